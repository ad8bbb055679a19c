// DiscreteLaplace: constructors, both tails and facts. Expected values: mpmath with 60 digits, from the definitions.
#include <relent/distributions/discrete_laplace.hpp>

#include "distributions/close_to.hpp"
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

TEST(DiscreteLaplace, RejectsADecayOutsideTheOpenUnitInterval) {
  for (const double bad : {0.0, 1.0, -0.5, 2.0, infinity, not_a_number}) {
    EXPECT_THROW(DiscreteLaplace{bad}, InvalidParameter) << bad;
  }
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return DiscreteLaplace(1.5); }),
            "DiscreteLaplace: decay must be in (0, 1), got 1.5");
}

TEST(DiscreteLaplace, HasItsMassesAndText) {
  const DiscreteLaplace law(0.5);
  EXPECT_TRUE(close(law.prob(0), 1.0 / 3.0, 1e-15));
  EXPECT_TRUE(close(law.prob(-2), 1.0 / 12.0, 1e-15));
  EXPECT_TRUE(close(law.cdf(-1), 1.0 / 3.0, 1e-15));
  EXPECT_TRUE(close(law.cdf(0), 2.0 / 3.0, 1e-15));
  EXPECT_EQ(law.prob(0.5), 0.0);
  EXPECT_EQ(law.to_string(), "DiscreteLaplace(decay=0.5)");
  EXPECT_EQ(law.support(), Support::integers(-infinity, infinity));
}

TEST(DiscreteLaplace, HasLeastIntegerQuantiles) {
  for (const double decay : {1e-300, 0.1, 0.5, 0.9, 0.999, 1 - 1e-9, 1 - 1e-12}) {
    const DiscreteLaplace law(decay);
    for (const double u : {3e-300, 1e-10, 0.025, 0.3, 0.5, 0.75, 0.999}) {
      const double k = law.quantile(u);
      EXPECT_GE(law.cdf(k), u * (1 - 1e-15)) << law << ' ' << u;
      EXPECT_LT(law.cdf(k - 1.0), u * (1 + 1e-15)) << law << ' ' << u;
      EXPECT_EQ(law.inverse_survival(u), -law.quantile(u)) << law << ' ' << u;  // no ties among these
    }
    EXPECT_EQ(law.median(), 0.0);
    EXPECT_EQ(law.quantile(0.0), -infinity);
    EXPECT_EQ(law.quantile(1.0), infinity);
  }
  EXPECT_TRUE(std::isfinite(DiscreteLaplace(1 - 0x1p-53).quantile(5e-324)));
  EXPECT_TRUE(std::isfinite(DiscreteLaplace(1 - 0x1p-53).inverse_survival(5e-324)));
}

TEST(DiscreteLaplace, KnowsItsExpectations) {
  const DiscreteLaplace law(0.5);
  EXPECT_EQ(law.expectation({Statistic::Kind::x}), 0.0);
  EXPECT_EQ(law.expectation({Statistic::Kind::x_squared}), 4.0);
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 4.0}), 100.0);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 0}).value(), 4.0 / 3.0, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, -1.5}).value(), 2.0, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 0.7}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, -0.7}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_x}), std::nullopt);
  EXPECT_EQ(law.ratio_bound(3.0), 0.5);
  EXPECT_EQ(law.ratio_bound(-3.0), 2.0);
  std::array<double, 1> score{};
  ASSERT_EQ(law.score(-2.0, score), 1U);
  EXPECT_TRUE(close(score[0], 4.0 - 8.0 / 3.0, 1e-15));
}

TEST(DiscreteLaplace, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  const DiscreteLaplace law(0.8);
  law.sample(rng, draws);
  double sum = 0.0;
  double squares = 0.0;
  for (const double x : draws) {
    EXPECT_EQ(x, std::floor(x));
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / 20000, 0.0, 6.0 * law.stddev() / std::sqrt(20000.0));
  EXPECT_NEAR(squares / 20000 / law.variance(), 1.0, 6.0 * std::sqrt((law.excess_kurtosis() + 2.0) / 20000));
}

}  // namespace
}  // namespace relent
