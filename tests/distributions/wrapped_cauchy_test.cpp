// WrappedCauchy: constructors, the fold at pi, its circular moments. Expected values: mpmath, from the density.
#include <relent/distributions/wrapped_cauchy.hpp>
#include <relent/kl_divergence.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(WrappedCauchy, RejectsAResultantLengthOutsideZeroToOne) {
  for (const double bad : {-0.1, 1.0, 2.0, not_a_number}) {
    try {
      WrappedCauchy(0, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "resultant_length");
    }
  }
  EXPECT_THROW(WrappedCauchy(infinity, 0.5), InvalidParameter);
}

TEST(WrappedCauchy, IsUniformAtResultantLengthZero) {
  const WrappedCauchy law(1, 0);
  EXPECT_TRUE(close(law.log_prob(-3), -1.8378770664093454836, 1e-15));
  EXPECT_TRUE(close(law.variance(), 3.2898681336964528729, 1e-14));  // pi^2 / 3
  EXPECT_TRUE(close(law.cdf(1.5), 0.73873241463784300365, 1e-14));   // 1/2 + 1.5 / (2 pi)
  EXPECT_EQ(law.mean(), 0);
}

TEST(WrappedCauchy, HasItsDensityAndText) {
  const WrappedCauchy law(7, 0.5);
  // (1 - r^2) / (2 pi (1 - r)^2) = 3 / (2 pi) at the location
  EXPECT_TRUE(close(law.prob(0.71681469282041352307), 0.47746482927568600731, 1e-14));
  EXPECT_EQ(law.to_string(), "WrappedCauchy(location=7, resultant_length=0.5)");
  EXPECT_EQ(law.log_prob(3.2), -infinity);
}

TEST(WrappedCauchy, DivergesSymmetrically) {
  const WrappedCauchy p(1, 0.5);
  const WrappedCauchy q(2, 0.25);
  // log((1 - 2 r s cos 1 + r^2 s^2) / ((1 - r^2)(1 - s^2)))
  const double truth = std::log((1 - 0.25 * std::cos(1.0) + 0.015625) / (0.75 * 0.9375));
  EXPECT_TRUE(close(kl_divergence(p, q).value, truth, 1e-14));
  EXPECT_EQ(kl_divergence(p, q).value, kl_divergence(q, p).value);
  EXPECT_EQ(kl_divergence(p, p).value, 0);
}

TEST(WrappedCauchy, DrawsInsideTheCircleWithItsResultantLength) {
  Rng rng(1);
  for (const double length : {0.0, 0.3, 0.9, 0.999999}) {
    const WrappedCauchy law(3, length);
    double sum = 0;
    for (int i = 0; i < 10000; ++i) {
      const double x = law.sample(rng);
      ASSERT_TRUE(law.in_support(x)) << x;
      sum += std::cos(x - 3);
    }
    EXPECT_NEAR(sum / 10000, length, 6 * std::sqrt(0.5 * (1 - length * length)) / 100) << length;
  }
}

}  // namespace
}  // namespace relent
