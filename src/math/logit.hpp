// The logit to more than double precision.
#pragma once

#include <relent/double_double.hpp>

#include <cmath>

#include "math/double_double.hpp"

namespace relent::math {

/// log(p / (1 - p)) to double precision, 0 < p < 1, with relative accuracy at 1/2.
inline double logit(double p) {
  if (p > 0.25 && p < 0.75) return std::log1p((2.0 * p - 1.0) / (1.0 - p));
  return p < 0.5 ? std::log(p) - std::log1p(-p) : std::log1p(p - 1.0) - std::log(1.0 - p);
}

/// The same with what its rounding lost, to about 1e-31: one Newton step on the sigmoid.
inline DoubleDouble exact_logit(double p) {
  const double estimate = logit(p);
  if (estimate == 0.0) return 0.0;
  if (p < 1e-200) {  // log p = log(2^600 p) - 600 log 2
    const double scaled = std::ldexp(p, 600);
    const double log_scaled = std::log(scaled);
    const double step = difference(scaled, dd_exp(log_scaled)) / scaled;
    return add(quick_two_sum(log_scaled, step),
               multiply(DoubleDouble{0.69314718055994530942, 2.3190468138462996e-17}, -600.0));
  }
  const DoubleDouble tail = p < 0.5 ? DoubleDouble(p) : two_sum(1.0, -p);
  const DoubleDouble image = sigmoid(p < 0.5 ? estimate : -estimate);
  const double step = difference(tail, image) / tail.hi / (1.0 - tail.hi);
  return quick_two_sum(estimate, p < 0.5 ? step : -step);
}

}  // namespace relent::math
