// Closed forms of KL(Lomax || .).
#include <relent/distributions/lomax.hpp>

#include <cmath>
#include <optional>

#include "formulas/pareto_tail.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

/// (a b) / (c d) - 1 and the quotient: near 1 from the exact products of the mantissas.
formulas::Growth growth_of_products(double a, double b, double c, double d) {
  int exponents[4] = {};
  const DoubleDouble above = math::two_prod(std::frexp(a, &exponents[0]), std::frexp(b, &exponents[1]));
  const DoubleDouble below = math::two_prod(std::frexp(c, &exponents[2]), std::frexp(d, &exponents[3]));
  const int shift = exponents[0] + exponents[1] - exponents[2] - exponents[3];
  const double ratio = std::ldexp(above.hi / below.hi, shift);
  const bool near = ratio > 0.25 && ratio < 4.0;
  return {near ? math::difference(math::scale(above, shift), below) / below.hi : ratio - 1.0, ratio};
}

std::optional<double> lomax_lomax(const Lomax& p, const Lomax& q) {
  const double k = 1.0 / p.shape();
  return formulas::pareto_tail_kl(k, k * (p.scale() / q.scale()), k * ((q.scale() - p.scale()) / q.scale()),
                                  growth_of_products(q.shape(), p.scale(), p.shape(), q.scale()),
                                  {(q.shape() - p.shape()) / p.shape(), q.shape() / p.shape()});
}

}  // namespace

void register_lomax(KlRegistry& registry) {
  registry.add<Lomax, Lomax>(lomax_lomax,
                             "2F1 of the ratio of the scales, as integrals of positive functions (by parts)");
}

}  // namespace relent::kl
