// Gumbel: constructors, far tails and facts. Expected values: mpmath with 50 digits, from the definitions.
#include <relent/distributions/gumbel.hpp>

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

TEST(Gumbel, RejectsAScaleThatIsNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Gumbel(0, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
  }
}

TEST(Gumbel, RejectsALocationThatIsNotFinite) {
  for (const double bad : {-infinity, infinity, not_a_number}) EXPECT_THROW(Gumbel(bad, 1), InvalidParameter);
}

TEST(Gumbel, HasItsDensityAndText) {
  EXPECT_TRUE(close(Gumbel(1, 2).log_prob(4), -2.4162773407083751, 1e-15));
  EXPECT_EQ(Gumbel(1, 2).to_string(), "Gumbel(location=1, scale=2)");
}

TEST(Gumbel, FallsOffDoublyExponentially) {
  const Gumbel law(0, 1);
  EXPECT_TRUE(close(law.log_prob(-700), -1.01423205473500451e304, 1e-14));  // -exp(700)
  EXPECT_TRUE(close(law.log_cdf(-700), -1.01423205473500451e304, 1e-14));
  EXPECT_EQ(law.log_prob(-800), -infinity);
  EXPECT_TRUE(close(law.log_survival(1e10), -1e10, 1e-15));
  EXPECT_TRUE(close(law.log_cdf(100), -3.7200759760208360e-44, 1e-14));
}

TEST(Gumbel, KnowsItsExpectations) {
  const Gumbel law(1, 2);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::exponential, 0.25}).value(), 2.2758757944687472, 1e-14));
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 0.5}), infinity);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 2}).value(), 1.9482617214709116, 1e-14));
  EXPECT_EQ(law.expectation({Statistic::Kind::absolute_deviation, -1e6}), law.mean() + 1e6);
  EXPECT_EQ(law.expectation({Statistic::Kind::absolute_deviation, 1e6}), 1e6 - law.mean());
  EXPECT_EQ(law.expectation({Statistic::Kind::log_x}), std::nullopt);
}

TEST(Gumbel, TellsItsScore) {
  std::array<double, 2> score{};
  ASSERT_EQ(Gumbel(1, 2).score(4, score), 2U);
  EXPECT_TRUE(close(score[0], 0.38843491992578509, 1e-15));
  EXPECT_TRUE(close(score[1], 0.082652379888677628, 1e-14));
}

TEST(Gumbel, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  const Gumbel law(3, 2);
  law.sample(rng, draws);
  double sum = 0;
  double squares = 0;
  for (const double x : draws) {
    sum += x;
    squares += (x - law.mean()) * (x - law.mean());
  }
  // Six standard errors: sqrt(variance / n) and variance sqrt((excess kurtosis + 2) / n).
  EXPECT_NEAR(sum / 20000, law.mean(), 6 * law.stddev() / std::sqrt(20000.0));
  EXPECT_NEAR(squares / 20000, law.variance(), 6 * law.variance() * std::sqrt(4.4 / 20000));
}

}  // namespace
}  // namespace relent
