// Closed forms of KL(Skellam || .).
#include <relent/distributions/skellam.hpp>

#include <optional>

#include "kl/builtin.hpp"

namespace relent::kl {

void register_skellam(KlRegistry& registry) {
  registry.add<Skellam, Skellam>(
      [](const Skellam& p, const Skellam& q) -> std::optional<double> {
        if (p == q) return 0.0;
        return std::nullopt;
      },
      "0 at p = q; declines otherwise (a certified sum)");
}

}  // namespace relent::kl
