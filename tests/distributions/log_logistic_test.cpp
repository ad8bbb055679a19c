// LogLogistic: constructors, tails and facts. Expected values: mpmath with 60 digits, from the definitions.
#include <relent/distributions/log_logistic.hpp>

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

TEST(LogLogistic, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      LogLogistic(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "shape");
    }
    EXPECT_THROW(LogLogistic(1, bad), InvalidParameter);
  }
}

TEST(LogLogistic, HasTheLimitsOfItsDensityAtZero) {
  EXPECT_EQ(LogLogistic(0.5, 3).log_prob(0), infinity);
  EXPECT_TRUE(close(LogLogistic(1, 4).prob(0), 0.25, 1e-15));
  EXPECT_EQ(LogLogistic(2, 3).log_prob(0), -infinity);
  EXPECT_EQ(LogLogistic(2, 3).cdf(0), 0);
  EXPECT_EQ(LogLogistic(2, 3).log_survival(0), 0);
}

TEST(LogLogistic, HasTheMomentsBelowItsShape) {
  const LogLogistic law(7.5, 20);
  EXPECT_TRUE(close(law.mean(), 20.597063363212938469, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::reciprocal}).value(), 0.051492658408032346173, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::power, -2.5}).value(), 0.00067596311266226864949, 1e-14));
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 7.5}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::power, -8}), infinity);
  EXPECT_EQ(LogLogistic(1, 1).mean(), infinity);
  EXPECT_EQ(LogLogistic(2, 1).variance(), infinity);
  EXPECT_TRUE(std::isnan(LogLogistic(2, 1).skewness()));
  EXPECT_EQ(LogLogistic(3, 1).skewness(), infinity);
  EXPECT_EQ(LogLogistic(4, 1).excess_kurtosis(), infinity);
}

TEST(LogLogistic, LeavesTheRangeOfDoubleOnlyInItsPoints) {
  const LogLogistic law(1e-3, 1);
  Rng rng(4);
  for (int i = 0; i < 100; ++i) {
    const Point point = law.sample_point(rng);
    EXPECT_TRUE(std::isfinite(point.log_from_lower));
    if (std::isfinite(point.x)) {
      EXPECT_FALSE(std::isnan(law.log_prob(point)));
    }
  }
}

TEST(LogLogistic, DrawsWithTheMomentsOfItsLogarithm) {
  Rng rng(1);
  std::vector<double> draws(20000);
  LogLogistic(2, 5).sample(rng, draws);
  double sum = 0;
  double squares = 0;
  for (const double x : draws) {
    const double w = std::log(x / 5);
    sum += w, squares += w * w;
  }
  // Six standard errors: of the logarithm the variance is pi^2/12 = 0.8225, and that of a square (4.2 - 1) 0.8225^2.
  EXPECT_NEAR(sum / 20000, 0, 6 * 0.006413);
  EXPECT_NEAR(squares / 20000, 0.8225, 6 * 0.0104);
}

}  // namespace
}  // namespace relent
