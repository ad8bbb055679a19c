// Closed forms of KL(Multinomial || .) and KL(DirichletMultinomial || .).
#include <relent/distributions/dirichlet_multinomial.hpp>

#include <algorithm>
#include <optional>
#include <vector>

#include "distributions/multinomial_state.hpp"
#include "formulas/categorical.hpp"
#include "formulas/urn.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

bool same_space(const MultivariateDistribution& p, const MultivariateDistribution& q) {
  return p.dimension() == q.dimension() && p.outcome_space().total == q.outcome_space().total;
}

std::optional<double> multinomial_multinomial(const Multinomial& p, const Multinomial& q) {
  if (!same_space(p, q)) return std::nullopt;  // infinite, or no such divergence: the engine says so
  if (p.trials() == 0.0) return 0.0;
  return p.trials() * formulas::categorical_kl({p.values(), p.form() == Multinomial::Form::logits},
                                               {q.values(), q.form() == Multinomial::Form::logits});
}

formulas::Urn urn_of(const Multinomial& law) {
  return {std::vector<DoubleDouble>(law.state().probabilities), 1.0, false};
}

formulas::Urn urn_of(const DirichletMultinomial& law) {
  const std::vector<DoubleDouble> contents(law.concentration().begin(), law.concentration().end());
  return {contents, law.total_concentration(), true};
}

template <class P, class Q>
std::optional<double> urn_urn(const P& p, const Q& q) {
  if (!same_space(p, q) || p.trials() > formulas::most_urn_draws(p.dimension())) return std::nullopt;
  return formulas::urn_kl(urn_of(p), urn_of(q), p.trials());
}

std::optional<double> dirichlet_multinomial_dirichlet_multinomial(const DirichletMultinomial& p,
                                                                  const DirichletMultinomial& q) {
  if (!same_space(p, q)) return std::nullopt;
  const auto a = p.concentration();
  const auto b = q.concentration();
  if (std::equal(a.begin(), a.end(), b.begin())) return 0.0;
  return urn_urn(p, q);
}

}  // namespace

void register_multinomial(KlRegistry& registry) {
  registry.add<Multinomial, Multinomial>(multinomial_multinomial,
                                         "trials times the divergence of two categorical laws");
  registry.add<Multinomial, DirichletMultinomial>(urn_urn<Multinomial, DirichletMultinomial>,
                                                  "chain rule over the draws; declines for many of them");
}

void register_dirichlet_multinomial(KlRegistry& registry) {
  registry.add<DirichletMultinomial, DirichletMultinomial>(
      dirichlet_multinomial_dirichlet_multinomial,
      "chain rule over the draws from two urns (Polya); declines for many of them");
  registry.add<DirichletMultinomial, Multinomial>(urn_urn<DirichletMultinomial, Multinomial>,
                                                  "chain rule over the draws; declines for many of them");
}

}  // namespace relent::kl
