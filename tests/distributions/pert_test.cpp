// PERT distribution. Expected values: by hand, and Beta's.
#include <relent/distributions/pert.hpp>

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

TEST(Pert, RejectsEstimatesOutOfOrder) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Pert(0, 2, 1); }),
            "Pert: mode must be in [low, high] = [0, 1], got 2");
  EXPECT_EQ(message_of<InvalidParameter>([] { return Pert(1, 1, 1); }),
            "Pert: high must be greater than low = 1, at a finite distance, got 1");
  EXPECT_EQ(message_of<InvalidParameter>([] { return Pert(0, 0.5, 1, 0); }),
            "Pert: shape must be positive and finite, got 0");
  EXPECT_EQ(message_of<InvalidParameter>([] { return Pert(0, infinity, 1); }), "Pert: mode must be finite, got inf");
  EXPECT_THROW(Pert(0, 0.5, 1, not_a_number), InvalidParameter);
}

TEST(Pert, HasTheClassicalMean) {
  const Pert law(0, 2, 10);
  EXPECT_TRUE(close(law.mean(), (0 + 4 * 2 + 10) / 6.0, 1e-15));
  EXPECT_TRUE(close(law.variance(), (3.0 - 0.0) * (10.0 - 3.0) / 7.0, 1e-14));  // (mean - low)(high - mean)/(shape + 3)
  EXPECT_EQ(law.mode(), 2);
  EXPECT_EQ(law.shape(), 4);
  EXPECT_EQ(law.to_string(), "Pert(low=0, mode=2, high=10, shape=4)");
}

TEST(Pert, IsAnImageOfBeta) {
  const Pert law(-2, 1, 2, 8);
  const Beta beta(7, 3);
  for (const double y : {0.125, 0.5, 0.75, 0.9375}) {
    EXPECT_TRUE(close(law.log_prob(-2 + 4 * y), beta.log_prob(y) - std::log(4.0), 1e-14, 1e-14));
    EXPECT_TRUE(close(law.log_cdf(-2 + 4 * y), beta.log_cdf(y), 1e-14));
    EXPECT_TRUE(close(law.log_survival(-2 + 4 * y), beta.log_survival(y), 1e-14));
  }
  EXPECT_TRUE(close(law.quantile(0.1), -2 + 4 * beta.quantile(0.1), 1e-13));
  EXPECT_TRUE(close(law.entropy(), beta.entropy() + std::log(4.0), 1e-14));
}

TEST(Pert, DivergesFromArcsineAsTheirBetaLawsDo) {
  EXPECT_TRUE(close(kl_divergence(Pert(-2, 1, 2, 8), Arcsine(-2, 2)).value,
                    kl_divergence(Beta(7, 3), Beta(0.5, 0.5)).value, 1e-15));
  EXPECT_EQ(kl_divergence(Pert(-2, 1, 2, 8), Arcsine(-1, 2)).value, infinity);
}

TEST(Pert, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const Pert& law : {Pert(0, 2, 10), Pert(5, 5, 6, 20)}) {
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < draws; ++i) {
      const double z = (law.sample(rng) - law.mean()) / law.stddev();
      sum += z;
      squares += z * z;
    }
    EXPECT_NEAR(sum / draws, 0.0, 6.0 / std::sqrt(draws)) << law;
    EXPECT_NEAR(squares / draws, 1.0, 6.0 * std::sqrt((2.0 + law.excess_kurtosis()) / draws)) << law;
  }
}

}  // namespace
}  // namespace relent
