// KL of two laws of waiting for successes: Geometric, and NegativeBinomial of equal successes.
#pragma once

#include "formulas/bernoulli.hpp"
#include "formulas/formulas.hpp"

namespace relent::formulas {

/// KL(Geometric(p) || Geometric(q)) = phi2(q, p) + gkl(1 - p, 1 - q)/p: the Bernoulli KL for each of the 1/p trials.
inline double geometric_kl(const BernoulliLaw& p, const BernoulliLaw& q) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double rare = -50.0;  // exp of it is nothing beside 1
  if (q.is_one() && !p.is_one()) return infinity;
  if (p.by_logit && q.by_logit) {
    const double step = q.logit - p.logit;
    return p.logit < rare && q.logit < rare ? expm1mx(step) : bernoulli_kl(p, q) / p.probability.hi;
  }
  if (q.by_logit && q.complement.hi < 0x1p-1022) return bernoulli_kl(p, q) / p.probability.hi;
  const double difference = p.probability.hi < 0.5 ? math::difference(q.probability, p.probability)
                                                   : math::difference(p.complement, q.complement);
  return phi2(q.probability.hi, p.probability.hi, difference) +
         gkl(p.complement.hi, q.complement.hi, difference) / p.probability.hi;
}

}  // namespace relent::formulas
