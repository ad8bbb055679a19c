// Closed forms of KL(Laplace || .).
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/laplace.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
#include "formulas/moment_projection.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// The divergence does not depend on the unit; one half keeps the difference of the locations finite.
double laplace_laplace(const Laplace& p, const Laplace& q) {
  const double unit = std::isinf(p.location() - q.location()) ? 0.5 : 1.0;
  return formulas::evaluate<formulas::LaplaceKl, double>({std::fabs(unit * p.location() - unit * q.location()),
                                                          unit * p.scale(), unit * q.scale(),
                                                          unit * (p.scale() - q.scale())});
}

double laplace_gaussian(const Laplace& p, const Gaussian& q) {
  const DoubleDouble stddev = math::multiply(math::sqrt(DoubleDouble(2.0)), p.scale());
  return formulas::laplace_gaussian_gap +
         formulas::gaussian_projection(p.location(), stddev, q.mean(), q.exact_stddev());
}

}  // namespace

void register_laplace(KlRegistry& registry) {
  registry.add<Laplace, Laplace>(laplace_laplace, "phi2(b, c) + (b/c) (expm1(-y) + y), y = |m - n|/b");
  registry.add<Laplace, Gaussian>(laplace_gaussian,
                                  "(log(pi) - 1)/2, plus the Gaussian KL of Laplace's mean and variance");
}

}  // namespace relent::kl
