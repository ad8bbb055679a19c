// Closed forms of KL(VonMisesFisher || .).
#include <relent/distributions/von_mises_fisher.hpp>

#include <optional>

#include "kl/builtin.hpp"
#include "math/polar_law.hpp"

namespace relent::kl {
namespace {

// With A the mean resultant length: breg_{log I}(k_q, k_p) + A(k_p) k_q (1 - cos angle).
std::optional<double> vmf_vmf(const VonMisesFisher& p, const VonMisesFisher& q) {
  if (p.dimension() != q.dimension()) return std::nullopt;  // no such divergence: the engine says so
  const double apart =
      p.mean_resultant_length() * q.concentration() * math::one_minus_cosine(p.mean_direction(), q.mean_direction());
  return math::polar_divergence(p.dimension(), p.concentration(), q.concentration()) + apart;
}

}  // namespace

void register_von_mises_fisher(KlRegistry& registry) {
  registry.add<VonMisesFisher, VonMisesFisher>(
      vmf_vmf,
      "Bregman divergence of the log normaliser, a categorical divergence on the nodes of a trapezoid rule, plus "
      "the angle's part (Diethe 2015, Kitagawa and Rowley 2022)");
}

}  // namespace relent::kl
