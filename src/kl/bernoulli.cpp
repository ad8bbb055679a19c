// Closed forms of KL(Bernoulli || .).
#include "kl/bernoulli_law.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {

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
}

}  // namespace relent::kl
