// Closed forms of KL(ContinuousBernoulli || .).
#include <relent/distributions/continuous_bernoulli.hpp>
#include <relent/distributions/exponential.hpp>
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/uniform.hpp>

#include <cmath>
#include <limits>

#include "formulas/continuous_bernoulli.hpp"
#include "formulas/formulas.hpp"
#include "formulas/moment_projection.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

double continuous_bernoulli_continuous_bernoulli(const ContinuousBernoulli& p, const ContinuousBernoulli& q) {
  const double d = math::difference(q.exact_logit(), p.exact_logit());
  return formulas::continuous_bernoulli_kl(p.logit(), q.logit(), d);
}

double continuous_bernoulli_uniform(const ContinuousBernoulli& p, const Uniform& q) {
  if (q.low() > 0.0 || q.high() < 1.0) return std::numeric_limits<double>::infinity();
  const double wider = formulas::evaluate<formulas::UniformKl, double>({0.0 - q.low(), q.high() - 1.0, 1.0});
  return formulas::continuous_bernoulli_kl(p.logit(), 0.0, -p.logit()) + wider;
}

double continuous_bernoulli_gaussian(const ContinuousBernoulli& p, const Gaussian& q) {
  return formulas::continuous_bernoulli_gaussian_gap(p.logit(), p.variance()) +
         formulas::gaussian_projection(p.mean(), p.stddev(), q.mean(), q.exact_stddev());
}

double continuous_bernoulli_exponential(const ContinuousBernoulli& p, const Exponential& q) {
  return formulas::continuous_bernoulli_exponential_kl(p.exact_logit(), p.mean(), q.rate());
}

}  // namespace

void register_continuous_bernoulli(KlRegistry& registry) {
  registry.add<ContinuousBernoulli, ContinuousBernoulli>(
      continuous_bernoulli_continuous_bernoulli,
      "breg of log((exp(h) - 1)/h) in the logits h: the KL on 30 Gauss nodes, or phi2 less its remainder");
  registry.add<ContinuousBernoulli, Uniform>(
      continuous_bernoulli_uniform, "Uniform(0, 1) is the law of logit 0; a wider interval adds the log of its width");
  registry.add<ContinuousBernoulli, Gaussian>(continuous_bernoulli_gaussian,
                                              "a gap of the logit, plus the Gaussian KL of the mean and variance");
  registry.add<ContinuousBernoulli, Exponential>(continuous_bernoulli_exponential,
                                                 "phi2 of the means, plus the gap to the exponential law of that mean");
}

}  // namespace relent::kl
