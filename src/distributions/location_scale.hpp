// What the families with a location and a scale share.
#pragma once

#include <cmath>
#include <optional>

namespace relent {

/// (x - location) / scale, also where the difference overflows.
inline double standardised(double x, double location, double scale) {
  const double difference = x - location;
  if (std::isfinite(difference) || !std::isfinite(x)) return difference / scale;
  return (0.5 * x - 0.5 * location) / scale * 2.0;
}

/// location + scale z rounded once, also where the product overflows.
inline double unstandardised(double z, double location, double scale) { return std::fma(scale, z, location); }

/// E[X^k] for a law symmetric about `location`, from a recurrence for abs(location), whose terms are all positive:
/// step(k, E[X^(k-2)], E[X^(k-1)]) is E[X^k]. Unknown unless k is an integer in [0, 256].
template <class Step>
std::optional<double> symmetric_power_moment(double location, double k, Step step) {
  constexpr double highest_order = 256.0;
  if (!(k >= 0.0 && k <= highest_order) || k != std::floor(k)) return std::nullopt;
  double before = 0.0;  // the moment of the order before `current`
  double current = 1.0;
  for (double order = 1.0; order <= k; order += 1.0) {
    const double next = step(order, before, current);
    before = current;
    current = next;
  }
  return location < 0.0 && std::fmod(k, 2.0) == 1.0 ? -current : current;
}

}  // namespace relent
