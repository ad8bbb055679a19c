#include "formulas/gumbel.hpp"

#include <cmath>
#include <limits>

#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/special.hpp"

namespace relent::formulas {

namespace {

/// lgbreg(c, 1); for small c by log Gamma(c) = -log c - gamma c + zeta(2) c^2/2 - ...
double cost_of_shape(double c, double c_minus_one, double log_c) {
  constexpr double small = 1e-6;
  if (c < small) return (-log_c - math::euler_gamma) + 0.5 * 1.64493406684822643647 * c * c;
  return lgbreg(c, 1.0, c_minus_one);
}

}  // namespace

double gumbel_kl(DoubleDouble c, double c_minus_one, double log_c, DoubleDouble delta) {
  if (!std::isfinite(c.hi) || !std::isfinite(delta.hi)) return std::numeric_limits<double>::infinity();
  const double shape = cost_of_shape(c.hi, c_minus_one, log_c);
  if (std::fabs(c_minus_one) < 0.25) {
    // log Gamma(2 + d) = lgbreg(2 + d, 2) + d psi(2): relative accuracy of z at small d.
    const double log_gamma = lgbreg(2.0 + c_minus_one, 2.0, c_minus_one) + c_minus_one * (1.0 - math::euler_gamma);
    const double z = (log_gamma - delta.hi) - delta.lo;
    if (std::fabs(z) < 1.0) return expm1mx(z) + shape;
  }
  // The rounding of z is the relative error of exp(z): both its parts are pairs.
  const DoubleDouble z = math::subtract(math::dd_log_gamma1p(c), delta);
  if (!std::isfinite(z.hi)) return std::numeric_limits<double>::infinity();
  if (std::fabs(z.hi) < 0.5) return expm1mx(z.hi) + shape;
  return (math::exp_of(z) - 1.0 - z.hi) + shape;
}

}  // namespace relent::formulas
