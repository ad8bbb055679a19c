// What the laws with a Pareto tail share: Pareto, Lomax and GeneralizedPareto are images of one standard variable.
#pragma once

#include <cmath>
#include <limits>

namespace relent::pareto_tail {

/// scale exp(y), also where exp(y) alone overflows.
inline double scaled_exp(double scale, double y) {
  const double half = std::exp(0.5 * y);
  return y < 700.0 ? scale * std::exp(y) : scale * half * half;
}

/// a b / c for positive numbers, also where a partial result leaves double's range.
inline double product_over(double a, double b, double c) {
  int a_exponent = 0, b_exponent = 0, c_exponent = 0;
  const double mantissa = std::frexp(a, &a_exponent) * std::frexp(b, &b_exponent) / std::frexp(c, &c_exponent);
  return std::ldexp(mantissa, a_exponent + b_exponent - c_exponent);
}

// Moments of the standard law, survival (1 + k x)^(-1/k), whose tail index is tail/unit = 1/k: functions of both, so
// that a difference is taken before the quotient. Pareto and Lomax have (shape, 1), GeneralizedPareto (1, shape).

/// Mean of the law in its own scale, 1 / (1 - k); infinite for k >= 1.
inline double mean(double tail, double unit) {
  return tail > unit ? tail / (tail - unit) : std::numeric_limits<double>::infinity();
}

/// Standard deviation, 1 / ((1 - k) sqrt(1 - 2 k)); infinite for k >= 1/2.
inline double stddev(double tail, double unit) {
  if (!(tail > 2.0 * unit)) return std::numeric_limits<double>::infinity();
  return mean(tail, unit) * std::sqrt(tail / (tail - 2.0 * unit));
}

inline double skewness(double tail, double unit) {
  if (!(tail > 2.0 * unit)) return std::numeric_limits<double>::quiet_NaN();
  if (!(tail > 3.0 * unit)) return std::numeric_limits<double>::infinity();
  return 2.0 * ((tail + unit) / (tail - 3.0 * unit)) * std::sqrt((tail - 2.0 * unit) / tail);
}

inline double excess_kurtosis(double tail, double unit) {
  if (!(tail > 2.0 * unit)) return std::numeric_limits<double>::quiet_NaN();
  if (!(tail > 4.0 * unit)) return std::numeric_limits<double>::infinity();
  const double k = unit / tail;
  if (k < -1.0) return 6.0 * (((1.0 / k + 1.0) / k - 6.0 - 2.0 * k) / ((1.0 / k - 3.0) * (1.0 / k - 4.0)));
  const double numerator = 1.0 + k * (1.0 - k * (6.0 + 2.0 * k));
  return 6.0 * numerator * (tail / (tail - 3.0 * unit)) * (tail / (tail - 4.0 * unit));
}

}  // namespace relent::pareto_tail
