// Closed forms of KL(AsymmetricLaplace || .).
#include <relent/distributions/asymmetric_laplace.hpp>

#include "formulas/asymmetric_laplace.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

double asymmetric_laplace_asymmetric_laplace(const AsymmetricLaplace& p, const AsymmetricLaplace& q) {
  return formulas::asymmetric_laplace_kl(p.location(), p.scale(), p.asymmetry(), q.location(), q.scale(),
                                         q.asymmetry());
}

}  // namespace

void register_asymmetric_laplace(KlRegistry& registry) {
  registry.add<AsymmetricLaplace, AsymmetricLaplace>(
      asymmetric_laplace_asymmetric_laplace,
      "phi2(S, T) + S T/(c c') [w^2 + d w + U^2 (exp(-d/U) - 1 + d/U)]: S, T sizes, w difference of upper shares");
}

}  // namespace relent::kl
