// Closed forms of KL(Gompertz || .).
#include <relent/distributions/gompertz.hpp>

#include <optional>

#include "formulas/gompertz.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

constexpr double most_growth = 100.0;  // of q's rate over p's, beyond which the sum is long and its terms overflow

std::optional<double> gompertz_gompertz(const Gompertz& p, const Gompertz& q) {
  if (!(q.rate() / p.rate() < most_growth)) return std::nullopt;
  return formulas::gompertz_kl(p.shape(), p.rate(), q.shape(), q.rate());
}

}  // namespace

void register_gompertz(KlRegistry& registry) {
  registry.add<Gompertz, Gompertz>(
      gompertz_gompertz, "E_p[w - 1 - log w], w the ratio of the hazards, a sum over log t of p's exponential variate");
}

}  // namespace relent::kl
