// ChiSquared: constructor, density, tails. Expected values: mpmath with 60 digits.
#include <relent/distributions/chi_squared.hpp>

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

TEST(ChiSquared, RejectsADofThatIsNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      ChiSquared{bad};
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.family(), "ChiSquared");
      EXPECT_EQ(error.parameter(), "dof");
    }
  }
}

TEST(ChiSquared, IsGammaOfHalfItsDof) {
  const ChiSquared law(5);
  EXPECT_EQ(law.to_string(), "ChiSquared(dof=5)");
  EXPECT_EQ(law.shape(), 2.5);
  EXPECT_EQ(law.rate(), 0.5);
  EXPECT_EQ(law.mean(), 5);
  EXPECT_EQ(law.variance(), 10);
  EXPECT_EQ(law.mode(), 3);
  EXPECT_EQ(law.excess_kurtosis(), 2.4);
}

TEST(ChiSquared, HasItsDensity) {
  EXPECT_TRUE(close(ChiSquared(5).log_prob(3), -1.869632388870617896, 1e-15));
  EXPECT_TRUE(close(ChiSquared(0.05).log_prob(1e-10), 18.75791902974278192, 1e-14));
  EXPECT_TRUE(close(ChiSquared(1e12).log_prob(1e12), -15.08102268144908617, 1e-14));
  EXPECT_EQ(ChiSquared(1).log_prob(0), infinity);
  EXPECT_TRUE(close(ChiSquared(2).log_prob(0), -std::log(2.0), 1e-15));
  EXPECT_EQ(ChiSquared(3).log_prob(0), -infinity);
}

TEST(ChiSquared, HasItsCdfMedianAndEntropy) {
  EXPECT_TRUE(close(ChiSquared(5).cdf(3), 0.3000141641213724909, 1e-14));
  EXPECT_TRUE(close(ChiSquared(5).median(), 4.351460191095527317, 1e-14));
  EXPECT_TRUE(close(ChiSquared(5).entropy(), 2.423095090064999688, 1e-15));
}

TEST(ChiSquared, HasAScoreOfOneComponent) {
  std::array<double, 1> score{};
  ASSERT_EQ(ChiSquared(5).score(3, score), 1U);
  EXPECT_TRUE(close(score[0], -0.1488457662685394026, 1e-14));
}

TEST(ChiSquared, DrawsWithItsMean) {
  Rng rng(1);
  std::vector<double> draws(20000);
  ChiSquared(3).sample(rng, draws);
  double sum = 0;
  for (const double x : draws) sum += x;
  EXPECT_NEAR(sum / 20000, 3, 5 * 0.01733);  // five standard errors
}

}  // namespace
}  // namespace relent
