// VonMisesFisher distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/multivariate_distribution.hpp>

namespace relent {

/// The law of directions in R^n, n >= 2, around a mean direction m:
/// density(x) = k^(n/2 - 1) exp(k m'x) / ((2 pi)^(n/2) I_{n/2 - 1}(k)), k = concentration, with respect to the area of
/// the unit sphere; uniform at k = 0.
///
/// A point belongs to the sphere if its length is within 1e-9 of 1, and so the mean direction; both are then taken at
/// length 1.
/// @throws InvalidParameter unless mean_direction has at least two components and length 1, and concentration is in
///         [0, 1e300].
class RELENT_API VonMisesFisher final : public Family<VonMisesFisher, MultivariateDistribution> {
 public:
  struct State;  // what is precomputed; internal

  VonMisesFisher(std::span<const double> mean_direction, double concentration);
  template <class Vector>
  VonMisesFisher(const Eigen::MatrixBase<Vector>& mean_direction, double concentration)
      : VonMisesFisher(from_eigen(mean_direction, concentration)) {}
  static FamilyDescription description();

  VonMisesFisher(const VonMisesFisher&);
  VonMisesFisher(VonMisesFisher&&) noexcept;
  VonMisesFisher& operator=(const VonMisesFisher&);
  VonMisesFisher& operator=(VonMisesFisher&&) noexcept;
  ~VonMisesFisher() override;

  std::span<const double> mean_direction() const noexcept;
  double concentration() const noexcept;
  /// The length of the mean: I_{n/2}(k) / I_{n/2 - 1}(k).
  double mean_resultant_length() const noexcept;

 private:
  template <class Vector>
  static VonMisesFisher from_eigen(const Eigen::MatrixBase<Vector>& mean_direction, double concentration) {
    std::vector<double> scratch;
    return VonMisesFisher(detail::contiguous(mean_direction, scratch), concentration);
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
