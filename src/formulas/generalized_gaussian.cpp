#include "formulas/generalized_gaussian.hpp"

#include <cmath>
#include <limits>

#include "formulas/formulas.hpp"
#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/special.hpp"

namespace relent::formulas {

namespace {

/// J(a, r) with c = a/r and d = c - a.
double cost_of_power(double a, double c, double d, double r, double r_minus_one) {
  if (r < 0.5) {
    // J = A*(c) - A*(a) + c [log Gamma(1 + a + r) - log Gamma(1 + a)], A*(x) = log Gamma(1 + x) + x - x log(1 + x) at c
    // and log Gamma(1 + x) + x at a: the logarithms of a and r cancel on paper.
    if (a < 1.0) {
      return (math::log_gamma1p(c) + c - c * std::log1p(c)) - (math::log_gamma1p(a) + a) +
             c * math::log_gamma1p_step(a, r);
    }
    // Stirling's leading terms cancel on paper.
    return 0.5 * math::log_ratio(c, a) + (math::stirling_remainder(c) - math::stirling_remainder(a)) +
           a * math::digamma_minus_log(a) + c * lgbreg(a + r, a, r);
  }
  const double shapes =
      a >= 1.0 && c >= 1.0 ? qbreg(c, a, d) - phi2(c, a, d) : lgbreg(1.0 + c, 1.0 + a, d) - gkl(c, a, d);
  return shapes + c * lgbreg(a + r, a + 1.0, r_minus_one);
}

}  // namespace

double generalized_gaussian_kl(double p_scale, double p_power, double q_scale, double q_power) {
  const DoubleDouble a = math::quotient(1.0, p_power);
  const DoubleDouble c = math::quotient(1.0, q_power);
  const DoubleDouble r = math::quotient(q_power, p_power);
  const double r_minus_one = (q_power - p_power) / p_power;
  const double d = -r_minus_one * c.hi;
  const double powers = cost_of_power(a.hi, c.hi, d, r.hi, r_minus_one);
  const DoubleDouble log_scales = math::multiply(q_power, math::dd_log_quotient(p_scale, q_scale));
  if (std::fabs(r_minus_one) < 0.5) {
    // log(M/c) from differences: its relative accuracy near 0
    const double step = r_minus_one * math::digamma(1.0 + a.hi) + lgbreg(a.hi + r.hi, a.hi + 1.0, r_minus_one);
    const double y = (log_scales.hi + (step + std::log1p(r_minus_one))) + log_scales.lo;
    if (std::fabs(y) < 1.0) return c.hi * expm1mx(y) + powers;
  }
  // exp(y) turns the last digits of y into first ones: Gamma(a + r) = Gamma(1 + a + r) / (a + r), Gamma(a) alike.
  const DoubleDouble gammas = math::subtract(math::dd_log_gamma1p(math::add(a, r)), math::dd_log_gamma1p(a));
  const DoubleDouble quotients = math::subtract(math::dd_log(r), math::dd_log(math::add(a, r)));
  const DoubleDouble y = math::add(log_scales, math::add(gammas, quotients));
  if (!std::isfinite(y.hi)) return std::numeric_limits<double>::infinity();
  if (std::fabs(y.hi) < 0.5) return c.hi * expm1mx(y.hi) + powers;
  return c.hi * (math::exp_of(y) - 1.0 - y.hi) + powers;
}

}  // namespace relent::formulas
