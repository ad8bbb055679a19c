// Gamma: constructors, forms, residuals, extreme shapes, expectations. Expected values: mpmath with 60 digits.
#include <relent/distributions/gamma.hpp>

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

template <class Make>
std::string refusal(Make make) {
  try {
    make();
  } catch (const InvalidParameter& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Gamma, RejectsANonPositiveRate) {
  EXPECT_EQ(refusal([] { Gamma(1, -1); }), "Gamma: rate must be positive and finite, got -1");
  EXPECT_EQ(refusal([] { Gamma(1, 0); }), "Gamma: rate must be positive and finite, got 0");
}

TEST(Gamma, RejectsParametersThatAreNotPositiveAndFiniteInEveryForm) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    EXPECT_THROW(Gamma(bad, 1), InvalidParameter) << bad;
    EXPECT_THROW(Gamma(1, bad), InvalidParameter) << bad;
    EXPECT_THROW(Gamma::from_shape_scale(bad, 1), InvalidParameter) << bad;
    EXPECT_THROW(Gamma::from_shape_scale(1, bad), InvalidParameter) << bad;
    EXPECT_THROW(Gamma::from_mean_stddev(bad, 1), InvalidParameter) << bad;
    EXPECT_THROW(Gamma::from_mean_stddev(1, bad), InvalidParameter) << bad;
  }
}

TEST(Gamma, RejectsFormsWhoseShapeOrRateIsNoDouble) {
  EXPECT_EQ(refusal([] { Gamma::from_shape_scale(1, 1e-320); }),
            "Gamma: scale must be positive and finite, as its reciprocal, got 1e-320");
  EXPECT_EQ(refusal([] { Gamma::from_mean_stddev(1, 1e-200); }),
            "Gamma: stddev must be such that the shape (mean / stddev)^2 and the rate mean / stddev^2 are positive and "
            "finite, got 1e-200");
  EXPECT_THROW(Gamma::from_mean_stddev(1, 1e200), InvalidParameter);
  EXPECT_NO_THROW(Gamma::from_shape_scale(1, 1e308));
  EXPECT_NO_THROW(Gamma::from_mean_stddev(1e-150, 1e-150));
}

TEST(Gamma, KeepsTheFormThatWasGiven) {
  EXPECT_EQ(Gamma(2, 3).to_string(), "Gamma(shape=2, rate=3)");
  EXPECT_EQ(Gamma::from_shape_rate(2, 3).to_string(), "Gamma(shape=2, rate=3)");
  EXPECT_EQ(Gamma::from_shape_scale(2, 3).to_string(), "Gamma(shape=2, scale=3)");
  EXPECT_EQ(Gamma::from_mean_stddev(2, 3).to_string(), "Gamma(mean=2, stddev=3)");
}

TEST(Gamma, KeepsWhatRoundingItsDerivedParametersLost) {
  const Gamma scaled = Gamma::from_shape_scale(2, 3);
  EXPECT_EQ(scaled.exact_rate().hi, 1.0 / 3);
  EXPECT_TRUE(close(scaled.exact_rate().lo, 1.850371707708594234e-17, 1e-15));
  EXPECT_EQ(scaled.scale(), 3);
  const Gamma fitted = Gamma::from_mean_stddev(4, 3);
  EXPECT_EQ(fitted.shape(), 16.0 / 9);
  EXPECT_TRUE(close(fitted.exact_shape().lo, 9.868649107779169248e-17, 1e-14));
  EXPECT_EQ(fitted.rate(), 4.0 / 9);
  EXPECT_TRUE(close(fitted.exact_rate().lo, 2.467162276944792312e-17, 1e-14));
  EXPECT_EQ(fitted.mean(), 4);
  EXPECT_EQ(fitted.variance(), 9);
  EXPECT_EQ(Gamma::from_mean_stddev(0.1, 0.3).mean(), 0.1);
}

TEST(Gamma, HasTheDensityOfItsForm) {
  EXPECT_TRUE(close(Gamma(2, 3).log_prob(1.5), -1.897310314555616235, 1e-15));
  EXPECT_TRUE(close(Gamma::from_shape_scale(7.5, 0.2).log_prob(3), -3.322600017160266735, 1e-14));
  EXPECT_TRUE(close(Gamma::from_mean_stddev(4, 3).log_prob(10), -4.017964563987799464, 1e-14));
}

TEST(Gamma, HasItsDensityAtHugeAndTinyShapes) {
  EXPECT_TRUE(close(Gamma(1e10, 1).log_prob(1.00001e10), -12.9318706648249013, 1e-13));
  EXPECT_TRUE(close(Gamma::from_mean_stddev(1e6, 0.3).log_prob(1000001), -5.270518580732874251, 1e-12));
  EXPECT_TRUE(close(Gamma(0.01, 1).log_prob(1e-300), 679.2682927411895463, 1e-14));
  EXPECT_TRUE(close(Gamma(2, 3).log_prob(1e300), -3e300, 1e-15));
  EXPECT_EQ(Gamma(2, 1e300).log_prob(1e300), -infinity);
}

TEST(Gamma, HasItsDensityAtPointsBelowTheLeastDouble) {
  // x = exp(-5000)
  const Point point{0.0, 0.0, infinity, -5000.0, infinity};
  EXPECT_TRUE(close(Gamma(0.01, 1).log_prob(point), 4945.400520121957977, 1e-14));
  EXPECT_TRUE(close(Gamma(3, 2).log_prob(point), -9998.613705638880109, 1e-14));
  EXPECT_EQ(Gamma(2, 3).log_prob(Point::of(1.5, 0.0)), Gamma(2, 3).log_prob(1.5));
  EXPECT_EQ(Gamma(2, 3).log_prob(Point::of(1.5, 1.0, 2.0)), Gamma(2, 3).log_prob(1.5));
}

TEST(Gamma, HasItsLimitAtZero) {
  EXPECT_EQ(Gamma(0.5, 1).log_prob(0), infinity);
  EXPECT_EQ(Gamma(1, 2).log_prob(0), std::log(2.0));
  EXPECT_EQ(Gamma(1.5, 1).log_prob(0), -infinity);
  EXPECT_EQ(Gamma(0.5, 1).log_prob(-1e-300), -infinity);
  EXPECT_EQ(Gamma(0.5, 1).log_prob(Point::of(0, 0.0)), infinity);
}

TEST(Gamma, HasExactTails) {
  EXPECT_TRUE(close(Gamma(2, 3).cdf(1.5), 0.9389005190396673143, 1e-15));
  EXPECT_TRUE(close(Gamma(2, 3).log_survival(1000), -2991.993299154559633, 1e-14));
  EXPECT_TRUE(close(Gamma(7.5, 2).log_cdf(1e-100), -1731.289483148635671, 1e-14));
  EXPECT_TRUE(close(Gamma(0.01, 1).cdf(1e-300), 0.001005706528500384915, 1e-13));
}

TEST(Gamma, HasExactTailsWhereTheScaledPointUnderflows) {
  EXPECT_TRUE(close(Gamma(0.01, 1e-200).cdf(1e-200), 0.0001005706528500384867, 1e-13));
  EXPECT_TRUE(close(Gamma(0.01, 1e-200).survival(1e-200), 0.9998994293471499615, 1e-15));
  EXPECT_TRUE(close(Gamma(0.01, 1e-300).quantile(1e-5), 5.660738147062063063e-201, 1e-11));
}

TEST(Gamma, InvertsBothTails) {
  EXPECT_TRUE(close(Gamma(2, 3).quantile(0.3), 0.3657830702344972064, 1e-14));
  EXPECT_TRUE(close(Gamma(2, 3).inverse_survival(1e-100), 78.57513672064137393, 1e-14));
  EXPECT_EQ(Gamma(2, 3).quantile(0), 0);
  EXPECT_EQ(Gamma(2, 3).quantile(1), infinity);
}

TEST(Gamma, HasItsMoments) {
  const Gamma law(4, 2);
  EXPECT_EQ(law.mean(), 2);
  EXPECT_EQ(law.variance(), 1);
  EXPECT_EQ(law.skewness(), 1);
  EXPECT_EQ(law.excess_kurtosis(), 1.5);
  EXPECT_EQ(law.mode(), 1.5);
  EXPECT_EQ(Gamma(0.5, 2).mode(), 0);
  EXPECT_EQ(Gamma(1e-300, 1e-200).variance(), 1e100);
}

TEST(Gamma, HasItsEntropyWithoutCancellation) {
  EXPECT_TRUE(close(Gamma(2, 3).entropy(), 0.4786033762334231692, 1e-14));
  EXPECT_TRUE(close(Gamma(1e17, 1).entropy(), 20.99091182365406105, 1e-15));
  EXPECT_TRUE(close(Gamma(0.01, 1).entropy(), -94.94579672524796397, 1e-15));
}

TEST(Gamma, KnowsItsExpectations) {
  const Gamma law(2, 3);
  using Kind = Statistic::Kind;
  EXPECT_TRUE(close(law.expectation({Kind::x}).value(), 2.0 / 3, 1e-15));
  EXPECT_TRUE(close(law.expectation({Kind::x_squared}).value(), 2.0 / 3, 1e-15));
  EXPECT_TRUE(close(law.expectation({Kind::log_x}).value(), -0.675827953569642552, 1e-15));
  EXPECT_TRUE(close(law.expectation({Kind::log_x_squared}).value(), 1.101677489674357366, 1e-15));
  EXPECT_TRUE(close(law.expectation({Kind::reciprocal}).value(), 3, 1e-15));
  EXPECT_EQ(Gamma(1, 3).expectation({Kind::reciprocal}), infinity);
  EXPECT_TRUE(close(law.expectation({Kind::absolute_deviation, 0.5}).value(), 0.3539703736796696008, 1e-14));
  EXPECT_TRUE(close(law.expectation({Kind::absolute_deviation, -1}).value(), 5.0 / 3, 1e-15));
  EXPECT_TRUE(close(law.expectation({Kind::power, 1.5}).value(), 0.6395791924665553053, 1e-14));
  EXPECT_TRUE(close(Gamma(1e8, 1).expectation({Kind::power, 1.5}).value(), 1000000003749.999995, 1e-13));
  EXPECT_EQ(law.expectation({Kind::power, -2}), infinity);
  EXPECT_TRUE(close(law.expectation({Kind::exponential, 2}).value(), 9, 1e-14));
  EXPECT_EQ(law.expectation({Kind::exponential, 3}), infinity);
  EXPECT_EQ(law.expectation({Kind::log_one_minus_x}), std::nullopt);
  EXPECT_EQ(law.expectation({Kind::log_factorial}), std::nullopt);
}

TEST(Gamma, IsLinearInXAndItsLogarithm) {
  const Gamma law(2, 3);
  const LogDensityTerms terms = law.log_density_terms().value();
  ASSERT_EQ(terms.terms.size(), 2U);
  EXPECT_TRUE(close(terms.constant + std::log(1.5) * terms.terms[0].coefficient + 1.5 * terms.terms[1].coefficient,
                    law.log_prob(1.5), 1e-14));
}

TEST(Gamma, HasItsScore) {
  std::array<double, 2> score{};
  ASSERT_EQ(Gamma(2, 3).score(1.5, score), 2U);
  EXPECT_TRUE(close(score[0], 1.081293061677806934, 1e-15));
  EXPECT_TRUE(close(score[1], 2.0 / 3 - 1.5, 1e-15));
}

TEST(Gamma, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  Gamma(4, 2).sample(rng, draws);
  double sum = 0;
  for (const double x : draws) sum += x;
  EXPECT_NEAR(sum / 20000, 2, 5 * 0.00708);  // five standard errors
  Gamma(0.01, 1e-300).sample(rng, draws);
  double zeros = 0;
  for (const double x : draws) zeros += x == 0 ? 1 : 0;
  EXPECT_LT(zeros / 20000, 1e-3);  // the mass of [0, 5e-324] is exp(-14.3) = 6e-7, that of Gamma(0.01, 1)'s is 6e-4
}

}  // namespace
}  // namespace relent
