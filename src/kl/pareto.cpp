// Closed forms of KL(Pareto || .).
#include <relent/distributions/gamma_family.hpp>
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/pareto.hpp>

#include <limits>

#include "formulas/formulas.hpp"
#include "formulas/moment_projection.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double pareto_pareto(const Pareto& p, const Pareto& q) {
  if (p.scale() < q.scale()) return infinity;
  return formulas::evaluate<formulas::ParetoKl, double>(
      {p.scale(), q.scale(), p.scale() - q.scale(), p.shape(), q.shape(), q.shape() - p.shape()});
}

double pareto_gaussian(const Pareto& p, const Gaussian& q) {
  if (p.shape() <= 2.0) return infinity;
  const DoubleDouble a = p.shape();
  const DoubleDouble scale_of_mean = math::divide(p.scale(), math::subtract(a, 1.0));
  const DoubleDouble stddev = math::multiply(scale_of_mean, math::sqrt(math::divide(a, math::subtract(a, 2.0))));
  return formulas::pareto_gaussian_gap(p.shape()) +
         formulas::gaussian_projection(math::add(p.scale(), scale_of_mean), stddev, q.mean(), q.exact_stddev());
}

double pareto_gamma(const Pareto& p, const GammaFamily& q) {
  if (p.shape() <= 1.0) return infinity;
  return formulas::pareto_gamma_kl(p.scale(), p.shape(), q.exact_shape(), q.exact_rate());
}

}  // namespace

void register_pareto(KlRegistry& registry) {
  registry.add<Pareto, Pareto>(pareto_pareto,
                               "shape_q log(scale_p/scale_q) + phi2(shape_q, shape_p); infinite where q begins later");
  registry.add<Pareto, Gaussian>(pareto_gaussian,
                                 "a gap of the shape, plus the Gaussian KL of Pareto's mean and variance");
  registry.add<Pareto, GammaFamily>(pareto_gamma, "gkl of the means, plus the gap to the Gamma law of that mean");
}

}  // namespace relent::kl
