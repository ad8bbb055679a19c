// The angle between the locations of two laws of the circle.
#pragma once

#include <cmath>

#include "math/double_double.hpp"

namespace relent::kl {

/// sin((m - n) / 2): the difference is taken to 106 bits, as the library's sine takes its argument.
inline double half_angle_sine(double m, double n) {
  if (std::isinf(m - n)) return std::sin(0.5 * m) * std::cos(0.5 * n) - std::cos(0.5 * m) * std::sin(0.5 * n);
  const DoubleDouble difference = math::two_sum(m, -n);
  return std::sin(0.5 * difference.hi) + 0.5 * difference.lo * std::cos(0.5 * difference.hi);
}

}  // namespace relent::kl
