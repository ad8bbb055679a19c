// Closed forms of KL(LogNormal || .).
#include <relent/distributions/log_normal.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

// The divergence of the logarithms; one half, as unit, keeps the difference of the means finite.
double log_normal_log_normal(const LogNormal& p, const LogNormal& q) {
  const DoubleDouble s = p.exact_log_stddev();
  const DoubleDouble t = q.exact_log_stddev();
  const bool far = std::isinf(p.log_mean() - q.log_mean());
  const double unit = far ? 0.5 : 1.0;
  const double gap =
      far ? unit * p.log_mean() - unit * q.log_mean() : math::difference(p.exact_log_mean(), q.exact_log_mean());
  return formulas::evaluate<formulas::GaussianKl, double>(
      {gap, unit * s.hi, unit * t.hi, unit * math::difference(s, t)});
}

}  // namespace

void register_log_normal(KlRegistry& registry) {
  registry.add<LogNormal, LogNormal>(log_normal_log_normal, "that of the Gaussian laws of the logarithms");
}

}  // namespace relent::kl
