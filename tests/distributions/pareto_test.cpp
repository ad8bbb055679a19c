// Pareto: constructors, the crowded end, moments. Expected values: mpmath with 30 digits, from the definitions.
#include <relent/distributions/pareto.hpp>

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

TEST(Pareto, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Pareto(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
    EXPECT_THROW(Pareto(1, bad), InvalidParameter);
  }
}

TEST(Pareto, HasItsDensityAndText) {
  const Pareto law(2, 3);
  EXPECT_TRUE(close(law.log_prob(5), -3.2596978193884558788, 1e-15));
  EXPECT_TRUE(close(law.survival(5), 0.064, 1e-15));
  EXPECT_TRUE(close(law.entropy(), 0.92786822522516895136, 1e-15));
  EXPECT_TRUE(close(law.median(), 2.5198420997897463295, 1e-15));
  EXPECT_EQ(law.log_prob(1.5), -infinity);
  EXPECT_EQ(law.cdf(1.5), 0.0);
  EXPECT_EQ(law.to_string(), "Pareto(scale=2, shape=3)");
}

TEST(Pareto, KeepsItsDigitsWhereTheMassCrowdsAtTheEnd) {
  // X - 1 is about E / 1e12: the distance of a point is known where the point is not.
  const Pareto law(1, 1e12);
  const double log_distance = std::log(2.5e-12);
  EXPECT_TRUE(close(law.log_prob(Point{1.0, 1.0, infinity, log_distance, infinity}), std::log(1e12) - 2.5, 1e-12));
  Rng rng(4);
  double sum = 0;
  for (int i = 0; i < 20000; ++i) sum += std::exp(law.sample_point(rng).log_from_lower) * 1e12;
  EXPECT_NEAR(sum / 20000, 1.0, 6 / std::sqrt(20000.0));
}

TEST(Pareto, HasTheMomentsThatItsShapeAllows) {
  const Pareto law(2, 6);
  EXPECT_TRUE(close(law.mean(), 2.4, 1e-15));
  EXPECT_TRUE(close(law.variance(), 0.24, 1e-15));  // 4 * 6 / (25 * 4)
  EXPECT_TRUE(close(law.skewness(), 14.0 / 3.0 * std::sqrt(4.0 / 6.0), 1e-15));
  EXPECT_TRUE(close(law.excess_kurtosis(), 6.0 * (216 + 36 - 36 - 2) / (6.0 * 3.0 * 2.0), 1e-14));
  EXPECT_EQ(law.mode(), 2);
  EXPECT_EQ(Pareto(1, 1).mean(), infinity);
  EXPECT_EQ(Pareto(1, 2).variance(), infinity);
  EXPECT_EQ(Pareto(1, 3).skewness(), infinity);
  EXPECT_EQ(Pareto(1, 4).excess_kurtosis(), infinity);
  EXPECT_TRUE(std::isnan(Pareto(1, 2).skewness()));
  EXPECT_TRUE(close(Pareto(1, 1e300).excess_kurtosis(), 6.0, 1e-15));
}

TEST(Pareto, KnowsItsExpectations) {
  const Pareto law(2, 3);
  EXPECT_EQ(law.expectation({Statistic::Kind::x}), 3.0);
  EXPECT_EQ(law.expectation({Statistic::Kind::x_squared}), 12.0);
  EXPECT_EQ(law.expectation({Statistic::Kind::reciprocal}), 0.375);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::log_x}).value(), std::log(2.0) + 1.0 / 3.0, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 4}).value(), 1.5, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::absolute_deviation, 1}), 2.0);
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 3}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 0.1}), infinity);
}

TEST(Pareto, HasItsScore) {
  std::array<double, 2> score{};
  ASSERT_EQ(Pareto(2, 3).score(5, score), 2U);
  EXPECT_EQ(score[0], 1.5);
  EXPECT_TRUE(close(score[1], 1.0 / 3.0 - std::log(2.5), 1e-14));
}

TEST(Pareto, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  Pareto(2, 5).sample(rng, draws);
  double sum = 0;
  double log_sum = 0;
  for (const double x : draws) {
    sum += x;
    log_sum += std::log(x / 2);
  }
  // Six standard errors: sqrt(20/48 / n) and 1/5 / sqrt(n).
  EXPECT_NEAR(sum / 20000, 2.5, 6 * 0.004565);
  EXPECT_NEAR(log_sum / 20000, 0.2, 6 * 0.001415);
}

}  // namespace
}  // namespace relent
