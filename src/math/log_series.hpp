// Sums over the logarithmic series p^k/k, for p in (0, 1).
#pragma once

namespace relent::math {

/// (-log(1 - p) - p)/p^2 = 1/2 + p/3 + p^2/4 + ...; q = 1 - p.
double log_series_excess(double p, double q);
/// sum of p^j/(n + j) over j >= 0, for an integer n >= 1; log_p = log(p).
double log_series_tail(double n, double p, double log_p);
/// E[log X] for mass(k) proportional to p^k/k, k = 1, 2, ...
double log_series_mean_log(double p, double q, double log_p);

}  // namespace relent::math
