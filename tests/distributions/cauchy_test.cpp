// Cauchy: constructors, far tails, missing moments. Expected values: mpmath with 30 digits, from the definitions.
#include <relent/distributions/cauchy.hpp>
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

TEST(Cauchy, RejectsAScaleThatIsNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Cauchy(0, bad);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "scale");
    }
  }
}

TEST(Cauchy, RejectsALocationThatIsNotFinite) {
  for (const double bad : {-infinity, infinity, not_a_number}) EXPECT_THROW(Cauchy(bad, 1), InvalidParameter);
}

TEST(Cauchy, HasItsDensityAndText) {
  const Cauchy law(1, 2);
  EXPECT_TRUE(close(law.log_prob(-4.5), -3.9852692699976891612, 1e-15));
  EXPECT_TRUE(close(law.cdf(-4.5), 0.1110172584549998799, 1e-15));
  EXPECT_TRUE(close(law.survival(6.5), 0.1110172584549998799, 1e-15));
  EXPECT_TRUE(close(law.entropy(), 3.2241714275292361024, 1e-15));
  EXPECT_EQ(law.to_string(), "Cauchy(location=1, scale=2)");
}

TEST(Cauchy, ReachesTheEndsOfTheRangeOfDouble) {
  // 1 / (pi z) and its logarithm, z = 1e500 and 3.4e8
  EXPECT_TRUE(close(Cauchy(0, 1e-200).log_survival(1e300), -500 * std::log(10.0) - std::log(3.141592653589793), 1e-15));
  EXPECT_TRUE(close(Cauchy(-1.7e308, 1e300).survival(1.7e308), 1e300 / 3.141592653589793 / 1.7e308 / 2, 1e-15));
  EXPECT_TRUE(close(Cauchy(0, 1e-300).inverse_survival(1e-310), 1e10 / 3.141592653589793, 1e-13));
}

TEST(Cauchy, HasNoMoments) {
  const Cauchy law(1, 2);
  EXPECT_TRUE(std::isnan(law.mean()));
  EXPECT_TRUE(std::isnan(law.variance()));
  EXPECT_EQ(law.mode(), 1);
  EXPECT_EQ(law.median(), 1);
  EXPECT_EQ(law.expectation({Statistic::Kind::x_squared}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::x}), std::nullopt);
}

TEST(Cauchy, HasItsScore) {
  std::array<double, 2> score{};
  ASSERT_EQ(Cauchy(1, 2).score(5, score), 2U);
  EXPECT_TRUE(close(score[0], 0.4, 1e-15));  // 2 z / (scale (1 + z^2)) at z = 2
  EXPECT_TRUE(close(score[1], 0.3, 1e-15));
  ASSERT_EQ(Cauchy(1, 2).score(1, score), 2U);
  EXPECT_EQ(score[0], 0.0);
  EXPECT_EQ(score[1], -0.5);
}

TEST(Cauchy, DivergesSymmetrically) {
  const Cauchy p(1, 2);
  const Cauchy q(-3, 0.25);
  EXPECT_TRUE(close(kl_divergence(p, q).value, kl_divergence(q, p).value, 1e-15));
}

TEST(Cauchy, DrawsWithItsQuartiles) {
  Rng rng(1);
  std::vector<double> draws(20000);
  Cauchy(3, 2).sample(rng, draws);
  double below = 0;
  double inside = 0;
  for (const double x : draws) {
    below += x < 3 ? 1 : 0;
    inside += std::abs(x - 3) < 2 ? 1 : 0;
  }
  // Six standard errors of a share of one half.
  EXPECT_NEAR(below / 20000, 0.5, 6 * 0.003536);
  EXPECT_NEAR(inside / 20000, 0.5, 6 * 0.003536);
}

}  // namespace
}  // namespace relent
