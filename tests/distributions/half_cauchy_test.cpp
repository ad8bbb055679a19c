// HalfCauchy: constructors, far tails, moments. Expected values: mpmath with 30 digits, from the definitions.
#include <relent/distributions/half_cauchy.hpp>

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

TEST(HalfCauchy, RejectsAScaleThatIsNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      HalfCauchy{bad};
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
  }
}

TEST(HalfCauchy, HasItsDensityAndText) {
  const HalfCauchy law(2);
  EXPECT_TRUE(close(law.log_prob(4.5), -2.9468521421130017586, 1e-15));
  EXPECT_TRUE(close(law.survival(4.5), 0.26624987749531314711, 1e-15));
  EXPECT_TRUE(close(law.entropy(), 2.531024246969290793, 1e-15));
  EXPECT_EQ(law.log_prob(-0.5), -infinity);
  EXPECT_EQ(law.to_string(), "HalfCauchy(scale=2)");
}

TEST(HalfCauchy, ReachesTheEndsOfTheRangeOfDouble) {
  const double log_two_over_pi = std::log(2 / 3.141592653589793);
  EXPECT_TRUE(close(HalfCauchy(1e-200).log_survival(1e300), -500 * std::log(10.0) + log_two_over_pi, 1e-15));
  EXPECT_TRUE(close(HalfCauchy(1e200).log_cdf(1e-300), -500 * std::log(10.0) + log_two_over_pi, 1e-15));
}

TEST(HalfCauchy, HasLogarithmicAndFractionalMomentsOnly) {
  const HalfCauchy law(2);
  EXPECT_EQ(law.mean(), infinity);
  EXPECT_EQ(law.variance(), infinity);
  EXPECT_TRUE(std::isnan(law.skewness()));
  EXPECT_EQ(law.median(), 2);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::power, 0.5}).value(), 2.0, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 1.0}), infinity);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::log_x_squared}).value(), 2.9478541141905410794, 1e-15));
}

TEST(HalfCauchy, HasItsScore) {
  std::array<double, 1> score{};
  ASSERT_EQ(HalfCauchy(2).score(4, score), 1U);
  EXPECT_TRUE(close(score[0], 0.3, 1e-15));
  ASSERT_EQ(HalfCauchy(2).score(0, score), 1U);
  EXPECT_EQ(score[0], -0.5);
}

TEST(HalfCauchy, DrawsWithItsMedian) {
  Rng rng(1);
  std::vector<double> draws(20000);
  HalfCauchy(2).sample(rng, draws);
  double below = 0;
  double log_sum = 0;
  for (const double x : draws) {
    below += x < 2 ? 1 : 0;
    log_sum += std::log(x);
  }
  // Six standard errors: 1/2 / sqrt(n), and pi/2 / sqrt(n) for the logarithm.
  EXPECT_NEAR(below / 20000, 0.5, 6 * 0.003536);
  EXPECT_NEAR(log_sum / 20000, std::log(2.0), 6 * 0.01111);
}

}  // namespace
}  // namespace relent
