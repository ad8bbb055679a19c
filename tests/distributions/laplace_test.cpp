// Laplace: constructors, far tails and facts. Expected values: mpmath with 60 digits, from the definitions.
#include <relent/distributions/laplace.hpp>

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

TEST(Laplace, RejectsAScaleThatIsNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Laplace(0, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
  }
}

TEST(Laplace, RejectsALocationThatIsNotFinite) {
  for (const double bad : {-infinity, infinity, not_a_number}) EXPECT_THROW(Laplace(bad, 1), InvalidParameter);
}

TEST(Laplace, HasItsDensityAndText) {
  const Laplace law(1, 2);
  EXPECT_TRUE(close(law.log_prob(-4.5), -4.136294361119890619, 1e-15));
  EXPECT_EQ(law.to_string(), "Laplace(location=1, scale=2)");
  EXPECT_EQ(Laplace(0, 1e-10).log_prob(1e300), -infinity);
  EXPECT_TRUE(std::isfinite(Laplace(0, 1.7e308).log_prob(1.7e308)));
}

TEST(Laplace, HasExactTails) {
  const Laplace law(1, 2);
  EXPECT_TRUE(close(law.cdf(-4.5), 0.03196393060335378635, 1e-15));
  EXPECT_TRUE(close(law.survival(6.5), 0.03196393060335378635, 1e-15));
  EXPECT_TRUE(close(law.cdf(2), 0.6967346701436832882, 1e-15));
  EXPECT_TRUE(close(law.log_cdf(81), -2.1241771276457945e-18, 1e-15));
  EXPECT_TRUE(close(law.log_survival(-79), -2.1241771276457945e-18, 1e-15));
  EXPECT_TRUE(close(law.log_cdf(-1e300), -5e299, 1e-15));
}

TEST(Laplace, InvertsBothTails) {
  const Laplace law(1, 2);
  EXPECT_TRUE(close(law.quantile(0.75), 2.386294361119890619, 1e-15));
  EXPECT_TRUE(close(law.quantile(1e-300), -1379.16476143530752, 1e-15));
  EXPECT_TRUE(close(law.inverse_survival(1e-300), 1381.16476143530752, 1e-15));
  EXPECT_EQ(law.quantile(0.5), 1);
  EXPECT_EQ(law.median(), 1);
}

TEST(Laplace, HasItsMoments) {
  const Laplace law(1, 2);
  EXPECT_EQ(law.mean(), 1);
  EXPECT_EQ(law.variance(), 8);
  EXPECT_EQ(law.skewness(), 0);
  EXPECT_EQ(law.excess_kurtosis(), 3);
  EXPECT_EQ(law.mode(), 1);
  EXPECT_TRUE(close(law.entropy(), 2.386294361119890619, 1e-15));
}

TEST(Laplace, KnowsItsExpectations) {
  const Laplace law(1, 2);
  EXPECT_EQ(law.expectation({Statistic::Kind::x}), 1.0);
  EXPECT_EQ(law.expectation({Statistic::Kind::x_squared}), 9.0);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 2}).value(), 2.213061319425266847, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::absolute_deviation, 1}), 2.0);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::exponential, 0.25}).value(), 1.712033888916988645, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 0.5}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, -0.75}), infinity);
  EXPECT_EQ(Laplace(-1, 2).expectation({Statistic::Kind::power, 4}), 433.0);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_x}), std::nullopt);
}

TEST(Laplace, IsLinearInItsDeviation) {
  const LogDensityTerms terms = Laplace(1, 2).log_density_terms().value();
  ASSERT_EQ(terms.terms.size(), 1U);
  EXPECT_EQ(terms.terms[0].statistic.argument, 1);
  EXPECT_TRUE(close(terms.constant + 5.5 * terms.terms[0].coefficient, -4.136294361119890619, 1e-15));
}

TEST(Laplace, TellsItsKinkAndItsScore) {
  const Laplace law(1, 2);
  EXPECT_EQ(law.breakpoints(), std::vector<double>{1});
  std::array<double, 2> score{};
  ASSERT_EQ(law.score(-4, score), 2U);
  EXPECT_EQ(score[0], -0.5);
  EXPECT_EQ(score[1], 0.75);
}

TEST(Laplace, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  Laplace(3, 2).sample(rng, draws);
  double sum = 0;
  double deviations = 0;
  for (const double x : draws) {
    sum += x;
    deviations += std::abs(x - 3);
  }
  // Five standard errors: sqrt(8 / n) and 2 / sqrt(n).
  EXPECT_NEAR(sum / 20000, 3, 5 * 0.02);
  EXPECT_NEAR(deviations / 20000, 2, 5 * 0.01415);
}

}  // namespace
}  // namespace relent
