// SkewNormal: constructors, tails and facts. Expected values: mpmath with 60 digits, from the definitions.
#include <relent/distributions/skew_normal.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(SkewNormal, RejectsBadParameters) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      SkewNormal(0, bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
  }
  for (const double bad : {-infinity, infinity, not_a_number}) {
    EXPECT_THROW(SkewNormal(bad, 1, 1), InvalidParameter);
    EXPECT_THROW(SkewNormal(0, 1, bad), InvalidParameter);
  }
}

TEST(SkewNormal, HasAThinTail) {
  const SkewNormal law(0, 1, 2);
  EXPECT_TRUE(close(law.cdf(-1.5), 0.000040710544523389351665, 1e-14));
  EXPECT_TRUE(close(law.cdf(0), 0.14758361765043327418, 1e-15));
  EXPECT_TRUE(close(law.cdf(0.5), 0.4083012539660563167, 1e-15));
  EXPECT_TRUE(close(SkewNormal(0, 1, -2).survival(1.5), 0.000040710544523389351665, 1e-14));
}

TEST(SkewNormal, IsGaussianAtShapeZero) {
  const SkewNormal law(1, 2, 0);
  EXPECT_EQ(law.mean(), 1);
  EXPECT_EQ(law.variance(), 4);
  EXPECT_EQ(law.skewness(), 0);
  EXPECT_EQ(law.mode(), 1);
  EXPECT_TRUE(close(law.cdf(3), 0.84134474606854294859, 1e-15));
  EXPECT_TRUE(close(law.entropy(), 2.1120857137646180512, 1e-15));
}

TEST(SkewNormal, ApproachesTheHalfNormalLaw) {
  const SkewNormal law(0, 1, 1e200);
  EXPECT_TRUE(close(law.cdf(1), 0.68268949213708589717, 1e-15));
  EXPECT_TRUE(close(law.mean(), 0.79788456080286535588, 1e-15));
  EXPECT_TRUE(close(law.log_prob(1), -0.72579135264472743236, 1e-15));
  EXPECT_EQ(law.log_prob(-1), -infinity);
}

TEST(SkewNormal, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  const SkewNormal law(0, 1, -3);
  law.sample(rng, draws);
  double sum = 0;
  double squares = 0;
  for (const double x : draws) sum += x, squares += x * x;
  // Six standard errors; the squares are chi-squared.
  EXPECT_NEAR(sum / 20000, law.mean(), 6 * law.stddev() / std::sqrt(20000.0));
  EXPECT_NEAR(squares / 20000, 1, 6 * 0.01);
}

}  // namespace
}  // namespace relent
