// KL of Gaussian laws cut to intervals that nest.
#pragma once

namespace relent::formulas {

struct CutGaussian {
  double mean, stddev;  // of the parent
  double low, high;
};

/// p against q's parent: with L the logarithm of the ratio q/p of the densities up to a constant, a quadratic,
/// KL = log p - log q at a point - E_p[L - L there], and KL = -log q([low, high]) + log E_p exp(L - E_p L).
struct CutComparison {
  double at;            ///< the point: p's mode
  double log_density;   ///< log p there
  double mean_ratio;    ///< E_p[L - L there]
  double cumulant_gap;  ///< log E_p exp(L - E_p L) >= 0, without cancellation; where p and q are close
};

CutComparison compare_cut_gaussians(const CutGaussian& p, const CutGaussian& q);

}  // namespace relent::formulas
