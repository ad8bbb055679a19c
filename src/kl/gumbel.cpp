// Closed forms of KL(Gumbel || .).
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/gumbel.hpp>

#include <cmath>

#include "formulas/gumbel.hpp"
#include "formulas/moment_projection.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::kl {
namespace {

// The divergence does not depend on the unit; one half keeps the difference of the locations finite.
double gumbel_gumbel(const Gumbel& p, const Gumbel& q) {
  const double unit = std::isinf(p.location() - q.location()) ? 0.5 : 1.0;
  const DoubleDouble gap = math::two_sum(unit * p.location(), -unit * q.location());
  const double q_scale = unit * q.scale();
  return formulas::gumbel_kl(math::quotient(p.scale(), q.scale()), (p.scale() - q.scale()) / q.scale(),
                             math::log_ratio(p.scale(), q.scale()), math::quotient(gap, q_scale));
}

double gumbel_gaussian(const Gumbel& p, const Gaussian& q) {
  constexpr DoubleDouble gamma{math::euler_gamma, -4.942915152430645e-18};
  const DoubleDouble mean = math::add(p.location(), math::multiply(gamma, p.scale()));
  const DoubleDouble root_of_six = math::sqrt(DoubleDouble(6.0));
  const DoubleDouble pi{math::pi, 1.2246467991473532e-16};
  const DoubleDouble stddev = math::multiply(math::divide(pi, root_of_six), p.scale());
  return formulas::gumbel_gaussian_gap + formulas::gaussian_projection(mean, stddev, q.mean(), q.exact_stddev());
}

}  // namespace

void register_gumbel(KlRegistry& registry) {
  registry.add<Gumbel, Gumbel>(gumbel_gumbel, "expm1mx(z) + lgbreg(c, 1), c = b1/b2, z = lgamma(1 + c) - (m1 - m2)/b2");
  registry.add<Gumbel, Gaussian>(
      gumbel_gaussian, "log(pi^3 e/3)/2 - euler_gamma - 1, plus the Gaussian KL of Gumbel's mean and variance");
}

}  // namespace relent::kl
