// log p(k) - log q(k) of two laws of counts, without the rounding of either.
#include "kl/log_mass_ratio.hpp"

#include <relent/distributions/geometric.hpp>
#include <relent/distributions/negative_binomial.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

#include "kl/bernoulli_law.hpp"

namespace relent::kl {
namespace {

struct Waiting {
  double successes;
  formulas::BernoulliLaw trial;
};

std::optional<Waiting> waiting(const UnivariateDistribution& law) {
  if (const auto* geometric = dynamic_cast<const Geometric*>(&law)) return Waiting{1.0, law_of(geometric->trial())};
  const auto* negative = dynamic_cast<const NegativeBinomial*>(&law);
  if (negative == nullptr) return std::nullopt;
  return Waiting{negative->successes(), {negative->exact_probability(), negative->exact_complement(), false, 0.0}};
}

/// Farther apart, the masses differ by more than they round.
bool are_near(double size, double other) { return std::abs(size - other) <= 0.5 * (std::min)(size, other); }

bool is_proper(const formulas::BernoulliLaw& trial) {
  constexpr double least = 1e-280;  // of which quotients keep their residuals
  return trial.probability.hi > least && trial.complement.hi > least;
}

}  // namespace

std::function<formulas::Rounded(double)> log_mass_ratio(const UnivariateDistribution& p,
                                                        const UnivariateDistribution& q) {
  if (const auto p_waiting = waiting(p)) {
    const auto q_waiting = waiting(q);
    if (!q_waiting || !are_near(p_waiting->successes, q_waiting->successes)) return {};
    if (!is_proper(p_waiting->trial) || !is_proper(q_waiting->trial)) return {};
    return formulas::MassRatio::negative_binomial(p_waiting->successes, p_waiting->trial, q_waiting->successes,
                                                  q_waiting->trial);
  }
  const auto* p_binomial = dynamic_cast<const Binomial*>(&p);
  const auto* q_binomial = dynamic_cast<const Binomial*>(&q);
  if (p_binomial == nullptr || q_binomial == nullptr) return {};
  const formulas::BernoulliLaw p_trial = law_of(p_binomial->trial());
  const formulas::BernoulliLaw q_trial = law_of(q_binomial->trial());
  if (!are_near(p_binomial->trials(), q_binomial->trials()) || p_binomial->trials() == 0.0) return {};
  if (!is_proper(p_trial) || !is_proper(q_trial)) return {};
  return formulas::MassRatio::binomial(p_binomial->trials(), p_trial, q_binomial->trials(), q_trial);
}

}  // namespace relent::kl
