// Poisson distribution. Expected values: mpmath, 60 digits.
#include <relent/distributions/poisson.hpp>
#include <relent/kl_divergence.hpp>
#include <relent/parse.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "distributions/close_to.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST(Poisson, RejectsARateThatIsNegativeOrNotFinite) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Poisson(-1.0); }),
            "Poisson: rate must be non-negative and finite, got -1");
  EXPECT_THROW(Poisson{infinity}, InvalidParameter);
  EXPECT_THROW(Poisson{not_a_number}, InvalidParameter);
  EXPECT_EQ(message_of<InvalidParameter>([] { return Poisson::from_log_rate(710.0); }),
            "Poisson: log_rate must be at most 709.78, got 710");
  EXPECT_THROW(Poisson::from_log_rate(not_a_number), InvalidParameter);
}

TEST(Poisson, HasTheMomentsOfItsDefinition) {
  const Poisson law(3.5);
  EXPECT_EQ(law.mean(), 3.5);
  EXPECT_EQ(law.variance(), 3.5);
  EXPECT_EQ(law.skewness(), 1.0 / std::sqrt(3.5));
  EXPECT_EQ(law.excess_kurtosis(), 1.0 / 3.5);
  EXPECT_EQ(law.mode(), 3.0);
  EXPECT_EQ(Poisson(4.0).mode(), 3.0);  // the least of two
  EXPECT_EQ(Poisson(0.5).mode(), 0.0);
  EXPECT_EQ(law.median(), 3.0);
}

TEST(Poisson, IsAnAtomAtRateZero) {
  for (const Poisson& law : {Poisson(0.0), Poisson::from_log_rate(-infinity)}) {
    EXPECT_EQ(law.support(), Support::integers(0.0, 0.0));
    EXPECT_EQ(law.log_prob(0.0), 0.0);
    EXPECT_EQ(law.log_prob(1.0), -infinity);
    EXPECT_EQ(law.quantile(0.3), 0.0);
    EXPECT_EQ(law.inverse_survival(0.3), 0.0);
    EXPECT_EQ(law.entropy(), 0.0);
    EXPECT_EQ(law.variance(), 0.0);
    EXPECT_TRUE(std::isnan(law.skewness()));
    Rng rng(1);
    EXPECT_EQ(law.sample(rng), 0.0);
  }
}

TEST(Poisson, KeepsARateThatUnderflows) {
  const Poisson law = Poisson::from_log_rate(-800.0);
  EXPECT_EQ(law.support(), Support::integers(0.0, infinity));
  EXPECT_EQ(law.log_prob(1.0), -800.0);
  EXPECT_THAT(law.log_survival(0.0), close_to(-800.0));
  EXPECT_THAT(law.log_prob(3.0), close_to(-2401.7917594692280550));
  EXPECT_EQ(law.quantile(0.999), 0.0);
}

TEST(Poisson, HasQuantilesAtHugeRates) {
  for (const double rate : {1e8, 1e15, 1e18, 1e30, 1e300}) {
    const Poisson law(rate);
    EXPECT_NEAR((law.quantile(0.975) - rate) / std::sqrt(rate), 1.959963984540054,
                1e-4 + rate * 1e-15 / std::sqrt(rate));
    EXPECT_NEAR((law.inverse_survival(0.975) - rate) / std::sqrt(rate), -1.959963984540054,
                1e-4 + rate * 1e-15 / std::sqrt(rate));
    Rng rng(1);
    EXPECT_NEAR((law.sample(rng) - rate) / std::sqrt(rate), 0.0, 6.0 + rate * 1e-15 / std::sqrt(rate));
  }
}

TEST(Poisson, KnowsExpectationsAndRatios) {
  const Poisson law(3.5);
  EXPECT_EQ(law.expectation({Statistic::Kind::x_squared, 0.0}), 3.5 * 4.5);
  EXPECT_THAT(*law.expectation({Statistic::Kind::exponential, 0.5}), close_to(std::exp(3.5 * std::expm1(0.5))));
  EXPECT_EQ(law.expectation({Statistic::Kind::log_factorial, 0.0}), std::nullopt);
  for (const double k : {0.0, 4.0, 9.0}) {
    EXPECT_THAT(*law.ratio_bound(k), close_to(law.prob(k + 1.0) / law.prob(k), 1e-14));
  }
}

TEST(Poisson, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const Poisson& law : {Poisson(0.3), Poisson(9.9), Poisson(10.0), Poisson(47.0), Poisson(1e6), Poisson(1e15)}) {
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

TEST(Poisson, IsComparedByLogarithmsAsWellAsByRates) {
  // a (exp(d) - 1 - d) with a = exp(2), d = 1e-9, and with d = 3
  EXPECT_THAT(kl_divergence(Poisson::from_log_rate(0.0), Poisson::from_log_rate(1e-9)).value,
              close_to(5.0000000016666673e-19));
  EXPECT_THAT(kl_divergence(Poisson::from_log_rate(2.0), Poisson::from_log_rate(5.0)).value,
              close_to(118.85693470685400251));
  EXPECT_THAT(kl_divergence(Poisson(1.0), Poisson::from_log_rate(-800.0)).value, close_to(799.0));
  EXPECT_EQ(kl_divergence(Poisson(2.0), Poisson::from_log_rate(-infinity)).value, infinity);
}

TEST(Poisson, PrintsAndMakesEveryFormItDescribes) {
  EXPECT_EQ(Poisson(3.5).to_string(), "Poisson(rate=3.5)");
  EXPECT_EQ(Poisson::from_log_rate(-1.0).to_string(), "Poisson(log_rate=-1)");
  const FamilyDescription description = Poisson::description();
  EXPECT_EQ(description.forms[0].make(Arguments({7.0})), Poisson(7.0));
  EXPECT_EQ(description.forms[1].make(Arguments({-2.0})), Poisson::from_log_rate(-2.0));
}

}  // namespace
}  // namespace relent
