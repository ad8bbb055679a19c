// Integrals against the normal density beyond a point, relative to its height there: cut normal laws.
#pragma once

#include <cmath>

#include "math/panels.hpp"

namespace relent::math {

/// The exponent (a t + t^2 / 2) of the normal density at a + t relative to a.
inline double gaussian_fall(double a, double t) { return t * (a + 0.5 * t); }

/// The t at which gaussian_fall(a, t) = e.
inline double gaussian_edge(double a, double e) { return 2.0 * e / (a + std::hypot(a, std::sqrt(2.0 * e))); }

/// The integral of h(t) exp(-gaussian_fall(a, t)) over [0, width], a >= 0; width may be infinite.
template <class H>
double gaussian_decay_integral(double a, double width, H h) {
  return integrate_decay([&](double t) { return h(t) * std::exp(-gaussian_fall(a, t)); }, width,
                         [a](double e) { return gaussian_edge(a, e); });
}

}  // namespace relent::math
