// Closed forms of KL(GeneralizedPareto || .).
#include <relent/distributions/generalized_pareto.hpp>

#include <limits>
#include <optional>

#include "formulas/pareto_tail.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::optional<double> generalized_pareto_generalized_pareto(const GeneralizedPareto& p, const GeneralizedPareto& q) {
  const double k = p.shape();
  if (p.location() < q.location() || (q.shape() < 0.0 && k >= 0.0)) return infinity;
  if (q.shape() == 0.0 && k >= 1.0) return infinity;  // no mean
  if (p.location() != q.location()) return std::nullopt;
  const DoubleDouble scales = math::quotient(p.scale(), q.scale());
  const DoubleDouble zeta = math::multiply(scales, q.shape());
  const double delta = math::difference(k, zeta);
  if (k < 0.0 && delta > 0.0) return infinity;  // q's support ends before p's
  return formulas::pareto_tail_kl(k, zeta.hi, delta, {(p.scale() - q.scale()) / q.scale(), scales.hi},
                                  {(k - q.shape()) / q.shape(), k / q.shape()});
}

}  // namespace

void register_generalized_pareto(KlRegistry& registry) {
  registry.add<GeneralizedPareto, GeneralizedPareto>(
      generalized_pareto_generalized_pareto,
      "equal location: 2F1 or incomplete beta, as integrals of positive functions (by parts); declines otherwise");
}

}  // namespace relent::kl
