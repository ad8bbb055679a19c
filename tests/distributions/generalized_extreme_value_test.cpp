// GeneralizedExtremeValue: constructors, its special cases and facts.
#include <relent/distributions/frechet.hpp>
#include <relent/distributions/generalized_extreme_value.hpp>
#include <relent/distributions/gumbel.hpp>
#include <relent/kl_divergence.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(GeneralizedExtremeValue, RejectsParametersThatAreNotFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      GeneralizedExtremeValue(0, bad, 0.1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
  }
  for (const double bad : {-infinity, infinity, not_a_number}) {
    EXPECT_THROW(GeneralizedExtremeValue(bad, 1, 0.1), InvalidParameter);
    EXPECT_THROW(GeneralizedExtremeValue(0, 1, bad), InvalidParameter);
  }
}

TEST(GeneralizedExtremeValue, EndsWhereItsShapeSays) {
  EXPECT_EQ(GeneralizedExtremeValue(1, 2, 0.5).support(), Support::interval(-3, infinity, false, false));
  EXPECT_EQ(GeneralizedExtremeValue(1, 2, -0.5).support(), Support::interval(-infinity, 5, false, true));
  EXPECT_EQ(GeneralizedExtremeValue(1, 2, 0).support(), Support::reals());
  EXPECT_EQ(GeneralizedExtremeValue(0, 2, -2).log_prob(1), infinity);
  EXPECT_EQ(GeneralizedExtremeValue(0, 2, -1).log_prob(2), -std::log(2));
  EXPECT_EQ(GeneralizedExtremeValue(0, 2, -0.5).log_prob(4), -infinity);
}

TEST(GeneralizedExtremeValue, IsGumbelAtShapeZeroAndNearIt) {
  const Gumbel gumbel(1, 2);
  for (const double shape : {0.0, 5e-324, 1e-300, -1e-300, 1e-20, -1e-18}) {
    const GeneralizedExtremeValue law(1, 2, shape);
    for (const double x : {-20.0, -3.0, 1.0, 2.5, 40.0}) {
      EXPECT_TRUE(close(law.log_prob(x), gumbel.log_prob(x), 1e-14)) << shape << ' ' << x;
      EXPECT_TRUE(close(law.log_survival(x), gumbel.log_survival(x), 1e-14)) << shape << ' ' << x;
    }
    EXPECT_TRUE(close(law.quantile(0.9), gumbel.quantile(0.9), 1e-15));
    EXPECT_TRUE(close(law.mean(), gumbel.mean(), 1e-15));
    EXPECT_TRUE(close(law.stddev(), gumbel.stddev(), 1e-14));
    EXPECT_TRUE(close(law.skewness(), gumbel.skewness(), 1e-14));
  }
}

TEST(GeneralizedExtremeValue, IsFrechetAtPositiveShape) {
  const GeneralizedExtremeValue law(8, 2, 0.25);
  const Frechet frechet(4, 8);
  for (const double x : {1.0, 5.0, 8.0, 1e6}) EXPECT_TRUE(close(law.log_prob(x), frechet.log_prob(x), 1e-14));
  EXPECT_TRUE(close(law.mean(), frechet.mean(), 1e-14));
}

TEST(GeneralizedExtremeValue, HasMomentsBelowTheReciprocalOfItsShape) {
  EXPECT_EQ(GeneralizedExtremeValue(0, 1, 1).mean(), infinity);
  EXPECT_EQ(GeneralizedExtremeValue(0, 1, 0.5).variance(), infinity);
  EXPECT_TRUE(std::isnan(GeneralizedExtremeValue(0, 1, 0.5).skewness()));
  EXPECT_EQ(GeneralizedExtremeValue(0, 1, 0.4).skewness(), infinity);
  EXPECT_EQ(GeneralizedExtremeValue(0, 1, 0.3).excess_kurtosis(), infinity);
}

TEST(GeneralizedExtremeValue, SamplesPointsNextToItsEnd) {
  const GeneralizedExtremeValue law(0, 2, -30);  // the end, 1/15, is nearer than doubles resolve for most of the mass
  Rng rng(9);
  for (int i = 0; i < 200; ++i) {
    const Point point = law.sample_point(rng);
    EXPECT_LE(point.x, law.support().upper);
    EXPECT_TRUE(std::isfinite(point.log_to_upper));
    EXPECT_TRUE(std::isfinite(law.log_prob(point)));
  }
}

TEST(GeneralizedExtremeValue, KnowsTheDivergenceOfACommonEnd) {
  const GeneralizedExtremeValue p(3, 1, 0.5);
  EXPECT_EQ(kl_divergence(p, p).value, 0.0);
  const KlEstimate kl = kl_divergence(p, GeneralizedExtremeValue(7, 3, 0.5));
  EXPECT_EQ(kl.method, KlMethod::closed_form);
  // exp(z) - 1 - z, z = -2 log(1/3)
  EXPECT_TRUE(close(kl.value, 8 - 2 * std::log(3), 1e-14));
}

}  // namespace
}  // namespace relent
