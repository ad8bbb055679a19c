// Closed forms of KL(Laplace || .).
#include <relent/distributions/laplace.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
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

}  // namespace

void register_laplace(KlRegistry& registry) {
  registry.add<Laplace, Laplace>(laplace_laplace, "phi2(b, c) + (b/c) (expm1(-y) + y), y = |m - n|/b");
}

}  // namespace relent::kl
