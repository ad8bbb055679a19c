// Closed forms of KL(SkewNormal || .).
#include <relent/distributions/skew_normal.hpp>

#include <cmath>
#include <optional>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// Only the Gaussian laws among them have a closed form, and equal laws.
std::optional<double> skew_normal_skew_normal(const SkewNormal& p, const SkewNormal& q) {
  if (p.location() == q.location() && p.scale() == q.scale() && p.shape() == q.shape()) return 0.0;
  if (p.shape() != 0.0 || q.shape() != 0.0) return std::nullopt;
  const double unit = std::isinf(p.location() - q.location()) ? 0.5 : 1.0;
  return formulas::evaluate<formulas::GaussianKl, double>(
      {unit * p.location() - unit * q.location(), unit * p.scale(), unit * q.scale(), unit * (p.scale() - q.scale())});
}

}  // namespace

void register_skew_normal(KlRegistry& registry) {
  registry.add<SkewNormal, SkewNormal>(skew_normal_skew_normal, "shapes 0: that of Gaussian laws; declines otherwise");
}

}  // namespace relent::kl
