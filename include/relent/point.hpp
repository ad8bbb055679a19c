// A point of the line that keeps its distances from the ends of an interval.
#pragma once

#include <cmath>
#include <limits>

namespace relent {

/// A point of the line, given so that nothing is lost near the ends of an interval [lower, upper] it lies in.
///
/// Close to an end `x` may round to the end itself, or underflow; `log_from_lower` and `log_to_upper` stay exact there.
struct Point {
  double x;
  double lower;
  double upper;
  double log_from_lower;  ///< log(x - lower); +inf when lower = -inf
  double log_to_upper;    ///< log(upper - x); +inf when upper = +inf

  /// The point x of [lower, upper], its distances taken by plain subtraction.
  [[nodiscard]] static Point of(double x, double lower = -std::numeric_limits<double>::infinity(),
                                double upper = std::numeric_limits<double>::infinity()) {
    return Point{x, lower, upper, std::log(x - lower), std::log(upper - x)};
  }
};

}  // namespace relent
