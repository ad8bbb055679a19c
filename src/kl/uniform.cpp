// Closed forms of KL(Uniform || .).
#include <relent/distributions/beta.hpp>
#include <relent/distributions/continuous_bernoulli.hpp>
#include <relent/distributions/gamma_family.hpp>
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/gumbel.hpp>
#include <relent/distributions/logistic.hpp>
#include <relent/distributions/pareto.hpp>
#include <relent/distributions/uniform.hpp>

#include <cmath>
#include <limits>
#include <optional>

#include "formulas/continuous_bernoulli.hpp"
#include "formulas/dirichlet.hpp"
#include "formulas/formulas.hpp"
#include "formulas/gumbel.hpp"
#include "formulas/moment_projection.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// The divergence does not depend on the unit; one half keeps every width finite.
double uniform_uniform(const Uniform& p, const Uniform& q) {
  const double unit = std::isinf(p.high() - p.low()) || std::isinf(q.high() - q.low()) ? 0.5 : 1.0;
  return formulas::evaluate<formulas::UniformKl, double>(
      {unit * p.low() - unit * q.low(), unit * q.high() - unit * p.high(), unit * p.high() - unit * p.low()});
}

// Uniform(0, 1) is Beta(1, 1); other intervals are left to quadrature.
std::optional<double> uniform_beta(const Uniform& p, const Beta& q) {
  if (p.low() != 0.0 || p.high() != 1.0) return std::nullopt;
  return formulas::beta_kl(1.0, 1.0, q.exact_alpha(), q.exact_beta());
}

double uniform_gaussian(const Uniform& p, const Gaussian& q) {
  const DoubleDouble mean = math::two_sum(0.5 * p.low(), 0.5 * p.high());
  const DoubleDouble half_width = math::two_sum(0.5 * p.high(), -0.5 * p.low());
  const DoubleDouble stddev = math::divide(half_width, math::sqrt(DoubleDouble(3.0)));
  return formulas::uniform_gaussian_gap + formulas::gaussian_projection(mean, stddev, q.mean(), q.exact_stddev());
}

double uniform_gamma(const Uniform& p, const GammaFamily& q) {
  if (p.low() < 0.0) return infinity;
  return formulas::uniform_gamma_kl(p.low(), p.high(), q.exact_shape(), q.exact_rate());
}

double uniform_gumbel(const Uniform& p, const Gumbel& q) {
  return formulas::uniform_gumbel_kl(p.low(), p.high(), q.location(), q.scale());
}

/// Ends so far out that their square overflows are left to quadrature.
std::optional<double> uniform_logistic(const Uniform& p, const Logistic& q) {
  const double farthest = std::fmax(std::fabs(p.low() - q.location()), std::fabs(p.high() - q.location())) / q.scale();
  const double width = (p.high() - p.low()) / q.scale();
  if (!(farthest < 1e300 && width > 1e-300)) return std::nullopt;
  return formulas::uniform_logistic_kl(p.low(), p.high(), q.location(), q.scale());
}

double uniform_pareto(const Uniform& p, const Pareto& q) {
  if (p.low() < q.scale()) return infinity;
  return formulas::uniform_pareto_kl(p.low(), p.high(), q.scale(), q.shape());
}

double uniform_continuous_bernoulli(const Uniform& p, const ContinuousBernoulli& q) {
  if (p.low() < 0.0 || p.high() > 1.0) return infinity;
  const double above = 1.0 - p.high();
  const double narrower = formulas::evaluate<formulas::UniformKl, double>({p.low(), above, p.high() - p.low()});
  const DoubleDouble mean = math::two_sum(0.5 * p.low(), 0.5 * p.high());
  return narrower + formulas::continuous_bernoulli_tilt(q.logit(), mean, math::complement(mean));
}

}  // namespace

void register_uniform(KlRegistry& registry) {
  registry.add<Uniform, Uniform>(uniform_uniform, "log of the ratio of the widths; +inf unless the intervals nest");
  registry.add<Uniform, Beta>(uniform_beta, "Uniform(0, 1) is Beta(1, 1); declines otherwise");
  registry.add<Uniform, Gaussian>(uniform_gaussian,
                                  "log(pi e/6)/2, plus the Gaussian KL of Uniform's mean and variance");
  registry.add<Uniform, GammaFamily>(uniform_gamma, "gkl of the means, plus the gap to the Gamma law of that mean");
  registry.add<Uniform, Gumbel>(uniform_gumbel, "expm1mx(log E exp(-(X - n)/c)) and what is left where that is 0");
  registry.add<Uniform, Logistic>(uniform_logistic,
                                  "-log of the width, plus E|Z| + 2 E log(1 + exp(-|Z|)): dilogarithms");
  registry.add<Uniform, Pareto>(uniform_pareto, "phi2 of E log(X/n), plus the gap to the Pareto law that has it");
  registry.add<Uniform, ContinuousBernoulli>(uniform_continuous_bernoulli,
                                             "against Uniform(0, 1), plus log((exp(h) - 1)/h) - h E[X], h the logit");
}

}  // namespace relent::kl
