// Gaussian: constructors, forms, far tails and facts. Expected values: mpmath with 60 digits, from the definitions.
#include <relent/distributions/gaussian.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

std::string refusal(double mean, double stddev) {
  try {
    Gaussian(mean, stddev);
  } catch (const InvalidParameter& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Gaussian, RejectsAStddevThatIsNotPositiveAndFinite) {
  EXPECT_EQ(refusal(0, 0), "Gaussian: stddev must be positive and finite, got 0");
  EXPECT_EQ(refusal(0, -1), "Gaussian: stddev must be positive and finite, got -1");
  EXPECT_EQ(refusal(0, infinity), "Gaussian: stddev must be positive and finite, got inf");
  EXPECT_EQ(refusal(0, not_a_number), "Gaussian: stddev must be positive and finite, got nan");
}

TEST(Gaussian, RejectsAMeanThatIsNotFinite) {
  EXPECT_EQ(refusal(infinity, 1), "Gaussian: mean must be finite, got inf");
  EXPECT_EQ(refusal(not_a_number, 1), "Gaussian: mean must be finite, got nan");
}

TEST(Gaussian, NamesTheParameterOfTheFormThatWasGiven) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Gaussian::from_mean_variance(0, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "variance");
    }
    try {
      Gaussian::from_mean_precision(0, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "precision");
    }
  }
  EXPECT_THROW(Gaussian::from_mean_variance(infinity, 1), InvalidParameter);
  EXPECT_THROW(Gaussian::from_mean_precision(not_a_number, 1), InvalidParameter);
}

TEST(Gaussian, TakesTheLeastAndTheGreatestNumbersInEveryForm) {
  for (const double extreme : {5e-324, 1.7976931348623157e308}) {
    for (const Gaussian& law :
         {Gaussian(0, extreme), Gaussian::from_mean_variance(0, extreme), Gaussian::from_mean_precision(0, extreme)}) {
      EXPECT_TRUE(std::isfinite(law.entropy())) << law;
      EXPECT_TRUE(std::isfinite(law.log_prob(0))) << law;
    }
  }
}

TEST(Gaussian, KeepsTheFormThatWasGiven) {
  EXPECT_EQ(Gaussian(1, 2).to_string(), "Gaussian(mean=1, stddev=2)");
  EXPECT_EQ(Gaussian::from_mean_variance(1, 4).to_string(), "Gaussian(mean=1, variance=4)");
  EXPECT_EQ(Gaussian::from_mean_precision(1, 0.25).to_string(), "Gaussian(mean=1, precision=0.25)");
  EXPECT_EQ(Gaussian::from_mean_variance(1, 0.3).variance(), 0.3);
  EXPECT_NE(Gaussian(1, 2), Gaussian::from_mean_variance(1, 4));
}

TEST(Gaussian, KeepsWhatRoundingADerivedStddevLost) {
  const DoubleDouble from_variance = Gaussian::from_mean_variance(0, 0.3).exact_stddev();
  EXPECT_EQ(from_variance.hi, std::sqrt(0.3));
  EXPECT_TRUE(close(from_variance.lo, 2.890126723719787489e-17, 1e-13));
  EXPECT_TRUE(close(Gaussian::from_mean_precision(0, 0.3).exact_stddev().lo, -5.814102586228152863e-17, 1e-13));
  EXPECT_EQ(Gaussian(0, 0.3).exact_stddev().lo, 0.0);
}

TEST(Gaussian, HasTheDensityOfItsForm) {
  EXPECT_TRUE(close(Gaussian(1, 2).log_prob(3.5), -2.393335713764618051, 1e-15));
  EXPECT_TRUE(close(Gaussian::from_mean_variance(-1, 0.3).log_prob(4), -41.98361879770837294, 1e-15));
  EXPECT_TRUE(close(Gaussian::from_mean_precision(-1, 0.3).log_prob(4), -5.270924935367640618, 1e-15));
}

TEST(Gaussian, OverflowsOnlyWhereTheTruthDoes) {
  EXPECT_TRUE(close(Gaussian(-1e308, 1e307).log_prob(1e308), -907.8125620823767077, 1e-14));
  EXPECT_EQ(Gaussian(0, 1e-10).log_prob(1e300), -infinity);
  EXPECT_EQ(Gaussian(0, 1).log_prob(infinity), -infinity);
  EXPECT_EQ(Gaussian(0, 1).log_cdf(-1e300), -infinity);
  EXPECT_TRUE(std::isnan(Gaussian(0, 1).log_prob(not_a_number)));
}

TEST(Gaussian, HasExactTails) {
  const Gaussian law(0, 1);
  EXPECT_TRUE(close(Gaussian(1, 2).cdf(3.5), 0.8943502263331447423, 1e-15));
  EXPECT_TRUE(close(law.log_cdf(-40), -804.6084420137537882, 1e-15));
  EXPECT_TRUE(close(law.log_survival(40), -804.6084420137537882, 1e-15));
  EXPECT_TRUE(close(law.log_cdf(10), -7.619853024160526066e-24, 1e-13));
  EXPECT_TRUE(close(law.survival(10), 7.619853024160526066e-24, 1e-13));
}

TEST(Gaussian, InvertsBothTails) {
  EXPECT_TRUE(close(Gaussian(1, 2).quantile(0.975), 4.919927969080107711, 1e-15));
  EXPECT_TRUE(close(Gaussian(0, 1).quantile(1e-300), -37.04709629936119924, 1e-14));
  EXPECT_TRUE(close(Gaussian(0, 1).inverse_survival(1e-300), 37.04709629936119924, 1e-14));
  EXPECT_EQ(Gaussian(0, 1).quantile(0), -infinity);
  EXPECT_EQ(Gaussian(0, 1).quantile(1), infinity);
}

TEST(Gaussian, HasItsMoments) {
  const Gaussian law(-1, 3);
  EXPECT_EQ(law.mean(), -1);
  EXPECT_EQ(law.variance(), 9);
  EXPECT_EQ(law.skewness(), 0);
  EXPECT_EQ(law.excess_kurtosis(), 0);
  EXPECT_EQ(law.mode(), -1);
  EXPECT_EQ(law.median(), -1);
  EXPECT_TRUE(close(Gaussian(7, 2).entropy(), 2.112085713764618051, 1e-15));
}

TEST(Gaussian, KnowsItsExpectations) {
  const Gaussian law(1, 2);
  EXPECT_EQ(law.expectation({Statistic::Kind::x}), 1.0);
  EXPECT_EQ(law.expectation({Statistic::Kind::x_squared}), 5.0);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 2}).value(), 1.791186229605224118, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::exponential, 0.3}).value(), 1.616074402192893343, 1e-15));
  EXPECT_EQ(Gaussian(-1, 2).expectation({Statistic::Kind::power, 5}), -281.0);
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 0}), 1.0);
  for (const Statistic::Kind kind :
       {Statistic::Kind::log_x, Statistic::Kind::log_x_squared, Statistic::Kind::log_one_minus_x,
        Statistic::Kind::reciprocal, Statistic::Kind::log_factorial}) {
    EXPECT_EQ(law.expectation({kind}), std::nullopt);
  }
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 0.5}), std::nullopt);
  EXPECT_EQ(law.expectation({Statistic::Kind::power, -1}), std::nullopt);
}

TEST(Gaussian, IsLinearInItsSquaredDeviation) {
  const Gaussian law(1, 2);
  const LogDensityTerms terms = law.log_density_terms().value();
  ASSERT_EQ(terms.terms.size(), 1U);
  EXPECT_EQ(terms.terms[0].statistic.kind, Statistic::Kind::squared_deviation);
  EXPECT_EQ(terms.terms[0].statistic.argument, 1.0);
  EXPECT_TRUE(close(terms.constant + 2.5 * 2.5 * terms.terms[0].coefficient, law.log_prob(3.5), 1e-15));
  EXPECT_EQ(Gaussian(0, 1e-200).log_density_terms(), std::nullopt);
}

TEST(Gaussian, HasItsScore) {
  std::array<double, 2> score{};
  ASSERT_EQ(Gaussian(1, 2).score(4, score), 2U);
  EXPECT_EQ(score[0], 0.75);
  EXPECT_EQ(score[1], 0.625);
}

TEST(Gaussian, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  Gaussian(3, 2).sample(rng, draws);
  double sum = 0;
  double squares = 0;
  for (const double x : draws) {
    sum += x;
    squares += (x - 3) * (x - 3);
  }
  // Five standard errors: 2 / sqrt(n) and 4 sqrt(2 / n).
  EXPECT_NEAR(sum / 20000, 3, 5 * 0.01415);
  EXPECT_NEAR(squares / 20000, 4, 5 * 0.04);
}

}  // namespace
}  // namespace relent
