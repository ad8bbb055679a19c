// Zeta || Zeta.
#pragma once

namespace relent::formulas {

/// KL of exponents a and b: log(zeta(b)/zeta(a)) + (b - a) E[log X]. Near, as the integral remainder of the Bregman
/// divergence of log zeta, whose second derivative is the variance of log X.
double zeta_kl(double a, double b);

}  // namespace relent::formulas
