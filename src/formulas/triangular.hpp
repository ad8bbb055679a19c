// KL of two triangular laws whose supports nest.
#pragma once

#include <optional>

namespace relent::formulas {

struct TriangularLaw {
  double low, mode, high;
};

/// KL(p || q) where q.low <= p.low and p.high <= q.high: between the corners of both the densities are linear, and by
/// the chain rule KL is the categorical one of the masses of these pieces and, within each, that of two tilts of the
/// uniform law; all are nonnegative. Declines where q's mass on a piece underflows.
std::optional<double> triangular_kl(const TriangularLaw& p, const TriangularLaw& q);

}  // namespace relent::formulas
