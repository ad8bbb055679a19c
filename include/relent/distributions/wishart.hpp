// Wishart distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/multivariate_distribution.hpp>

namespace relent {

/// The law of X = sum of z z' over dof independent Gaussian z of covariance V = scale_matrix, dof real:
/// log density(X) = ((dof - n - 1) log det X - tr(V^-1 X) - dof n log 2 - dof log det V)/2 - log Gamma_n(dof/2), with
/// respect to Lebesgue measure of the n (n + 1)/2 entries on and below the diagonal.
///
/// Outcomes are n x n matrices as their column-major vectors, symmetric to 1e-12 of the diagonal and positive definite.
/// @throws InvalidParameter unless dof is finite and above n - 1, and scale_matrix symmetric positive definite (the
///         message has the pivot and the smallest eigenvalue); DimensionMismatch if it is not square.
class RELENT_API Wishart final : public Family<Wishart, MultivariateDistribution> {
 public:
  struct State;  // what is precomputed; internal

  /// scale_matrix is n x n, column-major (or row-major: it is symmetric).
  Wishart(double dof, std::span<const double> scale_matrix);
  template <class Matrix>
  Wishart(double dof, const Eigen::MatrixBase<Matrix>& scale_matrix) : Wishart(from_eigen(dof, scale_matrix)) {}
  static FamilyDescription description();

  Wishart(const Wishart&);
  Wishart(Wishart&&) noexcept;
  Wishart& operator=(const Wishart&);
  Wishart& operator=(Wishart&&) noexcept;
  ~Wishart() override;

  double dof() const noexcept;
  /// n, where `dimension()` is n^2.
  std::size_t order() const noexcept;
  /// The scale matrix as given, column-major.
  std::span<const double> scale_matrix() const noexcept;
  /// Internal: what the closed forms read.
  const State& state() const noexcept { return *state_; }

 private:
  template <class Matrix>
  static Wishart from_eigen(double dof, const Eigen::MatrixBase<Matrix>& scale_matrix) {
    std::vector<double> scratch;
    return Wishart(dof, detail::contiguous(scale_matrix, scratch));
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
