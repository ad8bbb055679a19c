// Closed forms of KL(BetaBinomial || .).
#include <relent/distributions/beta_binomial.hpp>

#include <limits>
#include <optional>

#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// Equal laws, and those with too many trials or none; the others are finite sums.
std::optional<double> beta_binomial_beta_binomial(const BetaBinomial& p, const BetaBinomial& q) {
  if (p.trials() > q.trials()) return std::numeric_limits<double>::infinity();
  if (p.trials() == 0.0) return 0.0 - q.log_prob(0.0);
  if (p.trials() == q.trials() && p.alpha() == q.alpha() && p.beta() == q.beta()) return 0.0;
  return std::nullopt;
}

}  // namespace

void register_beta_binomial(KlRegistry& registry) {
  registry.add<BetaBinomial, BetaBinomial>(
      beta_binomial_beta_binomial,
      "0 at p = q; -log q(0) without trials; +inf when p has more trials; declines otherwise (a finite sum)");
}

}  // namespace relent::kl
