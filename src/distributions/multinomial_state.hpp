// What a Multinomial keeps: internal to the family and to its closed forms.
#pragma once

#include <relent/distributions/multinomial.hpp>

#include <vector>

#include "distributions/categorical_table.hpp"
#include "relent/double_double.hpp"

namespace relent {

/// Immutable, shared by copies.
struct Multinomial::State {
  State(double trials, Form form, std::span<const double> values);

  double trials;
  Categorical::Table table;
  std::vector<DoubleDouble> probabilities;  ///< to 106 bits
};

/// Are these integers >= 0 with that sum?
bool are_counts(std::span<const double> x, double total);

}  // namespace relent
