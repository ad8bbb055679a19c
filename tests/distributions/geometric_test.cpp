// Geometric distribution. Expected values: mpmath, 60 digits.
#include <relent/distributions/geometric.hpp>
#include <relent/distributions/poisson.hpp>
#include <relent/kl_divergence.hpp>

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

TEST(Geometric, RejectsAProbabilityOutsideItsRange) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Geometric(0.0); }),
            "Geometric: probability must be in (0, 1], got 0");
  EXPECT_THROW(Geometric::from_probability(1.5), InvalidParameter);
  EXPECT_THROW(Geometric::from_probability(not_a_number), InvalidParameter);
  EXPECT_EQ(message_of<InvalidParameter>([] { return Geometric::from_logit(-709.0); }),
            "Geometric: logit must be at least -708, got -709");
  EXPECT_THROW(Geometric::from_logit(not_a_number), InvalidParameter);
}

TEST(Geometric, HasTheMomentsOfItsDefinition) {
  const Geometric law(0.25);
  EXPECT_EQ(law.mean(), 3.0);
  EXPECT_EQ(law.variance(), 12.0);
  EXPECT_THAT(law.skewness(), close_to(1.75 / std::sqrt(0.75)));
  EXPECT_THAT(law.excess_kurtosis(), close_to(6.0 + 1.0 / 12.0));
  EXPECT_EQ(law.mode(), 0.0);
  EXPECT_EQ(Geometric(1e-200).stddev(), 1e200);
}

TEST(Geometric, IsAnAtomWhenSuccessIsCertain) {
  for (const Geometric& law : {Geometric(1.0), Geometric::from_logit(infinity)}) {
    EXPECT_EQ(law.support(), Support::integers(0.0, 0.0));
    EXPECT_EQ(law.log_prob(0.0), 0.0);
    EXPECT_EQ(law.quantile(0.3), 0.0);
    EXPECT_EQ(law.inverse_survival(0.3), 0.0);
    EXPECT_EQ(law.entropy(), 0.0);
    EXPECT_TRUE(std::isnan(law.skewness()));
    Rng rng(1);
    EXPECT_EQ(law.sample(rng), 0.0);
  }
}

TEST(Geometric, KeepsAFailureWhoseProbabilityUnderflows) {
  const Geometric law = Geometric::from_logit(800.0);
  EXPECT_EQ(law.support(), Support::integers(0.0, infinity));
  EXPECT_EQ(law.log_prob(2.0), -1600.0);
  EXPECT_EQ(law.log_survival(0.0), -800.0);
  EXPECT_EQ(law.quantile(0.999), 0.0);
}

TEST(Geometric, KnowsExpectations) {
  const Geometric law(0.25);
  EXPECT_EQ(law.expectation({Statistic::Kind::x_squared, 0.0}), 21.0);
  EXPECT_THAT(*law.expectation({Statistic::Kind::exponential, 0.1}), close_to(0.25 / (1.0 - 0.75 * std::exp(0.1))));
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 0.3}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_factorial, 0.0}), std::nullopt);
}

TEST(Geometric, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const Geometric& law : {Geometric(0.9), Geometric(0.3), Geometric(1e-6), Geometric(1e-200)}) {
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

TEST(Geometric, IsComparedWithPoissonByACertifiedSum) {
  // mpmath: sums of the definition
  const KlEstimate from_geometric = kl_divergence(Geometric(0.3), Poisson(2.0));
  EXPECT_THAT(from_geometric.value, close_to(0.48041921623957430252, 1e-12));
  EXPECT_EQ(from_geometric.method, KlMethod::summation);
  EXPECT_TRUE(from_geometric.converged);
  EXPECT_LE(from_geometric.lower, 0.48041921623957430252);
  EXPECT_GE(from_geometric.upper, 0.48041921623957430252);
  EXPECT_THAT(kl_divergence(Poisson(2.0), Geometric(0.3)).value, close_to(0.21244004827041691736, 1e-13));
}

TEST(Geometric, PrintsAndMakesEveryFormItDescribes) {
  EXPECT_EQ(Geometric(0.5).to_string(), "Geometric(probability=0.5)");
  EXPECT_EQ(Geometric::from_logit(-1.0).to_string(), "Geometric(logit=-1)");
  const FamilyDescription description = Geometric::description();
  EXPECT_EQ(description.forms[0].make(Arguments({0.25})), Geometric(0.25));
  EXPECT_EQ(description.forms[1].make(Arguments({-2.0})), Geometric::from_logit(-2.0));
}

}  // namespace
}  // namespace relent
