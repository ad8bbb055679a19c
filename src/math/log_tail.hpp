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
    if (excess == 0.0) return t;
    if ((excess < 0.0) == (slope > 0.0)) {
      lowest = t;
    } else {
      highest = t;
    }
    double next = t - excess / slope;
    if (!(next > lowest && next < highest)) {
      if (std::isinf(lowest) || std::isinf(highest)) return t;
      next = 0.5 * lowest + 0.5 * highest;
    }
    const double step = std::abs(next - t);
    t = next;
    const bool tiny = step <= 1e-8 * (std::abs(t) < 1e-8 ? std::abs(t) : 1.0);
    // Quadratic convergence: what follows a tiny step is rounding, and a step that no longer shrinks is noise.
    if (step <= std::numeric_limits<double>::epsilon() * std::abs(t) || (tiny && step >= 0.25 * previous_step))
      return t;
    previous_step = step;
  }
  return t;
}

}  // namespace relent::math
