// Nodes and weights of the 21-point Kronrod rule and the 10-point Gauss rule inside it.
#pragma once

#include <array>

namespace relent::math {

/// The rule on [-1, 1]: node[0] = 0, then pairs -node[i], +node[i] with node increasing. The Gauss rule uses the odd i.
struct GaussKronrod21 {
  std::array<double, 11> node;
  std::array<double, 11> kronrod_weight;
  std::array<double, 11> gauss_weight;  ///< 0 where the node is Kronrod's only
};

[[nodiscard]] const GaussKronrod21& gauss_kronrod_21();

}  // namespace relent::math
