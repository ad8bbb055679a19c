// Closed forms of KL(p || .) for the laws of beta prime type: BetaPrime and FisherF in any combination.
#include <relent/distributions/beta_prime_family.hpp>

#include <cmath>
#include <optional>

#include "formulas/dirichlet.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

/// Quotients of two doubles each: unequal ones differ by more than the last bits of their residuals.
bool equal_scales(DoubleDouble a, DoubleDouble b) { return std::fabs(math::difference(a, b)) <= 0x1p-102 * a.hi; }

}  // namespace

void register_beta_prime_family(KlRegistry& registry) {
  registry.add<BetaPrimeFamily, BetaPrimeFamily>(
      [](const BetaPrimeFamily& p, const BetaPrimeFamily& q) -> std::optional<double> {
        if (!equal_scales(p.exact_scale(), q.exact_scale())) return std::nullopt;
        return formulas::beta_kl(p.alpha(), p.beta(), q.alpha(), q.beta());
      },
      "equal scale: the Beta KL of the shares x/(scale + x); declines otherwise");
}

}  // namespace relent::kl
