// Closed forms of KL(Binomial || .).
#include "kl/bernoulli_law.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// n KL(p || q) for equal trials; +inf for more trials than q's; for fewer a finite sum, unless p is concentrated.
std::optional<double> binomial_binomial(const Binomial& p, const Binomial& q) {
  const formulas::BernoulliLaw p_trial = law_of(p.trial());
  const double value = formulas::binomial_kl(p.trials(), p_trial, q.trials(), law_of(q.trial()));
  if (value != value && p_trial.is_one()) return 0.0 - q.log_prob(p.trials());
  return unless_nan(value);
}

}  // namespace

void register_binomial(KlRegistry& registry) {
  registry.add<Binomial, Binomial>(
      binomial_binomial,
      "trials times the Bernoulli KL; +inf when p has more trials; declines (a finite sum) when it has fewer");
  registry.add<Binomial, Bernoulli>(
      [](const Binomial& p, const Bernoulli& q) {
        return unless_nan(formulas::binomial_kl(p.trials(), law_of(p.trial()), 1.0, law_of(q)));
      },
      "Bernoulli is a Binomial law with one trial");
}

}  // namespace relent::kl
