// One class's share of an entropy or a divergence, free of cancellation.
#pragma once

#include <cmath>
#include <limits>

#include "formulas/formulas.hpp"

namespace relent::array {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double least_normal = std::numeric_limits<double>::min();
inline constexpr double log_two = 0.69314718055994530942;

/// -x log x; 0 at 0, -inf below.
inline double entropy_term(double x) noexcept {
  if (x > 0.0) return -x * std::log(x);
  return x == 0.0 ? 0.0 : x < 0.0 ? -infinity : x;
}

/// x log(x/y); 0 for x = 0 <= y, +inf for other x <= 0 or y <= 0.
inline double relative_entropy_term(double x, double y) noexcept {
  if (std::isnan(x) || std::isnan(y)) return not_a_number;
  if (x == 0.0 && y >= 0.0) return 0.0;
  if (!(x > 0.0 && y > 0.0)) return infinity;
  return x * formulas::log_ratio(x, y, x - y);
}

/// x log(x/y) - x + y >= 0; y for x = 0 <= y, +inf for other x <= 0 or y <= 0.
inline double kl_term(double x, double y) noexcept {
  if (std::isnan(x) || std::isnan(y)) return not_a_number;
  if (x == 0.0 && y >= 0.0) return y;
  if (!(x > 0.0 && y > 0.0)) return infinity;
  if (std::isinf(x) != std::isinf(y)) return infinity;
  return formulas::gkl(x, y, x - y);
}

/// -x log y; 0 for x = 0 <= y.
inline double cross_entropy_term(double x, double y) noexcept {
  if (x == 0.0) return std::isnan(y) ? y : 0.0;
  return -x * std::log(y);
}

/// (1 + s) log(1 + s) + (1 - s) log(1 - s) >= 0, |s| <= 1, whose series is sum_k s^2k / (k (2k - 1)).
inline double mixing(double s) noexcept {
  const double size = std::fabs(s);
  if (size < 0.125) {
    const double w = s * s;
    double sum = 1.0 / 153.0;
    for (int k = 8; k >= 1; --k) sum = sum * w + 1.0 / (k * (2 * k - 1));
    return w * sum;
  }
  if (size == 1.0) return 2.0 * log_two;
  return (1.0 + size) * std::log1p(size) + (1.0 - size) * std::log1p(-size);
}

/// (p log(p/m) + q log(q/m)) / 2 with m = (p + q)/2, by s = (p - q)/(p + q).
inline double jensen_shannon_term(double p, double q) noexcept {
  const double total = p + q;
  if (total == 0.0) return 0.0;
  return 0.25 * total * mixing((p - q) / total);
}

/// exp(log_p) gap, also where exp(log_p) leaves double's range and the product does not; 0 for log_p = -inf.
inline double mass_times(double log_p, double gap) noexcept {
  if (log_p == -infinity) return std::isnan(gap) ? gap : 0.0;
  const double p = std::exp(log_p);
  if (!(p < least_normal) || gap == 0.0) return p * gap;
  return std::copysign(std::exp(log_p + std::log(std::fabs(gap))), gap);
}

}  // namespace relent::array
