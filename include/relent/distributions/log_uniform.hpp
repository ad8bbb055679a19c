// Log-uniform distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The log-uniform (reciprocal) law: density(x) = 1 / (x log(high / low)) on [low, high]; log X is uniform.
/// @throws InvalidParameter unless low and high are positive and finite, and low < high.
class RELENT_API LogUniform final : public Family<LogUniform, UnivariateDistribution> {
 public:
  LogUniform(double low, double high);
  static FamilyDescription description();

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  /// log(high / low).
  double log_width() const noexcept { return log_width_; }

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
