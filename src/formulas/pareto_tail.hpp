// KL of two laws with survival (1 + k x)^(-1/k): GeneralizedPareto about a common location, and Lomax.
#pragma once

#include <optional>

namespace relent::formulas {

/// A quotient x of parameters as x - 1 and x, each with full relative accuracy.
struct Growth {
  double excess;
  double ratio;
};

/// KL(p || q), p of shape k and scale 1, q of shape k_q and scale 1/c, in terms of k, zeta = c k_q and delta = k -
/// zeta; scales = c, shapes = k / k_q (used where k > 1). q has mass wherever p does. Declines where digits would be
/// lost.
std::optional<double> pareto_tail_kl(double k, double zeta, double delta, Growth scales, Growth shapes);

/// E log(1 + zeta X), X with survival (1 + k x)^(-1/k), k > 0, zeta > 0; none where it leaves the range of the sum.
std::optional<double> mean_log_growth(double k, double zeta);

}  // namespace relent::formulas
