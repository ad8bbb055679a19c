// HalfNormal: messages, text and what is particular to it.
#include <relent/relent.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;

TEST(HalfNormal, NamesABadParameter) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return HalfNormal(0.0); }),
            "HalfNormal: scale must be positive and finite, got 0");
}

TEST(HalfNormal, PrintsWhatWasGiven) { EXPECT_EQ(HalfNormal(2).to_string(), "HalfNormal(scale=2)"); }

TEST(HalfNormal, IsTheSizeOfAGaussian) {
  const HalfNormal law(2);
  // 2 phi(x/2)/2 and erf(x/sqrt(8)) at x = 1, mpmath
  EXPECT_TRUE(close(law.prob(1), 0.35206532676429947777, 1e-15));
  EXPECT_TRUE(close(law.cdf(1), 0.38292492254802620728, 1e-15));
  EXPECT_TRUE(close(law.mean(), 1.5957691216057307117, 1e-15));
}

}  // namespace
}  // namespace relent
