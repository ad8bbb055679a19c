// KL of two categorical laws, each given by weights or by logits.
#pragma once

#include <span>

namespace relent::formulas {

/// A categorical law in the form it was given: nonnegative weights with a positive sum (probabilities too), or logits
/// below +inf of which one at least is finite.
struct CategoricalLaw {
  std::span<const double> values;
  bool by_logits = false;
};

/// KL(p || q) for laws with the same number of classes; +inf if q misses a class of p. Two laws in different forms are
/// compared class by class with probabilities to 106 bits.
double categorical_kl(const CategoricalLaw& p, const CategoricalLaw& q);

}  // namespace relent::formulas
