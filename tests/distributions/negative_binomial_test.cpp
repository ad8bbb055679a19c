// NegativeBinomial distribution. Expected values: mpmath, 60 digits.
#include <relent/distributions/geometric.hpp>
#include <relent/distributions/negative_binomial.hpp>
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

TEST(NegativeBinomial, RejectsParametersOutsideTheirRanges) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return NegativeBinomial(0.0, 0.5); }),
            "NegativeBinomial: successes must be positive and finite, got 0");
  EXPECT_EQ(message_of<InvalidParameter>([] { return NegativeBinomial(2.0, 0.0); }),
            "NegativeBinomial: probability must be in (0, 1], got 0");
  EXPECT_EQ(message_of<InvalidParameter>([] { return NegativeBinomial::from_mean(-1.0, 2.0); }),
            "NegativeBinomial: mean must be non-negative and finite, got -1");
  EXPECT_THROW(NegativeBinomial(not_a_number, 0.5), InvalidParameter);
  EXPECT_THROW(NegativeBinomial(infinity, 0.5), InvalidParameter);
  EXPECT_THROW(NegativeBinomial(2.0, not_a_number), InvalidParameter);
  EXPECT_THROW(NegativeBinomial::from_mean(not_a_number, 2.0), InvalidParameter);
  EXPECT_THROW(NegativeBinomial::from_mean(1e308, 1e-300), InvalidParameter);
}

TEST(NegativeBinomial, HasTheMomentsOfItsDefinition) {
  const NegativeBinomial law(3.0, 0.25);
  EXPECT_EQ(law.mean(), 9.0);
  EXPECT_EQ(law.variance(), 36.0);
  EXPECT_THAT(law.skewness(), close_to(1.75 / 1.5));
  EXPECT_THAT(law.excess_kurtosis(), close_to(2.0 + 0.0625 / 2.25));
  EXPECT_EQ(law.mode(), 5.0);  // the least of two: (3 - 1) 3 = 6
  EXPECT_EQ(NegativeBinomial(0.5, 0.25).mode(), 0.0);
  const NegativeBinomial by_mean = NegativeBinomial::from_mean(12.0, 7.0);
  EXPECT_EQ(by_mean.mean(), 12.0);
  EXPECT_THAT(by_mean.variance(), close_to(12.0 + 144.0 / 7.0));
}

TEST(NegativeBinomial, IsAnAtomWithoutFailures) {
  for (const NegativeBinomial& law : {NegativeBinomial(2.5, 1.0), NegativeBinomial::from_mean(0.0, 2.5)}) {
    EXPECT_EQ(law.support(), Support::integers(0.0, 0.0));
    EXPECT_EQ(law.log_prob(0.0), 0.0);
    EXPECT_EQ(law.quantile(0.3), 0.0);
    EXPECT_EQ(law.entropy(), 0.0);
    EXPECT_TRUE(std::isnan(law.skewness()));
    Rng rng(1);
    EXPECT_EQ(law.sample(rng), 0.0);
  }
}

TEST(NegativeBinomial, IsGeometricForOneSuccessAndAlmostPoissonForManySuccesses) {
  const NegativeBinomial one(1.0, 0.3);
  EXPECT_THAT(one.log_prob(7.0), close_to(Geometric(0.3).log_prob(7.0)));
  EXPECT_THAT(one.entropy(), close_to(Geometric(0.3).entropy(), 1e-14));
  EXPECT_THAT(NegativeBinomial(1.0, 1e-12).entropy(), close_to(Geometric(1e-12).entropy(), 1e-14));
  EXPECT_EQ(kl_divergence(one, Geometric(0.3)).value, 0.0);
  EXPECT_EQ(kl_divergence(Geometric(0.3), one).value, 0.0);
  EXPECT_EQ(kl_divergence(one, Geometric(0.2)).value, kl_divergence(Geometric(0.3), Geometric(0.2)).value);
  EXPECT_EQ(kl_divergence(Geometric(0.2), one).value, kl_divergence(Geometric(0.2), Geometric(0.3)).value);
  EXPECT_THAT(NegativeBinomial::from_mean(3.0, 1e300).log_prob(5.0), close_to(Poisson(3.0).log_prob(5.0)));
}

TEST(NegativeBinomial, IsComparedByCertifiedSums) {
  const NegativeBinomial p(3.5, 0.4);
  for (const KlEstimate& kl :
       {kl_divergence(p, Poisson(5.0)), kl_divergence(p, NegativeBinomial(2.0, 0.3)), kl_divergence(Poisson(5.0), p),
        kl_divergence(NegativeBinomial(0.3, 0.01), Poisson(30.0))}) {
    EXPECT_EQ(kl.method, KlMethod::summation);
    EXPECT_TRUE(kl.converged);
    EXPECT_TRUE(kl.finite_proved);
    EXPECT_GT(kl.lower, 0.0);
    EXPECT_LE(kl.upper - kl.lower, 2e-9 * kl.value);
  }
}

TEST(NegativeBinomial, HasLeastIntegerQuantiles) {
  for (const NegativeBinomial& law :
       {NegativeBinomial(1e-8, 0.5), NegativeBinomial(0.5, 1e-6), NegativeBinomial(7.0, 0.3),
        NegativeBinomial(1e8, 0.5), NegativeBinomial(1e12, 0.9)}) {
    for (const double u : {1e-300, 1e-10, 0.025, 0.5, 0.75, 0.999, 1.0 - 1e-14}) {
      const double k = law.quantile(u);
      EXPECT_GE(law.cdf(k), u) << law << " " << u;
      EXPECT_TRUE(k == 0.0 || law.cdf(k - 1.0) < u) << law << " " << u;
      const double j = law.inverse_survival(u);
      EXPECT_LE(law.survival(j), u) << law << " " << u;
      EXPECT_TRUE(j == 0.0 || law.survival(j - 1.0) > u) << law << " " << u;
    }
  }
}

TEST(NegativeBinomial, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const NegativeBinomial& law :
       {NegativeBinomial(3.5, 0.4), NegativeBinomial(0.5, 0.01), NegativeBinomial(100.0, 0.9),
        NegativeBinomial(1e15, 0.5), NegativeBinomial::from_mean(12.0, 7.0)}) {
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

TEST(NegativeBinomial, PrintsAndMakesEveryFormItDescribes) {
  EXPECT_EQ(NegativeBinomial(3.5, 0.5).to_string(), "NegativeBinomial(successes=3.5, probability=0.5)");
  EXPECT_EQ(NegativeBinomial::from_mean(2.0, 3.0).to_string(), "NegativeBinomial(mean=2, successes=3)");
  const FamilyDescription description = NegativeBinomial::description();
  EXPECT_EQ(description.forms[0].make(Arguments({7.0, 0.25})), NegativeBinomial(7.0, 0.25));
  EXPECT_EQ(description.forms[1].make(Arguments({2.0, 3.0})), NegativeBinomial::from_mean(2.0, 3.0));
}

}  // namespace
}  // namespace relent
