// KL of two Gompertz laws.
#pragma once

#include <optional>

namespace relent::formulas {

/// KL(Gompertz(p_shape, p_rate) || Gompertz(q_shape, q_rate)) = E_p[w - 1 - log w] >= 0, w the ratio of q's hazard to
/// p's: for any laws that start together, E_p of q's cumulative hazard is E_p[w], by parts.
/// Declines where w grows too steeply for the sum.
std::optional<double> gompertz_kl(double p_shape, double p_rate, double q_shape, double q_rate);

}  // namespace relent::formulas
