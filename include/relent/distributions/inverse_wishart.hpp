// InverseWishart distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/multivariate_distribution.hpp>

namespace relent {

/// The law of X whose inverse is Wishart(dof, scale_matrix^-1), Psi = scale_matrix:
/// log density(X) = (dof log det Psi - (dof + n + 1) log det X - tr(Psi X^-1) - dof n log 2)/2 - log Gamma_n(dof/2),
/// with respect to Lebesgue measure of the n (n + 1)/2 entries on and below the diagonal.
///
/// Outcomes are n x n matrices as their column-major vectors, symmetric to 1e-12 of the diagonal and positive definite.
/// The mean exists for dof > n + 1, the covariance for dof > n + 3.
/// @throws InvalidParameter unless dof is finite and above n - 1, and scale_matrix symmetric positive definite (the
///         message has the pivot and the smallest eigenvalue); DimensionMismatch if it is not square.
class RELENT_API InverseWishart final : public Family<InverseWishart, MultivariateDistribution> {
 public:
  struct State;  // what is precomputed; internal

  /// scale_matrix is n x n, column-major (or row-major: it is symmetric).
  InverseWishart(double dof, std::span<const double> scale_matrix);
  template <class Matrix>
  InverseWishart(double dof, const Eigen::MatrixBase<Matrix>& scale_matrix)
      : InverseWishart(from_eigen(dof, scale_matrix)) {}
  static FamilyDescription description();

  InverseWishart(const InverseWishart&);
  InverseWishart(InverseWishart&&) noexcept;
  InverseWishart& operator=(const InverseWishart&);
  InverseWishart& operator=(InverseWishart&&) noexcept;
  ~InverseWishart() override;

  double dof() const noexcept;
  /// n, where `dimension()` is n^2.
  std::size_t order() const noexcept;
  /// The scale matrix as given, column-major.
  std::span<const double> scale_matrix() const noexcept;
  /// Internal: what the closed forms read.
  const State& state() const noexcept { return *state_; }

 private:
  template <class Matrix>
  static InverseWishart from_eigen(double dof, const Eigen::MatrixBase<Matrix>& scale_matrix) {
    std::vector<double> scratch;
    return InverseWishart(dof, detail::contiguous(scale_matrix, scratch));
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
