// Logistic: constructors, tails and facts. Expected values: mpmath with 60 digits, from the definitions.
#include <relent/distributions/logistic.hpp>

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

TEST(Logistic, RejectsWhatIsNotALocationAndAScale) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Logistic(0, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
  }
  for (const double bad : {-infinity, infinity, not_a_number}) EXPECT_THROW(Logistic(bad, 1), InvalidParameter);
}

TEST(Logistic, HasExactTails) {
  const Logistic law(1, 2);
  EXPECT_TRUE(close(law.cdf(-4), 0.075858180021243551193, 1e-15));
  EXPECT_TRUE(close(law.log_survival(-79), -4.2483542552915889863e-18, 1e-15));
  EXPECT_EQ(law.log_cdf(-1e300), -5e299);
  EXPECT_EQ(law.quantile(0.5), 1);
}

TEST(Logistic, KnowsItsExpectations) {
  const Logistic law(1, 2);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 2}).value(), 2.8963079367204267235, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::exponential, 0.25}).value(), 2.0169424080443908752, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::exponential, -0.4999}).value(), 3032.3501872619591092, 1e-12));
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 0.5}), infinity);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::power, 4}).value(), 807.27804826259973365, 1e-14));
  EXPECT_EQ(law.expectation({Statistic::Kind::log_x}), std::nullopt);
}

TEST(Logistic, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  Logistic(3, 2).sample(rng, draws);
  double sum = 0;
  double squares = 0;
  for (const double x : draws) sum += x, squares += (x - 3) * (x - 3);
  // Six standard errors: the variance is 13.16, and that of a square (4.2 - 1) 13.16^2.
  EXPECT_NEAR(sum / 20000, 3, 6 * 0.02565);
  EXPECT_NEAR(squares / 20000, 13.16, 6 * 0.1665);
}

}  // namespace
}  // namespace relent
