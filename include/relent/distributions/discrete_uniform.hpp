// DiscreteUniform distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// Every integer of low..high is equally likely: mass(k) = 1 / (high - low + 1).
/// @throws InvalidParameter unless low and high are integers in [-2^53, 2^53] and low <= high.
class RELENT_API DiscreteUniform final : public Family<DiscreteUniform, UnivariateDistribution> {
 public:
  DiscreteUniform(double low, double high);
  static FamilyDescription description();

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  /// high - low + 1, rounded above 2^53.
  double size() const noexcept { return size_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_log_prob(double k) const override;
  Support do_support() const override;
  double do_cdf(double k) const override;
  double do_log_cdf(double k) const override;
  double do_survival(double k) const override;
  double do_log_survival(double k) const override;
  double do_quantile(double u) const override;
  double do_inverse_survival(double v) const override;
  double do_mean() const override;
  double do_variance() const override;
  double do_skewness() const override;
  double do_excess_kurtosis() const override;
  double do_mode() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::optional<double> do_ratio_bound(double k) const override;

  double low_;
  double high_;
  double size_;
};

}  // namespace relent
