// Uniform: constructors, ends, extreme widths, expectations. Expected values: mpmath with 60 digits, by quadrature.
#include <relent/distributions/uniform.hpp>

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

TEST(Uniform, RejectsBoundsThatAreNotFiniteAndIncreasing) {
  for (const double bad : {-infinity, infinity, not_a_number}) {
    EXPECT_THROW(Uniform(bad, 1), InvalidParameter);
    EXPECT_THROW(Uniform(0, bad), InvalidParameter);
  }
  EXPECT_THROW(Uniform(1, 1), InvalidParameter);
  try {
    Uniform(3, 2);
    FAIL();
  } catch (const InvalidParameter& error) {
    EXPECT_STREQ(error.what(), "Uniform: high must be greater than low = 3, got 2");
  }
}

TEST(Uniform, IsConstantOnItsClosedInterval) {
  const Uniform law(-3, 5);
  for (const double x : {-3.0, 0.0, 5.0}) EXPECT_EQ(law.log_prob(x), -std::log(8.0));
  EXPECT_EQ(law.log_prob(-3.0000001), -infinity);
  EXPECT_EQ(law.log_prob(5.0000001), -infinity);
  EXPECT_EQ(law.to_string(), "Uniform(low=-3, high=5)");
  EXPECT_TRUE(law.in_support(5));
}

TEST(Uniform, HasItsCdfFromBothEnds) {
  const Uniform law(0, 4);
  EXPECT_EQ(law.cdf(1), 0.25);
  EXPECT_EQ(law.survival(1), 0.75);
  EXPECT_EQ(law.log_cdf(1), std::log(0.25));
  EXPECT_EQ(law.log_cdf(4), 0);
  EXPECT_EQ(law.log_survival(4), -infinity);
  EXPECT_TRUE(close(law.log_survival(4e-20), -1e-20, 1e-15));
  EXPECT_TRUE(close(Uniform(-4, 0).log_cdf(-4e-20), -1e-20, 1e-15));
  EXPECT_EQ(law.quantile(0.25), 1);
  EXPECT_EQ(law.inverse_survival(0.25), 3);
  EXPECT_EQ(law.quantile(0), 0);
  EXPECT_EQ(law.quantile(1), 4);
}

TEST(Uniform, MayBeWiderThanTheGreatestDouble) {
  const Uniform law(-1e308, 1e308);
  EXPECT_TRUE(close(law.entropy(), 709.889355822726016, 1e-15));
  EXPECT_TRUE(close(law.cdf(5e307), 0.75, 1e-15));
  EXPECT_TRUE(close(law.quantile(0.75), 5e307, 1e-15));
  EXPECT_TRUE(close(law.inverse_survival(0.75), -5e307, 1e-15));
  EXPECT_EQ(law.mean(), 0);
}

TEST(Uniform, MayBeAsNarrowAsTwoNeighbours) {
  const Uniform law(0, 5e-324);
  EXPECT_TRUE(close(law.log_prob(0), 744.4400719213812623, 1e-15));
}

TEST(Uniform, HasItsMoments) {
  const Uniform law(-3, 5);
  EXPECT_EQ(law.mean(), 1);
  EXPECT_TRUE(close(law.variance(), 64.0 / 12, 1e-15));
  EXPECT_EQ(law.skewness(), 0);
  EXPECT_EQ(law.excess_kurtosis(), -1.2);
  EXPECT_EQ(law.mode(), -3);
  EXPECT_EQ(law.median(), 1);
}

TEST(Uniform, KnowsItsExpectations) {
  const auto expectation = [](double low, double high, Statistic::Kind kind, double argument = 0) {
    return Uniform(low, high).expectation({kind, argument}).value();
  };
  using Kind = Statistic::Kind;
  EXPECT_EQ(expectation(-3, 5, Kind::x), 1);
  EXPECT_TRUE(close(expectation(-3, 5, Kind::x_squared), 19.0 / 3, 1e-15));
  EXPECT_TRUE(close(expectation(0, 2, Kind::log_x), -0.3068528194400546906, 1e-15));
  EXPECT_TRUE(close(expectation(2, 2.5, Kind::log_x), 0.8088649371309940882, 1e-15));
  EXPECT_TRUE(close(expectation(0.5, 8, Kind::log_x), 1.264280789829154677, 1e-15));
  EXPECT_TRUE(close(expectation(2, 2.5, Kind::log_x_squared), 0.6584015966575797705, 1e-15));
  EXPECT_TRUE(close(expectation(0.5, 8, Kind::log_x_squared), 2.051757153028544227, 1e-15));
  EXPECT_TRUE(close(expectation(1, 1.001, Kind::log_x_squared), 3.330835165278130803e-7, 1e-13));
  EXPECT_TRUE(close(expectation(0, 1, Kind::log_x_squared), 2, 1e-15));
  EXPECT_TRUE(close(expectation(0.25, 0.75, Kind::log_one_minus_x), -0.7383759281177260817, 1e-15));
  EXPECT_TRUE(close(expectation(2, 2.5, Kind::reciprocal), 0.4462871026284195115, 1e-15));
  EXPECT_EQ(expectation(0, 2, Kind::reciprocal), infinity);
  EXPECT_TRUE(close(expectation(2, 2.5, Kind::power, 0.5), 1.499226600619045423, 1e-15));
  EXPECT_TRUE(close(expectation(-3, 5, Kind::power, 3), 17, 1e-14));
  EXPECT_TRUE(close(expectation(-5, -3, Kind::power, 3), -68, 1e-14));
  EXPECT_EQ(expectation(0, 2, Kind::power, -1.5), infinity);
  EXPECT_TRUE(close(expectation(0, 2, Kind::power, -0.5), std::sqrt(2.0), 1e-15));
  EXPECT_TRUE(close(expectation(-3, 5, Kind::absolute_deviation, 1), 2, 1e-15));
  EXPECT_TRUE(close(expectation(-3, 5, Kind::absolute_deviation, 4), 3.125, 1e-15));
  EXPECT_EQ(expectation(-3, 5, Kind::absolute_deviation, -7), 8);
  EXPECT_TRUE(close(expectation(-3, 5, Kind::exponential, -0.5), 1.099901017928541507, 1e-15));
  EXPECT_EQ(expectation(-3, 5, Kind::exponential, 0), 1);
}

TEST(Uniform, DoesNotKnowExpectationsOutsideTheirDomains) {
  EXPECT_EQ(Uniform(-1, 1).expectation({Statistic::Kind::log_x}), std::nullopt);
  EXPECT_EQ(Uniform(-1, 1).expectation({Statistic::Kind::reciprocal}), std::nullopt);
  EXPECT_EQ(Uniform(0, 2).expectation({Statistic::Kind::log_one_minus_x}), std::nullopt);
  EXPECT_EQ(Uniform(-1, 1).expectation({Statistic::Kind::power, 0.5}), std::nullopt);
  EXPECT_EQ(Uniform(0, 1).expectation({Statistic::Kind::log_factorial}), std::nullopt);
}

TEST(Uniform, HasAConstantLogDensity) {
  const LogDensityTerms terms = Uniform(-3, 5).log_density_terms().value();
  EXPECT_TRUE(terms.terms.empty());
  EXPECT_EQ(terms.constant, -std::log(8.0));
}

TEST(Uniform, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  const Uniform law(-3, 5);
  law.sample(rng, draws);
  double sum = 0;
  for (const double x : draws) {
    EXPECT_TRUE(law.in_support(x));
    sum += x;
  }
  EXPECT_NEAR(sum / 20000, 1, 5 * 0.01633);  // five standard errors
}

}  // namespace
}  // namespace relent
