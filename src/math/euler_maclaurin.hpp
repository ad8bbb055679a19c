// The end correction of the Euler-Maclaurin formula, from a Taylor series.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace relent::math {

/// Taylor coefficients f^(n)(x)/n! for n = 0..15.
using Taylor = std::array<double, 16>;

inline Taylor multiply(const Taylor& a, const Taylor& b) {
  Taylor product{};
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; i + j < a.size(); ++j) product[i + j] += a[i] * b[j];
  }
  return product;
}

/// log at x > 0.
inline Taylor log_taylor(double x) {
  Taylor series{};
  series[0] = std::log(x);
  double power = 1.0;
  for (std::size_t n = 1; n < series.size(); ++n) {
    power /= x;
    series[n] = (n % 2 == 1 ? power : -power) / static_cast<double>(n);
  }
  return series;
}

/// (y/x)^exponent as a function of y, at y = x > 0.
inline Taylor power_taylor(double x, double exponent) {
  Taylor series{};
  series[0] = 1.0;
  for (std::size_t n = 1; n < series.size(); ++n) {
    const auto i = static_cast<double>(n);
    series[n] = series[n - 1] * ((exponent - i + 1.0) / i) / x;
  }
  return series;
}

/// exp(rate (y - x)) at y = x.
inline Taylor exp_taylor(double rate) {
  Taylor series{};
  series[0] = 1.0;
  for (std::size_t n = 1; n < series.size(); ++n) series[n] = series[n - 1] * rate / static_cast<double>(n);
  return series;
}

/// sum of f(x + j) over j >= 0, less the integral of f from x: f(x)/2 - sum B_2m/(2m)! f^(2m-1)(x), m = 1..8.
inline double euler_maclaurin_correction(const Taylor& f) {
  constexpr std::array<double, 8> bernoulli{1.0 / 6,  -1.0 / 30,       1.0 / 42, -1.0 / 30,
                                            5.0 / 66, -691.0 / 2730.0, 7.0 / 6,  -3617.0 / 510};
  double sum = 0.0;
  for (std::size_t m = bernoulli.size(); m >= 1; --m) {
    sum -= bernoulli[m - 1] / (2.0 * static_cast<double>(m)) * f[2 * m - 1];
  }
  return 0.5 * f[0] + sum;
}

}  // namespace relent::math
