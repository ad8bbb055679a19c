// KL of two multivariate Gaussian laws as a sum of squares and phi's of the factors' difference.
#include "formulas/multivariate_gaussian.hpp"

#include <vector>

#include "formulas/formulas.hpp"
#include "math/double_double.hpp"

namespace relent::formulas {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// sum -= a b, with what the product and the sum lose kept in sum.lo (Ogita, Rump and Oishi 2005, Dot2).
void subtract_product(DoubleDouble& sum, double a, double b) {
  const DoubleDouble product = math::two_prod(a, b);
  const DoubleDouble next = math::two_sum(sum.hi, -product.hi);
  sum = {next.hi, sum.lo + (next.lo - product.lo)};
}
void subtract_product(DoubleDouble& sum, DoubleDouble a, DoubleDouble b) {
  sum = math::subtract(sum, math::multiply(a, b));
}
void divide(DoubleDouble dividend, double divisor, double& out) { out = math::to_double(dividend) / divisor; }
void divide(DoubleDouble dividend, DoubleDouble divisor, DoubleDouble& out) { out = math::divide(dividend, divisor); }
double rounded(double x) { return x; }
double rounded(DoubleDouble x) { return math::to_double(x); }

/// x = factor^-1 x on rows first.., where x is zero above them.
template <class Real>
void forward_substitute(std::span<const Real> factor, std::size_t first, std::span<DoubleDouble> right,
                        std::span<Real> x) {
  const std::size_t n = x.size();
  for (std::size_t i = first; i < n; ++i) {
    DoubleDouble sum = right[i];
    for (std::size_t j = first; j < i; ++j) subtract_product(sum, factor[i + j * n], x[j]);
    divide(sum, factor[i + i * n], x[i]);
  }
}

/// |factor^-1 (p_mean - q_mean)|^2.
template <class Real>
double squared_distance(std::span<const double> p_mean, std::span<const double> q_mean, std::span<const Real> factor) {
  const std::size_t n = p_mean.size();
  std::vector<DoubleDouble> right(n);
  std::vector<Real> solution(n);
  for (std::size_t i = 0; i < n; ++i) right[i] = math::two_sum(p_mean[i], -q_mean[i]);
  forward_substitute<Real>(factor, 0, right, solution);
  double sum = 0.0;
  for (const Real& y : solution) {
    const double value = rounded(y);
    if (!std::isfinite(value)) return infinity;
    sum += value * value;
  }
  return sum;
}

// With X = M^-1 (L - M): (|X|^2 + 2 sum_i phi2(L_ii, M_ii) + |M^-1 (mu - nu)|^2)/2, from M^-1 L = I + X.
template <class Real>
double kl_of_factors(std::span<const double> p_mean, std::span<const Real> p_factor, std::span<const double> q_mean,
                     std::span<const Real> q_factor) {
  const std::size_t n = p_mean.size();
  std::vector<DoubleDouble> right(n);
  std::vector<Real> column(n);
  double sum = 0.0;
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t i = c; i < n; ++i) right[i] = math::subtract(p_factor[i + c * n], q_factor[i + c * n]);
    forward_substitute<Real>(q_factor, c, right, column);
    for (std::size_t i = c; i < n; ++i) {
      const double x = rounded(column[i]);
      if (!std::isfinite(x)) return infinity;
      sum += x * x;
    }
    sum += 2.0 * phi2(rounded(p_factor[c + c * n]), rounded(q_factor[c + c * n]), math::to_double(right[c]));
  }
  return 0.5 * (sum + squared_distance<Real>(p_mean, q_mean, q_factor));
}

// sum_i (w_i - log(1 + w_i)) over the eigenvalues w_i of W = factor^-1 difference factor^-T: Cholesky of I + W as
// (I + X)(I + X)^T with pivots 1 + v_j gives sum_j phi(v_j) + sum_{i > j} x_ij^2. NaN where 1 + v loses the digits of a
// small pivot: the laws are far apart, and the difference of their factors keeps them.
double log_det_divergence(std::span<const DoubleDouble> factor, std::span<const DoubleDouble> difference,
                          std::size_t n) {
  std::vector<DoubleDouble> w(n * n);
  std::vector<DoubleDouble> right(n);
  std::vector<DoubleDouble> column(n);
  for (std::size_t c = 0; c < n; ++c) {  // factor^-1 difference, transposed into w
    for (std::size_t i = 0; i < n; ++i) right[i] = difference[i + c * n];
    forward_substitute<DoubleDouble>(factor, 0, right, column);
    for (std::size_t i = 0; i < n; ++i) w[c + i * n] = column[i];
  }
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t i = 0; i < n; ++i) right[i] = w[i + c * n];
    forward_substitute<DoubleDouble>(factor, 0, right, column);
    for (std::size_t i = 0; i < n; ++i) w[i + c * n] = column[i];
  }
  double sum = 0.0;
  for (std::size_t j = 0; j < n; ++j) {
    DoubleDouble pivot_excess = w[j + j * n];
    for (std::size_t k = 0; k < j; ++k) subtract_product(pivot_excess, w[j + k * n], w[j + k * n]);
    const DoubleDouble pivot = math::add(1.0, pivot_excess);
    const double v = math::to_double(pivot_excess);
    if (!(v > -0.75 && v < infinity)) return std::numeric_limits<double>::quiet_NaN();
    sum += phi_is_near(v) ? phi_series(v) : v - std::log(math::to_double(pivot));
    const DoubleDouble root = math::sqrt(pivot);
    for (std::size_t i = j + 1; i < n; ++i) {
      DoubleDouble x = w[i + j * n];
      for (std::size_t k = 0; k < j; ++k) subtract_product(x, w[i + k * n], w[j + k * n]);
      x = math::divide(x, root);
      w[i + j * n] = x;
      sum += x.hi * x.hi;
    }
  }
  return sum;
}

template <class Real>
std::vector<DoubleDouble> matrix_difference(std::span<const Real> a, std::span<const Real> b) {
  std::vector<DoubleDouble> difference(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) difference[i] = math::subtract(a[i], b[i]);
  return difference;
}

template <class Real>
bool cholesky(std::span<const Real> matrix, std::size_t n, std::span<DoubleDouble> factor) {
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < j; ++i) factor[i + j * n] = 0.0;
    for (std::size_t i = j; i < n; ++i) {
      DoubleDouble sum = matrix[i + j * n];
      for (std::size_t k = 0; k < j; ++k) subtract_product(sum, factor[i + k * n], factor[j + k * n]);
      if (i == j) {
        if (!(sum.hi > 0.0)) return false;
        factor[j + j * n] = math::sqrt(sum);
      } else {
        factor[i + j * n] = math::divide(sum, factor[j + j * n]);
      }
    }
  }
  return true;
}

}  // namespace

bool dd_cholesky(std::span<const DoubleDouble> matrix, std::size_t n, std::span<DoubleDouble> factor) {
  return cholesky(matrix, n, factor);
}

bool dd_cholesky(std::span<const double> matrix, std::size_t n, std::span<DoubleDouble> factor) {
  return cholesky(matrix, n, factor);
}

// With J the reversal of order and J A J = G G^T: A = U U^T, U = J G J upper triangular, and A^-1 = U^-T U^-1, U^-T
// lower.
bool dd_cholesky_of_inverse(std::span<const double> matrix, std::size_t n, std::span<DoubleDouble> factor) {
  std::vector<DoubleDouble> reversed(n * n);
  std::vector<DoubleDouble> reversed_factor(n * n);
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < n; ++i) reversed[i + j * n] = matrix[(n - 1 - i) + (n - 1 - j) * n];
  }
  if (!dd_cholesky(reversed, n, reversed_factor)) return false;
  std::vector<DoubleDouble> right(n);
  std::vector<DoubleDouble> column(n);
  for (std::size_t c = 0; c < n; ++c) {  // column c of G^-1 is, reversed, row n - 1 - c of U^-1
    for (std::size_t i = 0; i < n; ++i) right[i] = i == c ? 1.0 : 0.0;
    for (std::size_t i = 0; i < c; ++i) column[i] = 0.0;
    forward_substitute<DoubleDouble>(reversed_factor, c, right, column);
    for (std::size_t i = 0; i < n; ++i) factor[(n - 1 - c) + (n - 1 - i) * n] = column[i];
  }
  return true;
}

double mvn_kl_cholesky(std::span<const double> p_mean, std::span<const double> p_cholesky,
                       std::span<const double> q_mean, std::span<const double> q_cholesky) {
  return kl_of_factors(p_mean, p_cholesky, q_mean, q_cholesky);
}

double mvn_kl_cholesky(std::span<const double> p_mean, std::span<const DoubleDouble> p_cholesky,
                       std::span<const double> q_mean, std::span<const DoubleDouble> q_cholesky) {
  return kl_of_factors(p_mean, p_cholesky, q_mean, q_cholesky);
}

namespace {

/// By the difference of the covariances, or of their factors where the laws are far apart.
template <class Real>
double kl_of_covariances(std::span<const double> p_mean, std::span<const Real> p_covariance,
                         std::span<const double> q_mean, std::span<const Real> q_covariance,
                         std::span<const DoubleDouble> q_factor) {
  const std::size_t n = p_mean.size();
  const double shapes = log_det_divergence(q_factor, matrix_difference(p_covariance, q_covariance), n);
  if (!std::isnan(shapes)) return 0.5 * (shapes + squared_distance<DoubleDouble>(p_mean, q_mean, q_factor));
  std::vector<DoubleDouble> p_factor(n * n);
  if (!cholesky(p_covariance, n, std::span<DoubleDouble>(p_factor))) return infinity;
  return kl_of_factors<DoubleDouble>(p_mean, p_factor, q_mean, q_factor);
}

}  // namespace

double mvn_kl_covariance(std::span<const double> p_mean, std::span<const double> p_covariance,
                         std::span<const double> q_mean, std::span<const double> q_covariance,
                         std::span<const DoubleDouble> q_cholesky) {
  return kl_of_covariances(p_mean, p_covariance, q_mean, q_covariance, q_cholesky);
}

double mvn_kl_covariance(std::span<const double> p_mean, std::span<const DoubleDouble> p_covariance,
                         std::span<const double> q_mean, std::span<const DoubleDouble> q_covariance,
                         std::span<const DoubleDouble> q_cholesky) {
  return kl_of_covariances(p_mean, p_covariance, q_mean, q_covariance, q_cholesky);
}

// The eigenvalues of q's precision relative to p's are those of p's covariance relative to q's.
double mvn_kl_precision(std::span<const double> p_mean, std::span<const double> p_precision,
                        std::span<const DoubleDouble> p_factor, std::span<const double> q_mean,
                        std::span<const double> q_precision, std::span<const DoubleDouble> q_factor) {
  const std::size_t n = p_mean.size();
  double distance = 0.0;
  for (std::size_t j = 0; j < n; ++j) {
    DoubleDouble sum;
    for (std::size_t i = j; i < n; ++i) {
      sum = math::add(sum, math::multiply(q_factor[i + j * n], math::two_sum(p_mean[i], -q_mean[i])));
    }
    const double y = math::to_double(sum);
    if (!std::isfinite(y)) return infinity;
    distance += y * y;
  }
  const double shapes = log_det_divergence(p_factor, matrix_difference(q_precision, p_precision), n);
  if (!std::isnan(shapes)) return 0.5 * (shapes + distance);
  std::vector<DoubleDouble> p_cholesky(n * n);
  std::vector<DoubleDouble> q_cholesky(n * n);
  if (!dd_cholesky_of_inverse(p_precision, n, p_cholesky) || !dd_cholesky_of_inverse(q_precision, n, q_cholesky)) {
    return infinity;
  }
  return kl_of_factors<DoubleDouble>(p_mean, p_cholesky, q_mean, q_cholesky);
}

double mvn_kl_stddevs(std::span<const double> p_mean, std::span<const double> p_stddevs, std::span<const double> q_mean,
                      std::span<const double> q_stddevs) {
  DoubleDouble sum;
  for (std::size_t i = 0; i < p_mean.size(); ++i) {
    sum = math::add(sum, evaluate<GaussianKl, double>(
                             {p_mean[i] - q_mean[i], p_stddevs[i], q_stddevs[i], p_stddevs[i] - q_stddevs[i]}));
  }
  return math::to_double(sum);
}

}  // namespace relent::formulas
