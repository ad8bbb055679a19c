// The numerical tiers: what a pair of laws looks like to the summation, quadrature and Monte Carlo of src/estimate.
#pragma once

#include <relent/kl_divergence.hpp>

namespace relent::kl {

/// KL(p || q) as a sum over p's atoms; both are discrete and p is supported where q is, as far as supports tell.
KlEstimate by_summation(const UnivariateDistribution& p, const UnivariateDistribution& q, const KlOptions& options);

/// KL(p || q) as an integral; both have densities and p's support is inside q's.
KlEstimate by_quadrature(const UnivariateDistribution& p, const UnivariateDistribution& q, const KlOptions& options);

/// KL(p || q) as the mean of log p(X) - log q(X) over draws of p, of any kind and dimension.
KlEstimate by_monte_carlo(const Distribution& p, const Distribution& q, const KlOptions& options);

}  // namespace relent::kl
