// Closed forms of KL(JohnsonSU || .).
#include <relent/distributions/johnson_su.hpp>

#include <optional>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

// With equal location and scale, asinh((x - location)/scale) is Gaussian of mean -skewness/tailweight and standard
// deviation 1/tailweight; the unit of length 1/(both tailweights) clears the quotients.
std::optional<double> johnson_su_johnson_su(const JohnsonSU& p, const JohnsonSU& q) {
  if (p.location() != q.location() || p.scale() != q.scale()) return std::nullopt;
  const double gap =
      math::difference_of_products(q.skewness_parameter(), p.tailweight(), p.skewness_parameter(), q.tailweight());
  return formulas::evaluate<formulas::GaussianKl, double>(
      {gap, q.tailweight(), p.tailweight(), q.tailweight() - p.tailweight()});
}

}  // namespace

void register_johnson_su(KlRegistry& registry) {
  registry.add<JohnsonSU, JohnsonSU>(
      johnson_su_johnson_su,
      "equal location and scale: the Gaussian KL of asinh((x - location)/scale); declines otherwise");
}

}  // namespace relent::kl
