// The law of Y = exp(X): what a family on the positive half-line shares with the law of its logarithm.
//
// With w = log y: density_Y(y) = density_X(w) / y, cdf_Y(y) = cdf_X(w), quantile_Y = exp(quantile_X), E log Y = E X,
// entropy_Y = entropy_X + E X, E Y^k is the moment generating function of X at k, and divergences are those of X.
#pragma once

#include <relent/point.hpp>

#include <cmath>
#include <limits>

namespace relent::log_image {

/// log density of exp(X) at exp(w), from that of X at w; its limit where X has exhausted its tail.
inline double log_density(double log_density_of_log, double w) {
  return std::isinf(w) && std::isinf(log_density_of_log) ? log_density_of_log : log_density_of_log - w;
}

/// Is the point better known by its logarithm than by x: where x is no normal number?
inline bool known_by_logarithm(const Point& point) {
  return point.lower == 0.0 && point.x < (std::numeric_limits<double>::min)() &&
         point.log_from_lower > -std::numeric_limits<double>::infinity();
}

}  // namespace relent::log_image
