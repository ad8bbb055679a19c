// The modified Bessel functions I0 and I1 as the von Mises law needs them.
//
// Below k = 28 (36 for differences) the trapezoidal rule on 64 points of the circle is exact to rounding:
// I0(k) exp(-k) = mean of exp(-k (1 - cos t)), a sum of positive terms. From 28 on, the asymptotic series
// log I0(k) = k - log(2 pi k)/2 + sum g_m k^-m, whose coefficients are the log of the series in Abramowitz and
// Stegun 9.7.1, all positive.
#include "math/bessel.hpp"

#include <array>
#include <cmath>
#include <cstddef>

#include "formulas/formulas.hpp"
#include "math/special.hpp"

namespace relent::math {
namespace {

constexpr double series_from = 28.0;
constexpr double trapezoid_to = 36.0;
constexpr std::size_t order = 24;
constexpr std::size_t half_points = 32;

/// g_1..g_24 by n g_n = n a_n - sum_{k<n} k g_k a_{n-k}, a_j = ((2j - 1)!!)^2 / (j! 8^j).
std::array<double, order + 1> make_coefficients() {
  std::array<double, order + 1> a{1.0};
  std::array<double, order + 1> g{};
  for (std::size_t j = 1; j <= order; ++j) {
    const auto odd = static_cast<double>(2 * j - 1);
    a[j] = a[j - 1] * odd * odd / (8.0 * static_cast<double>(j));
  }
  for (std::size_t n = 1; n <= order; ++n) {
    double sum = 0.0;
    for (std::size_t k = 1; k < n; ++k) sum += static_cast<double>(k) * g[k] * a[n - k];
    g[n] = a[n] - sum / static_cast<double>(n);
  }
  return g;
}

const std::array<double, order + 1>& coefficients() {
  static const std::array<double, order + 1> g = make_coefficients();
  return g;
}

struct Trapezoid {
  std::array<double, half_points + 1> one_minus_cosine{};
  std::array<double, half_points + 1> weight{};
};

/// The 64 points, those of one half circle with their mirror images.
const Trapezoid& trapezoid() {
  static const Trapezoid rule = [] {
    Trapezoid made;
    for (std::size_t k = 0; k <= half_points; ++k) {
      const double s = std::sin(pi * static_cast<double>(k) / 64.0);
      made.one_minus_cosine[k] = 2.0 * s * s;
      made.weight[k] = (k == 0 || k == half_points ? 1.0 : 2.0) / 64.0;
    }
    return made;
  }();
  return rule;
}

/// The sum over the points of weight f(1 - cos t).
template <class F>
double average(F f) {
  const Trapezoid& rule = trapezoid();
  double sum = 0.0;
  for (std::size_t k = rule.weight.size(); k-- > 0;) sum += rule.weight[k] * f(rule.one_minus_cosine[k]);
  return sum;
}

}  // namespace

double log_bessel_i0e(double k) {
  if (k < 1.0) return std::log1p(average([k](double c) { return std::expm1(-k * c); }));
  if (k < series_from) return std::log(average([k](double c) { return std::exp(-k * c); }));
  const auto& g = coefficients();
  double sum = 0.0;
  for (std::size_t m = order; m >= 1; --m) sum = (sum + g[m]) / k;
  return sum - 0.5 * (log_two_pi + std::log(k));
}

double bessel_ratio_complement(double k) {
  if (k < series_from) {
    const double mass = average([k](double c) { return std::exp(-k * c); });
    return average([k](double c) { return c * std::exp(-k * c); }) / mass;
  }
  const auto& g = coefficients();
  double sum = 0.0;
  for (std::size_t m = order; m >= 1; --m) sum = (sum + static_cast<double>(m) * g[m]) / k;
  return (0.5 + sum) / k;
}

double bessel_ratio(double k) {
  if (k > 0.5) return 1.0 - bessel_ratio_complement(k);
  // Ascending series (Abramowitz and Stegun 9.6.10).
  const double z = 0.25 * k * k;
  double zeroth = 1.0;
  double first = 1.0;
  double zeroth_term = 1.0;
  double first_term = 1.0;
  for (double j = 1.0; j < 12.0; j += 1.0) {
    zeroth_term *= z / (j * j);
    first_term *= z / (j * (j + 1.0));
    zeroth += zeroth_term;
    first += first_term;
  }
  return 0.5 * k * first / zeroth;
}

double bregman_log_bessel_i0(double b, double a, double d) {
  if (d == 0.0) return 0.0;
  if (a >= series_from && b >= series_from) {
    // -log/2 contributes phi2/2; k^-m contributes (d/a) (d/b) T_m, by the recurrence of breg_stirling.
    const auto& g = coefficients();
    const double x = 1.0 / a;
    const double y = 1.0 / b;
    std::array<double, order> terms{};
    double s = x;
    double t = x;
    double y_power = 1.0;
    terms[0] = g[1] * t;
    for (std::size_t m = 2; m <= order; ++m) {
      y_power *= y;
      s = x * (s + y_power);
      t = x * t + s;
      terms[m - 1] = g[m] * t;
    }
    double sum = 0.0;
    for (std::size_t m = order; m-- > 0;) sum += terms[m];
    return 0.5 * formulas::phi2(b, a, d) + (d * x) * (d * y) * sum;
  }
  if (a <= trapezoid_to && b <= trapezoid_to) {
    // The KL of the laws on the 64 points.
    const double mass = average([a](double c) { return std::exp(-a * c); });
    const double mean = average([a](double c) { return c * std::exp(-a * c); }) / mass;
    const double sum = average([=](double c) { return std::exp(-a * c) * formulas::expm1mx(-d * (c - mean)); });
    return std::log1p(sum / mass);
  }
  return log_bessel_i0e(b) - log_bessel_i0e(a) + d * bessel_ratio_complement(a);
}

}  // namespace relent::math
