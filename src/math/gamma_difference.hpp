// Differences of functions of the gamma family at a and a + h that keep their digits at large a.
#pragma once

namespace relent::math {

/// log[Gamma(a + h) / Gamma(a)] - h log a, a > 0, h >= 0.
double log_gamma_ratio(double a, double h);

/// (a + h) (psi(a + h) - psi(a)) less the former: with h log(2 pi) the entropy of the standard t of 2 a degrees of
/// freedom in 2 h dimensions, and h = 1/2, 1, ...
double t_entropy_core(double a, double h);

/// h - h log(1 - 1/a) less the former, a > 1: how far that law, scaled to unit covariance, is from the Gaussian one.
double t_negentropy(double a, double h);

}  // namespace relent::math
