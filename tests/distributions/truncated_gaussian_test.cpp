// TruncatedGaussian: constructors, far tails, infinite cuts. Expected values: mpmath with 60 digits, from the
// definition.
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/truncated_gaussian.hpp>
#include <relent/kl_divergence.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(TruncatedGaussian, RejectsBadParametersOfTheParent) {
  for (const double bad : {-infinity, infinity, not_a_number})
    EXPECT_THROW(TruncatedGaussian(bad, 1, 0, 1), InvalidParameter);
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      TruncatedGaussian(0, bad, 0, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "stddev");
    }
  }
}

TEST(TruncatedGaussian, RejectsCutsOutOfOrder) {
  EXPECT_THROW(TruncatedGaussian(0, 1, 1, 1), InvalidParameter);
  EXPECT_THROW(TruncatedGaussian(0, 1, 2, 1), InvalidParameter);
  EXPECT_THROW(TruncatedGaussian(0, 1, not_a_number, 1), InvalidParameter);
  EXPECT_THROW(TruncatedGaussian(0, 1, 0, not_a_number), InvalidParameter);
  EXPECT_THROW(TruncatedGaussian(0, 1, infinity, infinity), InvalidParameter);
  EXPECT_THROW(TruncatedGaussian(0, 1e-200, 1, 2), InvalidParameter);
}

TEST(TruncatedGaussian, IsGaussianWithoutCuts) {
  const TruncatedGaussian law(1, 2, -infinity, infinity);
  const Gaussian parent(1, 2);
  EXPECT_TRUE(close(law.log_prob(4), parent.log_prob(4), 1e-15));
  EXPECT_TRUE(close(law.log_cdf(-70), parent.log_cdf(-70), 1e-14));
  EXPECT_TRUE(close(law.quantile(0.01), parent.quantile(0.01), 1e-13));
  EXPECT_EQ(law.mean(), 1);
  EXPECT_EQ(law.median(), 1);
  EXPECT_TRUE(close(law.variance(), 4, 1e-14));
  EXPECT_TRUE(close(law.entropy(), parent.entropy(), 1e-15));
}

TEST(TruncatedGaussian, IsNearlyExponentialFarOut) {
  const TruncatedGaussian law(0, 1, 1000, infinity);
  // The hazard at 1000 is 1000 + 1/1000 - 2/1000^3 + ..., the mean the hazard.
  EXPECT_TRUE(close(law.mean(), 1000.000999998000010, 1e-15));
  EXPECT_TRUE(close(law.log_prob(1000), std::log(1000.000999998000010), 1e-14));
  EXPECT_EQ(law.cdf(1000), 0);
  EXPECT_EQ(law.mode(), 1000);
}

TEST(TruncatedGaussian, IsTheMirrorImageOfItsMirrorImage) {
  const TruncatedGaussian law(1, 2, -3, 0.5);
  const TruncatedGaussian mirror(-1, 2, -0.5, 3);
  EXPECT_EQ(law.log_prob(-2), mirror.log_prob(2));
  EXPECT_EQ(law.cdf(-2), mirror.survival(2));
  EXPECT_EQ(law.mean(), -mirror.mean());
  EXPECT_EQ(law.skewness(), -mirror.skewness());
}

TEST(TruncatedGaussian, DivergesInfinitelyUnlessTheSupportsNest) {
  EXPECT_EQ(kl_divergence(TruncatedGaussian(0, 1, 0, 2), TruncatedGaussian(0, 1, 0, 1)).value, infinity);
  EXPECT_EQ(kl_divergence(TruncatedGaussian(0, 1, 0, 2), TruncatedGaussian(0, 1, 0, 2)).value, 0);
  // With equal parents, the log of the ratio of the masses.
  const double kl = kl_divergence(TruncatedGaussian(0, 1, 0, 1), TruncatedGaussian(0, 1, 0, infinity)).value;
  EXPECT_TRUE(close(kl, std::log(0.5 / 0.34134474606854294859), 1e-9));
}

TEST(TruncatedGaussian, DrawsWithItsMoments) {
  Rng rng(1);
  for (const TruncatedGaussian& law : {TruncatedGaussian(0, 1, -1, 2), TruncatedGaussian(0, 1, 40, 50),
                                       TruncatedGaussian(0, 1, 0.1, infinity), TruncatedGaussian(0, 1, 1000, infinity),
                                       TruncatedGaussian(3, 100, 0, 1), TruncatedGaussian(0, 1, -infinity, -6),
                                       TruncatedGaussian(0, 1, -0.1, 0.2), TruncatedGaussian(0, 1, 0.5, 0.6)}) {
    double sum = 0;
    for (int i = 0; i < 10000; ++i) {
      const double x = law.sample(rng);
      ASSERT_TRUE(law.in_support(x));
      sum += x;
    }
    EXPECT_NEAR(sum / 10000, law.mean(), 6 * law.stddev() / 100) << law.to_string();
  }
}

}  // namespace
}  // namespace relent
