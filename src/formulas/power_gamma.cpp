// KL of two laws of powers of gamma variables.
#include "formulas/power_gamma.hpp"

#include <cmath>

#include "formulas/formulas.hpp"
#include "formulas/gamma.hpp"
#include "math/special.hpp"

namespace relent::formulas {
namespace {

/// k (exp(z) - 1 - z), also where exp(z) overflows before the product with a small k does.
double exponential_excess(double k, double z) {
  return z < 700.0 ? k * expm1mx(z) : std::exp(z + std::log(k)) - k * (1.0 + z);
}

}  // namespace

double power_gamma_kl(const PowerGammaLaw& p, const PowerGammaLaw& q) {
  // Laws of rates are Gamma laws as they stand.
  if (p.power == -1.0 && q.power == -1.0) return gamma_kl(p.shape, p.scale, q.shape, q.scale);
  const double e = (q.power - p.power) / p.power;
  const double shapes = math::difference(q.shape, p.shape);
  const double log_scales = log_ratio(p.scale.hi, q.scale.hi, math::difference(p.scale, q.scale));
  const double log_shapes = log_ratio(p.shape.hi, q.shape.hi, -shapes);
  double z = q.power * log_scales + log_shapes;
  double sum = qbreg(q.shape.hi, p.shape.hi, shapes);
  if (e != 0.0) {
    const double growth = lgbreg(p.shape.hi + 1.0 + e, p.shape.hi + 1.0, e);
    z += growth + e * math::digamma(p.shape.hi + 1.0);
    sum += q.shape.hi * growth + (phi(e) + e * (shapes / p.shape.hi));
  }
  if (e == 0.0 && q.power == 2.0 && std::fabs(z) > 0.5) {
    // away from p = q a square carries less rounding than the exponential of its logarithm
    const double scales = p.scale.hi / q.scale.hi;
    const double r = scales * scales * (p.shape.hi / q.shape.hi);
    if (r > 0x1p-1000 && std::isfinite(r)) return q.shape.hi * ((r - 1.0) - z) + sum;
  }
  return exponential_excess(q.shape.hi, z) + sum;
}

}  // namespace relent::formulas
