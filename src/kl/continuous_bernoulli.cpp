// Closed forms of KL(ContinuousBernoulli || .).
#include <relent/distributions/continuous_bernoulli.hpp>

#include "formulas/continuous_bernoulli.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

double continuous_bernoulli_continuous_bernoulli(const ContinuousBernoulli& p, const ContinuousBernoulli& q) {
  const double d = math::difference(q.exact_logit(), p.exact_logit());
  return formulas::continuous_bernoulli_kl(p.logit(), q.logit(), d);
}

}  // namespace

void register_continuous_bernoulli(KlRegistry& registry) {
  registry.add<ContinuousBernoulli, ContinuousBernoulli>(
      continuous_bernoulli_continuous_bernoulli,
      "breg of log((exp(h) - 1)/h) in the logits h: the KL on 30 Gauss nodes, or phi2 less its remainder");
}

}  // namespace relent::kl
