// Lomax: constructors, both ends of the range of double, moments. Expected values: exact arithmetic of the definitions.
#include <relent/distributions/lomax.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(Lomax, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Lomax(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "shape");
    }
    EXPECT_THROW(Lomax(1, bad), InvalidParameter);
  }
}

TEST(Lomax, HasItsDensityAndText) {
  const Lomax law(3, 2);
  EXPECT_TRUE(close(law.log_prob(6), std::log(1.5 / 256), 1e-15));
  EXPECT_TRUE(close(law.survival(6), 1.0 / 64, 1e-15));
  EXPECT_EQ(law.log_prob(-1), -infinity);
  EXPECT_EQ(law.to_string(), "Lomax(shape=3, scale=2)");
}

TEST(Lomax, IsExponentialAtHugeShapes) {
  const Lomax law(1e300, 1e300);
  EXPECT_TRUE(close(law.cdf(1e-300), 1e-300, 1e-14));
  EXPECT_TRUE(close(law.quantile(1e-300), 1e-300, 1e-14));
  EXPECT_TRUE(close(law.survival(2), std::exp(-2.0), 1e-14));
}

TEST(Lomax, HasItsMomentsAndExpectations) {
  const Lomax law(3, 2);
  EXPECT_EQ(law.mean(), 1);
  EXPECT_TRUE(close(law.variance(), 3, 1e-15));
  EXPECT_EQ(law.skewness(), infinity);
  EXPECT_EQ(law.mode(), 0);
  EXPECT_EQ(Lomax(1, 2).mean(), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::x_squared}), 4.0);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::log_x}).value(), std::log(2.0) - 1.5, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 2}).value(), 1.5, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::power, 1}).value(), 1.0, 1e-14));
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 3}), infinity);
}

TEST(Lomax, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  Lomax(5, 2).sample(rng, draws);
  double sum = 0;
  for (const double x : draws) sum += x;
  EXPECT_NEAR(sum / 20000, 0.5, 6 * 0.004565);  // six standard errors, sqrt(20/48 / n)
}

}  // namespace
}  // namespace relent
