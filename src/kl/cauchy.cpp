// Closed forms of KL(Cauchy || .).
#include <relent/distributions/cauchy.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// The divergence does not depend on the unit; a quarter keeps differences and sums finite.
double cauchy_cauchy(const Cauchy& p, const Cauchy& q) {
  const double x = p.location(), g = p.scale(), y = q.location(), h = q.scale();
  const double unit = std::isinf(x - y) || std::isinf(g + h) ? 0.25 : 1.0;
  return formulas::evaluate<formulas::CauchyKl, double>(
      {std::fabs(unit * x - unit * y), unit * g, unit * h, unit * (g - h)});
}

}  // namespace

void register_cauchy(KlRegistry& registry) {
  registry.add<Cauchy, Cauchy>(cauchy_cauchy,
                               "log1p(((g - h)^2 + (x - y)^2) / (4 g h)), Chyzak and Nielsen, arXiv:1905.10965 (2019)");
}

}  // namespace relent::kl
