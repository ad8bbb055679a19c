// Multivariate Student t distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/multivariate_distribution.hpp>

namespace relent {

/// location + sqrt(dof / ChiSquared(dof)) z with z Gaussian of covariance S = scale_matrix = L L':
/// density(x) = Gamma((dof + n)/2) / Gamma(dof/2) det(pi dof S)^(-1/2) (1 + d/dof)^(-(dof + n)/2),
/// d = (x - location)' S^-1 (x - location).
///
/// The mean exists for dof > 1. For dof <= 2 the variances are infinite (NaN without a mean) and covariances do not
/// exist.
/// @throws InvalidParameter unless dof is positive and finite, the rest finite, and scale_matrix symmetric positive
///         definite (the message has the pivot and the smallest eigenvalue) or cholesky lower triangular with a
///         positive diagonal; DimensionMismatch for sizes that do not fit.
class RELENT_API MultivariateStudentT final : public Family<MultivariateStudentT, MultivariateDistribution> {
 public:
  /// How the scale was given.
  enum class Form { scale_matrix, cholesky };
  struct State;  // what is precomputed; internal

  /// Matrices are n x n, column-major.
  static MultivariateStudentT from_scale_matrix(double dof, std::span<const double> location,
                                                std::span<const double> scale_matrix);
  static MultivariateStudentT from_cholesky(double dof, std::span<const double> location,
                                            std::span<const double> cholesky);
  template <class Location, class Matrix>
  MultivariateStudentT(double dof, const Eigen::MatrixBase<Location>& location,
                       const Eigen::MatrixBase<Matrix>& scale_matrix)
      : MultivariateStudentT(from_eigen(dof, location, scale_matrix, &MultivariateStudentT::from_scale_matrix)) {}
  template <class Location, class Matrix>
  static MultivariateStudentT from_cholesky(double dof, const Eigen::MatrixBase<Location>& location,
                                            const Eigen::MatrixBase<Matrix>& cholesky) {
    return from_eigen(dof, location, cholesky, &MultivariateStudentT::from_cholesky);
  }
  static FamilyDescription description();

  MultivariateStudentT(const MultivariateStudentT&);
  MultivariateStudentT(MultivariateStudentT&&) noexcept;
  MultivariateStudentT& operator=(const MultivariateStudentT&);
  MultivariateStudentT& operator=(MultivariateStudentT&&) noexcept;
  ~MultivariateStudentT() override;

  double dof() const noexcept;
  Form form() const noexcept;
  std::span<const double> location() const noexcept;
  /// Internal: what the closed forms read.
  const State& state() const noexcept { return *state_; }

 private:
  explicit MultivariateStudentT(std::shared_ptr<const State> state);

  template <class Location, class Matrix>
  static MultivariateStudentT from_eigen(double dof, const Eigen::MatrixBase<Location>& location,
                                         const Eigen::MatrixBase<Matrix>& matrix,
                                         MultivariateStudentT (*make)(double, std::span<const double>,
                                                                      std::span<const double>)) {
    std::vector<double> location_scratch, scratch;
    return make(dof, detail::contiguous(location, location_scratch), detail::contiguous(matrix, scratch));
  }

  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  std::size_t do_dimension() const noexcept override;
  double do_log_prob(std::span<const double> x) const override;
  bool do_in_support(std::span<const double> x) const override;
  OutcomeSpace do_outcome_space() const override;
  void do_mean(std::span<double> out) const override;
  void do_covariance(std::span<double> out) const override;
  double do_entropy() const override;
  void do_sample(Rng& rng, std::span<double> out) const override;

  std::shared_ptr<const State> state_;
};

}  // namespace relent
