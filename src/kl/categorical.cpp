// Closed forms of KL(Categorical || .).
#include "formulas/categorical.hpp"

#include <limits>
#include <vector>

#include "kl/bernoulli_law.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

bool is_by_logits(const Categorical& law) { return law.form() == Categorical::Form::logits; }

/// The law's numbers, with classes of no mass added up to `classes` of them.
std::vector<double> padded(const Categorical& law, std::size_t classes) {
  std::vector<double> values(law.values().begin(), law.values().end());
  values.resize(classes, is_by_logits(law) ? -std::numeric_limits<double>::infinity() : 0.0);
  return values;
}

double categorical_categorical(const Categorical& p, const Categorical& q) {
  if (p.classes() == q.classes()) {
    return formulas::categorical_kl({p.values(), is_by_logits(p)}, {q.values(), is_by_logits(q)});
  }
  const std::size_t classes = std::max(p.classes(), q.classes());
  const std::vector<double> p_values = padded(p, classes);
  const std::vector<double> q_values = padded(q, classes);
  return formulas::categorical_kl({p_values, is_by_logits(p)}, {q_values, is_by_logits(q)});
}

}  // namespace

void register_categorical(KlRegistry& registry) {
  registry.add<Categorical, Categorical>(
      categorical_categorical,
      "sum of p phi(q/p - 1), phi(t) = t - log(1 + t); from logits, a centred log-sum of expm1(x) - x");
  registry.add<Categorical, Bernoulli>(
      [](const Categorical& p, const Bernoulli& q) -> std::optional<double> {
        const auto law = law_of(p);
        return law ? std::optional<double>(formulas::bernoulli_kl(*law, law_of(q))) : std::nullopt;
      },
      "two classes are a Bernoulli law; declines for more");
}

}  // namespace relent::kl
