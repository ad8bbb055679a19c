// Divergences by Pythagoras: KL(p || q) = KL(p || m) + KL(m || q), where m is the member of q's exponential family that
// has p's moments. The first term is a gap of p's shape alone, the second a closed form of q's family; both are >= 0.
#pragma once

#include "math/double_double.hpp"

namespace relent::formulas {

/// KL of the Gaussian with these moments from another: z^2/2 + x^2/2 + phi2(s, t), z = (m - n)/t, x = (s - t)/t.
double gaussian_projection(DoubleDouble mean, DoubleDouble stddev, double q_mean, DoubleDouble q_stddev);

// KL(p || the Gaussian of p's moments), which no location and no scale changes.

inline constexpr double uniform_gaussian_gap = 0.17648520831067256877;      ///< log(2 pi e / 12) / 2
inline constexpr double exponential_gaussian_gap = 0.41893853320467274178;  ///< (log(2 pi) - 1) / 2
inline constexpr double gumbel_gaussian_gap = 0.0905730195385125549;        ///< log(pi^3 e/3)/2 - euler_gamma - 1
inline constexpr double laplace_gaussian_gap = 0.07236494292470008707;      ///< (log(pi) - 1) / 2
/// Of Pareto(shape), shape > 2.
double pareto_gaussian_gap(double shape);
/// Of Gamma(shape), about 1/(3 shape) for large shapes.
double gamma_gaussian_gap(double shape);
/// Of Beta(a, b).
double beta_gaussian_gap(double a, double b);

// Against Gamma laws: the Gamma law of q's shape and p's mean, at a cost of weighted_phi(shape, rate mean / shape).

/// KL(Uniform(low, high) || Gamma(shape, rate)), 0 <= low.
double uniform_gamma_kl(double low, double high, DoubleDouble shape, DoubleDouble rate);

/// KL(Pareto(scale, p_shape) || Gamma(shape, rate)), p_shape > 1.
double pareto_gamma_kl(double scale, double p_shape, DoubleDouble shape, DoubleDouble rate);

/// KL(Beta(a, b) || Gamma(shape, rate)), by the Gamma law of Beta's mean.
double beta_gamma_kl(DoubleDouble a, DoubleDouble b, DoubleDouble shape, DoubleDouble rate);

// Against laws with one parameter that counts.

/// KL(Gaussian(mean, stddev) || Laplace(location, scale)), by the Laplace law of E|X - location|.
double gaussian_laplace_kl(double mean, DoubleDouble stddev, double location, double scale);

/// KL(Uniform(low, high) || Pareto(scale, shape)), scale <= low, by the Pareto law of E log(X/scale).
double uniform_pareto_kl(double low, double high, double scale, double shape);

/// KL(Uniform(low, high) || Logistic(location, scale)): -log of the width, plus E log(4 cosh(Z/2)^2) in units of the
/// scale, which is E|Z| + 2 E log(1 + exp(-|Z|)), a dilogarithm.
double uniform_logistic_kl(double low, double high, double location, double scale);

}  // namespace relent::formulas
