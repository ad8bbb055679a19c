// Closed forms of KL(Uniform || .).
#include <relent/distributions/beta.hpp>
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/uniform.hpp>

#include <cmath>
#include <optional>

#include "formulas/dirichlet.hpp"
#include "formulas/formulas.hpp"
#include "formulas/moment_projection.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

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

}  // namespace

void register_uniform(KlRegistry& registry) {
  registry.add<Uniform, Uniform>(uniform_uniform, "log of the ratio of the widths; +inf unless the intervals nest");
  registry.add<Uniform, Beta>(uniform_beta, "Uniform(0, 1) is Beta(1, 1); declines otherwise");
  registry.add<Uniform, Gaussian>(uniform_gaussian,
                                  "log(pi e/6)/2, plus the Gaussian KL of Uniform's mean and variance");
}

}  // namespace relent::kl
