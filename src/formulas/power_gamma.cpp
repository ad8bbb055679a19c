// KL of two laws of powers of gamma variables.
#include "formulas/power_gamma.hpp"

#include <cmath>

#include "formulas/formulas.hpp"
#include "formulas/gamma.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/special.hpp"

namespace relent::formulas {
namespace {

/// k (exp(z) - 1 - z), also where exp(z) overflows before the product with a small k does.
double exponential_excess(double k, double z) {
  return z < 700.0 ? k * expm1mx(z) : std::exp(z + std::log(k)) - k * (1.0 + z);
}

/// p's G is within a tenth or so of its shape.
constexpr double concentrated = 100.0;

/// z about the center m of p, where G is its shape k: power_q log(m/scale_q) - log k_q in double-double, and
/// log E_p[(X/m)^power_q] = log Gamma(k + c) - log Gamma(k) - c log k by Stirling.
double log_moment_by_center(const PowerGammaLaw& p, const PowerGammaLaw& q) {
  const double c = q.power / p.power;
  const double k = p.shape.hi;
  const double spread =
      gkl(k + c, k, c) - 0.5 * std::log1p(c / k) + (math::stirling_remainder(k + c) - math::stirling_remainder(k));
  const DoubleDouble center = math::add(math::subtract(math::dd_log(p.scale), math::dd_log(q.scale)),
                                        math::divide(math::dd_log(p.shape), p.power));
  return spread + math::difference(math::multiply(q.power, center), math::dd_log(q.shape));
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
    const double c = q.power / p.power;
    const double growth = lgbreg(p.shape.hi + c, p.shape.hi + 1.0, e);
    const bool far = std::fabs(e) > 0.5;
    z = far && p.shape.hi > concentrated ? log_moment_by_center(p, q)
                                         : z + growth + e * math::digamma(p.shape.hi + 1.0);
    sum += q.shape.hi * growth +
           (far ? e * (q.shape.hi / p.shape.hi) - log_quotient(q.power, p.power) : phi(e) + e * (shapes / p.shape.hi));
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
