// KL of two Wishart laws as a sum of nonnegative parts.
#include "formulas/wishart.hpp"

#include <vector>

#include "formulas/formulas.hpp"
#include "formulas/multivariate_gaussian.hpp"
#include "math/double_double.hpp"

namespace relent::formulas {

// With a = p_dof/2, b = q_dof/2 and the eigenvalues m of the mean matrix of p relative to that of q:
// b sum (m - 1 - log m) + sum_i [breg_lgamma(b - i/2, a - i/2) - gkl(b, a)], i = 0..n-1. Each bracket is qbreg(b - i/2,
// a - i/2) plus what gkl loses in a shift by i/2. (StatProofBook wish-kl; Penny 2001.)
std::optional<double> wishart_kl(double p_dof, std::span<const double> p_scale, double q_dof,
                                 std::span<const double> q_scale, std::size_t n) {
  const DoubleDouble ratio = math::divide(p_dof, q_dof);
  std::vector<DoubleDouble> p_mean(n * n);
  std::vector<DoubleDouble> q_mean(q_scale.begin(), q_scale.end());
  std::vector<DoubleDouble> q_factor(n * n);
  for (std::size_t i = 0; i < n * n; ++i) p_mean[i] = math::multiply(ratio, p_scale[i]);
  if (!dd_cholesky(q_scale, n, q_factor)) return std::nullopt;
  const std::vector<double> origin(n, 0.0);
  double sum = q_dof * mvn_kl_covariance(origin, std::span<const DoubleDouble>(p_mean), origin,
                                         std::span<const DoubleDouble>(q_mean), q_factor);
  const double difference = 0.5 * (q_dof - p_dof);
  for (std::size_t i = 0; i < n; ++i) {
    const double shift = 0.5 * static_cast<double>(i);
    const double a = 0.5 * (p_dof - static_cast<double>(i));
    const double b = 0.5 * (q_dof - static_cast<double>(i));
    sum += qbreg(b, a, difference);
    if (i > 0) sum += shift * gkl_step(b / shift, a / shift, difference / shift);
  }
  return sum;
}

}  // namespace relent::formulas
