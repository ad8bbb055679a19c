// An unconstrained coordinate t for an interval of the line.
#pragma once

#include "relent/point.hpp"

namespace relent::estimate {

/// Maps t in (-inf, inf) onto (lower, upper): center + scale sinh(t) on the line, lower + scale e^t (mirrored at an
/// upper end) on a half line, the logistic function between two ends. Power tails, and powers of the distance from an
/// end, become exponentials of t, and the point keeps its distances from the ends where x itself underflows.
class Coordinate {
 public:
  /// `center` and `scale` > 0 say where the interesting part is; a half line uses the distance of center from its end
  /// as scale, a finite interval uses neither.
  Coordinate(double lower, double upper, double center, double scale);

  [[nodiscard]] Point at(double t) const;
  /// log |dx/dt|
  [[nodiscard]] double log_derivative(double t) const;
  /// t(x), +-inf at the ends. Increasing in x on every interval.
  [[nodiscard]] double from_x(double x) const;
  /// The t beyond which x overflows, or beyond which nobody marches: [lowest, highest].
  [[nodiscard]] double lowest() const { return lowest_; }
  [[nodiscard]] double highest() const { return highest_; }
  [[nodiscard]] double lower() const { return lower_; }
  [[nodiscard]] double upper() const { return upper_; }
  /// How far t may be off, as seen by a density evaluated at the rounded point.
  [[nodiscard]] double rounding(double t) const;

 private:
  enum class Kind { line, above, below, between };
  Kind kind_;
  double lower_;
  double upper_;
  double center_;
  double scale_;
  double log_scale_;
  double lowest_;
  double highest_;
};

}  // namespace relent::estimate
