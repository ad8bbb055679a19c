// Categorical distribution. Expected values: mpmath, 80 digits.
#include <relent/distributions/categorical.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST(Categorical, RejectsProbabilitiesThatAreNone) {
  const auto message = [](std::vector<double> probabilities) {
    return message_of<InvalidParameter>([&] { return Categorical(probabilities); });
  };
  EXPECT_EQ(message({0.5, 0.6, -0.1}), "Categorical: probabilities[2] must be in [0, 1], got -0.1");
  EXPECT_EQ(message({0.5, 1.5}), "Categorical: probabilities[1] must be in [0, 1], got 1.5");
  EXPECT_EQ(message({not_a_number, 1.0}), "Categorical: probabilities[0] must be in [0, 1], got nan");
  EXPECT_EQ(message({0.5, 0.25}), "Categorical: probabilities must be numbers that sum to 1, got a sum of 0.75");
  EXPECT_EQ(message({}), "Categorical: probabilities must be a vector of at least one number, got []");
  EXPECT_NE(message({0.5, 0.4999}), "");
  EXPECT_NE(message({0.0, 0.0}), "");
}

TEST(Categorical, RejectsWeightsWithoutAFinitePositiveSum) {
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return Categorical::from_weights({1.0, -2.0});
            }),
            "Categorical: weights[1] must be non-negative and finite, got -2");
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return Categorical::from_weights({0.0, 0.0});
            }),
            "Categorical: weights must be numbers with a positive sum, got a sum of 0");
  EXPECT_THROW(Categorical::from_weights({1.0, infinity}), InvalidParameter);
  EXPECT_THROW(Categorical::from_weights({1.0, not_a_number}), InvalidParameter);
  EXPECT_THROW(Categorical::from_weights({}), InvalidParameter);
}

TEST(Categorical, RejectsLogitsThatLeaveNoClassOrAreInfinite) {
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return Categorical::from_logits({0.0, infinity});
            }),
            "Categorical: logits[1] must be a number below inf, got inf");
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return Categorical::from_logits({-infinity, -infinity});
            }),
            "Categorical: logits must be numbers of which one at least is finite, got only -inf");
  EXPECT_THROW(Categorical::from_logits({0.0, not_a_number}), InvalidParameter);
  EXPECT_THROW(Categorical::from_logits({}), InvalidParameter);
}

TEST(Categorical, AcceptsASumThatIsOffByRounding) {
  EXPECT_NO_THROW(Categorical({0.1, 0.2, 0.7}));
  EXPECT_NO_THROW(Categorical(std::vector<double>(10, 0.1)));
  std::vector<double> masses;
  double sum = 0.0;
  for (int i = 0; i < 100000; ++i) {
    masses.push_back(1.0 / (1.0 + i));
    sum += masses.back();
  }
  for (double& mass : masses) mass /= sum;
  EXPECT_NO_THROW(Categorical{masses});
}

TEST(Categorical, HasTheMomentsOfItsDefinition) {
  const Categorical law({0.2, 0.3, 0.5});
  EXPECT_EQ(law.classes(), 3U);
  EXPECT_THAT(law.mean(), close_to(1.2999999999999999889));
  EXPECT_THAT(law.variance(), close_to(0.61000000000000001776));
  EXPECT_THAT(law.skewness(), close_to(-0.57931440756523422416));
  EXPECT_THAT(law.excess_kurtosis(), close_to(-1.135716205321150285));
  EXPECT_THAT(law.entropy(), close_to(1.0296530140645735319));
  EXPECT_EQ(law.mode(), 2.0);
  EXPECT_EQ(law.median(), 1.0);
  EXPECT_EQ(law.cdf(1.0), 0.5);
  EXPECT_EQ(law.survival(0.0), 0.8);
  EXPECT_EQ(law.probability(1), 0.3);
  EXPECT_EQ(law.probability(3), 0.0);
}

TEST(Categorical, NormalisesWeightsAndLogits) {
  const Categorical weights = Categorical::from_weights({1.0, 2.0, 3.0, 4.0});
  EXPECT_EQ(weights.probability(3), 0.4);
  EXPECT_THAT(weights.entropy(), close_to(1.2798542258336674672));
  const Categorical logits = Categorical::from_logits({0.0, 1.0, -1.0});
  EXPECT_THAT(logits.log_prob(0.0), close_to(-1.4076059644443803045));
  EXPECT_THAT(logits.log_prob(1.0), close_to(-0.40760596444438030448));
  EXPECT_THAT(logits.log_prob(2.0), close_to(-2.4076059644443803045));
  EXPECT_THAT(logits.entropy(), close_to(0.83239558183993887295));
}

TEST(Categorical, KeepsTheFormThatWasGiven) {
  EXPECT_EQ(Categorical({0.25, 0.75}).to_string(), "Categorical(probabilities=[0.25, 0.75])");
  EXPECT_EQ(Categorical::from_weights({1.0, 3.0}).to_string(), "Categorical(weights=[1, 3])");
  EXPECT_EQ(Categorical::from_logits({0.0, -infinity}).to_string(), "Categorical(logits=[0, -inf])");
}

TEST(Categorical, IsAccurateForANearlySureClass) {
  const Categorical logits = Categorical::from_logits({-40.0, 0.0});
  EXPECT_THAT(logits.log_prob(1.0), close_to(-4.2483542552915889863e-18));
  const Categorical weights = Categorical::from_weights({1e-20, 1.0});
  EXPECT_THAT(weights.log_prob(1.0), close_to(-1e-20));
  EXPECT_THAT(weights.log_cdf(0.0), close_to(std::log(1e-20)));
}

TEST(Categorical, KeepsClassesWhoseProbabilityUnderflows) {
  const Categorical law = Categorical::from_logits({-800.0, 0.0, -900.0});
  EXPECT_EQ(law.log_prob(0.0), -800.0);
  EXPECT_EQ(law.log_cdf(0.0), -800.0);
  EXPECT_EQ(law.log_survival(1.0), -900.0);
  EXPECT_EQ(law.probability(1), 1.0);
  EXPECT_TRUE(law.in_support(0.0));
  EXPECT_EQ(law.support(), Support::integers(0.0, 2.0));
}

TEST(Categorical, TakesWeightsOfAnyMagnitude) {
  const Categorical huge = Categorical::from_weights({1e308, 1e308, 1e308, 1e-308});
  EXPECT_THAT(huge.probability(0), close_to(1.0 / 3.0));
  EXPECT_THAT(huge.log_prob(3.0), close_to(std::log(1e-308) - std::log(1e308) - std::log(3.0)));
  const Categorical tiny = Categorical::from_weights({5e-324, 5e-324});
  EXPECT_EQ(tiny.probability(0), 0.5);
  EXPECT_THAT(tiny.log_prob(1.0), close_to(std::log(0.5)));
}

TEST(Categorical, LeavesOutClassesThatCannotHappen) {
  const Categorical law({0.0, 0.5, 0.0, 0.5, 0.0});
  EXPECT_EQ(law.support(), Support::integers(1.0, 3.0));
  EXPECT_FALSE(law.in_support(0.0));
  EXPECT_FALSE(law.in_support(2.0));
  EXPECT_FALSE(law.in_support(4.0));
  EXPECT_TRUE(law.in_support(3.0));
  EXPECT_EQ(law.log_prob(2.0), -infinity);
  EXPECT_EQ(law.log_prob(0.0), -infinity);
  EXPECT_EQ(law.log_prob(99.0), -infinity);
  EXPECT_EQ(law.quantile(1e-300), 1.0);
  EXPECT_EQ(law.quantile(0.5), 1.0);
  EXPECT_EQ(law.quantile(0.500001), 3.0);
  EXPECT_EQ(law.inverse_survival(0.5), 1.0);
  EXPECT_EQ(law.inverse_survival(1e-300), 3.0);
  EXPECT_EQ(law.quantile(0.0), 1.0);
  EXPECT_EQ(law.quantile(1.0), 3.0);
  EXPECT_THAT(law.entropy(), close_to(std::log(2.0)));
}

TEST(Categorical, NeverDrawsAClassThatCannotHappen) {
  Rng rng(1);
  const Categorical law = Categorical::from_weights({0.0, 1.0, 0.0, 1e-9, 3.0, 0.0});
  std::vector<int> counts(6);
  for (int i = 0; i < 100000; ++i) ++counts[static_cast<std::size_t>(law.sample(rng))];
  EXPECT_EQ(counts[0] + counts[2] + counts[5], 0);
  EXPECT_NEAR(counts[1], 25000, 6.0 * std::sqrt(100000 * 0.25 * 0.75));
}

TEST(Categorical, TakesAMillionClasses) {
  std::vector<double> logits(1000000);
  for (std::size_t k = 0; k < logits.size(); ++k) logits[k] = 1e-6 * static_cast<double>(k % 1000);
  const Categorical law = Categorical::from_logits(logits);
  EXPECT_NEAR(law.mean(), 5e5, 1.0);
  EXPECT_EQ(law.cdf(999999.0), 1.0);
  const double k = law.quantile(0.37);
  EXPECT_GE(law.cdf(k), 0.37);
  EXPECT_LT(law.cdf(k - 1.0), 0.37);
  const std::vector<double> even(1000000, 1e-6);
  EXPECT_THAT(Categorical(even).entropy(), close_to(std::log(1e6)));
}

TEST(Categorical, MayHaveOneClass) {
  const Categorical law({1.0});
  EXPECT_EQ(law.support(), Support::integers(0.0, 0.0));
  EXPECT_EQ(law.log_prob(0.0), 0.0);
  EXPECT_EQ(law.entropy(), 0.0);
  EXPECT_TRUE(std::isnan(law.skewness()));
}

TEST(Categorical, KnowsExpectations) {
  const Categorical law({0.2, 0.3, 0.5});
  EXPECT_THAT(*law.expectation({Statistic::Kind::exponential, 0.5}), close_to(2.0537572954395610545));
  EXPECT_THAT(*law.expectation({Statistic::Kind::absolute_deviation, 0.75}), close_to(0.85000000000000000555));
  EXPECT_THAT(*law.expectation({Statistic::Kind::log_factorial, 0.0}), close_to(0.5 * std::log(2.0)));
  EXPECT_EQ(law.expectation({Statistic::Kind::log_x, 0.0}), -infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_one_minus_x, 0.0}), std::nullopt);
  EXPECT_THAT(*Categorical({0.0, 1.0}).expectation({Statistic::Kind::log_x, 0.0}), testing::Eq(0.0));
}

TEST(Categorical, MakesEveryFormItDescribes) {
  const FamilyDescription description = Categorical::description();
  const std::vector<double> values{0.25, 0.75};
  EXPECT_EQ(description.forms[0].make(Arguments({values})), Categorical(values));
  EXPECT_EQ(description.forms[1].make(Arguments({values})), Categorical::from_weights(values));
  EXPECT_EQ(description.forms[2].make(Arguments({values})), Categorical::from_logits(values));
}

}  // namespace
}  // namespace relent
