// Differences of the digamma function.
#pragma once

#include <cmath>

#include "math/special.hpp"

namespace relent::math {

/// psi(a + h) - psi(a) >= 0, a > 0, h >= 0, with full relative accuracy: the recurrence up to 10, then Stirling's
/// series by differences (Abramowitz and Stegun 6.3.5, 6.3.18).
inline double digamma_step(double a, double h) {
  double sum = 0.0;
  for (; a < 10.0; a += 1.0) sum += h / (a + h) / a;
  const double log_growth = h < a ? std::log1p(h / a) : log_ratio(a + h, a);
  const double inverse_square = 1.0 / a / a;
  double series = 0.5 / a * (h / (a + h));
  double power = 1.0;
  double order = 0.0;
  for (const double coefficient : {1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12}) {
    power *= inverse_square;
    order += 2.0;
    series += coefficient * power * -std::expm1(-order * log_growth);
  }
  return sum + (log_growth + series);
}

/// psi(a) - psi(b).
inline double digamma_difference(double a, double b) {
  return a >= b ? digamma_step(b, a - b) : -digamma_step(a, b - a);
}

}  // namespace relent::math
