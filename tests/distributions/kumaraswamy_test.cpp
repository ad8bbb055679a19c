// Kumaraswamy: constructors, the ends, degenerate shapes. Expected values: by hand, from its distribution function.
#include <relent/distributions/beta.hpp>
#include <relent/distributions/kumaraswamy.hpp>
#include <relent/kl_divergence.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(Kumaraswamy, RejectsParametersThatAreNotPositiveAndFinite) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      Kumaraswamy(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "a");
    }
    EXPECT_THROW(Kumaraswamy(1, bad), InvalidParameter);
  }
}

TEST(Kumaraswamy, HasItsDensityAndText) {
  const Kumaraswamy law(2, 3);
  EXPECT_TRUE(close(law.prob(0.5), 6 * 0.5 * 0.5625, 1e-15));
  EXPECT_TRUE(close(law.cdf(0.5), 1 - 0.421875, 1e-15));
  EXPECT_TRUE(close(law.mean(), 16.0 / 35, 1e-14));  // 3 B(3/2, 3)
  EXPECT_EQ(law.to_string(), "Kumaraswamy(a=2, b=3)");
}

TEST(Kumaraswamy, HasItsLimitsAtTheEnds) {
  EXPECT_EQ(Kumaraswamy(0.5, 2).log_prob(0), infinity);
  EXPECT_EQ(Kumaraswamy(2, 0.5).log_prob(0), -infinity);
  EXPECT_EQ(Kumaraswamy(2, 0.5).log_prob(1), infinity);
  EXPECT_TRUE(close(Kumaraswamy(1, 3).log_prob(0), std::log(3.0), 1e-15));
  EXPECT_TRUE(close(Kumaraswamy(3, 1).log_prob(1), std::log(3.0), 1e-15));
}

TEST(Kumaraswamy, KnowsItsDensityWhereXRoundsToOne) {
  const Point point{1.0, 0.0, 1.0, 0.0, -1000.0};
  // 1 - x^2 = 2 (1 - x): log(2 0.5) - 0.5 (log 2 - 1000)
  EXPECT_TRUE(close(Kumaraswamy(2, 0.5).log_prob(point), 500 - 0.5 * std::log(2.0), 1e-15));
}

TEST(Kumaraswamy, IsBetaWhereOneOfItsShapesIsOne) {
  for (const double x : {0.01, 0.4, 0.99}) {
    EXPECT_TRUE(close(Kumaraswamy(1, 4).log_prob(x), Beta(1, 4).log_prob(x), 1e-14));
    EXPECT_TRUE(close(Kumaraswamy(4, 1).log_prob(x), Beta(4, 1).log_prob(x), 1e-14));
  }
  EXPECT_TRUE(close(kl_divergence(Kumaraswamy(4, 1), Kumaraswamy(4, 1)).value, 0, 0));
}

TEST(Kumaraswamy, DivergesAsExponentialLawsWithEqualFirstShapes) {
  EXPECT_TRUE(close(kl_divergence(Kumaraswamy(2, 3), Kumaraswamy(2, 6)).value, 1 - std::log(2.0), 1e-15));
}

TEST(Kumaraswamy, DrawsWithItsMoments) {
  Rng rng(1);
  const Kumaraswamy law(0.7, 2);
  double sum = 0;
  for (int i = 0; i < 20000; ++i) sum += law.sample(rng);
  EXPECT_NEAR(sum / 20000, law.mean(), 6 * law.stddev() / std::sqrt(20000.0));
}

}  // namespace
}  // namespace relent
