#include "math/log_gamma_exact.hpp"

#include <cmath>

#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::math {

namespace {

constexpr DoubleDouble ln2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
constexpr DoubleDouble half_log_two_pi{0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55};

}  // namespace

double exp_of(DoubleDouble x) {
  const double leading = std::exp(x.hi);
  return leading > 0.0 && std::isfinite(leading) ? leading * (1.0 + x.lo) : leading;
}

DoubleDouble dd_log(DoubleDouble x) {
  int exponent = 0;
  const double high = std::frexp(x.hi, &exponent);
  DoubleDouble mantissa{high, std::ldexp(x.lo, -exponent)};
  if (high < sqrt_half) {  // so that x near 1 has no multiple of ln 2
    mantissa = scale(mantissa, 1);
    --exponent;
  }
  // One Newton step from the rounded logarithm.
  const double leading = std::log(mantissa.hi);
  const double residual = difference(multiply(mantissa, dd_exp(-leading)), 1.0);
  const DoubleDouble log_mantissa = quick_two_sum(leading, residual);
  return exponent == 0 ? log_mantissa : add(log_mantissa, multiply(static_cast<double>(exponent), ln2));
}

DoubleDouble dd_log1p(DoubleDouble x) {
  if (std::fabs(x.hi) < 1e-6) {
    // x - x^2/2 + x^3/3 - x^4/4 + ...
    const double rest = x.hi * x.hi * x.hi * (1.0 / 3 - x.hi * (1.0 / 4 - x.hi * (1.0 / 5)));
    const DoubleDouble half_square = scale(multiply(x, x), -1);
    return add(x, add(negate(half_square), rest));
  }
  return dd_log(add(1.0, x));
}

DoubleDouble dd_log_quotient(double b, double a) {
  int b_exponent = 0;
  int a_exponent = 0;
  const double b_mantissa = std::frexp(b, &b_exponent);
  const double a_mantissa = std::frexp(a, &a_exponent);
  int exponent = b_exponent - a_exponent;
  double numerator = b_mantissa;
  if (exponent >= -1 && exponent <= 1) {
    numerator = std::ldexp(b_mantissa, exponent);
    exponent = 0;
  }
  const double d = numerator - a_mantissa;
  if (exponent == 0 && std::fabs(d) < 0.25 * a_mantissa) return dd_log1p(quotient(d, a_mantissa));  // d is exact
  const DoubleDouble log_mantissa = dd_log(quotient(numerator, a_mantissa));
  return add(log_mantissa, multiply(static_cast<double>(exponent), ln2));
}

DoubleDouble dd_log_gamma1p(DoubleDouble x) {
  // Stirling's series from 32 on; the factors below it by Gamma(y + 1) = y Gamma(y).
  constexpr double stirling_start = 32.0;
  DoubleDouble y = add(1.0, x);
  DoubleDouble product = 1.0;
  while (y.hi < stirling_start) {
    product = multiply(product, y);
    y = add(y, 1.0);
  }
  const double inverse = 1.0 / y.hi;
  const double square = inverse * inverse;
  const double series =
      inverse *
      (1.0 / 12 -
       square * (1.0 / 360 -
                 square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * 691.0 / 360360)))));
  DoubleDouble result = subtract(multiply(subtract(y, 0.5), dd_log(y)), y);
  result = add(add(result, half_log_two_pi), series);
  return product.hi == 1.0 ? result : subtract(result, dd_log(product));
}

}  // namespace relent::math
