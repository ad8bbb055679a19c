// Exponential: constructors, forms, tails. Expected values: mpmath with 60 digits.
#include <relent/distributions/exponential.hpp>
#include <relent/distributions/gamma.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(Exponential, RejectsARateOrScaleThatIsNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Exponential{bad};
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.family(), "Exponential");
      EXPECT_EQ(error.parameter(), "rate");
    }
    try {
      Exponential::from_scale(bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
  }
  EXPECT_THROW(Exponential::from_scale(1e-320), InvalidParameter);
}

TEST(Exponential, KeepsTheFormThatWasGiven) {
  EXPECT_EQ(Exponential(3).to_string(), "Exponential(rate=3)");
  EXPECT_EQ(Exponential::from_rate(3), Exponential(3));
  const Exponential scaled = Exponential::from_scale(3);
  EXPECT_EQ(scaled.to_string(), "Exponential(scale=3)");
  EXPECT_TRUE(close(scaled.exact_rate().lo, 1.850371707708594234e-17, 1e-15));
  EXPECT_EQ(scaled.mean(), 3);
  EXPECT_EQ(scaled.variance(), 9);
}

TEST(Exponential, HasItsDensity) {
  EXPECT_TRUE(close(Exponential(2).log_prob(3), -5.306852819440054691, 1e-15));
  EXPECT_TRUE(close(Exponential::from_scale(3).log_prob(5), -2.765278955334776358, 1e-15));
  EXPECT_EQ(Exponential(1).log_prob(1e-300), -1e-300);
  EXPECT_EQ(Exponential(2).log_prob(0), std::log(2.0));
  EXPECT_EQ(Exponential(2).log_prob(-1), -infinity);
  EXPECT_EQ(Exponential(1e200).log_prob(1e200), -infinity);
}

TEST(Exponential, HasExactTails) {
  const Exponential law(2);
  EXPECT_TRUE(close(law.cdf(0.3), 0.4511883639059735552, 1e-15));
  EXPECT_TRUE(close(law.cdf(1e-20), 2e-20, 1e-15));
  EXPECT_TRUE(close(law.log_cdf(1e-300), -690.0823807176537599, 1e-15));
  EXPECT_TRUE(close(Exponential(1e-200).log_cdf(1e-200), -921.0340371976182736, 1e-15));
  EXPECT_EQ(law.log_survival(1e300), -2e300);
  EXPECT_EQ(law.log_survival(0), 0);
  EXPECT_EQ(law.log_cdf(0), -infinity);
}

TEST(Exponential, InvertsBothTails) {
  EXPECT_TRUE(close(Exponential(2).quantile(0.3), 0.1783374719693661815, 1e-15));
  EXPECT_TRUE(close(Exponential(2).quantile(1e-300), 5e-301, 1e-15));
  EXPECT_TRUE(close(Exponential(2).inverse_survival(1e-300), 345.3877639491068526, 1e-15));
}

TEST(Exponential, IsTheGammaLawOfShapeOne) {
  const Exponential law(2);
  const Gamma gamma(1, 2);
  for (const double x : {1e-10, 0.3, 5.0}) {
    EXPECT_EQ(law.log_prob(x), gamma.log_prob(x));
    EXPECT_TRUE(close(law.cdf(x), gamma.cdf(x), 1e-14));
    EXPECT_TRUE(close(law.log_survival(x), gamma.log_survival(x), 1e-14));
  }
  EXPECT_EQ(law.mode(), 0);
  EXPECT_EQ(law.skewness(), 2);
  EXPECT_EQ(law.excess_kurtosis(), 6);
  EXPECT_TRUE(close(law.entropy(), 1 - std::log(2.0), 1e-14));
  EXPECT_TRUE(close(law.median(), std::log(2.0) / 2, 1e-15));
}

TEST(Exponential, IsLinearInX) {
  const LogDensityTerms terms = Exponential(2).log_density_terms().value();
  ASSERT_EQ(terms.terms.size(), 1U);
  EXPECT_EQ(terms.terms[0].coefficient, -2);
  EXPECT_TRUE(close(terms.constant, std::log(2.0), 1e-15));
}

TEST(Exponential, HasAScoreOfOneComponent) {
  std::array<double, 1> score{};
  ASSERT_EQ(Exponential(2).score(3, score), 1U);
  EXPECT_EQ(score[0], -2.5);
}

TEST(Exponential, DrawsWithItsMean) {
  Rng rng(1);
  std::vector<double> draws(20000);
  Exponential(4).sample(rng, draws);
  double sum = 0;
  for (const double x : draws) sum += x;
  EXPECT_NEAR(sum / 20000, 0.25, 5 * 0.00177);  // five standard errors
}

}  // namespace
}  // namespace relent
