// Frechet: constructors, its reciprocal and facts. Expected values: mpmath with 50 digits, from the definitions.
#include <relent/distributions/frechet.hpp>
#include <relent/distributions/weibull.hpp>

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

TEST(Frechet, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Frechet(1, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
    EXPECT_THROW(Frechet(bad, 1), InvalidParameter);
  }
}

TEST(Frechet, HasItsDensityAndText) {
  EXPECT_TRUE(close(Frechet(2, 3).log_prob(1.5), -2.3260235664283285, 1e-15));
  EXPECT_EQ(Frechet(2, 3).to_string(), "Frechet(shape=2, scale=3)");
  EXPECT_EQ(Frechet(0.5, 3).log_prob(0), -infinity);
  EXPECT_FALSE(Frechet(2, 3).in_support(0));
}

TEST(Frechet, IsTheReciprocalOfWeibull) {
  const Frechet law(2.5, 4);
  const Weibull reciprocal(2.5, 0.25);
  for (const double x : {0.5, 3.0, 8.0, 1e5}) {
    EXPECT_TRUE(close(law.cdf(x), reciprocal.survival(1 / x), 1e-14));
    EXPECT_TRUE(close(law.log_survival(x), reciprocal.log_cdf(1 / x), 1e-14));
  }
  EXPECT_TRUE(close(law.quantile(0.3), 1 / reciprocal.inverse_survival(0.3), 1e-15));
}

TEST(Frechet, HasMomentsBelowItsShapeOnly) {
  EXPECT_EQ(Frechet(1, 2).mean(), infinity);
  EXPECT_EQ(Frechet(2, 2).variance(), infinity);
  EXPECT_TRUE(std::isnan(Frechet(2, 2).skewness()));
  EXPECT_EQ(Frechet(3, 2).skewness(), infinity);
  EXPECT_EQ(Frechet(4, 2).excess_kurtosis(), infinity);
  EXPECT_EQ(Frechet(0.9, 2).expectation({Statistic::Kind::absolute_deviation, 1}), infinity);
  EXPECT_TRUE(close(Frechet(3, 2).expectation({Statistic::Kind::power, -1.5}).value(), 0.31332853432887506, 1e-14));
}

TEST(Frechet, TellsItsScore) {
  std::array<double, 2> score{};
  ASSERT_EQ(Frechet(2, 3).score(1.5, score), 2U);
  EXPECT_TRUE(close(score[0], 0.5 - 3 * 0.69314718055994531, 1e-14));
  EXPECT_EQ(score[1], -2.0);
}

}  // namespace
}  // namespace relent
