// Laws whose outcome is a monotone image of a standard exponential variate T (Gumbel, Weibull, Frechet, generalized
// extreme values, Gompertz): their probabilities, from t and log t.
#pragma once

#include <cmath>

#include "distributions/location_scale.hpp"
#include "math/double_double.hpp"

namespace relent {

/// A point t of the standard exponential law, with a logarithm that is finite where t under- or overflows.
struct ExponentialPoint {
  double t;
  double log_t;
};

/// P(T <= t) and P(T > t).
inline double lower_tail(ExponentialPoint at) { return -std::expm1(-at.t); }
inline double upper_tail(ExponentialPoint at) { return std::exp(-at.t); }

/// Their logarithms.
inline double log_lower_tail(ExponentialPoint at) {
  if (at.t > 1.0) return std::log1p(-std::exp(-at.t));
  // (1 - exp(-t)) / t = 1 - t/2 + ...
  return at.log_t + (at.t > 1e-8 ? std::log(-std::expm1(-at.t) / at.t) : -0.5 * at.t);
}
inline double log_upper_tail(ExponentialPoint at) { return -at.t; }

/// The t of lower tail u, or of upper tail v; both strictly between 0 and 1.
inline ExponentialPoint at_lower_tail(double u) {
  const double t = -std::log1p(-u);
  return {t, std::log(t)};
}
inline ExponentialPoint at_upper_tail(double v) {
  const double t = -std::log(v);
  return {t, std::log(t)};
}

/// (x - location) / scale with what its rounding lost: an exponential or a high power turns the last digits into first
/// ones.
inline DoubleDouble standardised_exactly(double x, double location, double scale) {
  const DoubleDouble difference = math::two_sum(x, -location);
  if (!std::isfinite(difference.hi)) return standardised(x, location, scale);
  return math::quotient(difference, scale);
}

}  // namespace relent
