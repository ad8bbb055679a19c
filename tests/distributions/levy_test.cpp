// Levy: messages, text and what is particular to it.
#include <relent/relent.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;

TEST(Levy, NamesABadParameter) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return Levy(0, 0); }),
            "Levy: scale must be positive and finite, got 0");
}

TEST(Levy, PrintsWhatWasGiven) { EXPECT_EQ(Levy(1, 2).to_string(), "Levy(location=1, scale=2)"); }

TEST(Levy, HasTheErrorFunctionAsItsCdf) {
  // erfc(sqrt(scale / (2 (x - location)))), mpmath
  EXPECT_TRUE(close(Levy(1, 2).cdf(3), 0.31731050786291410283, 1e-14));
  EXPECT_TRUE(close(Levy(0, 1).log_cdf(1e-4), -5004.8310615136449037, 1e-14));
  EXPECT_EQ(Levy(0, 1).mean(), infinity);
}

TEST(Levy, KnowsWhichLocationsNest) {
  EXPECT_EQ(kl_divergence(Levy(0, 1), Levy(1, 1)).value, infinity);
  const KlEstimate kl = kl_divergence(Levy(1, 1), Levy(0, 1));
  EXPECT_EQ(kl.method, KlMethod::quadrature);
  EXPECT_TRUE(kl.converged);
}

}  // namespace
}  // namespace relent
