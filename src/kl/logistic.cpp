// Closed forms of KL(Logistic || .) and KL(LogLogistic || .), which are divergences of the logarithms.
#include <relent/distributions/log_logistic.hpp>
#include <relent/distributions/logistic.hpp>

#include <cmath>
#include <optional>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// The divergence does not depend on the unit; one half keeps the difference of the locations finite.
std::optional<double> logistic_logistic(const Logistic& p, const Logistic& q) {
  if (p.scale() != q.scale()) return std::nullopt;
  const double unit = std::isinf(p.location() - q.location()) ? 0.5 : 1.0;
  return formulas::evaluate<formulas::LogisticKl, double>(
      {std::fabs(unit * p.location() - unit * q.location()), unit * p.scale()});
}

std::optional<double> log_logistic_log_logistic(const LogLogistic& p, const LogLogistic& q) {
  if (p.shape() != q.shape()) return std::nullopt;
  const double log_ratio = formulas::log_ratio(p.scale(), q.scale(), p.scale() - q.scale());
  return formulas::evaluate<formulas::LogisticKl, double>({p.shape() * std::fabs(log_ratio), 1.0});
}

}  // namespace

void register_logistic(KlRegistry& registry) {
  registry.add<Logistic, Logistic>(logistic_logistic,
                                   "equal scale: d coth(d/2) - 2, d = |m - n|/s; declines otherwise");
  registry.add<LogLogistic, LogLogistic>(log_logistic_log_logistic,
                                         "equal shape: d coth(d/2) - 2, d = shape |log(s/t)|; declines otherwise");
}

}  // namespace relent::kl
