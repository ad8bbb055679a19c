// A Point from a plain number.
#pragma once

#include <relent/point.hpp>
#include <relent/support.hpp>

#include <cmath>

namespace relent {

/// x as a point of the support; the logarithms are those of the rounded distances.
inline Point point_in(const Support& support, double x) {
  return {x, support.lower, support.upper, std::log(x - support.lower), std::log(support.upper - x)};
}

}  // namespace relent
