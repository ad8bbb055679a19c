// The KL divergence of two densities on the line, by quadrature with a certificate.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "estimate/log_ratio.hpp"
#include "relent/point.hpp"

namespace relent::estimate {

/// Two densities, given on the interval that carries p. The cdfs may be empty; q's are what lets tiny divergences keep
/// their digits, and at a finite end of p's support only they tell q's mass beyond it.
struct DensityPair {
  std::function<double(const Point&)> log_p;
  std::function<double(const Point&)> log_q;
  double lower = -std::numeric_limits<double>::infinity();  ///< p's support
  double upper = std::numeric_limits<double>::infinity();
  std::vector<double> features;     ///< x: quantiles of both (out to 1e-30), location hints; +-inf and ends are ignored
  std::vector<double> breakpoints;  ///< x: kinks and jumps of either density; never dropped
  std::function<double(double)> p_cdf, p_survival, q_cdf, q_survival;
  /// log p - log q where that is known better than as their difference, whose error is 2 epsilon (|log p| + |log q|).
  std::function<LogRatio(const Point&)> log_ratio;
};

struct DivergenceOptions {
  double relative_tolerance = 1e-9;
  double absolute_tolerance = 1e-15;
  std::size_t max_evaluations = 100000;  ///< points at which both densities are evaluated
  double mass_tolerance = 1e-8;          ///< how far the masses found may be from 1
};

struct Divergence {
  double value = std::numeric_limits<double>::quiet_NaN();
  double error = std::numeric_limits<double>::infinity();
  std::size_t evaluations = 0;
  bool converged = false;
  bool infinite = false;  ///< p > 0 = q was met at `infinite_at`
  double infinite_at = std::numeric_limits<double>::quiet_NaN();
  double mass_p = 0.0;  ///< found, tails beyond the panels included
  double mass_q = 0.0;  ///< found, mass outside p's support included where q's cdf is given
  std::string reason;   ///< empty, or why not converged
};

/// KL(p || q) = int p log(p/q), as int p phi(log(p/q)) + Q(outside) with phi(L) = L + e^-L - 1 >= 0, or directly,
/// whichever has the smaller error. Assumes p is absolutely continuous with respect to q.
[[nodiscard]] Divergence integrate_divergence(const DensityPair& pair, const DivergenceOptions& options = {});

/// L + e^-L - 1 without cancellation.
[[nodiscard]] double bregman_log(double log_ratio);

}  // namespace relent::estimate
