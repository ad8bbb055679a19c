// The standard logistic law: what Logistic and its image under exp, LogLogistic, share.
#pragma once

#include <boost/math/special_functions/zeta.hpp>

#include <cmath>

#include "math/policy.hpp"
#include "math/special.hpp"

namespace relent::standard_logistic {

/// log of exp(-z) / (1 + exp(-z))^2, which is even.
inline double log_density(double z) {
  const double distance = std::fabs(z);
  return -distance - 2.0 * std::log1p(std::exp(-distance));
}

inline double cdf(double z) { return math::logistic(z); }

inline double log_cdf(double z) { return -math::log1pexp(-z); }

/// The z of lower tail u: log(u / (1 - u)), without cancellation about the middle, where 2 u - 1 is exact.
inline double quantile(double u) {
  return u > 0.25 && u < 0.75 ? std::log1p((2.0 * u - 1.0) / (1.0 - u)) : std::log(u) - std::log1p(-u);
}

/// Dirichlet's eta(n) = 1 - 2^-n + 3^-n - ..., n >= 2 even: E[Z^n] = 2 n! eta(n).
inline double eta(double n) {
  constexpr double converged = 60.0;
  if (n > converged) return 1.0;
  return (1.0 - std::exp2(1.0 - n)) * boost::math::zeta(n, math::Policy());
}

/// E[exp(t Z)] = pi t / sin(pi t), |t| < 1; `room` is 1 - |t|.
inline double exponential_moment(double t, double room) {
  const double distance = std::fabs(t);
  if (distance < 1e-8) return 1.0;
  return math::pi * distance / std::sin(math::pi * (distance < 0.5 ? distance : room));
}

}  // namespace relent::standard_logistic
