// Bernoulli distribution. Expected values: mpmath, 60 digits.
#include <relent/distributions/bernoulli.hpp>

#include <gtest/gtest.h>

#include <limits>

#include "distributions/close_to.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST(Bernoulli, RejectsAProbabilityOutsideTheUnitInterval) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Bernoulli(-0.1); }),
            "Bernoulli: probability must be in [0, 1], got -0.1");
  EXPECT_EQ(message_of<InvalidParameter>([] { return Bernoulli(1.5); }),
            "Bernoulli: probability must be in [0, 1], got 1.5");
  EXPECT_THROW(Bernoulli{not_a_number}, InvalidParameter);
  EXPECT_THROW(Bernoulli{infinity}, InvalidParameter);
}

TEST(Bernoulli, RejectsALogitThatIsNaN) { EXPECT_THROW(Bernoulli::from_logit(not_a_number), InvalidParameter); }

TEST(Bernoulli, HasTheMomentsOfItsDefinition) {
  const Bernoulli law(0.3);
  EXPECT_EQ(law.mean(), 0.3);
  EXPECT_THAT(law.variance(), close_to(0.20999999999999999556));
  EXPECT_THAT(law.skewness(), close_to(0.87287156094396958275));
  EXPECT_THAT(law.excess_kurtosis(), close_to(-1.2380952380952379945));
  EXPECT_THAT(law.entropy(), close_to(0.61086430205489345362));
  EXPECT_THAT(law.logit(), close_to(-0.84729786038720366658));
  EXPECT_THAT(law.log_prob(0.0), close_to(-0.35667494393873236305));
  EXPECT_EQ(law.mode(), 0.0);
  EXPECT_EQ(law.median(), 0.0);
}

TEST(Bernoulli, KeepsTheFormThatWasGiven) {
  EXPECT_EQ(Bernoulli(0.3).to_string(), "Bernoulli(probability=0.3)");
  EXPECT_EQ(Bernoulli::from_logit(-1.5).to_string(), "Bernoulli(logit=-1.5)");
  EXPECT_EQ(Bernoulli::from_logit(-1.5).logit(), -1.5);
  EXPECT_TRUE(Bernoulli::from_logit(0.0).is_logit_form());
  EXPECT_FALSE(Bernoulli(0.5) == Bernoulli::from_logit(0.0));
}

TEST(Bernoulli, IsAccurateInTheLogitForm) {
  const Bernoulli moderate = Bernoulli::from_logit(-1.5);
  EXPECT_THAT(moderate.probability(), close_to(0.18242552380635634039));
  EXPECT_THAT(moderate.log_prob(1.0), close_to(-1.7014132779827524095));
  EXPECT_THAT(moderate.log_prob(0.0), close_to(-0.2014132779827524095));
  EXPECT_THAT(moderate.skewness(), close_to(1.6446334638716599614));
  EXPECT_THAT(moderate.excess_kurtosis(), close_to(0.70481923048649465154, 1e-14));
  EXPECT_THAT(moderate.entropy(), close_to(0.47505156369228692009));

  const Bernoulli sure = Bernoulli::from_logit(40.0);
  EXPECT_EQ(sure.probability(), 1.0);
  EXPECT_THAT(sure.complement(), close_to(4.2483542552915889773e-18));
  EXPECT_THAT(sure.log_prob(1.0), close_to(-4.2483542552915889863e-18));
  EXPECT_THAT(sure.entropy(), close_to(1.7418252446695514808e-16));
  EXPECT_THAT(sure.skewness(), close_to(-485165195.40979027591));
  EXPECT_THAT(sure.excess_kurtosis(), close_to(235385266837019981.41));
}

TEST(Bernoulli, KeepsAnOutcomeWhoseProbabilityUnderflows) {
  const Bernoulli law = Bernoulli::from_logit(-800.0);
  EXPECT_EQ(law.log_prob(1.0), -800.0);
  EXPECT_EQ(law.prob(0.0), 1.0);
  EXPECT_TRUE(law.in_support(1.0));
  EXPECT_EQ(law.support(), Support::integers(0.0, 1.0));
  EXPECT_EQ(law.log_survival(0.0), -800.0);
  EXPECT_THAT(law.skewness(), close_to(5.2214696897641439506e+173));
  EXPECT_EQ(law.excess_kurtosis(), infinity);
}

TEST(Bernoulli, HasALogitThatIsRightNextToOneHalf) {
  const double below = 0.5 - 0x1p-54;
  EXPECT_EQ(Bernoulli(below).logit(), -0x1p-52);
  EXPECT_EQ(Bernoulli(0.5).logit(), 0.0);
}

TEST(Bernoulli, IsDegenerateAtProbabilityZeroAndOne) {
  for (const Bernoulli& never : {Bernoulli(0.0), Bernoulli::from_logit(-infinity)}) {
    EXPECT_EQ(never.support(), Support::integers(0.0, 0.0));
    EXPECT_EQ(never.log_prob(0.0), 0.0);
    EXPECT_EQ(never.log_prob(1.0), -infinity);
    EXPECT_FALSE(never.in_support(1.0));
    EXPECT_EQ(never.quantile(0.999), 0.0);
    EXPECT_EQ(never.quantile(1.0), 0.0);
    EXPECT_EQ(never.entropy(), 0.0);
    EXPECT_EQ(never.variance(), 0.0);
    EXPECT_TRUE(std::isnan(never.skewness()));
    EXPECT_EQ(never.logit(), -infinity);
  }
  for (const Bernoulli& always : {Bernoulli(1.0), Bernoulli::from_logit(infinity)}) {
    EXPECT_EQ(always.support(), Support::integers(1.0, 1.0));
    EXPECT_EQ(always.log_prob(1.0), 0.0);
    EXPECT_EQ(always.log_prob(0.0), -infinity);
    EXPECT_EQ(always.quantile(1e-300), 1.0);
    EXPECT_EQ(always.mode(), 1.0);
    EXPECT_EQ(always.entropy(), 0.0);
  }
}

TEST(Bernoulli, AnswersOutsideItsSupportAndForNaN) {
  const Bernoulli law(0.3);
  EXPECT_EQ(law.log_prob(0.5), -infinity);
  EXPECT_EQ(law.log_prob(2.0), -infinity);
  EXPECT_TRUE(std::isnan(law.log_prob(not_a_number)));
  EXPECT_EQ(law.cdf(-0.5), 0.0);
  EXPECT_EQ(law.cdf(0.5), 0.7);
  EXPECT_EQ(law.survival(0.5), 0.3);
  EXPECT_EQ(law.cdf(7.0), 1.0);
  EXPECT_FALSE(law.in_support(0.5));
}

TEST(Bernoulli, HasQuantilesThatInvertTheCdf) {
  const Bernoulli law(0.3);
  EXPECT_EQ(law.quantile(law.cdf(0.0)), 0.0);
  EXPECT_EQ(law.quantile(0.71), 1.0);
  EXPECT_EQ(law.inverse_survival(0.3), 0.0);
  EXPECT_EQ(law.inverse_survival(0.29), 1.0);
}

TEST(Bernoulli, KnowsExpectationsAndRatios) {
  const Bernoulli law(0.3);
  EXPECT_EQ(law.expectation({Statistic::Kind::x, 0.0}), 0.3);
  EXPECT_THAT(*law.expectation({Statistic::Kind::exponential, 2.0}), close_to(2.9167168296791949972));
  EXPECT_THAT(*law.expectation({Statistic::Kind::absolute_deviation, 0.5}), close_to(0.5));
  EXPECT_EQ(law.expectation({Statistic::Kind::reciprocal, 0.0}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_factorial, 0.0}), 0.0);
  EXPECT_THAT(*Bernoulli(1e-300).expectation({Statistic::Kind::exponential, 800.0}),
              close_to(2.7263745721125665674e+47, 1e-12));
  EXPECT_THAT(*law.ratio_bound(0.0), close_to(3.0 / 7.0));
  EXPECT_EQ(law.ratio_bound(1.0), 0.0);
  const LogDensityTerms terms = *law.log_density_terms();
  EXPECT_THAT(terms.constant + terms.terms[0].coefficient, close_to(law.log_prob(1.0)));
}

TEST(Bernoulli, DrawsBothOutcomesAsOftenAsItSays) {
  Rng rng(1);
  const Bernoulli law(0.3);
  double ones = 0.0;
  for (int i = 0; i < 100000; ++i) ones += law.sample(rng);
  EXPECT_NEAR(ones / 100000.0, 0.3, 6.0 * std::sqrt(0.21 / 100000.0));
}

TEST(Bernoulli, MakesEveryFormItDescribes) {
  const FamilyDescription description = Bernoulli::description();
  EXPECT_EQ(description.forms[0].make(Arguments({0.25})), Bernoulli(0.25));
  EXPECT_EQ(description.forms[1].make(Arguments({-2.0})), Bernoulli::from_logit(-2.0));
}

}  // namespace
}  // namespace relent
