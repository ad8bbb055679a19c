// The scaled complementary error function, and integrals over a half-line in which it would cancel.
#pragma once

#include <cmath>

namespace relent::math {

/// exp(x^2) erfc(x), relative accuracy 1e-15 for x >= -26; +inf where it overflows.
double erfcx(double x);

/// erfcx(x) - erfcx(x + step), step >= 0, x >= -5, with relative accuracy however small the step.
double erfcx_decrease(double x, double step);

/// The integral of f over (0, inf), for f analytic with one scale 1: the trapezoid rule in t, u = exp(t - exp(-t))
/// (Takahasi and Mori 1974), right to the rounding of f where f falls off like exp(-u) or faster.
template <class F>
double half_line_integral(F f) {
  constexpr double step = 1.0 / 16.0;
  constexpr int first = -64;
  constexpr int last = 72;
  double sum = 0.0;
  for (int i = first; i <= last; ++i) {
    const double t = step * i;
    const double decay = std::exp(-t);
    const double u = std::exp(t - decay);
    sum += f(u) * u * (1.0 + decay);
  }
  return step * sum;
}

}  // namespace relent::math
