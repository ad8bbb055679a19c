// Closed forms of KL(Cauchy || .).
#include <relent/distributions/cauchy.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// The divergence does not depend on the unit; one half keeps differences and sums finite.
double cauchy_cauchy(const Cauchy& p, const Cauchy& q) {
  const bool large = std::isinf(p.location() - q.location()) || std::isinf(p.scale() + q.scale());
  const double unit = large ? 0.25 : 1.0;
  return formulas::evaluate<formulas::CauchyKl, double>({std::fabs(unit * p.location() - unit * q.location()),
                                                         unit * p.scale(), unit * q.scale(),
                                                         unit * (p.scale() - q.scale())});
}

}  // namespace

void register_cauchy(KlRegistry& registry) {
  registry.add<Cauchy, Cauchy>(cauchy_cauchy,
                               "log1p(((g - h)^2 + (x - y)^2) / (4 g h)), Chyzak and Nielsen, arXiv:1905.10965 (2019)");
}

}  // namespace relent::kl
