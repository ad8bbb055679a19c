// Hypergeometric: constructors, masses at every size, sums and facts. Expected values: mpmath, from the definitions.
#include <relent/distributions/hypergeometric.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"
#include "support/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(Hypergeometric, RejectsWhatIsNotAPartOfThePopulation) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return Hypergeometric(10, 11, 1); }),
            "Hypergeometric: successes must be an integer in [0, population], got 11");
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return Hypergeometric(10, 3, 2.5); }),
            "Hypergeometric: draws must be an integer in [0, population], got 2.5");
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return Hypergeometric(0x1p54, 3, 2); }),
            "Hypergeometric: population must be an integer in [0, 2^53], got 18014398509481984");
  for (const double bad : {-1.0, 0.5, 1e300, infinity, not_a_number}) {
    EXPECT_THROW(Hypergeometric(bad, 1, 1), InvalidParameter) << bad;
    EXPECT_THROW(Hypergeometric(9, bad, 1), InvalidParameter) << bad;
    EXPECT_THROW(Hypergeometric(9, 1, bad), InvalidParameter) << bad;
  }
}

TEST(Hypergeometric, HasTheMassesOfItsDefinition) {
  const Hypergeometric law(10, 4, 3);  // C(4, k) C(6, 3 - k) / 120
  for (const auto& [k, ways] :
       {std::pair(0.0, 20.0), std::pair(1.0, 60.0), std::pair(2.0, 36.0), std::pair(3.0, 4.0)}) {
    EXPECT_TRUE(close(law.prob(k), ways / 120, 4e-15));
  }
  EXPECT_TRUE(close(law.cdf(1), 80.0 / 120, 4e-15));
  EXPECT_TRUE(close(law.survival(1), 40.0 / 120, 4e-15));
  EXPECT_EQ(law.mode(), 1);
  EXPECT_EQ(law.median(), 1);
  EXPECT_EQ(law.to_string(), "Hypergeometric(population=10, successes=4, draws=3)");
  EXPECT_EQ(Hypergeometric(10, 8, 7).support(), Support::integers(5, 7));
}

TEST(Hypergeometric, IsDegenerateWithoutChoice) {
  for (const Hypergeometric& law : {Hypergeometric(0, 0, 0), Hypergeometric(9, 0, 4), Hypergeometric(9, 9, 4),
                                    Hypergeometric(9, 4, 0), Hypergeometric(9, 4, 9)}) {
    const double value = law.support().lower;
    EXPECT_EQ(law.support().upper, value);
    EXPECT_EQ(law.log_prob(value), 0) << law;
    EXPECT_EQ(law.cdf(value), 1) << law;
    EXPECT_EQ(law.mean(), value) << law;
    EXPECT_EQ(law.mode(), value) << law;
    EXPECT_EQ(law.variance(), 0) << law;
    EXPECT_EQ(law.entropy(), 0) << law;
    EXPECT_TRUE(std::isnan(law.skewness())) << law;
    EXPECT_TRUE(std::isnan(law.excess_kurtosis())) << law;
    EXPECT_EQ(law.quantile(0.3), value) << law;
    Rng rng(1);
    EXPECT_EQ(law.sample(rng), value) << law;
  }
}

TEST(Hypergeometric, HasTheLeastModeOfTwo) {
  EXPECT_EQ(Hypergeometric(2, 1, 1).mode(), 0);
  EXPECT_EQ(Hypergeometric(10, 5, 5).mode(), 2);
  EXPECT_EQ(Hypergeometric(10, 4, 4).mode(), 2);
  EXPECT_EQ(Hypergeometric(0x1p53, 0x1p52, 0x1p52).mode(), 0x1p51);
}

TEST(Hypergeometric, KnowsExpectationsAndRatios) {
  const Hypergeometric law(10, 4, 3);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::x}).value(), 1.2, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::x_squared}).value(), 2.0, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::reciprocal}), infinity);
  EXPECT_EQ(Hypergeometric(10, 8, 7).expectation({Statistic::Kind::reciprocal}), std::nullopt);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_factorial}), std::nullopt);
  for (const double k : {0.0, 1.0, 2.0}) {
    EXPECT_TRUE(close(*law.ratio_bound(k), law.prob(k + 1) / law.prob(k), 1e-14));
  }
  EXPECT_EQ(law.ratio_bound(3), 0.0);
}

TEST(Hypergeometric, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const Hypergeometric& law :
       {Hypergeometric(10, 4, 3), Hypergeometric(1000, 300, 200), Hypergeometric(1e6, 5e5, 3e5),
        Hypergeometric(0x1p53, 0x1p52, 0x1p51), Hypergeometric(1e5, 99990, 5e4)}) {
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

TEST(Hypergeometric, FollowsItsLawInTheRatioOfUniforms) {
  const Hypergeometric law(2000, 1000, 900);  // variance 123.8: just above the change of samplers
  Rng rng(3);
  std::vector<double> sample(20000);
  law.sample(rng, sample);
  EXPECT_TRUE(relent_test::follows(std::move(sample), [&](double x) { return law.cdf(x); }));
}

}  // namespace
}  // namespace relent
