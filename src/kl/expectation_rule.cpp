// Closed forms of pairs that nobody registered: N families that know expectations and M that need them give N x M.
#include "kl/expectation_rule.hpp"

#include <cmath>
#include <limits>

#include "distributions/law_scope.hpp"

namespace relent::kl {
namespace {

/// Entropies, expectations and coefficients are each right to a few roundings.
constexpr double rounding = 16.0 * std::numeric_limits<double>::epsilon();
/// Of the result: what is wrong by more keeps fewer than 10 digits.
constexpr double most_cancellation = 1e-10;

/// A sum of numbers that may cancel.
struct Sum {
  double value = 0.0;
  double magnitude = 0.0;
  int terms = 0;

  void add(double term) {
    ++terms;
    value += term;
    magnitude += std::fabs(term);
  }
};

/// -E_p[log q].
std::optional<Sum> cross_entropy(const UnivariateDistribution& p, const UnivariateDistribution& q) {
  const std::optional<LogDensityTerms> terms = q.log_density_terms();
  if (!terms || !std::isfinite(terms->constant)) return std::nullopt;
  Sum sum;
  sum.add(-terms->constant);
  for (const LogDensityTerms::Term& term : terms->terms) {
    const std::optional<double> expectation = p.expectation(term.statistic);
    if (!expectation) return std::nullopt;
    const double product = term.coefficient * *expectation;
    if (!std::isfinite(product)) return std::nullopt;
    sum.add(-product);
  }
  return sum;
}

}  // namespace

std::optional<ByExpectations> cross_entropy_by_expectations(const Distribution& p, const Distribution& q) {
  const auto* law_p = dynamic_cast<const UnivariateDistribution*>(&p);
  const auto* law_q = dynamic_cast<const UnivariateDistribution*>(&q);
  if (law_p == nullptr || law_q == nullptr) return std::nullopt;
  const std::optional<Sum> sum = cross_entropy(*law_p, *law_q);
  if (!sum) return std::nullopt;
  return ByExpectations{sum->value, rounding * sum->magnitude};
}

std::optional<ByExpectations> kl_by_expectations(const Distribution& p, const Distribution& q) {
  const auto* law_p = dynamic_cast<const UnivariateDistribution*>(&p);
  const auto* law_q = dynamic_cast<const UnivariateDistribution*>(&q);
  if (law_p == nullptr || law_q == nullptr) return std::nullopt;
  const LawScope scope(*law_p);
  std::optional<Sum> sum = cross_entropy(*law_p, *law_q);
  if (!sum) return std::nullopt;
  // A law that knows no expectation at all has no entropy in closed form either.
  if (sum->terms == 1 && !law_p->expectation({Statistic::Kind::x, 0.0})) return std::nullopt;
  const double entropy = law_p->entropy();
  if (!std::isfinite(entropy) || scope.has_integrated()) return std::nullopt;
  sum->add(-entropy);
  const double error = rounding * sum->magnitude;
  if (!(error <= most_cancellation * sum->value)) return std::nullopt;
  return ByExpectations{sum->value, error};
}

}  // namespace relent::kl
