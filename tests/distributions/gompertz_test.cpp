// Gompertz: constructors, extreme shapes and facts. Expected values: mpmath with 50 digits, from the definitions.
#include <relent/distributions/gompertz.hpp>

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

TEST(Gompertz, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Gompertz(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "shape");
    }
    EXPECT_THROW(Gompertz(1, bad), InvalidParameter);
  }
}

TEST(Gompertz, HasItsDensityAndText) {
  // log(0.5 * 2) + 0.5 + 2 * 0.75 - 0.5 exp(1.5)
  EXPECT_TRUE(close(Gompertz(0.5, 2).log_prob(0.75), 2 - 0.5 * 4.4816890703380648, 1e-15, 1e-15));
  EXPECT_TRUE(close(Gompertz(0.5, 2).log_prob(0), 0.0, 0.0, 1e-16));
  EXPECT_EQ(Gompertz(0.5, 2).to_string(), "Gompertz(shape=0.5, rate=2)");
}

TEST(Gompertz, IsExponentialAtLargeShapes) {
  const Gompertz law(1e200, 1e-200);
  for (const double x : {1e-5, 0.5, 3.0, 40.0}) EXPECT_TRUE(close(law.log_survival(x), -x, 1e-15));
  EXPECT_TRUE(close(law.skewness(), 2, 1e-14));
  EXPECT_TRUE(close(law.excess_kurtosis(), 6, 1e-14));
}

TEST(Gompertz, HasAModeBelowShapeOne) {
  EXPECT_EQ(Gompertz(0.5, 2).mode(), std::log(2) / 2);
  EXPECT_EQ(Gompertz(1, 2).mode(), 0);
  EXPECT_EQ(Gompertz(3, 2).mode(), 0);
}

TEST(Gompertz, KnowsItsExpectations) {
  const Gompertz law(0.5, 2);
  // E exp(rate X) = 1 + 1/shape, by parts
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::exponential, 2}).value(), 3, 1e-14));
  // exp(1/2) E1(1/2) / 2
  EXPECT_TRUE(close(law.mean(), 0.46145531624186485, 1e-14));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 100}).value(), 100 - law.mean(), 1e-15));
}

TEST(Gompertz, TellsItsScore) {
  std::array<double, 2> score{};
  ASSERT_EQ(Gompertz(0.5, 2).score(0.75, score), 2U);
  EXPECT_TRUE(close(score[0], 3 - 4.4816890703380648, 1e-14));
  EXPECT_TRUE(close(score[1], 1.25 - 0.375 * 4.4816890703380648, 1e-14));
}

}  // namespace
}  // namespace relent
