// The standard skew-normal law: both tails in log space, quantiles, mode, entropy.
#pragma once

namespace relent::math {

/// log of 2 phi(z) Phi(shape z).
double log_skew_normal_density(double z, double shape);
/// log P(Z <= z); the upper tail is log_skew_normal_cdf(-z, -shape).
double log_skew_normal_cdf(double z, double shape);
/// P(Z <= z).
double skew_normal_cdf(double z, double shape);
/// z with P(Z <= z) = p, 0 < p < 1. From the upper tail: -skew_normal_quantile(q, -shape).
double skew_normal_quantile(double p, double shape);
/// The point of highest density.
double skew_normal_mode(double shape);
/// In nats.
double skew_normal_entropy(double shape);

}  // namespace relent::math
