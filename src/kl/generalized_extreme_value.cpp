// Closed forms of KL(GeneralizedExtremeValue || .).
#include <relent/distributions/generalized_extreme_value.hpp>

#include <cmath>
#include <optional>

#include "formulas/gumbel.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/special.hpp"

namespace relent::kl {
namespace {

bool is_moderate(double x) { return std::fabs(x) > 1e-60 && std::fabs(x) < 1e60; }

/// Do both laws end at the same point? Its equation, m1 - b1/s1 = m2 - b2/s2, without quotients, to 106 bits.
bool same_end(const GeneralizedExtremeValue& p, const GeneralizedExtremeValue& q) {
  if (p.location() == q.location() && p.scale() == q.scale() && p.shape() == q.shape()) return true;
  for (const double x : {p.scale(), q.scale(), p.shape(), q.shape()}) {
    if (!is_moderate(x)) return false;
  }
  const DoubleDouble gap = math::two_sum(p.location(), -q.location());
  if (gap.hi != 0.0 && !is_moderate(gap.hi)) return false;
  const DoubleDouble left = math::multiply(gap, math::two_prod(p.shape(), q.shape()));
  const DoubleDouble right = math::subtract(math::two_prod(p.scale(), q.shape()), math::two_prod(q.scale(), p.shape()));
  return math::difference(left, right) == 0.0;
}

// Shape 0 is Gumbel. Laws of one sign that share their end are powers of an exponential variate from there: the
// distance of X from it has T = (distance |shape|/scale)^(-1/shape). Others have no closed form.
std::optional<double> extreme_extreme(const GeneralizedExtremeValue& p, const GeneralizedExtremeValue& q) {
  if (p.shape() == 0.0 && q.shape() == 0.0) {
    const double unit = std::isinf(p.location() - q.location()) ? 0.5 : 1.0;
    const DoubleDouble gap = math::two_sum(unit * p.location(), -unit * q.location());
    return formulas::gumbel_kl(math::quotient(p.scale(), q.scale()), (p.scale() - q.scale()) / q.scale(),
                               math::log_ratio(p.scale(), q.scale()), math::quotient(gap, unit * q.scale()));
  }
  if (!(p.shape() * q.shape() > 0.0) || !same_end(p, q)) return std::nullopt;
  // -log T is log(distance |shape|/scale)/shape: of location log(scale/|shape|) and scale shape on that axis.
  const DoubleDouble c = math::quotient(p.shape(), q.shape());
  const DoubleDouble log_scales = math::subtract(math::dd_log_quotient(p.scale(), q.scale()),
                                                 math::dd_log_quotient(std::fabs(p.shape()), std::fabs(q.shape())));
  return formulas::gumbel_kl(c, (p.shape() - q.shape()) / q.shape(),
                             math::log_ratio(std::fabs(p.shape()), std::fabs(q.shape())),
                             math::quotient(log_scales, q.shape()));
}

}  // namespace

void register_generalized_extreme_value(KlRegistry& registry) {
  registry.add<GeneralizedExtremeValue, GeneralizedExtremeValue>(
      extreme_extreme, "Gumbel at shape 0; the Weibull or Frechet form of a common end; declines otherwise");
}

}  // namespace relent::kl
