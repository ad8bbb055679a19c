// The KL divergence of two laws on the integers, by summation with a certificate.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "estimate/log_ratio.hpp"

namespace relent::estimate {

/// A bound of |log p(j) - log q(j)| for every j beyond k: at most bound * (1 + |j - k| / distance)^2.
struct LogRatioGrowth {
  double bound = std::numeric_limits<double>::infinity();
  double distance = 1.0;
};

/// Beyond the bulk p falls as |k|^(-1 - index), and log p/q grows as |k|^order, or as that times log |k|.
struct PowerTail {
  double index = 0.0;
  double order = 0.0;
};

/// Two masses on the integers of p's support [lower, upper]. Everything but log_p and log_q may be empty; what is
/// missing costs the certificate, not the answer.
struct MassPair {
  std::function<double(double)> log_p;
  std::function<double(double)> log_q;
  double lower = 0.0;  ///< may be -inf
  double upper = std::numeric_limits<double>::infinity();
  double start = 0.0;                                    ///< where p has mass: its mode
  std::function<double(double)> p_cdf, q_cdf;            ///< P(X <= k)
  std::function<double(double)> p_survival, q_survival;  ///< P(X > k)
  std::function<double(double)> p_ratio_above;           ///< sup of p(j+1)/p(j) over j >= k
  std::function<double(double)> p_ratio_below;           ///< sup of p(j-1)/p(j) over j <= k
  std::function<LogRatioGrowth(double)> growth_above;    ///< bounds |log p/q| over j >= k
  std::function<LogRatioGrowth(double)> growth_below;    ///< ... over j <= k
  std::optional<PowerTail> power_above, power_below;
  /// log p - log q where that is known better than as their difference; q is then p over its exponential.
  std::function<LogRatio(double)> log_ratio;
};

struct SummationOptions {
  double relative_tolerance = 1e-9;
  double absolute_tolerance = 1e-15;
  std::size_t max_evaluations = 10000000;  ///< integers at which both masses are evaluated
  double mass_tolerance = 1e-8;
};

struct KlSum {
  double value = std::numeric_limits<double>::quiet_NaN();
  double lower = 0.0;  ///< the truth is in [lower, upper], rounding included, when certified
  double upper = std::numeric_limits<double>::infinity();
  double error = std::numeric_limits<double>::infinity();  ///< the larger distance of value from the two
  std::size_t evaluations = 0;
  bool converged = false;
  bool certified = false;
  bool infinite = false;  ///< p > 0 = q was met at `infinite_at`
  double infinite_at = std::numeric_limits<double>::quiet_NaN();
  double mass_p = 0.0;  ///< found, remainders included
  std::string reason;   ///< empty, or why not converged
};

/// KL(p || q) = sum p log(p/q) outwards from the start, as sum p phi(log p/q) + Q(outside) - P(outside), phi(L) = L +
/// e^-L - 1, or directly, whichever has the smaller error. What is not summed is bounded below by the log-sum
/// inequality and above by a geometric series. After the first 4096 integers of a side (64 of a power tail) smooth
/// masses are summed in blocks of doubling width from a few integers each (SmoothSum), and a power tail beyond all
/// doubles is extrapolated: with an estimated error then, uncertified.
[[nodiscard]] KlSum sum_divergence(const MassPair& pair, const SummationOptions& options = {});

}  // namespace relent::estimate
