// Integrals against the standard exponential law.
#pragma once

#include <cmath>

namespace relent::math {

/// exp(x) E1(x) = E[1 / (x + T)], T a standard exponential variate, x > 0.
double scaled_e1(double x);

/// E log X, X on [0, 1] with density proportional to exp(h x): -Ein(-h)/(exp(h) - 1), from -1 at h = 0.
double tilted_mean_log(double h);

/// E[f(log T)] for f smooth in log T (analytic within pi/2 of the line): the trapezoidal rule on log t, whose density
/// is exp(s - exp(s)) there, from `lowest` to the end of the right tail. `growth` >= 1: f grows no faster than
/// T^growth.
template <class Function>
double exponential_expectation(Function f, double lowest = -42.0, double growth = 1.0) {
  const double step = 0.125 / std::sqrt(growth < 4.0 ? 1.0 : 0.25 * growth);
  const double highest = std::log(40.0 + growth + 12.0 * std::sqrt(growth));
  double sum = 0.0;
  for (double k = std::ceil(lowest / step); k * step <= highest; k += 1.0) {
    const double s = k * step;
    sum += std::exp(s - std::exp(s)) * f(s);
  }
  return step * sum;
}

}  // namespace relent::math
