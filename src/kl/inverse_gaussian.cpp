// Closed forms of KL(InverseGaussian || .).
#include <relent/distributions/inverse_gaussian.hpp>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

double inverse_gaussian_inverse_gaussian(const InverseGaussian& p, const InverseGaussian& q) {
  return formulas::evaluate<formulas::InverseGaussianKl, double>(
      {p.mean(), q.mean(), p.mean() - q.mean(), q.shape(), p.shape(), q.shape() - p.shape()});
}

}  // namespace

void register_inverse_gaussian(KlRegistry& registry) {
  registry.add<InverseGaussian, InverseGaussian>(inverse_gaussian_inverse_gaussian,
                                                 "phi2(k, l)/2 + k (m - n)^2 / (2 m n^2) for shapes l, k");
}

}  // namespace relent::kl
