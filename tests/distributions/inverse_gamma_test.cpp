// InverseGamma: messages, text and what is particular to it.
#include <relent/relent.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;

TEST(InverseGamma, NamesABadParameter) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return InverseGamma(1, -2); }),
            "InverseGamma: scale must be positive and finite, got -2");
}

TEST(InverseGamma, PrintsWhatWasGiven) { EXPECT_EQ(InverseGamma(3, 2).to_string(), "InverseGamma(shape=3, scale=2)"); }

TEST(InverseGamma, IsTheReciprocalOfAGamma) {
  for (const double x : {1e-2, 0.4, 1.0, 2.5, 1e5}) {
    EXPECT_TRUE(close(InverseGamma(3, 2).log_cdf(x), Gamma(3, 2).log_survival(1.0 / x), 1e-14));
    EXPECT_TRUE(close(InverseGamma(3, 2).log_prob(x), Gamma(3, 2).log_prob(1.0 / x) - 2.0 * std::log(x), 1e-13, 1e-14));
  }
  EXPECT_EQ(InverseGamma(1, 2).mean(), infinity);
  EXPECT_EQ(InverseGamma(2, 2).variance(), infinity);
  EXPECT_EQ(InverseGamma(1, 2).variance(), infinity);
}

TEST(InverseGamma, HasFiniteDivergenceFromAGammaOnlyWithAMean) {
  EXPECT_EQ(kl_divergence(InverseGamma(1, 1), Gamma(1, 1)).value, infinity);
  EXPECT_TRUE(std::isfinite(kl_divergence(InverseGamma(1.01, 1), Gamma(1, 1)).value));
  EXPECT_EQ(kl_divergence(Gamma(1, 1), InverseGamma(1, 1)).value, infinity);
  EXPECT_TRUE(std::isfinite(kl_divergence(Gamma(1.01, 1), InverseGamma(1, 1)).value));
}

TEST(InverseGamma, HasAnInfiniteKurtosisWhereverItHasAVariance) {
  EXPECT_EQ(InverseGamma(2.5, 1).excess_kurtosis(), infinity);
  EXPECT_EQ(InverseGamma(3.5, 1).excess_kurtosis(), infinity);
  EXPECT_TRUE(std::isnan(InverseGamma(1.5, 1).excess_kurtosis()));
}

}  // namespace
}  // namespace relent
