// Closed forms of KL(Bernoulli || .).
#include "kl/bernoulli_law.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {

void register_bernoulli(KlRegistry& registry) {
  registry.add<Bernoulli, Bernoulli>(
      [](const Bernoulli& p, const Bernoulli& q) { return formulas::bernoulli_kl(law_of(p), law_of(q)); });
  registry.add<Bernoulli, Binomial>([](const Bernoulli& p, const Binomial& q) {
    return unless_nan(formulas::binomial_kl(1.0, law_of(p), q.trials(), law_of(q.trial())));
  });
  registry.add<Bernoulli, Categorical>([](const Bernoulli& p, const Categorical& q) -> std::optional<double> {
    const auto law = law_of(q);
    return law ? std::optional<double>(formulas::bernoulli_kl(law_of(p), *law)) : std::nullopt;
  });
}

}  // namespace relent::kl
