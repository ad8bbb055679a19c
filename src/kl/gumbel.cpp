// Closed forms of KL(Gumbel || .).
#include <relent/distributions/gumbel.hpp>

#include <cmath>

#include "formulas/gumbel.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::kl {
namespace {

// The divergence does not depend on the unit; one half keeps the difference of the locations finite.
double gumbel_gumbel(const Gumbel& p, const Gumbel& q) {
  const double unit = std::isinf(p.location() - q.location()) ? 0.5 : 1.0;
  const DoubleDouble gap = math::two_sum(unit * p.location(), -unit * q.location());
  const double q_scale = unit * q.scale();
  return formulas::gumbel_kl(math::quotient(p.scale(), q.scale()), (p.scale() - q.scale()) / q.scale(),
                             math::log_ratio(p.scale(), q.scale()), math::quotient(gap, q_scale));
}

}  // namespace

void register_gumbel(KlRegistry& registry) {
  registry.add<Gumbel, Gumbel>(gumbel_gumbel, "expm1mx(z) + lgbreg(c, 1), c = b1/b2, z = lgamma(1 + c) - (m1 - m2)/b2");
}

}  // namespace relent::kl
