// Quotients of products of parameters, with what formulas need of them near 1 and where they leave double's range.
#pragma once

#include "formulas/formulas.hpp"
#include "math/double_double.hpp"

namespace relent::formulas {

/// r = mantissa 2^exponent > 0, with log r, and r - 1 to full relative accuracy where `near`.
struct Ratio {
  bool near = false;
  double minus_one = 0.0;
  double log = 0.0;
  double mantissa = 1.0;
  int exponent = 0;
};

namespace detail {
inline bool is_moderate(DoubleDouble x) { return x.hi > 0x1p-200 && x.hi < 0x1p200; }

/// x = result 2^exponent, 1/2 <= result < 1.
inline DoubleDouble take_exponent(DoubleDouble x, int& exponent) {
  exponent = 0;
  const double mantissa = std::frexp(x.hi, &exponent);
  return {mantissa, std::ldexp(x.lo, -exponent)};
}
}  // namespace detail

/// r = a b / (c d) for positive factors. a b_rest - c d_rest must equal a b - c d: where b = c + b_rest and d = a +
/// d_rest the rests may be known exactly though the sums are not; r - 1 comes from the difference of those products.
inline Ratio ratio_of_products(DoubleDouble a, DoubleDouble b, DoubleDouble c, DoubleDouble d, DoubleDouble b_rest,
                               DoubleDouble d_rest) {
  Ratio result;
  if (!(detail::is_moderate(a) && detail::is_moderate(b) && detail::is_moderate(c) && detail::is_moderate(d))) {
    int exponents[4];
    a = detail::take_exponent(a, exponents[0]);
    b = detail::take_exponent(b, exponents[1]);
    c = detail::take_exponent(c, exponents[2]);
    d = detail::take_exponent(d, exponents[3]);
    b_rest = math::scale(b_rest, -exponents[1]);
    d_rest = math::scale(d_rest, -exponents[3]);
    result.exponent = exponents[0] + exponents[1] - exponents[2] - exponents[3];
    if (result.exponent >= -3 && result.exponent <= 3) {
      a = math::scale(a, result.exponent);
      result.exponent = 0;
    }
  }
  const double denominator = c.hi * d.hi;
  result.mantissa = a.hi * b.hi / denominator;
  result.near = result.exponent == 0 && result.mantissa >= 0.4 && result.mantissa <= 2.5;
  if (result.near) {
    result.minus_one = math::difference(math::multiply(a, b_rest), math::multiply(c, d_rest)) / denominator;
    result.log = std::log1p(result.minus_one);
  } else {
    result.minus_one = std::ldexp(result.mantissa, result.exponent) - 1.0;
    result.log = std::log(result.mantissa) + result.exponent * 0.6931471805599453;
  }
  return result;
}

/// r = a b / (c d), r - 1 by an exact difference of products (Kahan).
inline Ratio ratio_of_products(DoubleDouble a, DoubleDouble b, DoubleDouble c, DoubleDouble d) {
  return ratio_of_products(a, b, c, d, b, d);
}

/// weight (r - 1 - log r) >= 0.
inline double weighted_phi(double weight, const Ratio& r) {
  if (!r.near) return (std::ldexp(weight * r.mantissa, r.exponent) - weight) - weight * r.log;
  if (phi_is_near(r.minus_one)) return weight * phi_series(r.minus_one);
  return weight * (r.minus_one - r.log);
}

}  // namespace relent::formulas
