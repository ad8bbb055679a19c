// Laws known only by their densities, against 20-digit values (mpmath 1.3 at 40 digits).
#include "estimate/numerical_law.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace relent::estimate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

LawDescription gaussian(double mean, double stddev, double hint = std::numeric_limits<double>::quiet_NaN()) {
  LawDescription law;
  law.log_density = [=](const Point& at) {
    const double z = (at.x - mean) / stddev;
    return -0.5 * z * z - std::log(stddev) - 0.5 * std::log(2.0 * std::numbers::pi);
  };
  law.location_hint = hint;
  return law;
}

LawDescription student(double dof) {
  LawDescription law;
  law.log_density = [=](const Point& at) {
    const double size = std::abs(at.x);
    const double square_log = size > 1e100 ? 2.0 * std::log(size) - std::log(dof) : std::log1p(at.x * at.x / dof);
    return std::lgamma(0.5 * (dof + 1.0)) - std::lgamma(0.5 * dof) - 0.5 * std::log(dof * std::numbers::pi) -
           0.5 * (dof + 1.0) * square_log;
  };
  return law;
}

LawDescription gamma(double shape) {
  LawDescription law;
  law.log_density = [=](const Point& at) { return (shape - 1.0) * at.log_from_lower - at.x - std::lgamma(shape); };
  law.lower = 0.0;
  return law;
}

LawDescription poisson(double rate, double hint = std::numeric_limits<double>::quiet_NaN()) {
  LawDescription law;
  law.log_density = [=](const Point& at) { return at.x * std::log(rate) - rate - std::lgamma(at.x + 1.0); };
  law.lower = 0.0;
  law.integer = true;
  law.location_hint = hint;
  return law;
}

TEST(NumericalLaw, IntegratesAGaussian) {
  const NumericalLaw law(gaussian(0, 1));
  EXPECT_NEAR(law.mass(), 1.0, 1e-14);
  EXPECT_LE(law.mass_error(), 1e-12);
  EXPECT_NEAR(law.cdf(1.3), 0.9031995154143896668479902, 1e-14);
  EXPECT_NEAR(law.survival(6.0), 9.865876450376981407008641e-10, 1e-22);
  EXPECT_NEAR(law.log_cdf(-10.0), -53.23128515051247057834703, 1e-11);
  EXPECT_NEAR(law.log_cdf(-50.0), -1254.831361139419901254133, 1e-10);
  EXPECT_NEAR(law.log_survival(50.0), -1254.831361139419901254133, 1e-10);
  EXPECT_NEAR(law.log_survival(-10.0), -7.619853024160526e-24, 1e-36);
  EXPECT_NEAR(law.quantile(0.975), 1.959963984540054235524594, 1e-13);
  EXPECT_NEAR(law.quantile(0.1), -1.281551565544600466965103, 1e-13);
  EXPECT_NEAR(law.quantile(1e-20), -9.262340089798407573717357, 1e-12);
  EXPECT_NEAR(law.inverse_survival(1e-20), 9.262340089798407573717357, 1e-12);
  EXPECT_NEAR(law.log_cdf(law.quantile(1e-300)), std::log(1e-300), 1e-11);
  EXPECT_EQ(law.quantile(0.0), -infinity);
  EXPECT_EQ(law.quantile(1.0), infinity);
  EXPECT_EQ(law.cdf(infinity), 1.0);
  EXPECT_EQ(law.cdf(-infinity), 0.0);
  EXPECT_TRUE(std::isnan(law.quantile(1.5)));
  EXPECT_TRUE(std::isnan(law.cdf(std::nan(""))));
  EXPECT_NEAR(law.entropy(), 0.5 * std::log(2.0 * std::numbers::pi * std::numbers::e), 1e-13);
  EXPECT_NEAR(law.expectation([](double x) { return x; }), 0.0, 1e-14);
  EXPECT_NEAR(law.expectation([](double x) { return x * x * x * x; }), 3.0, 1e-12);
}

TEST(NumericalLaw, FindsANarrowBulkFarAway) {
  const NumericalLaw hinted(gaussian(1e6, 1e-3, 1e6));
  EXPECT_NEAR(hinted.mass(), 1.0, 1e-7);  // x has 1e-7 standard deviations of rounding there
  EXPECT_NEAR(hinted.expectation([](double x) { return x - 1e6; }), 0.0, 1e-9);
  const NumericalLaw nearby(gaussian(1e6 + 5, 1e-3, 1e6));
  EXPECT_NEAR(nearby.mass(), 1.0, 1e-7);
  const NumericalLaw unhinted(gaussian(-3e4, 2));
  EXPECT_NEAR(unhinted.mass(), 1.0, 1e-10);
  EXPECT_NEAR(unhinted.quantile(0.5), -3e4, 1e-9);
  for (const double stddev : {1e-12, 1e-6, 1e6, 1e12}) {
    EXPECT_NEAR(NumericalLaw(gaussian(0.5, stddev)).mass(), 1.0, 1e-3 * 1e-6 + 1e-16 / stddev) << stddev;
  }
}

TEST(NumericalLaw, FollowsPowerTails) {
  const NumericalLaw law(student(3));
  EXPECT_NEAR(law.mass(), 1.0, 1e-13);
  EXPECT_NEAR(law.survival(1e6), 1.102657790839614530975629e-18, 1e-29);
  EXPECT_NEAR(law.cdf(-1e6), 1.102657790839614530975629e-18, 1e-29);
  EXPECT_NEAR(law.entropy(), 1.773477571863290948092746, 1e-12);
  EXPECT_NEAR(law.expectation([](double x) { return x * x; }), 3.0, 1e-11);
  EXPECT_NEAR(law.expectation([](double x) { return x; }), 0.0, 1e-12);
  EXPECT_TRUE(std::isnan(law.expectation([](double x) { return x * x * x; })));
  EXPECT_EQ(law.expectation([](double x) { return x * x * x * x; }), infinity);
  EXPECT_EQ(law.expectation([](double x) { return x > 0.0 ? -x * x * x : 0.0; }), -infinity);
}

TEST(NumericalLaw, HasNoMeanOfACauchy) {
  const NumericalLaw law(student(1));
  EXPECT_NEAR(law.mass(), 1.0, 1e-13);
  EXPECT_TRUE(std::isnan(law.expectation([](double x) { return x; })));
  EXPECT_EQ(law.expectation([](double x) { return std::abs(x); }), infinity);
  EXPECT_NEAR(law.entropy(), std::log(4.0 * std::numbers::pi), 1e-12);
}

TEST(NumericalLaw, KeepsMassNextToAnEnd) {
  const NumericalLaw law(gamma(0.05));
  EXPECT_NEAR(law.mass(), 1.0, 1e-13);
  EXPECT_NEAR(law.cdf(1e-10), 0.3248344945181345919509939, 1e-13);
  EXPECT_NEAR(law.survival(30.0), 1.842464973413104142954983e-16, 1e-28);
  EXPECT_NEAR(law.quantile(0.5), std::exp(-14.40000453039861249556039), 1e-17);
  EXPECT_NEAR(law.expectation([](double x) { return x; }), 0.05, 1e-14);
  EXPECT_NEAR(law.entropy(), -16.45407354068314602715454, 1e-11);
  EXPECT_EQ(law.cdf(0.0), 0.0);
  EXPECT_EQ(law.cdf(-1.0), 0.0);
}

TEST(NumericalLaw, TakesAFlatDensityBetweenEnds) {
  LawDescription flat;
  flat.log_density = [](const Point&) { return -std::log(4.0); };
  flat.lower = -1.0;
  flat.upper = 3.0;
  const NumericalLaw law(flat);
  EXPECT_NEAR(law.mass(), 1.0, 1e-13);
  EXPECT_NEAR(law.cdf(0.5), 0.375, 1e-13);
  EXPECT_NEAR(law.quantile(0.9), 2.6, 1e-12);
  EXPECT_NEAR(law.entropy(), std::log(4.0), 1e-13);
  EXPECT_EQ(law.survival(3.0), 0.0);
}

TEST(NumericalLaw, UsesDeclaredKinks) {
  LawDescription laplace;
  laplace.log_density = [](const Point& at) { return -std::abs(at.x - 0.3) - std::log(2.0); };
  laplace.breakpoints = {0.3};
  const NumericalLaw law(laplace);
  EXPECT_NEAR(law.mass(), 1.0, 1e-13);
  EXPECT_NEAR(law.cdf(0.3), 0.5, 1e-13);
  EXPECT_LE(law.evaluations(), 3000u);
}

TEST(NumericalLaw, SumsMassesOnIntegers) {
  const NumericalLaw law(poisson(7));
  EXPECT_NEAR(law.mass(), 1.0, 1e-13);
  EXPECT_EQ(law.mode(), 7.0);
  EXPECT_NEAR(law.cdf(3.0), 0.0817654162447216199842812, 1e-15);
  EXPECT_NEAR(law.cdf(3.7), 0.0817654162447216199842812, 1e-15);
  EXPECT_NEAR(law.survival(60.0), 7.200002777206648653666969e-36, 1e-47);
  EXPECT_NEAR(law.log_survival(400.0), -1233.16712409479716088819, 1e-10);
  EXPECT_NEAR(law.entropy(), 2.37887591502529279075649, 1e-13);
  EXPECT_NEAR(law.expectation([](double k) { return k * k; }), 56.0, 1e-11);
  EXPECT_EQ(law.quantile(0.08), 3.0);
  EXPECT_EQ(law.quantile(0.082), 4.0);
  EXPECT_EQ(law.inverse_survival(7.3e-36), 60.0);
  EXPECT_EQ(law.inverse_survival(7.1e-36), 61.0);
  EXPECT_EQ(law.cdf(-1.0), 0.0);
  EXPECT_EQ(law.quantile(1.0), infinity);
}

TEST(NumericalLaw, FollowsPowerTailsOfMasses) {
  const auto zeta = [](double exponent) {
    LawDescription law;
    law.integer = true;
    law.lower = 1.0;
    law.log_density = [=](const Point& at) { return -exponent * std::log(at.x); };
    return NumericalLaw(law);
  };
  // mpmath: Hurwitz's zeta
  const NumericalLaw law = zeta(1.5);
  EXPECT_NEAR(law.mass(), 2.612375348685488343349, 1e-13);
  EXPECT_NEAR(law.survival(1e5) / 0.002420991880883582958679, 1.0, 1e-13);
  EXPECT_NEAR(law.survival(1e12) / 7.655867679986617278074e-7, 1.0, 1e-13);
  EXPECT_NEAR(law.entropy(), 3.218112936413187107273, 1e-12);
  EXPECT_EQ(law.expectation([](double k) { return k; }), infinity);
  EXPECT_EQ(law.quantile(0.9999), 58612310.0);
  EXPECT_EQ(law.inverse_survival(law.survival(58612309.0)), 58612309.0);
  EXPECT_LE(law.evaluations(), 100000u);
  EXPECT_NEAR(zeta(2.5).expectation([](double k) { return k; }), 1.94737246631695670007, 1e-13);
}

TEST(NumericalLaw, ClimbsToMassesFarAway) {
  const NumericalLaw law(poisson(123456));
  EXPECT_NEAR(law.mass(), 1.0, 1e-9);
  EXPECT_NEAR(law.expectation([](double k) { return k; }), 123456.0, 1e-6);
}

TEST(NumericalLaw, ReportsAMassThatIsNotOne) {
  LawDescription half = gaussian(0, 1);
  const auto whole = half.log_density;
  half.log_density = [=](const Point& at) { return whole(at) - std::log(2.0); };
  const NumericalLaw law(half);
  EXPECT_NEAR(law.mass(), 0.5, 1e-13);
  EXPECT_NEAR(law.cdf(0.0), 0.5, 1e-13);
}

TEST(NumericalLaw, FindsNoMassWhereThereIsNone) {
  LawDescription nothing;
  nothing.log_density = [](const Point&) { return -infinity; };
  const NumericalLaw law(nothing);
  EXPECT_EQ(law.mass(), 0.0);
  EXPECT_TRUE(std::isnan(law.quantile(0.5)));
}

}  // namespace
}  // namespace relent::estimate
