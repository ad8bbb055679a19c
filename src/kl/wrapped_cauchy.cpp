// Closed forms of KL(WrappedCauchy || .).
#include <relent/distributions/wrapped_cauchy.hpp>

#include <cmath>

#include "kl/builtin.hpp"
#include "kl/half_angle.hpp"

namespace relent::kl {
namespace {

// log((1 - 2 r s cos D + r^2 s^2) / ((1 - r^2)(1 - s^2))), whose numerator exceeds the denominator by
// (r - s)^2 + 4 r s sin^2(D/2).
double wrapped_cauchy_wrapped_cauchy(const WrappedCauchy& p, const WrappedCauchy& q) {
  const double r = p.resultant_length();
  const double s = q.resultant_length();
  const double sine = half_angle_sine(p.location(), q.location());
  const double p_rest = (1.0 - r) * (1.0 + r);
  const double q_rest = (1.0 - s) * (1.0 + s);
  const double along = (r - s) / p_rest * ((r - s) / q_rest);
  const double across = 4.0 * (r / p_rest * sine) * (s / q_rest * sine);
  return std::log1p(along + across);
}

}  // namespace

void register_wrapped_cauchy(KlRegistry& registry) {
  registry.add<WrappedCauchy, WrappedCauchy>(
      wrapped_cauchy_wrapped_cauchy, "log1p(((r - s)^2 + 4 r s sin^2((m - n)/2)) / ((1 - r^2)(1 - s^2))), symmetric");
}

}  // namespace relent::kl
