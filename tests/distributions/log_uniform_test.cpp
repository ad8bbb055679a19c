// LogUniform: constructors, narrow and wide ranges. Expected values: by hand, from log X uniform.
#include <relent/distributions/log_uniform.hpp>
#include <relent/kl_divergence.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(LogUniform, RejectsBoundsThatAreNotPositiveAndOrdered) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      LogUniform(bad, 10);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "low");
    }
    EXPECT_THROW(LogUniform(1, bad), InvalidParameter);
  }
  EXPECT_THROW(LogUniform(2, 2), InvalidParameter);
  EXPECT_THROW(LogUniform(3, 2), InvalidParameter);
}

TEST(LogUniform, HasItsDensityAndText) {
  const LogUniform law(1, std::exp(2.0));
  EXPECT_TRUE(close(law.prob(2), 0.25, 1e-15));
  EXPECT_TRUE(close(law.cdf(std::exp(0.5)), 0.25, 1e-15));
  EXPECT_TRUE(close(law.quantile(0.75), std::exp(1.5), 1e-15));
  EXPECT_TRUE(close(law.mean(), 0.5 * std::expm1(2.0), 1e-15));
  EXPECT_EQ(LogUniform(1, 10).to_string(), "LogUniform(low=1, high=10)");
}

TEST(LogUniform, IsUniformInANarrowRange) {
  const LogUniform law(1, 1 + 0x1p-30);
  EXPECT_TRUE(close(law.variance(), 0x1p-60 / 12, 1e-9));
  EXPECT_TRUE(close(law.excess_kurtosis(), -1.2, 1e-9));
}

TEST(LogUniform, DivergesByTheRatioOfItsWidths) {
  EXPECT_TRUE(close(kl_divergence(LogUniform(1, 10), LogUniform(0.1, 100)).value, std::log(3.0), 1e-15));
  EXPECT_EQ(kl_divergence(LogUniform(1, 10), LogUniform(2, 100)).value, infinity);
  EXPECT_EQ(kl_divergence(LogUniform(1, 10), LogUniform(1, 10)).value, 0);
}

TEST(LogUniform, KnowsItsExpectations) {
  const LogUniform law(1, std::exp(2.0));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::log_x, 0}).value(), 1, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::log_x_squared, 0}).value(), 4.0 / 3, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::reciprocal, 0}).value(), -0.5 * std::expm1(-2.0), 1e-15));
}

TEST(LogUniform, DrawsWithItsMoments) {
  Rng rng(1);
  const LogUniform law(1e-3, 1e3);
  double sum = 0;
  for (int i = 0; i < 20000; ++i) sum += std::log(law.sample(rng));
  // log X is uniform of width log(1e6): six standard errors.
  EXPECT_NEAR(sum / 20000, 0, 6 * std::log(1e6) / std::sqrt(12 * 20000.0));
}

}  // namespace
}  // namespace relent
