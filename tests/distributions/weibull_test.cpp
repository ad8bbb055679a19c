// Weibull: constructors, extreme shapes and facts. Expected values: mpmath with 50 digits, from the definitions.
#include <relent/distributions/weibull.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(Weibull, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Weibull(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "shape");
    }
    EXPECT_THROW(Weibull(1, bad), InvalidParameter);
  }
  EXPECT_THROW(Weibull(1e-310, 1), InvalidParameter);  // 1/shape overflows
}

TEST(Weibull, HasItsDensityAndText) {
  EXPECT_TRUE(close(Weibull(2, 3).log_prob(1.5), -1.3486122886681097, 1e-15));
  EXPECT_EQ(Weibull(2, 3).to_string(), "Weibull(shape=2, scale=3)");
  EXPECT_EQ(Weibull(2, 3).log_prob(0), -infinity);
  EXPECT_EQ(Weibull(1, 4).log_prob(0), -std::log(4));
  EXPECT_EQ(Weibull(0.5, 3).log_prob(0), infinity);
}

TEST(Weibull, IsRightBelowTheRangeOfDouble) {
  const Weibull law(0.01, 1);
  // at x = exp(-1000): log(0.01) + 0.99 * 1000 - exp(-10)
  EXPECT_TRUE(close(law.log_prob(Point{0.0, 0.0, infinity, -1000.0, infinity}), 985.39478441408215, 1e-15));
}

TEST(Weibull, SamplesATinyShape) {
  const Weibull law(1e-10, 1);
  Rng rng(3);
  int below = 0;
  for (int i = 0; i < 1000; ++i) {
    const Point point = law.sample_point(rng);
    EXPECT_FALSE(std::isnan(point.x));
    EXPECT_TRUE(std::isfinite(point.log_from_lower));
    below += point.x == 0.0 ? 1 : 0;
  }
  EXPECT_NEAR(below, 632, 6 * 15.3);  // P(T < 1) = 1 - 1/e; all but 1e-7 of the mass is below or above double's range
}

TEST(Weibull, KnowsItsExpectations) {
  const Weibull law(2, 3);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::log_x}).value(), 0.81000445621734326, 1e-14));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::power, 0.5}).value(), 1.5699351423663698, 1e-14));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 2}).value(), 1.1799489833945925, 1e-14));
  EXPECT_EQ(law.expectation({Statistic::Kind::power, -2}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 1}), std::nullopt);
}

TEST(Weibull, TellsItsScore) {
  std::array<double, 2> score{};
  ASSERT_EQ(Weibull(2, 3).score(1.5, score), 2U);
  EXPECT_TRUE(close(score[0], 0.5 - 0.75 * 0.69314718055994531, 1e-14));
  EXPECT_EQ(score[1], -0.5);
}

}  // namespace
}  // namespace relent
