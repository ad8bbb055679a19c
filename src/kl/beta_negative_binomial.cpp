// Closed forms of KL(BetaNegativeBinomial || .).
#include <relent/distributions/beta_negative_binomial.hpp>

#include <optional>

#include "kl/builtin.hpp"

namespace relent::kl {

void register_beta_negative_binomial(KlRegistry& registry) {
  registry.add<BetaNegativeBinomial, BetaNegativeBinomial>(
      [](const BetaNegativeBinomial& p, const BetaNegativeBinomial& q) -> std::optional<double> {
        if (p == q) return 0.0;
        return std::nullopt;
      },
      "0 at p = q; declines otherwise (a sum)");
}

}  // namespace relent::kl
