// log p - log q of two laws of one family without the cancellation between the log-densities: where the divergence has
// no closed form, its sum or quadrature near p = q is as right as this.
#pragma once

#include <relent/distribution.hpp>

#include <functional>

#include "estimate/log_ratio.hpp"

namespace relent::kl {

/// Empty where the difference of the two is all there is.
std::function<estimate::LogRatio(double x)> log_ratio_of(const UnivariateDistribution& p,
                                                         const UnivariateDistribution& q);

}  // namespace relent::kl
