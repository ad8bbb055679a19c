// BetaBinomial: constructors, masses at every size, sums and facts. Expected values: mpmath, from the definitions.
#include <relent/distributions/beta_binomial.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(BetaBinomial, RejectsParametersOutOfRange) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return BetaBinomial(2.5, 1, 1); }),
            "BetaBinomial: trials must be an integer in [0, 2^53], got 2.5");
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return BetaBinomial(2, 0, 1); }),
            "BetaBinomial: alpha must be in [1e-290, 1e290], got 0");
  for (const double bad : {0.0, -1.0, 1e300, infinity, not_a_number}) {
    EXPECT_THROW(BetaBinomial(3, bad, 1), InvalidParameter) << bad;
    EXPECT_THROW(BetaBinomial(3, 1, bad), InvalidParameter) << bad;
  }
  EXPECT_THROW(BetaBinomial(-1, 1, 1), InvalidParameter);
  EXPECT_THROW(BetaBinomial(not_a_number, 1, 1), InvalidParameter);
}

TEST(BetaBinomial, IsUniformForUnitShapes) {
  const BetaBinomial law(9, 1, 1);
  for (double k = 0; k <= 9; ++k) {
    EXPECT_TRUE(close(law.prob(k), 0.1, 1e-14));
    EXPECT_TRUE(close(law.cdf(k), 0.1 * (k + 1), 1e-14));
  }
  EXPECT_TRUE(close(law.entropy(), std::log(10.0), 1e-14));
  EXPECT_EQ(law.mode(), 0);
  EXPECT_EQ(law.to_string(), "BetaBinomial(trials=9, alpha=1, beta=1)");
}

TEST(BetaBinomial, IsDegenerateWithoutTrials) {
  const BetaBinomial law(0, 2, 3);
  EXPECT_EQ(law.log_prob(0), 0);
  EXPECT_EQ(law.cdf(0), 1);
  EXPECT_EQ(law.entropy(), 0);
  EXPECT_EQ(law.variance(), 0);
  EXPECT_TRUE(std::isnan(law.skewness()));
  EXPECT_TRUE(std::isnan(law.excess_kurtosis()));
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 3}), 0.0);
  Rng rng(1);
  EXPECT_EQ(law.sample(rng), 0);
}

TEST(BetaBinomial, HasTheLeastModeOfTwo) {
  EXPECT_EQ(BetaBinomial(10, 2, 2).mode(), 5);
  EXPECT_EQ(BetaBinomial(11, 2, 2).mode(), 5);
  EXPECT_EQ(BetaBinomial(10, 0.5, 0.5).mode(), 0);
  EXPECT_EQ(BetaBinomial(10, 0.5, 0.4).mode(), 10);
  EXPECT_EQ(BetaBinomial(10, 3, 0.4).mode(), 10);
  EXPECT_EQ(BetaBinomial(10, 0.4, 3).mode(), 0);
  EXPECT_EQ(BetaBinomial(0x1p53, 1e20, 1e20).mode(), 0x1p52);
}

TEST(BetaBinomial, KnowsExpectationsAndRatios) {
  const BetaBinomial law(10, 2, 3);
  EXPECT_EQ(law.expectation({Statistic::Kind::x}), 4.0);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::x_squared}).value(), 22.0, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::reciprocal}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_factorial}), std::nullopt);
  for (const double k : {0.0, 4.0, 9.0}) {
    EXPECT_TRUE(close(*law.ratio_bound(k), law.prob(k + 1) / law.prob(k), 1e-13));
  }
  EXPECT_EQ(law.ratio_bound(10), 0.0);
}

TEST(BetaBinomial, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const BetaBinomial& law :
       {BetaBinomial(10, 2, 3), BetaBinomial(1e15, 50, 60), BetaBinomial(1000, 1e250, 3e250)}) {
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
TEST(BetaBinomial, OfVeryManyTrialsIsSummedInBlocks) {
  const BetaBinomial uniform(1e12, 1.0, 1.0);
  EXPECT_NEAR(uniform.cdf(3e11 - 1.0) / (3e11 / (1e12 + 1.0)), 1.0, 1e-12);
  EXPECT_NEAR(uniform.entropy() / std::log1p(1e12), 1.0, 1e-13);
  const BetaBinomial symmetric(1e9 + 1.0, 0.5, 0.5);
  EXPECT_NEAR(symmetric.cdf(5e8), 0.5, 1e-12);
  EXPECT_NEAR(symmetric.quantile(0.5), 5e8, 1.0);
}

}  // namespace relent
