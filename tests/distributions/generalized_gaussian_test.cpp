// GeneralizedGaussian: constructors, its special cases and facts.
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/generalized_gaussian.hpp>
#include <relent/distributions/laplace.hpp>
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

TEST(GeneralizedGaussian, RejectsParametersOutOfRange) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      GeneralizedGaussian(0, 1, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "power");
    }
    EXPECT_THROW(GeneralizedGaussian(0, bad, 1), InvalidParameter);
  }
  EXPECT_THROW(GeneralizedGaussian(infinity, 1, 1), InvalidParameter);
}

TEST(GeneralizedGaussian, IsLaplaceAtPowerOneAndGaussianAtPowerTwo) {
  const GeneralizedGaussian one(1, 3, 1);
  const Laplace laplace(1, 3);
  const GeneralizedGaussian two(1, 3, 2);
  const Gaussian gaussian(1, 3 / std::sqrt(2));
  for (const double x : {-40.0, -3.0, 1.0, 1.5, 30.0}) {
    EXPECT_TRUE(close(one.log_prob(x), laplace.log_prob(x), 1e-14));
    EXPECT_TRUE(close(one.log_cdf(x), laplace.log_cdf(x), 1e-14));
    EXPECT_TRUE(close(two.log_prob(x), gaussian.log_prob(x), 1e-13));
    EXPECT_TRUE(close(two.log_survival(x), gaussian.log_survival(x), 1e-13));
  }
  EXPECT_EQ(one.median(), 1);
  EXPECT_EQ(one.quantile(0.5), 1);
}

TEST(GeneralizedGaussian, IsNearlyUniformAtLargePowers) {
  const GeneralizedGaussian law(0, 1, 1e8);
  for (const double x : {-0.75, -1e-3, 0.0, 0.5}) EXPECT_TRUE(close(law.cdf(x), 0.5 + 0.5 * x, 1e-7));
  EXPECT_TRUE(close(law.variance(), 1.0 / 3, 1e-7));
  EXPECT_TRUE(close(law.entropy(), std::log(2), 1e-7));
  EXPECT_EQ(law.log_prob(1.1), -infinity);
  Rng rng(5);
  for (int i = 0; i < 1000; ++i) EXPECT_LT(std::fabs(law.sample(rng)), 1 + 1e-6);
}

TEST(GeneralizedGaussian, DeclinesTheDivergenceOfOtherLocations) {
  const GeneralizedGaussian p(0, 1, 1.5);
  EXPECT_EQ(kl_divergence(p, p).value, 0.0);
  EXPECT_EQ(kl_divergence(p, GeneralizedGaussian(0, 2, 3)).method, KlMethod::closed_form);
  EXPECT_EQ(kl_divergence(p, GeneralizedGaussian(0.1, 1, 1.5)).method, KlMethod::quadrature);
}

}  // namespace
}  // namespace relent
