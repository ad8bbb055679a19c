// Closed forms of KL(HalfCauchy || .).
#include <relent/distributions/half_cauchy.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// By symmetry the divergence of the whole Cauchy laws about 0. One half keeps the sum of the scales finite.
double half_cauchy_half_cauchy(const HalfCauchy& p, const HalfCauchy& q) {
  const double unit = std::isinf(p.scale() + q.scale()) ? 0.5 : 1.0;
  return formulas::evaluate<formulas::CauchyKl, double>(
      {0.0, unit * p.scale(), unit * q.scale(), unit * (p.scale() - q.scale())});
}

}  // namespace

void register_half_cauchy(KlRegistry& registry) {
  registry.add<HalfCauchy, HalfCauchy>(half_cauchy_half_cauchy,
                                       "log1p((g - h)^2 / (4 g h)): the Cauchy laws that it is half of");
}

}  // namespace relent::kl
