// Moments of powers of gamma variables, without cancellation at large shapes.
#pragma once

#include <relent/double_double.hpp>

namespace relent::math {

/// log[Gamma(a + k) / Gamma(a)], a + k > 0; from 1 on by Stirling's formula, whose large terms cancel on paper.
double log_rising_factorial(double a, double k);

/// Of G^t, G of law Gamma(a, 1): what does not depend on its scale. +inf or NaN where moments do not exist (t < 0).
struct PowerMoments {
  double log_mean = 0.0;           ///< log E G^t
  double relative_variance = 0.0;  ///< Var / mean^2
  double skewness = 0.0;
  double excess_kurtosis = 0.0;
};
/// At t = 1/3 (1/2) the leading term of the skewness (kurtosis) vanishes, so that the rounding of t would be its size.
PowerMoments power_moments(double a, DoubleDouble t);

}  // namespace relent::math
