// InverseGaussian: constructors, tails and facts. Expected values: mpmath with 60 digits, from the definitions.
#include <relent/distributions/inverse_gaussian.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(InverseGaussian, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      InverseGaussian(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "mean");
    }
    EXPECT_THROW(InverseGaussian(1, bad), InvalidParameter);
  }
}

TEST(InverseGaussian, HasBothTails) {
  const InverseGaussian law(3, 0.5);
  EXPECT_TRUE(close(law.cdf(1), 0.55996238969759862344, 1e-14));
  EXPECT_TRUE(close(law.survival(200), 0.000013225828070783484537, 1e-13));
  EXPECT_EQ(law.log_prob(0.0), -infinity);
  EXPECT_EQ(law.cdf(0), 0);
  EXPECT_EQ(law.log_survival(0), 0);
  EXPECT_TRUE(close(InverseGaussian(1, 1e16).cdf(1), 0.5, 1e-8));
  EXPECT_EQ(InverseGaussian(1e-300, 1e300).log_survival(1e300), -infinity);
}

TEST(InverseGaussian, KnowsItsExpectations) {
  const InverseGaussian law(2, 8);
  EXPECT_EQ(law.expectation({Statistic::Kind::reciprocal}), 0.625);
  EXPECT_EQ(law.expectation({Statistic::Kind::x_squared}), 5.0);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::power, 3}).value(), 15.5, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::power, -2}).value(), 0.484375, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::exponential, 1}).value(), 54.598150033144239078, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 1.0001}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 0.5}), std::nullopt);
}

TEST(InverseGaussian, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  InverseGaussian(2, 8).sample(rng, draws);
  double sum = 0;
  double reciprocals = 0;
  for (const double x : draws) sum += x, reciprocals += 1 / x;
  // Six standard errors: the variance is 1; that of 1/x is 1/(mean shape) + 2/shape^2 = 3/32.
  EXPECT_NEAR(sum / 20000, 2, 6 * 0.00708);
  EXPECT_NEAR(reciprocals / 20000, 0.625, 6 * 0.002166);
}

TEST(InverseGaussian, DrawsWithoutOverflowAtExtremeShapes) {
  Rng rng(2);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_TRUE(InverseGaussian(1e100, 1e-200).sample(rng) >= 0);
    EXPECT_TRUE(close(InverseGaussian(1, 1e30).sample(rng), 1, 1e-14));
  }
}

}  // namespace
}  // namespace relent
