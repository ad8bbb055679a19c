// Multivariate Gaussian (normal) distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/multivariate_distribution.hpp>

namespace relent {

/// The Gaussian law on R^n:
/// log density(x) = -(n log(2 pi) + log det(covariance) + (x - mean)' covariance^-1 (x - mean)) / 2,
/// by triangular solves only. Given by covariance, Cholesky factor, precision, standard deviations (diagonal) or a
/// low-rank factor with a diagonal (covariance = factor factor' + diag(diagonal)); the form is kept. Copies share one
/// state.
/// @throws InvalidParameter for values that are not finite, a matrix that is not symmetric, or one that is not positive
/// definite
///         (the message has the pivot and the smallest eigenvalue); DimensionMismatch for sizes that do not fit.
class RELENT_API MultivariateGaussian final : public Family<MultivariateGaussian, MultivariateDistribution> {
 public:
  /// How the covariance was given.
  enum class Form { covariance, cholesky, precision, stddevs, low_rank };
  struct State;  // what is precomputed; internal

  /// Matrices are n x n, column-major (or row-major: they are symmetric).
  static MultivariateGaussian from_covariance(std::span<const double> mean, std::span<const double> covariance);
  static MultivariateGaussian from_precision(std::span<const double> mean, std::span<const double> precision);
  /// `cholesky` is lower triangular with a positive diagonal, column-major; covariance = L L'.
  static MultivariateGaussian from_cholesky(std::span<const double> mean, std::span<const double> cholesky);
  static MultivariateGaussian from_stddevs(std::span<const double> mean, std::span<const double> stddevs);
  /// `factor` is n x r, column-major.
  static MultivariateGaussian from_low_rank(std::span<const double> mean, std::span<const double> factor,
                                            std::span<const double> diagonal);

  /// Mean and covariance.
  template <class Mean, class Covariance>
  MultivariateGaussian(const Eigen::MatrixBase<Mean>& mean, const Eigen::MatrixBase<Covariance>& covariance)
      : MultivariateGaussian(from_matrix(mean, covariance, &MultivariateGaussian::from_covariance)) {}
  template <class Mean, class Matrix>
  static MultivariateGaussian from_covariance(const Eigen::MatrixBase<Mean>& mean,
                                              const Eigen::MatrixBase<Matrix>& covariance) {
    return from_matrix(mean, covariance, &MultivariateGaussian::from_covariance);
  }
  template <class Mean, class Matrix>
  static MultivariateGaussian from_precision(const Eigen::MatrixBase<Mean>& mean,
                                             const Eigen::MatrixBase<Matrix>& precision) {
    return from_matrix(mean, precision, &MultivariateGaussian::from_precision);
  }
  template <class Mean, class Matrix>
  static MultivariateGaussian from_cholesky(const Eigen::MatrixBase<Mean>& mean,
                                            const Eigen::MatrixBase<Matrix>& cholesky) {
    return from_matrix(mean, cholesky, &MultivariateGaussian::from_cholesky);
  }
  template <class Mean, class Vector>
  static MultivariateGaussian from_stddevs(const Eigen::MatrixBase<Mean>& mean,
                                           const Eigen::MatrixBase<Vector>& stddevs) {
    std::vector<double> mean_scratch, scratch;
    return from_stddevs(detail::contiguous(mean, mean_scratch), detail::contiguous(stddevs, scratch));
  }
  template <class Mean, class Matrix, class Vector>
  static MultivariateGaussian from_low_rank(const Eigen::MatrixBase<Mean>& mean,
                                            const Eigen::MatrixBase<Matrix>& factor,
                                            const Eigen::MatrixBase<Vector>& diagonal) {
    std::vector<double> mean_scratch, factor_scratch, scratch;
    return from_low_rank(detail::contiguous(mean, mean_scratch), detail::contiguous(factor, factor_scratch),
                         detail::contiguous(diagonal, scratch));
  }
  static FamilyDescription description();

  MultivariateGaussian(const MultivariateGaussian&);
  MultivariateGaussian(MultivariateGaussian&&) noexcept;
  MultivariateGaussian& operator=(const MultivariateGaussian&);
  MultivariateGaussian& operator=(MultivariateGaussian&&) noexcept;
  ~MultivariateGaussian() override;

  Form form() const noexcept;
  /// The lower Cholesky factor of the covariance, column-major n x n.
  void cholesky(std::span<double> out) const;
  template <class Matrix = Eigen::MatrixXd>
  Matrix cholesky() const {
    const auto n = static_cast<Eigen::Index>(dimension());
    Matrix result = Matrix::Zero(n, n);
    cholesky(std::span<double>(result.data(), dimension() * dimension()));
    return result;
  }
  /// Internal: what the closed forms read.
  const State& state() const noexcept { return *state_; }

 private:
  explicit MultivariateGaussian(std::shared_ptr<const State> state);

  template <class Mean, class Matrix>
  static MultivariateGaussian from_matrix(const Eigen::MatrixBase<Mean>& mean, const Eigen::MatrixBase<Matrix>& matrix,
                                          MultivariateGaussian (*make)(std::span<const double>,
                                                                       std::span<const double>)) {
    if (matrix.rows() != matrix.cols()) throw_not_square(matrix.rows(), matrix.cols());
    std::vector<double> mean_scratch, scratch;
    return make(detail::contiguous(mean, mean_scratch), detail::contiguous(matrix, scratch));
  }
  [[noreturn]] static void throw_not_square(std::ptrdiff_t rows, std::ptrdiff_t columns);

  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  std::size_t do_dimension() const noexcept override;
  double do_log_prob(std::span<const double> x) const override;
  bool do_in_support(std::span<const double> x) const override;
  void do_mean(std::span<double> out) const override;
  void do_covariance(std::span<double> out) const override;
  double do_entropy() const override;
  OutcomeSpace do_outcome_space() const override;
  void do_sample(Rng& rng, std::span<double> out) const override;

  std::shared_ptr<const State> state_;
};

/// The same law under its other name.
using MultivariateNormal = MultivariateGaussian;

}  // namespace relent
