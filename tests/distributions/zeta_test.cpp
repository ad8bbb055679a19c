// Zeta distribution. Expected values: mpmath, 60 digits.
#include <relent/distributions/zeta.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "distributions/close_to.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Zeta, RejectsAnExponentOutsideItsRange) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Zeta(1.0); }), "Zeta: exponent must be above 1 and finite, got 1");
  EXPECT_THROW(Zeta{infinity}, InvalidParameter);
  EXPECT_THROW(Zeta{std::numeric_limits<double>::quiet_NaN()}, InvalidParameter);
}

TEST(Zeta, HasTheMassesAndMomentsOfItsDefinition) {
  const Zeta law(4.0);
  const double zeta_4 = std::pow(3.14159265358979323846, 4.0) / 90.0;
  EXPECT_THAT(law.prob(1.0), close_to(1.0 / zeta_4));
  EXPECT_THAT(law.prob(3.0), close_to(1.0 / 81.0 / zeta_4));
  EXPECT_THAT(law.mean(), close_to(1.2020569031595942854 / zeta_4));
  EXPECT_EQ(law.skewness(), infinity);
  EXPECT_EQ(Zeta(2.0).mean(), infinity);
  EXPECT_EQ(Zeta(3.0).variance(), infinity);
  EXPECT_TRUE(std::isnan(Zeta(3.0).skewness()));
}

TEST(Zeta, KeepsItsTailWhereTheMassAtOneRoundsToOne) {
  const Zeta law(1e5);
  EXPECT_EQ(law.prob(1.0), 1.0);
  EXPECT_THAT(law.log_survival(1.0), close_to(-1e5 * std::log(2.0)));
}

TEST(Zeta, DrawsItsMasses) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const Zeta& law : {Zeta(1.1), Zeta(1.5), Zeta(3.0), Zeta(8.0)}) {
    int ones = 0;
    int few = 0;
    for (int i = 0; i < draws; ++i) {
      const double x = law.sample(rng);
      ones += x == 1.0 ? 1 : 0;
      few += x <= 5.0 ? 1 : 0;
    }
    const auto within = [&](int count, double p) {
      return std::abs(count - draws * p) <= 6.0 * std::sqrt(draws * p * (1.0 - p)) + 1.0;
    };
    EXPECT_TRUE(within(ones, law.prob(1.0))) << law.to_string();
    EXPECT_TRUE(within(few, law.cdf(5.0))) << law.to_string();
  }
}

}  // namespace
}  // namespace relent
