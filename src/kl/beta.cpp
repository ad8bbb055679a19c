// Closed forms of KL(Beta || .).
#include <relent/distributions/beta.hpp>
#include <relent/distributions/continuous_bernoulli.hpp>
#include <relent/distributions/gamma_family.hpp>
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/uniform.hpp>

#include <limits>

#include "formulas/continuous_bernoulli.hpp"
#include "formulas/dirichlet.hpp"
#include "formulas/formulas.hpp"
#include "formulas/moment_projection.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

double beta_beta(const Beta& p, const Beta& q) {
  return formulas::beta_kl(p.exact_alpha(), p.exact_beta(), q.exact_alpha(), q.exact_beta());
}

// KL(p || Beta(1, 1)) + log(high - low): a uniform law restricted to [0, 1] is Beta(1, 1).
double beta_uniform(const Beta& p, const Uniform& q) {
  if (q.low() > 0.0 || q.high() < 1.0) return std::numeric_limits<double>::infinity();
  const double wider = formulas::evaluate<formulas::UniformKl, double>({0.0 - q.low(), q.high() - 1.0, 1.0});
  return formulas::beta_kl(p.exact_alpha(), p.exact_beta(), 1.0, 1.0) + wider;
}

double beta_gaussian(const Beta& p, const Gaussian& q) {
  const DoubleDouble total = math::add(p.exact_alpha(), p.exact_beta());
  const DoubleDouble mean = math::divide(p.exact_alpha(), total);
  const DoubleDouble variance =
      math::divide(math::multiply(mean, math::divide(p.exact_beta(), total)), math::add(total, 1.0));
  return formulas::beta_gaussian_gap(p.alpha(), p.beta()) +
         formulas::gaussian_projection(mean, math::sqrt(variance), q.mean(), q.exact_stddev());
}

double beta_continuous_bernoulli(const Beta& p, const ContinuousBernoulli& q) {
  const DoubleDouble total = math::add(p.exact_alpha(), p.exact_beta());
  return formulas::beta_kl(p.exact_alpha(), p.exact_beta(), 1.0, 1.0) +
         formulas::continuous_bernoulli_tilt(q.logit(), math::divide(p.exact_alpha(), total),
                                             math::divide(p.exact_beta(), total));
}

}  // namespace

void register_beta(KlRegistry& registry) {
  registry.add<Beta, Beta>(
      beta_beta,
      "Dirichlet KL of (alpha, beta): generalised KL of the shifted vectors plus Bregman remainders of log-gamma");
  registry.add<Beta, Uniform>(beta_uniform, "Uniform(0, 1) is Beta(1, 1); a wider interval adds the log of its width");
  registry.add<Beta, Gaussian>(beta_gaussian,
                               "a gap of (alpha, beta), plus the Gaussian KL of Beta's mean and variance");
  registry.add<Beta, ContinuousBernoulli>(beta_continuous_bernoulli,
                                          "against Uniform(0, 1), plus log((exp(h) - 1)/h) - h E[X], h the logit");
  registry.add<Beta, GammaFamily>(
      [](const Beta& p, const GammaFamily& q) {
        return formulas::beta_gamma_kl(p.exact_alpha(), p.exact_beta(), q.exact_shape(), q.exact_rate());
      },
      "gkl of the means, qbreg of the shapes, and what (1 - x)^(beta - 1) differs from exp(-rate x)");
}

}  // namespace relent::kl
