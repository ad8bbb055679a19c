// Closed forms of KL(LogSeries || .).
#include <relent/distributions/log_series.hpp>

#include "formulas/log_series.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {

void register_log_series(KlRegistry& registry) {
  registry.add<LogSeries, LogSeries>(
      [](const LogSeries& p, const LogSeries& q) { return formulas::log_series_kl(p.probability(), q.probability()); },
      "log(L(q)/L(p)) + E[X] log(p/q), L = -log(1 - p); near, the remainder of its Taylor series");
}

}  // namespace relent::kl
