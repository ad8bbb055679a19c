// Taylor series of log Gamma and of exponentials, for Euler and Maclaurin's formula over products of gamma functions.
#pragma once

#include <cmath>
#include <cstddef>

#include "math/euler_maclaurin.hpp"

namespace relent::math {

/// log Gamma at x >= 30, by Stirling's series.
inline Taylor log_gamma_taylor(double x) {
  Taylor series = multiply(Taylor{x - 0.5, 1.0}, log_taylor(x));
  series[1] -= 1.0;
  double order = -1.0;
  for (const double coefficient : {1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360}) {
    const Taylor power = power_taylor(x, order);
    const double scale = coefficient * std::pow(x, order);
    for (std::size_t n = 0; n < series.size(); ++n) series[n] += scale * power[n];
    order -= 2.0;
  }
  return series;
}

/// exp(f - f(x)): e' = f' e.
inline Taylor exp_of_change(const Taylor& f) {
  Taylor series{1.0};
  for (std::size_t n = 1; n < series.size(); ++n) {
    for (std::size_t i = 1; i <= n; ++i) series[n] += static_cast<double>(i) * f[i] * series[n - i];
    series[n] /= static_cast<double>(n);
  }
  return series;
}

}  // namespace relent::math
