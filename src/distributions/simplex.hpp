// Points of the simplex, and concentrations over it.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "relent/double_double.hpp"
#include "relent/random.hpp"

namespace relent {

/// Components >= 0 whose sum is 1 to 1e-9.
bool is_on_simplex(std::span<const double> x);

/// A copy of at least two numbers in [1e-300, 1e300].
std::vector<double> checked_concentration(std::string_view family, std::span<const double> concentration);

/// total - part for a part of a total: the sum of the others where that keeps digits.
double sum_of_others(std::span<const double> values, std::size_t i);

/// A Dirichlet draw: gammas, normalised in logarithms so that all of them may underflow.
void sample_simplex(Rng& rng, std::span<const double> concentration, std::span<double> out);

}  // namespace relent
