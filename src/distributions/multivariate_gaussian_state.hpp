// What a MultivariateGaussian keeps: internal to the family and to its closed forms.
#pragma once

#include <relent/distributions/multivariate_gaussian.hpp>

#include <vector>

namespace relent {

/// Immutable, shared by copies. Matrices are column-major.
struct MultivariateGaussian::State {
  Form form = Form::covariance;
  std::vector<double> mean;
  /// As given: covariance, cholesky or precision (n x n), stddevs (n), or the low-rank factor (n x rank).
  std::vector<double> given;
  std::vector<double> diagonal;   ///< as given; low-rank form only
  std::vector<double> symmetric;  ///< `given` made symmetric, if its rounding was not; else empty
  /// Lower triangular, n x n: the Cholesky factor L of the covariance, but L^-1 (precision = L^-1' L^-1) in the
  /// precision form; empty for stddevs, where L is diagonal.
  std::vector<double> factor;
  double half_log_det = 0.0;  ///< log det(covariance) / 2

  std::size_t dimension() const noexcept { return mean.size(); }
  std::size_t rank() const noexcept { return given.size() / mean.size(); }  ///< of the low-rank form
  /// The covariance or precision that was given, exactly symmetric.
  std::span<const double> matrix() const noexcept { return symmetric.empty() ? given : symmetric; }
};

}  // namespace relent
