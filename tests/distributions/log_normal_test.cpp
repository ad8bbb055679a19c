// LogNormal: constructors, tails and facts. Expected values: mpmath with 60 digits, from the definitions.
#include <relent/distributions/log_normal.hpp>

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

TEST(LogNormal, RejectsBadParameters) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      LogNormal(0, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "log_stddev");
    }
    EXPECT_THROW(LogNormal::from_mean_stddev(bad, 1), InvalidParameter);
    EXPECT_THROW(LogNormal::from_mean_stddev(1, bad), InvalidParameter);
  }
  EXPECT_THROW(LogNormal(infinity, 1), InvalidParameter);
  EXPECT_THROW(LogNormal::from_mean_stddev(1e-200, 1e200), InvalidParameter);
}

TEST(LogNormal, TakesTheMeanAndTheStandardDeviationOfX) {
  const LogNormal law = LogNormal::from_mean_stddev(3, 2);
  EXPECT_EQ(law.to_string(), "LogNormal(mean=3, stddev=2)");
  EXPECT_TRUE(close(law.log_mean(), 0.91474989860545101476, 1e-15));
  EXPECT_TRUE(close(law.log_stddev(), 0.60640314983129610494, 1e-15));
  EXPECT_EQ(law.mean(), 3);
  EXPECT_EQ(law.stddev(), 2);
  const LogNormal narrow = LogNormal::from_mean_stddev(1, 1e-12);
  EXPECT_TRUE(close(narrow.log_stddev(), 1e-12, 1e-15));
  EXPECT_TRUE(close(narrow.log_mean(), -5e-25, 1e-15));
  const LogNormal wide = LogNormal::from_mean_stddev(1e-100, 1e100);
  EXPECT_TRUE(close(wide.log_stddev(), 30.348542587702927017, 1e-15));
}

TEST(LogNormal, VanishesAtZero) {
  const LogNormal law(0, 1);
  EXPECT_EQ(law.log_prob(0.0), -infinity);
  EXPECT_EQ(law.cdf(0), 0);
  EXPECT_FALSE(law.in_support(0));
}

TEST(LogNormal, KnowsItsExpectations) {
  const LogNormal law(0.5, 0.75);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::power, -1.5}).value(), 0.88941841157595563617, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::log_x}), 0.5);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_x_squared}), 0.8125);
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 1e-9}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, -1}), std::nullopt);
}

TEST(LogNormal, DrawsWithTheMomentsOfItsLogarithm) {
  Rng rng(1);
  std::vector<double> draws(20000);
  LogNormal(3, 2).sample(rng, draws);
  double sum = 0;
  double squares = 0;
  for (const double x : draws) {
    const double z = (std::log(x) - 3) / 2;
    sum += z, squares += z * z;
  }
  // Six standard errors.
  EXPECT_NEAR(sum / 20000, 0, 6 * 0.00708);
  EXPECT_NEAR(squares / 20000, 1, 6 * 0.01);
}

}  // namespace
}  // namespace relent
