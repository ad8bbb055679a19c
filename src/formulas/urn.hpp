// KL of the counts of draws from two urns, with replacement or with reinforcement (Polya).
#pragma once

#include <relent/double_double.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace relent::formulas {

/// Draws of class i have probability contents[i] / total, total = sum of contents; if `reinforced`, each draw adds one
/// of its class.
struct Urn {
  std::vector<DoubleDouble> contents;
  DoubleDouble total;
  bool reinforced = false;
};

/// As many draws as urn_kl is meant for: its time is that of classes draws^2 / 2 terms.
inline double most_urn_draws(std::size_t classes) { return std::floor(std::sqrt(2e6 / static_cast<double>(classes))); }

/// KL of the counts of `draws` draws from p and from q.
double urn_kl(const Urn& p, const Urn& q, double draws);

}  // namespace relent::formulas
