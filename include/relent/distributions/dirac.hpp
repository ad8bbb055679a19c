// Dirac distribution: a point mass.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// All mass at one point of the line, integer or not; entropy 0.
/// @throws InvalidParameter unless value is finite.
class RELENT_API Dirac final : public Family<Dirac, UnivariateDistribution> {
 public:
  explicit Dirac(double value);
  static FamilyDescription description();

  double value() const noexcept { return value_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_log_prob(double x) const override;
  Support do_support() const override;
  double do_cdf(double x) const override;
  double do_log_cdf(double x) const override;
  double do_survival(double x) const override;
  double do_log_survival(double x) const override;
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
  std::optional<double> do_ratio_bound(double k) const override;

  double value_;
};

}  // namespace relent
