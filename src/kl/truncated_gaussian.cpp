// Closed forms of KL(TruncatedGaussian || .).
#include <relent/distributions/truncated_gaussian.hpp>

#include <limits>
#include <optional>

#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// Where the supports nest, a quotient of normal masses enters that cancels near equality: left to quadrature.
std::optional<double> truncated_gaussian_truncated_gaussian(const TruncatedGaussian& p, const TruncatedGaussian& q) {
  if (p.low() < q.low() || p.high() > q.high()) return std::numeric_limits<double>::infinity();
  if (p == q) return 0.0;
  return std::nullopt;
}

}  // namespace

void register_truncated_gaussian(KlRegistry& registry) {
  registry.add<TruncatedGaussian, TruncatedGaussian>(
      truncated_gaussian_truncated_gaussian, "+inf unless the intervals nest, 0 where equal; declines otherwise");
}

}  // namespace relent::kl
