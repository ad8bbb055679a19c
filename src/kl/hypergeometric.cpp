// Closed forms of KL(Hypergeometric || .).
#include <relent/distributions/hypergeometric.hpp>

#include <limits>
#include <optional>

#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// Equal laws (successes and draws may be exchanged), and those of one atom or beyond q's range; the others are finite
// sums.
std::optional<double> hypergeometric_hypergeometric(const Hypergeometric& p, const Hypergeometric& q) {
  const Support range = p.support();
  const Support allowed = q.support();
  if (range.lower < allowed.lower || range.upper > allowed.upper) return std::numeric_limits<double>::infinity();
  if (range.lower == range.upper) return 0.0 - q.log_prob(range.lower);
  const bool straight = p.successes() == q.successes() && p.draws() == q.draws();
  const bool exchanged = p.successes() == q.draws() && p.draws() == q.successes();
  if (p.population() == q.population() && (straight || exchanged)) return 0.0;
  return std::nullopt;
}

}  // namespace

void register_hypergeometric(KlRegistry& registry) {
  registry.add<Hypergeometric, Hypergeometric>(
      hypergeometric_hypergeometric,
      "0 at p = q; -log q for one atom; +inf beyond q's range; declines otherwise (a finite sum)");
}

}  // namespace relent::kl
