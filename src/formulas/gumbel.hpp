// KL of two Gumbel laws, and of the laws that are images of them (Weibull, Frechet, some generalized extreme values).
#pragma once

#include "formulas/formulas.hpp"
#include "relent/double_double.hpp"

namespace relent::formulas {

/// KL of two laws with log T = -(X - location)/scale, from c = p_scale/q_scale (with log c and c - 1 taken from the
/// parameters) and delta = (p_location - q_location)/q_scale:
///
///   expm1mx(z) + lgbreg(c, 1), z = log Gamma(1 + c) - delta, both terms >= 0: the first is the cost of the location.
double gumbel_kl(DoubleDouble c, double c_minus_one, double log_c, DoubleDouble delta);

// Other laws against Gumbel(n, c): the Gumbel law of scale c that is nearest to p has z = log E_p[exp(-(X - n)/c)] = 0,
// and KL = expm1mx(z) + (what is left at z = 0), both >= 0.

/// KL(Gaussian(mean, stddev) || Gumbel(location, scale)).
double gaussian_gumbel_kl(double mean, DoubleDouble stddev, double location, double scale);

/// KL(Gamma(shape, rate) || Gumbel(location, scale)).
double gamma_gumbel_kl(DoubleDouble shape, DoubleDouble rate, double location, double scale);

/// KL(Uniform(low, high) || Gumbel(location, scale)).
double uniform_gumbel_kl(double low, double high, double location, double scale);

}  // namespace relent::formulas
