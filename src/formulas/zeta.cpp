// Zeta || Zeta.
#include "formulas/zeta.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <cmath>

#include "math/zeta.hpp"

namespace relent::formulas {
namespace {

/// P(X = 2) of the exponent 1 + excess.
double second_mass(double excess) { return std::exp2(-1.0 - excess) * std::exp(-math::log_zeta1p(excess)); }

double variance_of_log(double excess) {
  const double mass = second_mass(excess);
  if (mass == 0.0) return 0.0;
  const double first = math::zeta1p_log_sum(excess, 1);
  return mass * (math::zeta1p_log_sum(excess, 2) - mass * first * first);
}

}  // namespace

double zeta_kl(double a, double b) {
  const double step = b - a;
  if (step == 0.0) return 0.0;
  if (std::abs(step) <= 0.5 * std::min(1.0, a - 1.0)) {
    const auto integrand = [&](double u) { return (1.0 - u) * variance_of_log((a - 1.0) + u * step); };
    return step * (step * boost::math::quadrature::gauss<double, 20>::integrate(integrand, 0.0, 1.0));
  }
  const double mass = second_mass(a - 1.0);
  const double mean_log = mass == 0.0 ? 0.0 : mass * math::zeta_log_sum(a, 1);
  return std::max(0.0, math::log_zeta_ratio(b, a) + step * mean_log);
}

}  // namespace relent::formulas
