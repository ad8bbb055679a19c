// KL of two laws of powers of gamma variables (Gamma, Weibull, Chi, InverseGamma, ...) with one location.
#pragma once

#include "math/double_double.hpp"

namespace relent::formulas {

/// X - location = scale G^(1/power), G of law Gamma(shape, 1).
struct PowerGammaLaw {
  DoubleDouble shape;
  double power = 1.0;
  DoubleDouble scale;
};

/// KL(p || q) for powers of one sign (Bauckhage 2014, of generalized gamma laws). With c = power_q / power_p, c = 1 +
/// e, and z the log of E_p[(X/scale_q)^power_q] over q's shape, it is
///   k_q (exp(z) - 1 - z) + qbreg(k_q, k_p) + phi(e) + k_q lgbreg(k_p + c, k_p + 1) + e (k_q - k_p) / k_p,
/// where all terms but the last are >= 0, and e = 0 for equal powers.
double power_gamma_kl(const PowerGammaLaw& p, const PowerGammaLaw& q);

}  // namespace relent::formulas
