// AsymmetricLaplace: constructors, tails and facts. Expected values: mpmath with 60 digits, from the definitions.
#include <relent/distributions/asymmetric_laplace.hpp>

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

TEST(AsymmetricLaplace, RejectsBadParameters) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      AsymmetricLaplace(0, 1, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "asymmetry");
    }
    EXPECT_THROW(AsymmetricLaplace(0, bad, 1), InvalidParameter);
  }
  EXPECT_THROW(AsymmetricLaplace(infinity, 1, 1), InvalidParameter);
  EXPECT_THROW(AsymmetricLaplace(0, 1e200, 1e200), InvalidParameter);
  EXPECT_THROW(AsymmetricLaplace(0, 1e200, 1e-200), InvalidParameter);
}

TEST(AsymmetricLaplace, IsExponentialOnBothSides) {
  const AsymmetricLaplace law(1, 2, 0.5);  // scale 4 above, 1 below; masses 4/5 and 1/5
  EXPECT_TRUE(close(law.prob(1), 0.2, 1e-15));
  EXPECT_TRUE(close(law.survival(9), 0.10826822658929015352, 1e-15));
  EXPECT_TRUE(close(law.cdf(-3), 0.0036631277777468360587, 1e-15));
  EXPECT_TRUE(close(law.quantile(0.2), 1, 1e-15));
  EXPECT_TRUE(close(law.median(), 2.8800145169829422146, 1e-15));
  EXPECT_EQ(law.mean(), 4);
  EXPECT_EQ(law.variance(), 17);
  EXPECT_EQ(law.breakpoints(), std::vector<double>{1});
}

TEST(AsymmetricLaplace, KnowsItsExpectations) {
  const AsymmetricLaplace law(1, 2, 0.5);
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 1}).value(), 3.4, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, 3}).value(), 2.8817962221608539111, 1e-15));
  EXPECT_TRUE(close(law.expectation({Statistic::Kind::absolute_deviation, -1}).value(), 5.0541341132946450768, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 0.25}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, -1}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::log_x}), std::nullopt);
}

TEST(AsymmetricLaplace, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  const AsymmetricLaplace law(1, 2, 0.5);
  law.sample(rng, draws);
  double sum = 0;
  double below = 0;
  for (const double x : draws) sum += x, below += x < 1 ? 1 : 0;
  // Six standard errors.
  EXPECT_NEAR(sum / 20000, 4, 6 * 0.02916);
  EXPECT_NEAR(below / 20000, 0.2, 6 * 0.00283);
}

}  // namespace
}  // namespace relent
