// Closed forms of KL(Triangular || .).
#include <relent/distributions/triangular.hpp>

#include <limits>
#include <optional>

#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// Where the supports nest, differences of x^2 log x enter that cancel near equality: left to quadrature between the
// kinks.
std::optional<double> triangular_triangular(const Triangular& p, const Triangular& q) {
  if (p.low() < q.low() || p.high() > q.high()) return std::numeric_limits<double>::infinity();
  if (p == q) return 0.0;
  return std::nullopt;
}

}  // namespace

void register_triangular(KlRegistry& registry) {
  registry.add<Triangular, Triangular>(triangular_triangular,
                                       "+inf unless the intervals nest, 0 where equal; declines otherwise");
}

}  // namespace relent::kl
