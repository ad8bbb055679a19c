// LKJ distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/multivariate_distribution.hpp>

namespace relent {

/// The law of d x d correlation matrices R of Lewandowski, Kurowicka and Joe (2009), eta = concentration:
/// density(R) = det(R)^(eta - 1) / c, c = prod_{k=1}^{d-1} (2^(2 b_k - 1) B(b_k, b_k))^(d - k), b_k = eta + (d - k -
/// 1)/2, with respect to Lebesgue measure of the d (d - 1)/2 entries below the diagonal; uniform at eta = 1.
///
/// Outcomes are d x d matrices as their column-major vectors: symmetric to 1e-12, positive definite, with ones on the
/// diagonal to 1e-9.
/// @throws InvalidParameter unless dimension is an integer in [2, 1000], and concentration in [1e-290, 1e290].
class RELENT_API LKJ final : public Family<LKJ, MultivariateDistribution> {
 public:
  LKJ(double dimension, double concentration);
  static FamilyDescription description();

  /// d, where `dimension()` is d^2.
  std::size_t order() const noexcept { return order_; }
  double concentration() const noexcept { return concentration_; }

 private:
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

  std::size_t order_;
  double concentration_;
  double log_peak_;  // log density at the identity
};

}  // namespace relent
