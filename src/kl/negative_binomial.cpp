// Closed forms of KL(NegativeBinomial || .), and of KL(Geometric || NegativeBinomial).
#include <relent/distributions/geometric.hpp>
#include <relent/distributions/negative_binomial.hpp>

#include "formulas/geometric.hpp"
#include "kl/bernoulli_law.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

formulas::BernoulliLaw trial_of(const NegativeBinomial& law) {
  return {law.exact_probability(), law.exact_complement(), false, 0.0};
}

}  // namespace

void register_negative_binomial(KlRegistry& registry) {
  registry.add<NegativeBinomial, NegativeBinomial>(
      [](const NegativeBinomial& p, const NegativeBinomial& q) -> std::optional<double> {
        if (p.successes() == q.successes()) return p.successes() * formulas::geometric_kl(trial_of(p), trial_of(q));
        if (p.complement() == 0.0) return 0.0 - q.log_prob(0.0);  // all mass at 0
        return std::nullopt;
      },
      "successes times the Geometric KL; declines (a sum) for different numbers of successes");
  registry.add<NegativeBinomial, Geometric>(
      [](const NegativeBinomial& p, const Geometric& q) -> std::optional<double> {
        if (p.successes() != 1.0) return std::nullopt;
        return formulas::geometric_kl(trial_of(p), law_of(q.trial()));
      },
      "the Geometric KL for one success; declines for others");
  registry.add<Geometric, NegativeBinomial>(
      [](const Geometric& p, const NegativeBinomial& q) -> std::optional<double> {
        if (q.successes() != 1.0) return std::nullopt;
        return formulas::geometric_kl(law_of(p.trial()), trial_of(q));
      },
      "the Geometric KL for one success; declines for others");
}

}  // namespace relent::kl
