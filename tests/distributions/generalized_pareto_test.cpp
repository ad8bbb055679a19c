// GeneralizedPareto: constructors, the two ends, the exponential and uniform members. Expected values: exact arithmetic
// of the definitions.
#include <relent/distributions/generalized_pareto.hpp>
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

TEST(GeneralizedPareto, RejectsBadParameters) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      GeneralizedPareto(0, bad, 0.1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
  }
  EXPECT_THROW(GeneralizedPareto(infinity, 1, 0), InvalidParameter);
  EXPECT_THROW(GeneralizedPareto(0, 1, not_a_number), InvalidParameter);
  EXPECT_THROW(GeneralizedPareto(1e10, 1e-10, -1), InvalidParameter);  // the support would be one point
}

TEST(GeneralizedPareto, HasItsDensityAndText) {
  const GeneralizedPareto law(1, 2, 0.5);
  EXPECT_TRUE(close(law.log_prob(13), std::log(0.5 / 64), 1e-15));  // 1 + shape z = 4
  EXPECT_TRUE(close(law.survival(13), 1.0 / 16, 1e-15));
  EXPECT_EQ(law.to_string(), "GeneralizedPareto(location=1, scale=2, shape=0.5)");
  EXPECT_EQ(law.mean(), 5);
}

TEST(GeneralizedPareto, IsExponentialAndUniform) {
  EXPECT_EQ(GeneralizedPareto(0, 2, 0).log_survival(3), -1.5);
  const GeneralizedPareto uniform(1, 2, -1);
  EXPECT_EQ(uniform.upper(), 3);
  EXPECT_TRUE(close(uniform.cdf(2.5), 0.75, 1e-15));
  EXPECT_EQ(uniform.log_prob(3), -std::log(2.0));
}

TEST(GeneralizedPareto, KeepsItsDigitsAtTheUpperEnd) {
  const GeneralizedPareto law(0, 2, -0.5);  // survival ((4 - x)/4)^2
  EXPECT_TRUE(close(law.survival(4 - 0x1p-40), 0x1p-84, 1e-14));
  EXPECT_EQ(law.log_prob(4), -infinity);
  EXPECT_EQ(GeneralizedPareto(0, 2, -2).log_prob(1), infinity);
  // The end of GeneralizedPareto(0, 1, -0.3) is 3.33... and not a double.
  const double x = std::nextafter(GeneralizedPareto(0, 1, -0.3).upper(), 0.0);
  EXPECT_TRUE(std::isfinite(GeneralizedPareto(0, 1, -0.3).log_survival(x)));
}

TEST(GeneralizedPareto, DivergesAsItsSupportsAllow) {
  const GeneralizedPareto bounded(0, 2, -0.5);
  EXPECT_EQ(kl_divergence(GeneralizedPareto(0, 1, 0.1), bounded).value, infinity);
  EXPECT_EQ(kl_divergence(GeneralizedPareto(0, 3, -0.5), bounded).value, infinity);
  EXPECT_EQ(kl_divergence(GeneralizedPareto(0, 1, 1), GeneralizedPareto(0, 1, 0)).value, infinity);
  // Uniform(0, 1) || Uniform(0, 2)
  EXPECT_TRUE(
      close(kl_divergence(GeneralizedPareto(0, 1, -1), GeneralizedPareto(0, 2, -1)).value, std::log(2.0), 1e-14));
}

TEST(GeneralizedPareto, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  GeneralizedPareto(1, 2, -0.5).sample(rng, draws);
  double sum = 0;
  for (const double x : draws) sum += x;
  EXPECT_NEAR(sum / 20000, 1 + 4.0 / 3, 6 * 0.006667);  // six standard errors, variance 8/9
}

}  // namespace
}  // namespace relent
