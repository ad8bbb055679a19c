// Arithmetic on unevaluated sums of two doubles: about 106 bits, without any wider hardware type.
#pragma once

#include <relent/double_double.hpp>

#include <cmath>
#include <limits>

namespace relent::math {

// Error-free transforms: Dekker, "A floating-point technique for extending the available precision" (1971), and Knuth's
// TwoSum. They need -ffp-contract=off and round-to-nearest.

/// a + b exactly, for any a and b; infinities give (inf, 0).
inline DoubleDouble two_sum(double a, double b) {
  const double sum = a + b;
  if (!std::isfinite(sum)) return {sum, 0.0};
  const double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}

/// a + b exactly, for |a| >= |b| or a = 0.
inline DoubleDouble quick_two_sum(double a, double b) {
  const double sum = a + b;
  return {sum, std::isfinite(sum) ? b - (sum - a) : 0.0};
}

/// a * b exactly, as long as neither the product nor its last bit leaves double's range (|a b| in 1e-290..1e308).
inline DoubleDouble two_prod(double a, double b) {
  const double product = a * b;
  if (!std::isfinite(product)) return {product, 0.0};
#ifdef FP_FAST_FMA
  return {product, std::fma(a, b, -product)};
#else
  constexpr double splitter = 0x1p27 + 1.0;
  constexpr double large = 0x1p996;  // above it a times the splitter would overflow
  constexpr double down = 0x1p-53;
  if (std::fabs(a) > large) {
    const DoubleDouble scaled = two_prod(a * down, b);
    return {product, scaled.lo / down};
  }
  if (std::fabs(b) > large) {
    const DoubleDouble scaled = two_prod(a, b * down);
    return {product, scaled.lo / down};
  }
  const double a_spread = splitter * a;
  const double b_spread = splitter * b;
  const double a_high = a_spread - (a_spread - a);
  const double b_high = b_spread - (b_spread - b);
  const double a_low = a - a_high;
  const double b_low = b - b_high;
  return {product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
#endif
}

/// The sum rounded to one double.
inline double to_double(DoubleDouble x) { return x.hi + x.lo; }

inline DoubleDouble negate(DoubleDouble x) { return {-x.hi, -x.lo}; }

/// x 2^exponent, exactly unless the low part leaves double's range.
inline DoubleDouble scale(DoubleDouble x, int exponent) {
  return {std::ldexp(x.hi, exponent), std::ldexp(x.lo, exponent)};
}

/// Sum with a relative error of a few 2^-106, also under cancellation (Li et al. 2002, "accurate" addition).
inline DoubleDouble add(DoubleDouble x, DoubleDouble y) {
  const DoubleDouble high = two_sum(x.hi, y.hi);
  if (!std::isfinite(high.hi)) return high;
  const DoubleDouble low = two_sum(x.lo, y.lo);
  const DoubleDouble middle = quick_two_sum(high.hi, high.lo + low.hi);
  return quick_two_sum(middle.hi, middle.lo + low.lo);
}

inline DoubleDouble subtract(DoubleDouble x, DoubleDouble y) { return add(x, negate(y)); }

inline DoubleDouble multiply(DoubleDouble x, DoubleDouble y) {
  const DoubleDouble product = two_prod(x.hi, y.hi);
  if (!std::isfinite(product.hi)) return product;
  return quick_two_sum(product.hi, product.lo + (x.hi * y.lo + x.lo * y.hi));
}

/// Quotient by three steps of long division.
inline DoubleDouble divide(DoubleDouble x, DoubleDouble y) {
  const double first = x.hi / y.hi;
  if (!std::isfinite(first) || first == 0.0) return first;
  const DoubleDouble after_first = subtract(x, multiply(y, first));
  const double second = after_first.hi / y.hi;
  const DoubleDouble after_second = subtract(after_first, multiply(y, second));
  const double third = after_second.hi / y.hi;
  return add(quick_two_sum(first, second), third);
}

/// Square root by one Newton step from the hardware's (Karp and Markstein 1997); x >= 0.
inline DoubleDouble sqrt(DoubleDouble x) {
  const double root = std::sqrt(x.hi);
  if (root == 0.0 || !std::isfinite(root)) return root;
  const DoubleDouble residual = subtract(x, two_prod(root, root));
  return quick_two_sum(root, to_double(residual) / (2.0 * root));
}

/// x - y rounded once: the difference of two parameters, accurate however close they are.
inline double difference(DoubleDouble x, DoubleDouble y) { return to_double(subtract(x, y)); }

/// 1 - x.
inline DoubleDouble complement(DoubleDouble x) { return subtract(1.0, x); }

/// Sum of a range of double or DoubleDouble.
template <class Range>
DoubleDouble dd_sum(const Range& values) {
  DoubleDouble sum;
  for (const auto& value : values) sum = add(sum, DoubleDouble(value));
  return sum;
}

/// a b - c d with a relative error of about 2 units (Kahan).
inline double difference_of_products(double a, double b, double c, double d) {
  return difference(two_prod(a, b), two_prod(c, d));
}

/// a / b with what the rounding lost, for finite a and b != 0 of any magnitude.
inline DoubleDouble quotient(double a, double b) {
  const double rounded = a / b;
  if (rounded == 0.0 || !std::isfinite(rounded)) return rounded;
  int a_exponent = 0;
  int b_exponent = 0;
  const double a_mantissa = std::frexp(a, &a_exponent);
  const double b_mantissa = std::frexp(b, &b_exponent);
  const double high = a_mantissa / b_mantissa;
  const double low = difference(a_mantissa, two_prod(high, b_mantissa)) / b_mantissa;
  return scale({high, low}, a_exponent - b_exponent);
}

/// The same for pairs: the residuals enter by their first order, whose error is 2^-106.
inline DoubleDouble quotient(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble leading = quotient(a.hi, b.hi);
  if (leading.hi == 0.0 || !std::isfinite(leading.hi)) return leading;
  return quick_two_sum(leading.hi, leading.lo + leading.hi * (a.lo / a.hi - b.lo / b.hi));
}

/// sqrt(x) with what the rounding lost, for finite x >= 0 of any magnitude.
inline DoubleDouble square_root(double x) {
  if (!(x > 0.0) || !std::isfinite(x)) return std::sqrt(x);
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);
  if (exponent % 2 != 0) {
    mantissa *= 2.0;
    --exponent;
  }
  return scale(sqrt(DoubleDouble(mantissa)), exponent / 2);
}

/// exp(x) to about 1e-31: x = k ln 2 + r, Taylor's series of expm1(r / 512), nine doublings.
inline DoubleDouble dd_exp(DoubleDouble x) {
  if (!(x.hi < 709.79)) return std::exp(x.hi);
  if (x.hi < -745.2) return 0.0;
  constexpr double ln2_high = 0x1.62e42fefa38p-1;  // 42 bits each, so that their products with k are exact
  constexpr double ln2_middle = 0x1.ef35793c76p-45;
  constexpr double ln2_low = 0x1.cc01f97b57a08p-87;
  const double k = std::nearbyint(x.hi / 0.6931471805599453);
  DoubleDouble r = add(x, -k * ln2_high);
  r = add(r, -k * ln2_middle);
  r = add(r, -k * ln2_low);
  r = {r.hi * 0x1p-9, r.lo * 0x1p-9};
  DoubleDouble series = 1.0;
  for (int n = 10; n >= 2; --n) series = add(1.0, multiply(series, divide(r, static_cast<double>(n))));
  DoubleDouble power = multiply(r, series);  // expm1
  for (int doubling = 0; doubling < 9; ++doubling) {
    power = add({2.0 * power.hi, 2.0 * power.lo}, multiply(power, power));
  }
  return scale(add(1.0, power), static_cast<int>(k));
}

/// 1 / (1 + exp(-logit)) to about 1e-31, exact at +-inf; sigmoid(-logit) is its complement, as accurately.
inline DoubleDouble sigmoid(double logit) {
  const DoubleDouble small = dd_exp(-std::fabs(logit));
  return divide(logit >= 0.0 ? DoubleDouble(1.0) : small, add(1.0, small));
}

}  // namespace relent::math
