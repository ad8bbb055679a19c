// LogitNormal: constructors, the ends, its modes. Expected values: mpmath with 40 digits, from the density.
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/logit_normal.hpp>
#include <relent/kl_divergence.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(LogitNormal, RejectsBadParameters) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      LogitNormal(0, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "logit_stddev");
    }
  }
  for (const double bad : {-infinity, infinity, not_a_number}) EXPECT_THROW(LogitNormal(bad, 1), InvalidParameter);
}

TEST(LogitNormal, HasItsDensityAndText) {
  const LogitNormal law(0, 1);
  // 4 / sqrt(2 pi)
  EXPECT_TRUE(close(law.prob(0.5), 1.5957691216057307, 1e-15));
  EXPECT_EQ(law.log_prob(0), -infinity);
  EXPECT_EQ(law.log_prob(1), -infinity);
  EXPECT_EQ(law.mean(), 0.5);
  EXPECT_EQ(law.median(), 0.5);
  EXPECT_EQ(law.to_string(), "LogitNormal(logit_mean=0, logit_stddev=1)");
}

TEST(LogitNormal, KnowsItsDensityWhereXRoundsToOne) {
  const LogitNormal law(50, 2);
  const Point point{1.0, 0.0, 1.0, 0.0, -50.0};
  EXPECT_TRUE(close(law.log_prob(point), Gaussian(0, 2).log_prob(0) + 50, 1e-15));
}

TEST(LogitNormal, HasTheLeastOfTwoEqualModes) {
  const double mode = LogitNormal(0, 5).mode();
  EXPECT_LT(mode, 1e-10);
  EXPECT_GT(mode, 0);
  EXPECT_EQ(LogitNormal(0, 1).mode(), 0.5);
  EXPECT_GT(LogitNormal(1, 5).mode(), 0.5);
}

TEST(LogitNormal, DivergesAsTheGaussianLawsOfTheLogits) {
  EXPECT_EQ(kl_divergence(LogitNormal(1, 2), LogitNormal(0, 3)).value,
            kl_divergence(Gaussian(1, 2), Gaussian(0, 3)).value);
}

TEST(LogitNormal, DrawsWithItsMoments) {
  Rng rng(1);
  const LogitNormal law(1, 1.5);
  double sum = 0;
  for (int i = 0; i < 20000; ++i) sum += law.sample(rng);
  EXPECT_NEAR(sum / 20000, law.mean(), 6 * law.stddev() / std::sqrt(20000.0));
}

}  // namespace
}  // namespace relent
