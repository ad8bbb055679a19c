// The law of u = 1 - cos(angle to the mean direction) of a von Mises-Fisher vector in n dimensions: density
// proportional to exp(-k u) (u (2 - u))^((n - 3)/2) on (0, 2).
#pragma once

#include <cstddef>
#include <span>

namespace relent::math {

/// Integrals of that law, each a sum of positive terms with full relative accuracy.
struct PolarMoments {
  double log_normaliser;    ///< log of the integral of exp(-k u) (u (2 - u))^((n - 3)/2)
  double mean;              ///< E u
  double variance;          ///< Var u
  double mean_resultant;    ///< E(1 - u), also where that is small
  double mean_square_sine;  ///< E u (2 - u)
};

/// @param dimension n >= 2.
/// @param concentration k in [0, 1e300].
PolarMoments polar_moments(std::size_t dimension, double concentration);

/// log E_k exp(-(q - k)(u - E_k u)) >= 0, k and q the concentrations: the Bregman divergence of log_normaliser.
double polar_divergence(std::size_t dimension, double concentration, double q_concentration);

/// 1 - cos of the angle between two vectors of length 1 but for rounding, taken at length 1.
double one_minus_cosine(std::span<const double> x, std::span<const double> y);

}  // namespace relent::math
