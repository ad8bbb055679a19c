// Johnson's SU distribution. Expected values: mpmath, 60 digits.
#include <relent/distributions/johnson_su.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

namespace relent {
namespace {

using relent_test::close;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST(JohnsonSU, RejectsParametersOutOfRange) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return JohnsonSU(0, 0); }),
            "JohnsonSU: tailweight must be positive and finite, got 0");
  EXPECT_EQ(message_of<InvalidParameter>([] { return JohnsonSU(0, 1, 0, -1); }),
            "JohnsonSU: scale must be positive and finite, got -1");
  EXPECT_EQ(message_of<InvalidParameter>([] { return JohnsonSU(infinity, 1); }),
            "JohnsonSU: skewness must be finite, got inf");
  EXPECT_EQ(message_of<InvalidParameter>([] { return JohnsonSU(-701, 1); }),
            "JohnsonSU: skewness must be at most 700 tailweight in size, tailweight = 1, got -701");
  EXPECT_THROW(JohnsonSU(0, 1, not_a_number), InvalidParameter);
}

TEST(JohnsonSU, HasTheTailsOfItsNormalVariable) {
  const JohnsonSU law(0.5, 2, 1, 3);
  const double x = 1 + 3 * std::sinh((1.25 - 0.5) / 2);
  EXPECT_TRUE(close(law.cdf(x), 0.5 * std::erfc(-1.25 / std::sqrt(2.0)), 1e-14));
  EXPECT_TRUE(close(law.median(), 1 - 3 * std::sinh(0.25), 1e-14));
  EXPECT_EQ(law.to_string(), "JohnsonSU(skewness=0.5, tailweight=2, location=1, scale=3)");
}

TEST(JohnsonSU, IsNearlyGaussianForLightTails) {
  const JohnsonSU law(0, 1e8, 0, 1e8);
  EXPECT_TRUE(close(law.variance(), 1.0, 1e-13));
  EXPECT_TRUE(close(law.entropy(), 0.5 * std::log(2 * 3.141592653589793) + 0.5, 1e-13));
  EXPECT_TRUE(close(law.excess_kurtosis(), 4e-16, 1e-13));
  EXPECT_EQ(law.skewness(), 0);
}

TEST(JohnsonSU, HasTheSignOfItsThirdMoment) {
  EXPECT_LT(JohnsonSU(1, 2).skewness(), 0);
  EXPECT_GT(JohnsonSU(-1, 2).skewness(), 0);
  EXPECT_LT(JohnsonSU(1, 2).mean(), JohnsonSU(1, 2).median());
}

TEST(JohnsonSU, HasMomentsThatOverflow) {
  const JohnsonSU law(1, 0.02);
  EXPECT_EQ(law.mean(), -infinity);
  EXPECT_EQ(law.variance(), infinity);
  EXPECT_EQ(law.skewness(), -infinity);
  EXPECT_EQ(law.excess_kurtosis(), infinity);
  EXPECT_TRUE(std::isfinite(law.entropy()));
  EXPECT_EQ(JohnsonSU(0, 0.02).mean(), 0);
}

TEST(JohnsonSU, KnowsExpectations) {
  const JohnsonSU law(0.5, 2, 1, 3);
  EXPECT_EQ(law.expectation({Statistic::Kind::x}), law.mean());
  EXPECT_TRUE(close(*law.expectation({Statistic::Kind::squared_deviation, law.mean()}), law.variance(), 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, -0.1}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_x}), std::nullopt);
}

TEST(JohnsonSU, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const JohnsonSU& law : {JohnsonSU(0.5, 3), JohnsonSU(-2, 4, 100, 1e-3), JohnsonSU(1, 1e6, 0, 1)}) {
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < draws; ++i) {
      const double z = (law.sample(rng) - law.mean()) / law.stddev();
      sum += z;
      squares += z * z;
    }
    EXPECT_NEAR(sum / draws, 0.0, 6.0 / std::sqrt(draws)) << law;
    EXPECT_NEAR(squares / draws, 1.0, 6.0 * std::sqrt((2.0 + law.excess_kurtosis()) / draws)) << law;
  }
}

}  // namespace
}  // namespace relent
