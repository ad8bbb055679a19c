// log p(k) - log q(k) of two laws of counts, without the rounding of either.
#pragma once

#include <relent/distribution.hpp>

#include <functional>

#include "formulas/mass_ratio.hpp"

namespace relent::kl {

/// Empty where nothing better is known than the difference of the two.
[[nodiscard]] std::function<formulas::Rounded(double)> log_mass_ratio(const UnivariateDistribution& p,
                                                                      const UnivariateDistribution& q);

}  // namespace relent::kl
