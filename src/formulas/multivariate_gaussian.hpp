// KL of two multivariate Gaussian laws, by Cholesky factors, covariances, precisions or standard deviations.
#pragma once

#include <relent/double_double.hpp>

#include <cstddef>
#include <span>

namespace relent::formulas {

// All matrices are n x n and column-major, n = mean.size(); factors are lower triangular (what is above the diagonal is
// not looked at).

/// The Cholesky factor of a symmetric matrix in 106-bit arithmetic; false if a pivot is not positive.
bool dd_cholesky(std::span<const DoubleDouble> matrix, std::size_t n, std::span<DoubleDouble> factor);
bool dd_cholesky(std::span<const double> matrix, std::size_t n, std::span<DoubleDouble> factor);

/// The Cholesky factor of the inverse of a symmetric matrix (covariance from precision), likewise.
bool dd_cholesky_of_inverse(std::span<const double> matrix, std::size_t n, std::span<DoubleDouble> factor);

/// Both laws by the Cholesky factor of the covariance.
double mvn_kl_cholesky(std::span<const double> p_mean, std::span<const double> p_cholesky,
                       std::span<const double> q_mean, std::span<const double> q_cholesky);

/// Laws in different forms, each by the Cholesky factor of its covariance to 106 bits.
double mvn_kl_cholesky(std::span<const double> p_mean, std::span<const DoubleDouble> p_cholesky,
                       std::span<const double> q_mean, std::span<const DoubleDouble> q_cholesky);

/// Both laws by covariance, with q's Cholesky factor.
double mvn_kl_covariance(std::span<const double> p_mean, std::span<const double> p_covariance,
                         std::span<const double> q_mean, std::span<const double> q_covariance,
                         std::span<const DoubleDouble> q_cholesky);
double mvn_kl_covariance(std::span<const double> p_mean, std::span<const DoubleDouble> p_covariance,
                         std::span<const double> q_mean, std::span<const DoubleDouble> q_covariance,
                         std::span<const DoubleDouble> q_cholesky);

/// Both laws by precision, with the Cholesky factors of both precisions.
double mvn_kl_precision(std::span<const double> p_mean, std::span<const double> p_precision,
                        std::span<const DoubleDouble> p_factor, std::span<const double> q_mean,
                        std::span<const double> q_precision, std::span<const DoubleDouble> q_factor);

/// Both laws with independent components, by standard deviations.
double mvn_kl_stddevs(std::span<const double> p_mean, std::span<const double> p_stddevs, std::span<const double> q_mean,
                      std::span<const double> q_stddevs);

}  // namespace relent::formulas
