// Closed forms of KL(GeneralizedGaussian || .).
#include <relent/distributions/generalized_gaussian.hpp>

#include <optional>

#include "formulas/generalized_gaussian.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

std::optional<double> generalized_gaussian(const GeneralizedGaussian& p, const GeneralizedGaussian& q) {
  if (p.location() != q.location()) return std::nullopt;
  return formulas::generalized_gaussian_kl(p.scale(), p.power(), q.scale(), q.power());
}

}  // namespace

void register_generalized_gaussian(KlRegistry& registry) {
  registry.add<GeneralizedGaussian, GeneralizedGaussian>(
      generalized_gaussian, "equal location: Do and Vetterli (2002) as a cost of the scales and one of the powers");
}

}  // namespace relent::kl
