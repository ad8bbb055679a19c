// The root of an increasing function by Newton's method inside a bracket that shrinks: quantiles from log tails.
#pragma once

#include <cmath>
#include <limits>

namespace relent::math {

/// A value and its derivative.
struct WithSlope {
  double value;
  double slope;
};

/// The y with f(y) = 0, f increasing, f(y) a WithSlope. `stride` is the longest step while the bracket is open, and
/// steps below `tolerance` and below the rounding of y end the search. Bisects wherever Newton's step leaves the
/// bracket or is not a number.
template <class F>
double monotone_root(F f, double start, double stride, double tolerance) {
  constexpr int most_steps = 400;
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
  double y = start;
  const auto is_negligible = [tolerance](double change, double at) {
    return std::fabs(change) <= tolerance + 0x1p-53 * std::fabs(at);
  };
  for (int i = 0; i < most_steps; ++i) {
    const WithSlope at = f(y);
    if (at.value == 0.0) return y;
    (at.value < 0.0 ? lower : upper) = y;
    const bool open = std::isinf(lower) || std::isinf(upper);
    double next = y - at.value / at.slope;
    if (open && !(std::fabs(next - y) <= stride)) {
      next = y + (at.value < 0.0 ? stride : -stride);
      stride *= 2.0;
    } else if (!(next > lower && next < upper)) {
      if (is_negligible(next - y, y)) return y;
      next = open ? y + (at.value < 0.0 ? stride : -stride) : 0.5 * lower + 0.5 * upper;
    }
    const bool converged = is_negligible(next - y, y);
    y = next;
    if (converged) return y;
  }
  return y;
}

}  // namespace relent::math
