// Binomial distribution. Expected values: mpmath, 60 digits, sums of the masses.
#include <relent/distributions/binomial.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <utility>

#include "distributions/close_to.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST(Binomial, RejectsTrialsThatAreNotACount) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Binomial(2.5, 0.5); }),
            "Binomial: trials must be an integer in [0, 2^53], got 2.5");
  EXPECT_THROW(Binomial(-1.0, 0.5), InvalidParameter);
  EXPECT_THROW(Binomial(0x1p54, 0.5), InvalidParameter);
  EXPECT_THROW(Binomial(infinity, 0.5), InvalidParameter);
  EXPECT_THROW(Binomial(not_a_number, 0.5), InvalidParameter);
  EXPECT_THROW(Binomial::from_logit(2.5, 0.0), InvalidParameter);
  EXPECT_NO_THROW(Binomial(0x1p53, 0.5));
}

TEST(Binomial, RejectsABadProbabilityInItsOwnName) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Binomial(3.0, -0.1); }),
            "Binomial: probability must be in [0, 1], got -0.1");
  EXPECT_THROW(Binomial(3.0, not_a_number), InvalidParameter);
  EXPECT_EQ(message_of<InvalidParameter>([] { return Binomial::from_logit(3.0, not_a_number); }),
            "Binomial: logit must be a number, got nan");
}

TEST(Binomial, HasTheMassesAndMomentsOfItsDefinition) {
  const Binomial law(10.0, 0.3);
  EXPECT_THAT(law.log_prob(4.0), close_to(-1.6088333502186696163));
  EXPECT_THAT(law.cdf(4.0), close_to(0.84973166740000001904));
  EXPECT_THAT(law.survival(4.0), close_to(0.15026833259999998096));
  EXPECT_THAT(law.log_cdf(0.0), close_to(-3.5667494393873236305));
  EXPECT_EQ(law.mean(), 3.0);
  EXPECT_THAT(law.variance(), close_to(2.1));
  EXPECT_THAT(law.skewness(), close_to(0.27602622373694170536));
  EXPECT_THAT(law.excess_kurtosis(), close_to(-0.12380952380952379945));
  EXPECT_THAT(law.entropy(), close_to(1.7790787840900631127));
  EXPECT_EQ(law.mode(), 3.0);
  EXPECT_EQ(law.median(), 3.0);
}

TEST(Binomial, IsAccurateForManyTrials) {
  EXPECT_THAT(Binomial(1e6, 0.25).log_prob(250000.0), close_to(-6.9897059565120851316));
  EXPECT_THAT(Binomial(1e6, 0.25).log_prob(240000.0), close_to(-276.06956273950784289));
  EXPECT_THAT(Binomial(1e15, 0.25).log_prob(250000001000000.0), close_to(-17.354005181871809585));
  EXPECT_THAT(Binomial(1e15, 0.1).log_prob(1e14), close_to(-16.984353926334080222));
  EXPECT_THAT(Binomial(1e6, 1e-9).log_prob(2.0), close_to(-14.509658736525219288));
}

TEST(Binomial, HasAnAccurateEntropyAtEverySize) {
  // The last four variances straddle 500, where summation gives way to the expansion.
  EXPECT_THAT(Binomial(1e6, 1e-9).entropy(), close_to(0.0079081018042860534924, 1e-13));
  EXPECT_THAT(Binomial(1e6, 0.25).entropy(), close_to(7.4897054842894832782));
  EXPECT_THAT(Binomial(3000.0, 0.2).entropy(), close_to(4.5057690106476852976, 1e-14));
  EXPECT_THAT(Binomial(2400.0, 0.3).entropy(), close_to(4.5302001714395771926));
  EXPECT_THAT(Binomial(1e6, 4e-4).entropy(), close_to(4.4142624223446438287, 1e-14));
  EXPECT_THAT(Binomial(1e6, 1e-3).entropy(), close_to(4.8722327974760590406));
}

TEST(Binomial, KeepsOutcomesWhoseProbabilityUnderflows) {
  const Binomial law = Binomial::from_logit(20.0, -800.0);
  EXPECT_EQ(law.support(), Support::integers(0.0, 20.0));
  EXPECT_THAT(law.log_prob(1.0), close_to(-797.00426772644600901));
  EXPECT_THAT(law.log_prob(3.0), close_to(-2392.9612164586114589));
  EXPECT_THAT(law.log_survival(1.0), close_to(-1594.7529759278395139));
  EXPECT_EQ(law.cdf(0.0), 1.0);
  EXPECT_EQ(law.survival(0.0), 0.0);
  EXPECT_EQ(law.entropy(), 0.0);
  EXPECT_EQ(law.mode(), 0.0);

  const Binomial mirrored = Binomial::from_logit(20.0, 800.0);
  EXPECT_THAT(mirrored.log_prob(19.0), close_to(-797.00426772644600901));
  EXPECT_THAT(mirrored.log_cdf(18.0), close_to(-1594.7529759278395139));
  EXPECT_EQ(mirrored.survival(19.0), 1.0);
  EXPECT_EQ(mirrored.mode(), 20.0);
  EXPECT_EQ(mirrored.quantile(0.5), 20.0);
}

TEST(Binomial, IsDegenerateWithoutTrialsOrWithoutChance) {
  for (const auto& [law, value] :
       {std::pair(Binomial(0.0, 0.3), 0.0), std::pair(Binomial(5.0, 0.0), 0.0), std::pair(Binomial(5.0, 1.0), 5.0),
        std::pair(Binomial::from_logit(5.0, infinity), 5.0), std::pair(Binomial(0x1p53, 1.0), 0x1p53)}) {
    EXPECT_EQ(law.support(), Support::integers(value, value));
    EXPECT_EQ(law.log_prob(value), 0.0);
    EXPECT_EQ(law.log_prob(value - 1.0), -infinity);
    EXPECT_EQ(law.cdf(value), 1.0);
    EXPECT_EQ(law.cdf(value - 1.0), 0.0);
    EXPECT_EQ(law.quantile(0.3), value);
    EXPECT_EQ(law.inverse_survival(0.3), value);
    EXPECT_EQ(law.mode(), value);
    EXPECT_EQ(law.mean(), value);
    EXPECT_EQ(law.variance(), 0.0);
    EXPECT_EQ(law.entropy(), 0.0);
    EXPECT_TRUE(std::isnan(law.skewness()));
    EXPECT_EQ(law.expectation({Statistic::Kind::power, 3.0}), value * value * value);
    Rng rng(1);
    EXPECT_EQ(law.sample(rng), value);
  }
}

TEST(Binomial, HasTheLeastModeOfTwo) {
  EXPECT_EQ(Binomial(3.0, 0.5).mode(), 1.0);
  EXPECT_EQ(Binomial(4.0, 0.5).mode(), 2.0);
  EXPECT_EQ(Binomial(9.0, 0.3).mode(), 2.0);  // 0.3 in double is below 3/10
  EXPECT_EQ(Binomial(9.0, 0.1).mode(), 1.0);  // and 0.1 above 1/10
  EXPECT_EQ(Binomial(0x1p53, 0.5).mode(), 0x1p52);
  EXPECT_EQ(Binomial(1.0, 0.5).mode(), 0.0);
  EXPECT_FALSE(std::signbit(Binomial(10.0, 0.01).mode()));
}

TEST(Binomial, HasLeastIntegerQuantiles) {
  for (const auto& [trials, probability] :
       {std::pair(1.0, 0.3), std::pair(10.0, 0.3), std::pair(50.0, 0.98), std::pair(1e6, 1e-7), std::pair(1e6, 0.25),
        std::pair(1e15, 0.25), std::pair(0x1p53, 0.5), std::pair(1e15, 1e-14)}) {
    const Binomial law(trials, probability);
    for (const double u : {1e-300, 1e-10, 0.025, 0.5, 0.75, 0.999, 1.0 - 1e-14}) {
      const double k = law.quantile(u);
      EXPECT_GE(law.cdf(k), u) << law << " " << u;
      EXPECT_LT(law.cdf(k - 1.0), u) << law << " " << u;
      const double j = law.inverse_survival(u);
      EXPECT_LE(law.survival(j), u) << law << " " << u;
      EXPECT_GT(law.survival(j - 1.0), u) << law << " " << u;
    }
    EXPECT_EQ(law.quantile(0.0), 0.0);
    EXPECT_EQ(law.quantile(1.0), trials);
  }
}

TEST(Binomial, KnowsExpectationsAndRatios) {
  const Binomial law(10.0, 0.3);
  EXPECT_THAT(*law.expectation({Statistic::Kind::x_squared, 0.0}), close_to(11.099999999999999289));
  EXPECT_THAT(*law.expectation({Statistic::Kind::exponential, 0.5}), close_to(5.9194949891856377807));
  EXPECT_THAT(*law.expectation({Statistic::Kind::exponential, 2.0}), close_to(44559.742818492422087));
  EXPECT_EQ(law.expectation({Statistic::Kind::log_factorial, 0.0}), std::nullopt);
  for (const double k : {0.0, 4.0, 9.0}) {
    EXPECT_THAT(*law.ratio_bound(k), close_to(law.prob(k + 1.0) / law.prob(k), 1e-14));
  }
  EXPECT_EQ(law.ratio_bound(10.0), 0.0);
}

TEST(Binomial, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const Binomial& law : {Binomial(10.0, 0.3), Binomial(1000.0, 0.9), Binomial(1e15, 0.25)}) {
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

TEST(Binomial, PrintsAndMakesEveryFormItDescribes) {
  EXPECT_EQ(Binomial(10.0, 0.3).to_string(), "Binomial(trials=10, probability=0.3)");
  EXPECT_EQ(Binomial::from_logit(10.0, -1.0).to_string(), "Binomial(trials=10, logit=-1)");
  const FamilyDescription description = Binomial::description();
  EXPECT_EQ(description.forms[0].make(Arguments({7.0, 0.25})), Binomial(7.0, 0.25));
  EXPECT_EQ(description.forms[1].make(Arguments({7.0, -2.0})), Binomial::from_logit(7.0, -2.0));
}

}  // namespace
}  // namespace relent
