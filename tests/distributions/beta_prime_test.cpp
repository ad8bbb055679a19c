// BetaPrime: constructors, moments, its relation to Beta. Expected values: exact arithmetic of the definitions.
#include <relent/distributions/beta.hpp>
#include <relent/distributions/beta_prime.hpp>
#include <relent/kl_divergence.hpp>

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

TEST(BetaPrime, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      BetaPrime(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "alpha");
    }
    EXPECT_THROW(BetaPrime(1, bad), InvalidParameter);
  }
}

TEST(BetaPrime, HasItsDensityAndText) {
  const BetaPrime law(2, 3);  // 12 x / (1 + x)^5
  EXPECT_TRUE(close(law.log_prob(3), std::log(36.0 / 1024), 1e-15));
  EXPECT_TRUE(close(law.survival(1), 5.0 / 16, 1e-15));
  EXPECT_EQ(law.log_prob(-1), -infinity);
  EXPECT_EQ(law.to_string(), "BetaPrime(alpha=2, beta=3)");
}

TEST(BetaPrime, HasItsMomentsAndExpectations) {
  const BetaPrime law(2, 6);
  EXPECT_TRUE(close(law.mean(), 0.4, 1e-15));
  EXPECT_TRUE(close(law.variance(), 0.14, 1e-15));  // 2 * 7 / (25 * 4)
  EXPECT_TRUE(close(law.mode(), 1.0 / 7, 1e-15));
  EXPECT_EQ(BetaPrime(2, 1).mean(), infinity);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::reciprocal}).value(), 6, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::power, 2}).value(), 0.3, 1e-14));
}

TEST(BetaPrime, DivergesAsBetaDoes) {
  EXPECT_EQ(kl_divergence(BetaPrime(2, 3), BetaPrime(4, 0.5)).value, kl_divergence(Beta(2, 3), Beta(4, 0.5)).value);
}

TEST(BetaPrime, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  BetaPrime(2, 6).sample(rng, draws);
  double sum = 0;
  for (const double x : draws) sum += x;
  EXPECT_NEAR(sum / 20000, 0.4, 6 * 0.002646);  // six standard errors, sqrt(0.14 / n)
}

}  // namespace
}  // namespace relent
