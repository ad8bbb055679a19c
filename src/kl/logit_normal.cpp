// Closed forms of KL(LogitNormal || .).
#include <relent/distributions/logit_normal.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// The logits are Gaussian, and the divergence does not depend on the coordinate, nor on the unit: one half keeps the
// difference of the means finite.
double logit_normal_logit_normal(const LogitNormal& p, const LogitNormal& q) {
  const double unit = std::isinf(p.logit_mean() - q.logit_mean()) ? 0.5 : 1.0;
  return formulas::evaluate<formulas::GaussianKl, double>({unit * p.logit_mean() - unit * q.logit_mean(),
                                                           unit * p.logit_stddev(), unit * q.logit_stddev(),
                                                           unit * (p.logit_stddev() - q.logit_stddev())});
}

}  // namespace

void register_logit_normal(KlRegistry& registry) {
  registry.add<LogitNormal, LogitNormal>(logit_normal_logit_normal, "KL of the Gaussian laws of the logits");
}

}  // namespace relent::kl
