// Closed forms of KL(VonMises || .).
#include <relent/distributions/von_mises.hpp>

#include "kl/builtin.hpp"
#include "kl/half_angle.hpp"
#include "math/bessel.hpp"

namespace relent::kl {
namespace {

double von_mises_von_mises(const VonMises& p, const VonMises& q) {
  const double k = p.concentration();
  const double l = q.concentration();
  const double s = half_angle_sine(p.location(), q.location());
  return math::bregman_log_bessel_i0(l, k, l - k) + 2.0 * math::bessel_ratio(k) * (l * s) * s;
}

}  // namespace

void register_von_mises(KlRegistry& registry) {
  registry.add<VonMises, VonMises>(von_mises_von_mises,
                                   "breg of log I0 (l; k) + 2 I1(k)/I0(k) l sin^2((m - n)/2), both terms >= 0");
}

}  // namespace relent::kl
