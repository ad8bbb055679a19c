// Arcsine distribution. Expected values: the closed forms of its textbook.
#include <relent/distributions/arcsine.hpp>

#include <relent/distributions/beta.hpp>
#include <relent/kl_divergence.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

namespace relent {
namespace {

using relent_test::close;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = 3.141592653589793;

TEST(Arcsine, RejectsEndsThatHoldNoInterval) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Arcsine(2, 2); }),
            "Arcsine: high must be greater than low = 2, at a finite distance, got 2");
  EXPECT_EQ(message_of<InvalidParameter>([] { return Arcsine(-1e308, 1e308); }),
            "Arcsine: high must be greater than low = -1e+308, at a finite distance, got 1e+308");
  EXPECT_EQ(message_of<InvalidParameter>([] { return Arcsine(-infinity, 0); }),
            "Arcsine: low must be finite, got -inf");
  EXPECT_THROW(Arcsine(0, not_a_number), InvalidParameter);
}

TEST(Arcsine, HasItsClosedForms) {
  const Arcsine law(-1, 3);
  for (const double x : {-0.999, -0.5, 1.0, 2.9}) {
    EXPECT_TRUE(close(law.prob(x), 1 / (pi * std::sqrt((x + 1) * (3 - x))), 1e-14));
    EXPECT_TRUE(close(law.cdf(x), 2 / pi * std::asin(std::sqrt((x + 1) / 4)), 1e-13));
  }
  EXPECT_EQ(law.mean(), 1);
  EXPECT_TRUE(close(law.variance(), 2.0, 1e-15));
  EXPECT_TRUE(close(law.excess_kurtosis(), -1.5, 1e-15));
  EXPECT_TRUE(close(law.entropy(), std::log(pi), 1e-14));
  EXPECT_EQ(law.skewness(), 0);
  EXPECT_EQ(law.prob(-1), infinity);
  EXPECT_EQ(law.prob(3), infinity);
  EXPECT_EQ(Arcsine().to_string(), "Arcsine(low=0, high=1)");
}

TEST(Arcsine, IsBetaOnTheUnitInterval) {
  const Arcsine law;
  const Beta beta(0.5, 0.5);
  for (const double x : {1e-300, 1e-5, 0.3, 0.999}) {
    EXPECT_TRUE(close(law.log_prob(x), beta.log_prob(x), 1e-14));
    EXPECT_TRUE(close(law.log_cdf(x), beta.log_cdf(x), 1e-14));
    EXPECT_TRUE(close(law.log_survival(x), beta.log_survival(x), 1e-14));
  }
  EXPECT_TRUE(close(law.quantile(1e-100), beta.quantile(1e-100), 1e-14));
}

TEST(Arcsine, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  const Arcsine law(-1, 3);
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < draws; ++i) {
    const double z = (law.sample(rng) - law.mean()) / law.stddev();
    sum += z;
    squares += z * z;
  }
  EXPECT_NEAR(sum / draws, 0.0, 6.0 / std::sqrt(draws));
  EXPECT_NEAR(squares / draws, 1.0, 6.0 * std::sqrt((2.0 + law.excess_kurtosis()) / draws));
}

}  // namespace
}  // namespace relent
