// KL of continuous Bernoulli laws, among each other and against others.
#pragma once

#include "relent/double_double.hpp"

namespace relent::formulas {

/// The Bregman divergence of log((exp(h) - 1) / h) at f relative to e, d = f - e: KL of the laws with logits e and f.
double continuous_bernoulli_kl(double e, double f, double d);

/// KL(p || the continuous Bernoulli law of logit f) - KL(p || Uniform(0, 1)) for a law p on [0, 1] of this mean:
/// log((exp(f) - 1)/f) - f mean.
double continuous_bernoulli_tilt(double f, DoubleDouble mean, DoubleDouble one_minus_mean);

/// KL(p || the Gaussian of p's moments), p of logit e and this variance.
double continuous_bernoulli_gaussian_gap(double e, double variance);

/// KL(p || Exponential(rate)), p of logit e and this mean.
double continuous_bernoulli_exponential_kl(DoubleDouble e, double mean, double rate);

}  // namespace relent::formulas
