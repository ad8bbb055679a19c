// log p - log q of two laws of one family without the cancellation between the log-densities: where the divergence has
// no closed form, its quadrature near p = q is as right as this.
#pragma once

#include <relent/distribution.hpp>

#include <functional>

namespace relent::kl {

/// log p(x) - log q(x), and a bound of its rounding error.
struct LogRatio {
  double value = 0.0;
  double rounding = 0.0;
};

/// Empty where the difference of the log-densities is all there is.
std::function<LogRatio(double x)> log_ratio_of(const UnivariateDistribution& p, const UnivariateDistribution& q);

}  // namespace relent::kl
