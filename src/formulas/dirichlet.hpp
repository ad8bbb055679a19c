// KL of two Dirichlet laws (and so of two Beta laws) from their concentrations.
#pragma once

#include <relent/double_double.hpp>

#include <span>

namespace relent::formulas {

/// KL(Dirichlet(a) || Dirichlet(b)), a and b of equal size K >= 2 and positive. No allocation.
double dirichlet_kl(std::span<const DoubleDouble> a, std::span<const DoubleDouble> b);

/// KL(Beta(p_alpha, p_beta) || Beta(q_alpha, q_beta)).
double beta_kl(DoubleDouble p_alpha, DoubleDouble p_beta, DoubleDouble q_alpha, DoubleDouble q_beta);

}  // namespace relent::formulas
