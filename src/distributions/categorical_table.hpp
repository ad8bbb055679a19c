// What a Categorical precomputes: internal to the family and to its closed forms.
#pragma once

#include <relent/distributions/categorical.hpp>

#include <vector>

#include "math/sampling.hpp"

namespace relent {

/// Immutable, shared by copies. All vectors have one entry a class.
struct Categorical::Table {
  /// From checked numbers.
  Table(Form form, std::span<const double> values);

  Form form;
  std::vector<double> values;  ///< as given
  std::vector<double> probabilities;
  std::vector<double> log_probabilities;  ///< finite for possible classes whose probability underflows
  std::vector<double> lower_sums;         ///< P(X <= k)
  std::vector<double> upper_sums;         ///< P(X > k), summed from the other end
  std::size_t first = 0;                  ///< the first class that can happen
  std::size_t last = 0;                   ///< the last one
  math::AliasTable alias;

  /// Can class k happen? (Its probability may underflow.)
  bool is_possible(std::size_t k) const noexcept {
    return form == Form::logits ? values[k] > -std::numeric_limits<double>::infinity() : values[k] > 0.0;
  }

 private:
  void normalise_weights();
  void normalise_logits();
};

/// The checks of numbers for classes, in the name of any family that takes them. @throws InvalidParameter.
void check_classes(std::string_view family, Categorical::Form form, std::span<const double> values);
/// "probabilities", "weights" or "logits".
const char* parameter_name(Categorical::Form form);

}  // namespace relent
