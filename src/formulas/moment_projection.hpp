// Divergences by Pythagoras: KL(p || q) = KL(p || m) + KL(m || q), where m is the member of q's exponential family that
// has p's moments. The first term is a gap of p's shape alone, the second a closed form of q's family; both are >= 0.
#pragma once

#include "math/double_double.hpp"

namespace relent::formulas {

/// KL of the Gaussian with these moments from another: z^2/2 + x^2/2 + phi2(s, t), z = (m - n)/t, x = (s - t)/t.
double gaussian_projection(DoubleDouble mean, DoubleDouble stddev, double q_mean, DoubleDouble q_stddev);

// KL(p || the Gaussian of p's moments), which no location and no scale changes.

inline constexpr double uniform_gaussian_gap = 0.17648520831067256877;  ///< log(2 pi e / 12) / 2
inline constexpr double laplace_gaussian_gap = 0.07236494292470008707;  ///< (log(pi) - 1) / 2
/// Of Gamma(shape), about 1/(3 shape) for large shapes.
double gamma_gaussian_gap(double shape);
/// Of Beta(a, b).
double beta_gaussian_gap(double a, double b);

/// KL(Beta(a, b) || Gamma(shape, rate)), by the Gamma law of Beta's mean.
double beta_gamma_kl(DoubleDouble a, DoubleDouble b, DoubleDouble shape, DoubleDouble rate);

}  // namespace relent::formulas
