// Closed forms of KL(LKJ || .).
#include <relent/distributions/lkj.hpp>

#include <optional>

#include "formulas/dirichlet.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

// Partial correlations along a vine are independent, (1 + r)/2 ~ Beta(b, b), in both laws.
std::optional<double> lkj_lkj(const LKJ& p, const LKJ& q) {
  if (p.order() != q.order()) return std::nullopt;  // no such divergence: the engine says so
  if (p.concentration() == q.concentration()) return 0.0;
  DoubleDouble sum;
  for (std::size_t k = 1; k < p.order(); ++k) {
    const auto count = static_cast<double>(p.order() - k);
    const DoubleDouble a = math::two_sum(p.concentration(), 0.5 * (count - 1.0));
    const DoubleDouble b = math::two_sum(q.concentration(), 0.5 * (count - 1.0));
    sum = math::add(sum, count * formulas::beta_kl(a, a, b, b));
  }
  return math::to_double(sum);
}

}  // namespace

void register_lkj(KlRegistry& registry) {
  registry.add<LKJ, LKJ>(lkj_lkj, "sum of Beta divergences of the partial correlations of a vine");
}

}  // namespace relent::kl
