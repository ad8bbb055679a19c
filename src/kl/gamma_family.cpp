// Closed forms of KL(p || .) for the laws of gamma type: Gamma, Exponential and ChiSquared in any combination.
#include <relent/distributions/gamma_family.hpp>
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/gumbel.hpp>

#include "formulas/gamma.hpp"
#include "formulas/gumbel.hpp"
#include "formulas/moment_projection.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

double gamma_gaussian(const GammaFamily& p, const Gaussian& q) {
  const DoubleDouble mean = math::divide(p.exact_shape(), p.exact_rate());
  const DoubleDouble stddev = math::divide(math::sqrt(p.exact_shape()), p.exact_rate());
  return formulas::gamma_gaussian_gap(p.shape()) +
         formulas::gaussian_projection(mean, stddev, q.mean(), q.exact_stddev());
}

}  // namespace

void register_gamma_family(KlRegistry& registry) {
  registry.add<GammaFamily, GammaFamily>(
      [](const GammaFamily& p, const GammaFamily& q) {
        return formulas::gamma_kl(p.exact_shape(), p.exact_rate(), q.exact_shape(), q.exact_rate());
      },
      "gkl(c, a e/b) + qbreg(c, a) for Gamma(a, b) || Gamma(c, e): serves all nine ordered pairs of the leaves");
  registry.add<GammaFamily, Gaussian>(gamma_gaussian,
                                      "a gap of the shape, plus the Gaussian KL of Gamma's mean and variance");
  registry.add<GammaFamily, Gumbel>(
      [](const GammaFamily& p, const Gumbel& q) {
        return formulas::gamma_gumbel_kl(p.exact_shape(), p.exact_rate(), q.location(), q.scale());
      },
      "expm1mx(log E exp(-(X - n)/c)) and what is left where that is 0");
}

}  // namespace relent::kl
