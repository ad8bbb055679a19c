// KL of two Wishart laws.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace relent::formulas {

/// By degrees of freedom and scale matrices, n x n and symmetric; nothing where a pivot is not positive in 106 bits.
std::optional<double> wishart_kl(double p_dof, std::span<const double> p_scale, double q_dof,
                                 std::span<const double> q_scale, std::size_t n);

}  // namespace relent::formulas
