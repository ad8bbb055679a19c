// The families of numbers that have no fit.
#pragma once

#include <set>
#include <string>

namespace relent_test {

inline const std::set<std::string> unfitted{"Hypergeometric", "PoissonBinomial", "Arcsine", "Pert"};

}  // namespace relent_test
