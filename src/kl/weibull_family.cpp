// Closed forms of KL(p || .) for the laws of Weibull type.
#include <relent/distributions/weibull_family.hpp>

#include <optional>

#include "formulas/gumbel.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/special.hpp"

namespace relent::kl {
namespace {

// -log X or log X is a Gumbel variate of scale 1/shape and location log(scale), signed as the exponent.
std::optional<double> weibull_weibull(const WeibullFamily& p, const WeibullFamily& q) {
  if ((p.exponent() < 0.0) != (q.exponent() < 0.0)) return std::nullopt;  // Weibull || Frechet is another matter
  const DoubleDouble delta = math::multiply(q.exponent(), math::dd_log_quotient(q.scale(), p.scale()));
  return formulas::gumbel_kl(math::quotient(q.shape(), p.shape()), (q.shape() - p.shape()) / p.shape(),
                             math::log_ratio(q.shape(), p.shape()), delta);
}

}  // namespace

void register_weibull_family(KlRegistry& registry) {
  registry.add<WeibullFamily, WeibullFamily>(
      weibull_weibull,
      "expm1mx(z) + lgbreg(c, 1), c = l/k, z = lgamma(1 + c) - l log(nu/lambda), of the Gumbel law of log X; declines "
      "Weibull || Frechet");
}

}  // namespace relent::kl
