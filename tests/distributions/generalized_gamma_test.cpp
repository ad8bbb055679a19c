// GeneralizedGamma: messages, text and what is particular to it.
#include <relent/relent.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;

TEST(GeneralizedGamma, NamesABadParameter) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return GeneralizedGamma(1, 2, 0); }),
            "GeneralizedGamma: power must be positive and finite, got 0");
}

TEST(GeneralizedGamma, PrintsWhatWasGiven) {
  EXPECT_EQ(GeneralizedGamma(1, 2, 3).to_string(), "GeneralizedGamma(scale=1, shape=2, power=3)");
}

TEST(GeneralizedGamma, KeepsTheDigitsOfMomentsWhoseLeadingTermVanishes) {  // mpmath, 120 digits, from E X^k
  EXPECT_TRUE(close(GeneralizedGamma(1, 3e8, 3).skewness(), 1.4814814880658435876e-13, 1e-14));
  EXPECT_TRUE(close(GeneralizedGamma(1, 3e15, 3).skewness(), 4.684855792842045537e-24, 1e-14));
  EXPECT_TRUE(close(GeneralizedGamma(1, 2e10, 2).excess_kurtosis(), 1.875000000140625e-21, 1e-14));
}

TEST(GeneralizedGamma, ContainsItsRelatives) {
  for (const double x : {1e-3, 0.4, 1.0, 2.5, 12.0}) {
    EXPECT_TRUE(close(GeneralizedGamma(0.5, 3, 1).log_prob(x), Gamma(3, 2).log_prob(x), 1e-14, 1e-15));
    EXPECT_TRUE(close(GeneralizedGamma(std::sqrt(2.0), 2, 2).log_survival(x), Rayleigh(1).log_survival(x), 1e-14));
  }
  EXPECT_TRUE(close(*closed_form_kl(GeneralizedGamma(0.5, 3, 1), Gamma(3, 2)), 0.0, 0.0, 1e-30));
}

}  // namespace
}  // namespace relent
