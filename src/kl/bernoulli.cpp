// Closed forms of KL(Bernoulli || .).
#include <relent/distributions/poisson.hpp>

#include "formulas/poisson.hpp"
#include "kl/bernoulli_law.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// p log(p/r) - p + r, and (1-p) log(1-p) + p: both Bregman divergences of x log x.
double bernoulli_poisson(const Bernoulli& p, const Poisson& q) {
  const bool one = p.log_prob(0.0) == -std::numeric_limits<double>::infinity();
  const double rest = one ? 1.0 : formulas::gkl(p.complement(), 1.0, -p.probability());
  const formulas::PoissonLaw mean{p.exact_probability(), p.log_prob(1.0), p.is_logit_form()};
  return formulas::poisson_kl(mean, {q.exact_rate(), q.log_rate(), q.is_log_form()}) + rest;
}

}  // namespace

void register_bernoulli(KlRegistry& registry) {
  registry.add<Bernoulli, Bernoulli>(
      [](const Bernoulli& p, const Bernoulli& q) { return formulas::bernoulli_kl(law_of(p), law_of(q)); },
      "gkl(p, q) + gkl(1 - p, 1 - q): generalised KL of both masses; from logits, a log-sum of expm1(x) - x");
  registry.add<Bernoulli, Binomial>(
      [](const Bernoulli& p, const Binomial& q) {
        return unless_nan(formulas::binomial_kl(1.0, law_of(p), q.trials(), law_of(q.trial())));
      },
      "Binomial with one trial; declines where the sum is not one term");
  registry.add<Bernoulli, Categorical>(
      [](const Bernoulli& p, const Categorical& q) -> std::optional<double> {
        const auto law = law_of(q);
        return law ? std::optional<double>(formulas::bernoulli_kl(law_of(p), *law)) : std::nullopt;
      },
      "two classes are a Bernoulli law; declines for more");
  registry.add<Bernoulli, Poisson>(
      bernoulli_poisson, "gkl(p, rate) + gkl(1 - p, 1): the Poisson law of the same mean, and p's distance to it");
}

}  // namespace relent::kl
