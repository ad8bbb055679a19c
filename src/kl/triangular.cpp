// Closed forms of KL(Triangular || .).
#include <relent/distributions/triangular.hpp>

#include <limits>
#include <optional>

#include "formulas/triangular.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

std::optional<double> triangular_triangular(const Triangular& p, const Triangular& q) {
  if (p.low() < q.low() || p.high() > q.high()) return std::numeric_limits<double>::infinity();
  return formulas::triangular_kl({p.low(), p.mode(), p.high()}, {q.low(), q.mode(), q.high()});
}

}  // namespace

void register_triangular(KlRegistry& registry) {
  registry.add<Triangular, Triangular>(
      triangular_triangular,
      "+inf unless the intervals nest; else by the chain rule, linear densities between the corners");
}

}  // namespace relent::kl
