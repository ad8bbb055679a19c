// Closed forms of KL(PoissonBinomial || .).
#include "formulas/poisson_binomial.hpp"

#include <relent/distributions/poisson_binomial.hpp>

#include "kl/builtin.hpp"

namespace relent::kl {

void register_poisson_binomial(KlRegistry& registry) {
  registry.add<PoissonBinomial, PoissonBinomial>(
      [](const PoissonBinomial& p, const PoissonBinomial& q) {
        return formulas::poisson_binomial_kl(p.probabilities(), q.probabilities());
      },
      "sum of p phi(q/p - 1), phi(t) = t - log(1 + t), with q - p by its own recurrence");
}

}  // namespace relent::kl
