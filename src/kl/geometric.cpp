// Closed forms of KL(Geometric || .).
#include <relent/distributions/geometric.hpp>

#include "formulas/geometric.hpp"
#include "kl/bernoulli_law.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {

void register_geometric(KlRegistry& registry) {
  registry.add<Geometric, Geometric>(
      [](const Geometric& p, const Geometric& q) {
        return formulas::geometric_kl(law_of(p.trial()), law_of(q.trial()));
      },
      "phi2(q, p) + gkl(1 - p, 1 - q)/p: the Bernoulli KL for each of the 1/p trials");
}

}  // namespace relent::kl
