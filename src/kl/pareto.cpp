// Closed forms of KL(Pareto || .).
#include <relent/distributions/pareto.hpp>

#include <limits>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

double pareto_pareto(const Pareto& p, const Pareto& q) {
  if (p.scale() < q.scale()) return std::numeric_limits<double>::infinity();
  return formulas::evaluate<formulas::ParetoKl, double>(
      {p.scale(), q.scale(), p.scale() - q.scale(), p.shape(), q.shape(), q.shape() - p.shape()});
}

}  // namespace

void register_pareto(KlRegistry& registry) {
  registry.add<Pareto, Pareto>(pareto_pareto,
                               "shape_q log(scale_p/scale_q) + phi2(shape_q, shape_p); infinite where q begins later");
}

}  // namespace relent::kl
