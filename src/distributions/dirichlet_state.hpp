// What a Dirichlet keeps: internal to the family.
#pragma once

#include <relent/distributions/dirichlet.hpp>

#include <vector>

#include "relent/double_double.hpp"

namespace relent {

/// Immutable, shared by copies.
struct Dirichlet::State {
  std::vector<double> concentration;
  DoubleDouble total;
};

}  // namespace relent
