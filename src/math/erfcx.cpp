#include "math/erfcx.hpp"

#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <cmath>

#include "math/double_double.hpp"
#include "math/policy.hpp"
#include "math/special.hpp"

namespace relent::math {

namespace {

constexpr double inverse_sqrt_pi = 0.56418958354775628695;

}  // namespace

double erfcx(double x) {
  if (x < 6.0) {
    const DoubleDouble square = two_prod(x, x);
    const double power = std::exp(square.hi);
    return boost::math::erfc(x, Policy()) * (power + (std::isfinite(power) ? power * square.lo : 0.0));
  }
  if (x > 1e8) return inverse_sqrt_pi / x;
  // Laplace's continued fraction, backwards: 1/sqrt(pi) / (x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))).
  const int terms = x < 12.0 ? 40 : 16;
  double tail = x;
  for (int n = terms; n >= 1; --n) tail = x + 0.5 * n / tail;
  return inverse_sqrt_pi / tail;
}

double erfcx_decrease(double x, double step) {
  const double first = erfcx(x);
  const double last = erfcx(x + step);
  if (!(last > 0.5 * first)) return first - last;
  // (2/sqrt(pi)) times the integral of exp(-t^2 - 2 x t) (1 - exp(-2 step t)), whose scale is 1/max(1, x).
  const double scale = 1.0 / std::max(1.0, x);
  const double integral = half_line_integral([&](double u) {
    const double t = scale * u;
    return std::exp(-t * (t + 2.0 * x)) * -std::expm1(-2.0 * step * t);
  });
  return 2.0 * inverse_sqrt_pi * scale * integral;
}

}  // namespace relent::math
