// Closed forms of KL(DiscreteUniform || .).
#include <relent/distributions/discrete_uniform.hpp>

#include <cmath>
#include <limits>

#include "kl/builtin.hpp"

namespace relent::kl {

void register_discrete_uniform(KlRegistry& registry) {
  registry.add<DiscreteUniform, DiscreteUniform>(
      [](const DiscreteUniform& p, const DiscreteUniform& q) {
        if (p.low() < q.low() || p.high() > q.high()) return std::numeric_limits<double>::infinity();
        return std::log1p(((p.low() - q.low()) + (q.high() - p.high())) / p.size());
      },
      "log of the quotient of the sizes, log1p of their relative difference; +inf if p's range sticks out");
}

}  // namespace relent::kl
