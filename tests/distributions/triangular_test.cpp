// Triangular: constructors, modes at the ends, widths that overflow. Expected values: by hand, from areas of triangles.
#include <relent/distributions/triangular.hpp>
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

TEST(Triangular, RejectsAModeOutsideTheBounds) {
  for (const double bad : {-0.1, 1.1}) {
    try {
      Triangular(0, bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "mode");
    }
  }
  for (const double bad : {-infinity, infinity, not_a_number}) {
    EXPECT_THROW(Triangular(bad, 0, 1), InvalidParameter);
    EXPECT_THROW(Triangular(0, bad, 1), InvalidParameter);
    EXPECT_THROW(Triangular(0, 0, bad), InvalidParameter);
  }
  EXPECT_THROW(Triangular(1, 1, 1), InvalidParameter);
}

TEST(Triangular, HasItsDensityAndText) {
  const Triangular law(0, 1, 4);
  EXPECT_TRUE(close(law.prob(0.5), 0.25, 1e-15));
  EXPECT_TRUE(close(law.prob(1), 0.5, 1e-15));
  EXPECT_TRUE(close(law.prob(2.5), 0.25, 1e-15));
  EXPECT_EQ(law.cdf(1), 0.25);
  EXPECT_EQ(law.survival(3), 1.0 / 12);
  EXPECT_EQ(law.quantile(0.0625), 0.5);
  EXPECT_TRUE(close(law.mean(), 5.0 / 3, 1e-15));
  EXPECT_TRUE(close(law.variance(), 13.0 / 18, 1e-15));
  EXPECT_EQ(law.to_string(), "Triangular(low=0, mode=1, high=4)");
}

TEST(Triangular, MayHaveItsModeAtAnEnd) {
  const Triangular law(0, 0, 1);
  EXPECT_TRUE(close(law.log_prob(0), std::log(2.0), 1e-15));
  EXPECT_EQ(law.log_prob(1), -infinity);
  EXPECT_TRUE(law.breakpoints().empty());
  EXPECT_EQ(law.quantile(0.75), 0.5);
  EXPECT_EQ(Triangular(0, 0.5, 1).breakpoints(), std::vector<double>{0.5});
}

TEST(Triangular, MayBeWiderThanTheGreatestDouble) {
  const Triangular law(-1.5e308, 0, 1.5e308);
  EXPECT_TRUE(close(law.entropy(), std::log(1.5e308) + 0.5, 1e-15));
  EXPECT_EQ(law.cdf(0), 0.5);
  EXPECT_EQ(law.quantile(0.5), 0);
  EXPECT_EQ(law.skewness(), 0);
}

TEST(Triangular, DivergesInfinitelyUnlessTheSupportsNest) {
  EXPECT_EQ(kl_divergence(Triangular(0, 1, 4), Triangular(0.1, 1, 4)).value, infinity);
  EXPECT_EQ(kl_divergence(Triangular(0, 1, 4), Triangular(0, 1, 4)).value, 0);
  // E log X less E log(1 - X) of the density 2 x, both by hand: -1/2 and -3/2.
  EXPECT_TRUE(close(kl_divergence(Triangular(0, 1, 1), Triangular(0, 0, 1)).value, 1, 1e-9));
}

TEST(Triangular, DrawsWithItsMoments) {
  Rng rng(1);
  const Triangular law(-1, 0, 3);
  double sum = 0;
  for (int i = 0; i < 20000; ++i) sum += law.sample(rng);
  EXPECT_NEAR(sum / 20000, law.mean(), 6 * law.stddev() / std::sqrt(20000.0));
}

}  // namespace
}  // namespace relent
