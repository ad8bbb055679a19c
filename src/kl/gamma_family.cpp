// Closed forms of KL(p || .) for the laws of gamma type: Gamma, Exponential and ChiSquared in any combination.
#include <relent/distributions/gamma_family.hpp>

#include "formulas/gamma.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {

void register_gamma_family(KlRegistry& registry) {
  registry.add<GammaFamily, GammaFamily>(
      [](const GammaFamily& p, const GammaFamily& q) {
        return formulas::gamma_kl(p.exact_shape(), p.exact_rate(), q.exact_shape(), q.exact_rate());
      },
      "gkl(c, a e/b) + qbreg(c, a) for Gamma(a, b) || Gamma(c, e): serves all nine ordered pairs of the leaves");
}

}  // namespace relent::kl
