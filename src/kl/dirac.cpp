// Closed forms of KL(Dirac || .): the surprise of one point.
#include <relent/distributions/dirac.hpp>

#include <limits>

#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// -log of q's mass at the point, none of which a law with a density has.
double dirac_any(const Dirac& p, const UnivariateDistribution& q) {
  if (!q.support().is_discrete()) return std::numeric_limits<double>::infinity();
  return 0.0 - q.log_prob(p.value());
}

}  // namespace

void register_dirac(KlRegistry& registry) {
  registry.add<Dirac, UnivariateDistribution>(dirac_any, "-log of the mass of q at the point; +inf if q has a density");
}

}  // namespace relent::kl
