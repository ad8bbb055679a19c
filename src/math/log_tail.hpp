// What the incomplete gamma and beta functions share: a tail as exp(log prefix) times a factor, fractions, and
// inversion.
#pragma once

#include <cmath>
#include <limits>

namespace relent::math {

/// A tail probability that may be far below double's range.
struct LogTail {
  double log_prefix;
  double factor;

  double log() const { return log_prefix + std::log(factor); }
  double value() const { return std::exp(log_prefix) * factor; }
};

/// b0 + a(1) / (b(1) + a(2) / (b(2) + ...)) by the modified Lentz algorithm (Thompson and Barnett 1986).
template <class Numerator, class Denominator>
double continued_fraction(double b0, Numerator a, Denominator b) {
  constexpr double tiny = 1e-300;
  constexpr int most_terms = 1'000'000;
  double value = b0 == 0.0 ? tiny : b0;
  double c = value;
  double d = 0.0;
  for (int n = 1; n <= most_terms; ++n) {
    const double numerator = a(n);
    const double denominator = b(n);
    d = denominator + numerator * d;
    c = denominator + numerator / c;
    if (d == 0.0) d = tiny;
    if (c == 0.0) c = tiny;
    d = 1.0 / d;
    const double factor = c * d;
    value *= factor;
    if (std::abs(factor - 1.0) <= std::numeric_limits<double>::epsilon()) return value;
    if (std::isnan(value)) break;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

struct ValueAndSlope {
  double value;
  double slope;
};

/// The root of a monotone concave function (a log tail): Newton, kept between the bounds by halving.
template <class Function>
double log_tail_root(Function function, double target, double start, double lowest, double highest) {
  double t = start;
  double previous_step = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 200; ++i) {
    const auto [value, slope] = function(t);
    const double excess = value - target;
    const double newton = excess / slope;
    const double step = std::abs(newton);
    if (excess == 0.0) return t;
    if (std::isnan(excess)) return excess;
    // Convergence is quadratic: a step of one rounding, or a small one that no longer shrinks, is noise.
    if (step <= std::numeric_limits<double>::epsilon() * std::abs(t)) return t - newton;
    if (std::abs(excess) <= 1e-6 && step >= 0.25 * previous_step) return t;
    if ((excess < 0.0) == (slope > 0.0)) {
      lowest = t;
    } else {
      highest = t;
    }
    previous_step = step;
    t -= newton;
    if (!(t > lowest && t < highest)) {
      if (std::isinf(lowest) || std::isinf(highest)) return (std::isinf(lowest) ? highest : lowest);
      t = 0.5 * lowest + 0.5 * highest;
    }
  }
  return t;
}

}  // namespace relent::math
