// KL of two generalized Gaussian laws with a common location.
#pragma once

namespace relent::formulas {

/// With a = 1/p_power, c = 1/q_power, r = q_power/p_power and M = E_p of q's |z|^power:
///
///   KL = c expm1mx(log(M/c)) + J(a, r),
///   J = breg_A(c, a) + c lgbreg(a + r, a + 1), A(x) = log Gamma(1 + x) - x log x + x,
///
/// a cost of the scales and one of the powers, which vanishes to second order at r = 1; both >= 0. Regrouped from
/// Do and Vetterli (2002), eq. 20.
double generalized_gaussian_kl(double p_scale, double p_power, double q_scale, double q_power);

}  // namespace relent::formulas
