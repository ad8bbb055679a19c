// Beta: constructors, forms, both ends, expectations. Expected values: mpmath with 60 digits.
#include <relent/distributions/beta.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(Beta, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    EXPECT_THROW(Beta(bad, 1), InvalidParameter) << bad;
    EXPECT_THROW(Beta(1, bad), InvalidParameter) << bad;
    EXPECT_THROW(Beta::from_mean_concentration(0.5, bad), InvalidParameter) << bad;
  }
  try {
    Beta(2, -1);
    FAIL();
  } catch (const InvalidParameter& error) {
    EXPECT_STREQ(error.what(), "Beta: beta must be positive and finite, got -1");
  }
}

TEST(Beta, RejectsAMeanOutsideTheOpenUnitInterval) {
  for (const double bad : {0.0, 1.0, -0.5, 2.0, infinity, not_a_number}) {
    try {
      Beta::from_mean_concentration(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "mean");
    }
  }
  EXPECT_THROW(Beta::from_mean_concentration(1e-300, 1e-300), InvalidParameter);
}

TEST(Beta, KeepsTheFormThatWasGiven) {
  EXPECT_EQ(Beta(2, 3).to_string(), "Beta(alpha=2, beta=3)");
  const Beta law = Beta::from_mean_concentration(0.3, 12);
  EXPECT_EQ(law.to_string(), "Beta(mean=0.3, concentration=12)");
  EXPECT_EQ(law.mean(), 0.3);
  EXPECT_EQ(law.exact_alpha().hi, 0.3 * 12);
  EXPECT_TRUE(close(law.exact_alpha().lo, 2.220446049250313081e-16, 1e-15));
  EXPECT_TRUE(close(law.exact_beta().lo, -2.220446049250313081e-16, 1e-15));
}

TEST(Beta, HasTheDensityOfItsForm) {
  EXPECT_TRUE(close(Beta(2, 3).log_prob(0.3), 0.5675839575845995545, 1e-14));
  EXPECT_TRUE(close(Beta(0.5, 0.5).log_prob(1e-300), 344.2430340632574524, 1e-15));
  EXPECT_TRUE(close(Beta(1e6, 2e6).log_prob(0.3335), 7.102442879918681939, 1e-12));
  EXPECT_TRUE(close(Beta::from_mean_concentration(0.3, 12).log_prob(0.5), -0.08397224479703520441, 1e-13));
  EXPECT_TRUE(close(Beta::from_mean_concentration(0.1, 1e9).log_prob(0.1), 10.64666718875187621, 1e-13));
  EXPECT_TRUE(close(Beta::from_mean_concentration(0.1, 1e9).log_prob(0.10001), 10.09105566867672829, 1e-12));
  EXPECT_EQ(Beta(1, 1).log_prob(0.3), 0);
}

TEST(Beta, HasItsLimitsAtTheEnds) {
  EXPECT_EQ(Beta(1, 3).log_prob(0), std::log(3.0));
  EXPECT_EQ(Beta(3, 1).log_prob(1), std::log(3.0));
  EXPECT_EQ(Beta(0.5, 2).log_prob(0), infinity);
  EXPECT_EQ(Beta(0.5, 2).log_prob(1), -infinity);
  EXPECT_EQ(Beta(2, 0.5).log_prob(1), infinity);
  EXPECT_EQ(Beta(2, 3).log_prob(-1e-300), -infinity);
  EXPECT_EQ(Beta(2, 3).log_prob(1.0000001), -infinity);
}

TEST(Beta, HasItsDensityAtPointsThatRoundToAnEnd) {
  EXPECT_TRUE(
      close(Beta(3, 0.05).log_prob(Point{1.0, 0.0, 1.0, -1e-30, -69.07755278982137052}), 62.70142565353611437, 1e-14));
  EXPECT_TRUE(close(Beta(3, 0.05).log_prob(Point{1.0, 0.0, 1.0, 0.0, -5000.0}), 4747.077750503205799, 1e-14));
  EXPECT_TRUE(close(Beta(0.02, 7).log_prob(Point{0.0, 0.0, 1.0, -5000.0, 0.0}), 4896.136681848313119, 1e-14));
  EXPECT_EQ(Beta(0.5, 2).log_prob(Point::of(0.0, 0.0, 1.0)), infinity);
  EXPECT_EQ(Beta(2, 3).log_prob(Point::of(0.3, 0.0, 1.0)), Beta(2, 3).log_prob(0.3));
  EXPECT_TRUE(close(Beta(2, 3).log_prob(Point::of(0.75, 0.5, 1.0)), Beta(2, 3).log_prob(0.75), 1e-15));
  EXPECT_EQ(Beta(2, 3).log_prob(Point::of(0.3)), Beta(2, 3).log_prob(0.3));
}

TEST(Beta, HasExactTails) {
  EXPECT_TRUE(close(Beta(2, 3).cdf(0.3), 0.3482999999999999804, 1e-14));
  EXPECT_TRUE(close(Beta(2, 3).survival(0.3), 0.6517000000000000196, 1e-14));
  EXPECT_TRUE(close(Beta(2, 3).log_cdf(1e-200), -919.2422777283902186, 1e-14));
  EXPECT_TRUE(close(Beta(2, 3).log_survival(1 - 1e-10), -67.69125818055537718, 1e-14));
}

TEST(Beta, InvertsBothTails) {
  EXPECT_TRUE(close(Beta(2, 3).quantile(0.3), 0.272383942075105341, 1e-14));
  EXPECT_TRUE(close(Beta(2, 3).inverse_survival(1e-10), 0.9997075768467905469, 1e-15));
  EXPECT_EQ(Beta(2, 3).quantile(0), 0);
  EXPECT_EQ(Beta(2, 3).quantile(1), 1);
}

TEST(Beta, HasItsMoments) {
  const Beta law(2, 5);
  EXPECT_TRUE(close(law.mean(), 2.0 / 7, 1e-15));
  EXPECT_TRUE(close(law.variance(), 10.0 / 392, 1e-15));
  EXPECT_TRUE(close(law.skewness(), 0.596284793999943919, 1e-15));
  EXPECT_TRUE(close(law.excess_kurtosis(), -0.12, 1e-14));
  EXPECT_TRUE(close(Beta(1e-300, 1e-300).variance(), 0.25, 1e-15));
}

TEST(Beta, HasTheLeastOfItsModes) {
  EXPECT_TRUE(close(Beta(2, 5).mode(), 0.2, 1e-15));
  EXPECT_EQ(Beta(1, 1).mode(), 0);
  EXPECT_EQ(Beta(1, 3).mode(), 0);
  EXPECT_EQ(Beta(3, 1).mode(), 1);
  EXPECT_EQ(Beta(1, 0.5).mode(), 1);
  EXPECT_EQ(Beta(0.5, 1).mode(), 0);
  EXPECT_EQ(Beta(0.5, 0.5).mode(), 0);
}

TEST(Beta, HasItsEntropyWithoutCancellation) {
  EXPECT_TRUE(close(Beta(2, 3).entropy(), -0.2349066497880003102, 1e-14));
  EXPECT_TRUE(close(Beta(1e6, 2e6).entropy(), -6.790161810721964063, 1e-15));
  EXPECT_TRUE(close(Beta(3, 0.05).entropy(), -17.40681403405126696, 1e-15));
  EXPECT_TRUE(close(Beta(1, 1).entropy(), 0, 0, 1e-15));
}

TEST(Beta, KnowsItsExpectations) {
  const Beta law(2, 3);
  using Kind = Statistic::Kind;
  EXPECT_EQ(law.expectation({Kind::x}), 0.4);
  EXPECT_TRUE(close(law.expectation({Kind::x_squared}).value(), 0.2, 1e-15));
  EXPECT_TRUE(close(law.expectation({Kind::log_x}).value(), -1.083333333333333333, 1e-15));
  EXPECT_TRUE(close(law.expectation({Kind::log_one_minus_x}).value(), -0.5833333333333333333, 1e-15));
  EXPECT_TRUE(close(law.expectation({Kind::log_x_squared}).value(), 1.597222222222222222, 1e-15));
  EXPECT_TRUE(close(Beta(2, 1e-10).expectation({Kind::log_x}).value(), -6.449340668280207697e-11, 1e-15));
  EXPECT_TRUE(close(Beta(1e9, 0.5).expectation({Kind::log_x}).value(), -5.00000000125e-10, 1e-15));
  EXPECT_TRUE(close(Beta(0.3, 1e9).expectation({Kind::log_x}).value(), -24.22579005894654428, 1e-15));
  EXPECT_EQ(law.expectation({Kind::reciprocal}), 4.0);
  EXPECT_EQ(Beta(1, 3).expectation({Kind::reciprocal}), infinity);
  EXPECT_TRUE(close(law.expectation({Kind::absolute_deviation, 0.3}).value(), 0.1785160000000000034, 1e-14));
  EXPECT_TRUE(close(law.expectation({Kind::power, 1.5}).value(), 0.2770562770562770563, 1e-14));
  EXPECT_EQ(law.expectation({Kind::power, -2}), infinity);
  EXPECT_EQ(law.expectation({Kind::exponential, 1}), std::nullopt);
  EXPECT_EQ(law.expectation({Kind::log_factorial}), std::nullopt);
}

TEST(Beta, IsLinearInTheLogarithmsOfXAndItsComplement) {
  const LogDensityTerms terms = Beta(2, 3).log_density_terms().value();
  ASSERT_EQ(terms.terms.size(), 2U);
  EXPECT_TRUE(
      close(terms.constant + std::log(0.3) * terms.terms[0].coefficient + std::log1p(-0.3) * terms.terms[1].coefficient,
            0.5675839575845995545, 1e-14));
  EXPECT_TRUE(Beta(1, 1).log_density_terms().value().terms.empty());
}

TEST(Beta, HasItsScore) {
  std::array<double, 2> score{};
  ASSERT_EQ(Beta(2, 3).score(0.3, score), 2U);
  EXPECT_TRUE(close(score[0], -0.1206394709926026963, 1e-14));
  EXPECT_TRUE(close(score[1], 0.2266583893946009703, 1e-14));
}

TEST(Beta, DrawsWithItsMean) {
  Rng rng(1);
  std::vector<double> draws(20000);
  Beta(2, 3).sample(rng, draws);
  double sum = 0;
  for (const double x : draws) sum += x;
  EXPECT_NEAR(sum / 20000, 0.4, 5 * 0.00142);  // five standard errors
}

}  // namespace
}  // namespace relent
