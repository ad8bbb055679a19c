// AsymmetricLaplace || AsymmetricLaplace.
#pragma once

namespace relent::formulas {

/// KL between laws with scale / asymmetry above their location and scale * asymmetry below it.
/// With b, b' the scales of p above and below, S = b + b', U = b/S, and c, c', T, V for q, and d = (n - m)/S >= 0:
///   phi2(S, T) + S T / (c c') [w^2 + d w + U^2 (exp(-d/U) - 1 + d/U)],  w = V - U,
/// whose bracket is a sum of squares for d < 2 U and of nonnegative products beyond; d < 0 is its mirror image.
double asymmetric_laplace_kl(double location_p, double scale_p, double asymmetry_p, double location_q, double scale_q,
                             double asymmetry_q);

}  // namespace relent::formulas
