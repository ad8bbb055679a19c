// ContinuousBernoulli: constructors, the neighbourhood of 1/2, logits. Expected values: mpmath with 40 digits, from the
// density.
#include <relent/distributions/continuous_bernoulli.hpp>
#include <relent/kl_divergence.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(ContinuousBernoulli, RejectsAProbabilityOutsideTheOpenUnitInterval) {
  for (const double bad : {0.0, 1.0, -0.1, 1.5, not_a_number}) {
    try {
      ContinuousBernoulli law(bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "probability");
    }
  }
  for (const double bad : {-infinity, infinity, not_a_number}) {
    EXPECT_THROW(ContinuousBernoulli::from_logit(bad), InvalidParameter);
  }
}

TEST(ContinuousBernoulli, IsUniformAtOneHalf) {
  const ContinuousBernoulli law(0.5);
  EXPECT_EQ(law.log_prob(0.3), 0);
  EXPECT_EQ(law.mean(), 0.5);
  EXPECT_EQ(law.entropy(), 0);
  EXPECT_EQ(law.quantile(0.25), 0.25);
  EXPECT_TRUE(close(law.variance(), 1.0 / 12, 1e-15));
}

TEST(ContinuousBernoulli, HasItsDensityAndText) {
  const ContinuousBernoulli law(0.25);
  // C = 2 artanh(1 - 2 p) / (1 - 2 p) = 2 log 3; log of C 0.25^0.5 0.75^0.5
  EXPECT_TRUE(close(law.log_prob(0.5), std::log(std::log(3.0) * std::sqrt(0.75)), 1e-13));
  EXPECT_EQ(law.to_string(), "ContinuousBernoulli(probability=0.25)");
  EXPECT_EQ(ContinuousBernoulli::from_logit(-3).to_string(), "ContinuousBernoulli(logit=-3)");
  EXPECT_TRUE(close(ContinuousBernoulli::from_logit(-3).probability(), 0.047425873177566781, 1e-15));
}

TEST(ContinuousBernoulli, IsExponentialAtHugeLogits) {
  const ContinuousBernoulli law = ContinuousBernoulli::from_logit(-1e5);
  EXPECT_TRUE(close(law.mean(), 1e-5, 1e-15));
  EXPECT_TRUE(close(law.log_prob(0), std::log(1e5), 1e-15));
  EXPECT_EQ(law.skewness(), 2);
  EXPECT_TRUE(close(ContinuousBernoulli::from_logit(1e5).log_prob(0), std::log(1e5) - 1e5, 1e-15));
}

TEST(ContinuousBernoulli, DivergesAlikeInBothForms) {
  const double kl = kl_divergence(ContinuousBernoulli(0.25), ContinuousBernoulli(0.75)).value;
  EXPECT_TRUE(
      close(kl_divergence(ContinuousBernoulli(0.25), ContinuousBernoulli::from_logit(std::log(3.0))).value, kl, 1e-14));
  EXPECT_EQ(kl_divergence(ContinuousBernoulli(0.3), ContinuousBernoulli(0.3)).value, 0);
}

TEST(ContinuousBernoulli, DrawsWithItsMoments) {
  Rng rng(1);
  const ContinuousBernoulli law(0.9);
  double sum = 0;
  for (int i = 0; i < 20000; ++i) sum += law.sample(rng);
  EXPECT_NEAR(sum / 20000, law.mean(), 6 * law.stddev() / std::sqrt(20000.0));
}

}  // namespace
}  // namespace relent
