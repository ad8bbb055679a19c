// Closed forms of KL(LogUniform || .).
#include <relent/distributions/log_uniform.hpp>

#include <cmath>
#include <limits>

#include "kl/builtin.hpp"
#include "math/special.hpp"

namespace relent::kl {
namespace {

double log_uniform_log_uniform(const LogUniform& p, const LogUniform& q) {
  if (p.low() < q.low() || p.high() > q.high()) return std::numeric_limits<double>::infinity();
  const double wider = math::log_ratio(p.low(), q.low()) + math::log_ratio(q.high(), p.high());
  return std::log1p(wider / p.log_width());
}

}  // namespace

void register_log_uniform(KlRegistry& registry) {
  registry.add<LogUniform, LogUniform>(
      log_uniform_log_uniform,
      "log of the ratio of the widths of log x, from what q reaches beyond p; +inf unless the intervals nest");
}

}  // namespace relent::kl
