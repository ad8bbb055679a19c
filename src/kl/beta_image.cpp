// Closed forms of KL(p || .) for the laws of beta type on an interval: Pert and Arcsine.
#include <relent/distributions/arcsine.hpp>

#include <cmath>
#include <limits>
#include <optional>

#include "formulas/dirichlet.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

std::optional<double> beta_image_beta_image(const BetaImage& p, const BetaImage& q) {
  if (p.low() < q.low() || p.high() > q.high()) return std::numeric_limits<double>::infinity();
  if (p.low() > q.low() || p.high() < q.high()) return std::nullopt;
  return formulas::beta_kl(p.exact_alpha(), p.exact_beta(), q.exact_alpha(), q.exact_beta());
}

// E[log(X - a)] = 2 log((sqrt(low - a) + sqrt(high - a)) / 2) for a <= low.
double arcsine_arcsine(const Arcsine& p, const Arcsine& q) {
  if (p.low() < q.low() || p.high() > q.high()) return std::numeric_limits<double>::infinity();
  const double root = std::sqrt(p.high() - p.low());
  return std::asinh(std::sqrt(p.low() - q.low()) / root) + std::asinh(std::sqrt(q.high() - p.high()) / root);
}

}  // namespace

void register_beta_image(KlRegistry& registry) {
  registry.add<BetaImage, BetaImage>(
      beta_image_beta_image, "equal intervals: the Beta KL of the shapes; +inf unless they nest; declines otherwise");
  registry.add<Arcsine, Arcsine>(arcsine_arcsine,
                                 "sum over both ends of asinh(sqrt(gap / width)); +inf unless the intervals nest");
}

}  // namespace relent::kl
