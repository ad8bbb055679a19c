// Dirac distribution. Expected values: the definition.
#include <relent/distributions/dirac.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "distributions/close_to.hpp"

namespace relent {
namespace {

using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST(Dirac, RejectsAValueThatIsNotFinite) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Dirac(infinity); }), "Dirac: value must be finite, got inf");
  EXPECT_THROW(Dirac{-infinity}, InvalidParameter);
  EXPECT_THROW(Dirac{not_a_number}, InvalidParameter);
}

TEST(Dirac, HasAllItsMassAtOnePoint) {
  const Dirac law(0.1);
  EXPECT_EQ(law.log_prob(0.1), 0.0);
  EXPECT_EQ(law.log_prob(std::nextafter(0.1, 1.0)), -infinity);
  EXPECT_TRUE(std::isnan(law.log_prob(not_a_number)));
  EXPECT_EQ(law.support(), Support::point(0.1));
  EXPECT_TRUE(law.in_support(0.1));
  EXPECT_FALSE(law.in_support(0.0));
}

TEST(Dirac, HasAStepForACdf) {
  const Dirac law(-1.5);
  EXPECT_EQ(law.cdf(-1.6), 0.0);
  EXPECT_EQ(law.cdf(-1.5), 1.0);
  EXPECT_EQ(law.log_cdf(-1.6), -infinity);
  EXPECT_EQ(law.survival(-1.6), 1.0);
  EXPECT_EQ(law.survival(-1.5), 0.0);
  for (const double u : {0.0, 0.3, 1.0}) {
    EXPECT_EQ(law.quantile(u), -1.5);
    EXPECT_EQ(law.inverse_survival(u), -1.5);
  }
}

TEST(Dirac, HasNoSpread) {
  const Dirac law(3.0);
  EXPECT_EQ(law.mean(), 3.0);
  EXPECT_EQ(law.mode(), 3.0);
  EXPECT_EQ(law.median(), 3.0);
  EXPECT_EQ(law.variance(), 0.0);
  EXPECT_EQ(law.entropy(), 0.0);
  EXPECT_TRUE(std::isnan(law.skewness()));
  EXPECT_TRUE(std::isnan(law.excess_kurtosis()));
}

TEST(Dirac, DrawsItsValue) {
  Rng rng(1);
  EXPECT_EQ(Dirac(1e300).sample(rng), 1e300);
}

TEST(Dirac, KnowsEveryExpectationThatIsDefined) {
  EXPECT_EQ(Dirac(3.0).expectation({Statistic::Kind::x_squared, 0.0}), 9.0);
  EXPECT_EQ(Dirac(3.0).expectation({Statistic::Kind::power, 3.0}), 27.0);
  EXPECT_EQ(Dirac(0.0).expectation({Statistic::Kind::log_x, 0.0}), -infinity);
  EXPECT_EQ(Dirac(-1.0).expectation({Statistic::Kind::log_x, 0.0}), std::nullopt);
}

TEST(Dirac, PrintsWhatWasGiven) {
  EXPECT_EQ(Dirac(0.1).to_string(), "Dirac(value=0.1)");
  EXPECT_EQ(Dirac::description().forms[0].make(Arguments({2.5})), Dirac(2.5));
}

}  // namespace
}  // namespace relent
