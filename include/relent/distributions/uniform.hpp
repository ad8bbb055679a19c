// Continuous uniform distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The uniform law on [low, high]: density 1 / (high - low).
/// @throws InvalidParameter unless low < high, both finite.
class RELENT_API Uniform final : public Family<Uniform, UnivariateDistribution> {
 public:
  Uniform(double low, double high);
  static FamilyDescription description();

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }

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
  double do_stddev() const override;
  double do_skewness() const override;
  double do_excess_kurtosis() const override;
  double do_mode() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;

  double low_;
  double high_;
  double log_width_;
};

}  // namespace relent
