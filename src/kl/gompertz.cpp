// Closed forms of KL(Gompertz || .).
#include <relent/distributions/gompertz.hpp>

#include <optional>

#include "formulas/gompertz.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

std::optional<double> gompertz_gompertz(const Gompertz& p, const Gompertz& q) {
  return formulas::gompertz_kl(p.shape(), p.rate(), q.shape(), q.rate());
}

}  // namespace

void register_gompertz(KlRegistry& registry) {
  registry.add<Gompertz, Gompertz>(
      gompertz_gompertz, "E_p[w - 1 - log w], w the ratio of the hazards, a sum over log t of p's exponential variate");
}

}  // namespace relent::kl
