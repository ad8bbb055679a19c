// LogSeries || LogSeries.
#include "formulas/log_series.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <cmath>

#include "math/log_series.hpp"
#include "math/special.hpp"

namespace relent::formulas {
namespace {

double variance(double p, double q) {
  const double excess = math::log_series_excess(p, q);
  const double norm = 1.0 + p * excess;
  return p * excess / (q * norm) / (q * norm);
}

}  // namespace

double log_series_kl(double a, double b) {
  if (a == b) return 0.0;
  const double log_a = std::log(a);
  const double step = math::log_ratio(b, a);  // log(b/a)
  if (std::abs(step) <= 0.5 * std::min(1.0, -log_a)) {
    const auto integrand = [&](double s) {
      const double moved = std::expm1(s * step);
      const double q = (1.0 - a) - a * moved;
      return (1.0 - s) * variance(a + a * moved, q);
    };
    return step * (step * boost::math::quadrature::gauss<double, 20>::integrate(integrand, 0.0, 1.0));
  }
  const double excess_a = math::log_series_excess(a, 1.0 - a);
  const double norm_a = 1.0 + a * excess_a;
  double kl = 0.0;
  if (a > 0.5 && b > 0.5) {
    const double log_rest = math::log_ratio(1.0 - b, 1.0 - a);
    kl = std::log1p(log_rest / std::log1p(-a)) - step / ((1.0 - a) * norm_a);
  } else {
    const double beyond_one = a * (1.0 - (1.0 - a) * excess_a) / ((1.0 - a) * norm_a);  // E[X] - 1
    kl = std::log1p(b * math::log_series_excess(b, 1.0 - b)) - std::log1p(a * excess_a) - beyond_one * step;
  }
  return std::max(kl, 0.0);
}

}  // namespace relent::formulas
