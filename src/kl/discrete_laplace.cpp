// Closed forms of KL(DiscreteLaplace || .).
#include <relent/distributions/discrete_laplace.hpp>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

double discrete_laplace_discrete_laplace(const DiscreteLaplace& p, const DiscreteLaplace& q) {
  return formulas::evaluate<formulas::DiscreteLaplaceKl, double>(
      {p.decay(), 1.0 - p.decay(), q.decay(), 1.0 - q.decay(), p.decay() - q.decay()});
}

}  // namespace

void register_discrete_laplace(KlRegistry& registry) {
  registry.add<DiscreteLaplace, DiscreteLaplace>(
      discrete_laplace_discrete_laplace,
      "chain rule over {X = 0}: KL of Bernoulli((1 - p)/(1 + p)), plus 2p/(1 - p^2) times KL of Bernoulli(p)");
}

}  // namespace relent::kl
