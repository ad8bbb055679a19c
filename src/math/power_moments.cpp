// Moments of powers of gamma variables.
#include "math/power_moments.hpp"

#include <array>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/polygamma.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <limits>

#include "math/policy.hpp"
#include "math/special.hpp"

namespace relent::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Leading orders may cancel (skewness at t = 1/3, kurtosis at t = 1/2), which costs a factor a of the precision.
using Real = boost::multiprecision::cpp_bin_float_50;

/// A truncated power series in t/a: coefficients of the orders 0, 1, ..., already times their power.
constexpr std::size_t orders = 32;
using Series = std::array<Real, orders>;

Series product(const Series& x, const Series& y) {
  Series result{};
  for (std::size_t i = 0; i < orders; ++i) {
    for (std::size_t j = 0; i + j < orders; ++j) result[i + j] += x[i] * y[j];
  }
  return result;
}

/// exp(x) - 1 for a series without constant: e' = x' (1 + e).
Series expm1(const Series& x) {
  Series e{};
  for (std::size_t n = 1; n < orders; ++n) {
    Real sum = n * x[n];
    for (std::size_t k = 1; k < n; ++k) sum += k * x[k] * e[n - k];
    e[n] = sum / n;
  }
  return e;
}

Real total(const Series& x, std::size_t first) {
  Real sum = 0;
  for (std::size_t n = orders; n-- > first;) sum += x[n];
  return sum;
}

/// log E[(G^t / E G^t)^j] = sum over n >= 2 of psi^(n-1)(a) t^n (j^n - j) / n!, which is of the order (t/a)^(n-1).
std::array<Series, 5> log_relative_moments(double a, const Real& t) {
  std::array<Series, 5> result{};
  Real factor = t;  // t^n / n!
  for (std::size_t n = 2; n <= orders; ++n) {
    factor *= t / n;
    const Real cumulant = factor * boost::math::polygamma(static_cast<int>(n) - 1, Real(a), Policy{});
    for (std::size_t j = 2; j <= 4; ++j) {
      const double powers = std::pow(static_cast<double>(j), static_cast<double>(n)) - static_cast<double>(j);
      result[j][n - 1] = cumulant * powers;
    }
    if (cumulant == 0) break;
  }
  return result;
}

/// Where t/a is small: the orders that cancel on paper are left out.
PowerMoments by_series(double a, const Real& t) {
  const std::array<Series, 5> logs = log_relative_moments(a, t);
  const Series second = expm1(logs[2]);
  const Series third = expm1(logs[3]);
  const Series fourth = expm1(logs[4]);
  const Series square = product(second, second);
  Series central_third{};
  Series cumulant_fourth{};
  for (std::size_t n = 1; n < orders; ++n) {
    central_third[n] = third[n] - 3 * second[n];
    cumulant_fourth[n] = fourth[n] - 4 * third[n] + 6 * second[n] - 3 * square[n];
  }
  PowerMoments moments;
  const Real variance = total(second, 1);
  moments.relative_variance = static_cast<double>(variance);
  moments.skewness = static_cast<double>(total(central_third, 2) / (variance * sqrt(variance)));
  moments.excess_kurtosis = static_cast<double>(total(cumulant_fourth, 3) / (variance * variance));
  return moments;
}

/// Elsewhere the central moments cancel by a few digits at most: 50 of them leave enough.
PowerMoments by_differences(double a, const Real& t) {
  const Real shape = a;
  const Real log_base = lgamma(shape);
  const auto exists = [&](int j) { return a + j * t > 0; };
  const auto raw = [&](int j) -> Real { return exp(lgamma(shape + j * t) - log_base); };
  const Real mean = raw(1);
  if (!exists(2)) return {0.0, infinity, undefined, undefined};
  const Real square = raw(2) / (mean * mean);
  const Real variance = square - 1;
  PowerMoments moments;
  moments.relative_variance = static_cast<double>(variance);
  if (!exists(3)) return {0.0, moments.relative_variance, infinity, infinity};
  const Real cube = raw(3) / (mean * mean * mean);
  moments.skewness = static_cast<double>((cube - 3 * square + 2) / (variance * sqrt(variance)));
  if (!exists(4)) return {0.0, moments.relative_variance, moments.skewness, infinity};
  const Real fourth = raw(4) / (mean * mean * mean * mean);
  moments.excess_kurtosis = static_cast<double>((fourth - 4 * cube + 6 * square - 3) / (variance * variance) - 3);
  return moments;
}

}  // namespace

double log_rising_factorial(double a, double k) {
  if (a < 1.0 || a + k < 1.0) return log_gamma(a + k) - log_gamma(a);
  const double relative = k / a;
  return k * std::log(a) + a * log1pmx(relative) + (k - 0.5) * std::log1p(relative) +
         (stirling_remainder(a + k) - stirling_remainder(a));
}

PowerMoments power_moments(double a, DoubleDouble exact_t) {
  const double t = exact_t.hi;
  if (!(a + t > 0.0)) return {infinity, infinity, undefined, undefined};
  PowerMoments moments = a >= 20.0 * std::fmax(1.0, std::fabs(t)) ? by_series(a, Real(t) + exact_t.lo)
                                                                  : by_differences(a, Real(t) + exact_t.lo);
  moments.log_mean = log_rising_factorial(a, t);
  return moments;
}

}  // namespace relent::math
