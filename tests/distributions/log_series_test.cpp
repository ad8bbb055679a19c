// Logarithmic series distribution. Expected values: mpmath, 60 digits.
#include <relent/distributions/log_series.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "distributions/close_to.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

TEST(LogSeries, RejectsAProbabilityOutsideItsRange) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return LogSeries(1.0); }),
            "LogSeries: probability must be in (0, 1), got 1");
  EXPECT_THROW(LogSeries(0.0), InvalidParameter);
  EXPECT_THROW(LogSeries{std::numeric_limits<double>::quiet_NaN()}, InvalidParameter);
}

TEST(LogSeries, HasTheMassesOfItsDefinition) {
  const LogSeries law(0.5);
  EXPECT_THAT(law.prob(1.0), close_to(0.5 / std::log(2.0)));
  EXPECT_THAT(law.prob(3.0), close_to(0.125 / 3.0 / std::log(2.0)));
  EXPECT_THAT(law.mean(), close_to(1.0 / std::log(2.0)));
}

TEST(LogSeries, IsNearlyAnAtomWhereTheProbabilityIsTiny) {
  const LogSeries law(1e-300);
  EXPECT_EQ(law.log_prob(1.0), -5e-301);
  EXPECT_EQ(law.mean(), 1.0);
  EXPECT_THAT(law.variance(), close_to(5e-301));
  EXPECT_EQ(law.quantile(0.9), 1.0);
}

TEST(LogSeries, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const LogSeries& law : {LogSeries(0.2), LogSeries(0.7), LogSeries(0.99)}) {
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < draws; ++i) {
      const double z = (law.sample(rng) - law.mean()) / law.stddev();
      sum += z;
      squares += z * z;
    }
    EXPECT_LE(std::abs(sum / draws), 6.0 / std::sqrt(draws));
    EXPECT_LE(std::abs(squares / draws - 1.0), 6.0 * std::sqrt((law.excess_kurtosis() + 2.0) / draws));
  }
}

}  // namespace
}  // namespace relent
