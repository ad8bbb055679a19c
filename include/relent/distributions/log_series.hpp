// Logarithmic series distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// Fisher's logarithmic series: mass(k) = probability^k / (-k log(1 - probability)), k = 1, 2, ...
/// @throws InvalidParameter unless probability is in (0, 1).
/// Source: Johnson, Kemp and Kotz, "Univariate Discrete Distributions" (2005), chapter 7.
class RELENT_API LogSeries final : public Family<LogSeries, UnivariateDistribution> {
 public:
  explicit LogSeries(double probability);
  static LogSeries from_probability(double probability) { return LogSeries(probability); }
  static FamilyDescription description();

  double probability() const noexcept { return probability_; }

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
  std::optional<double> do_ratio_bound(double k) const override;

  double first_terms(double k) const;
  double tail(double k) const;

  double probability_;
  double complement_;
  double log_probability_;
  double excess_;    // (-log(1 - p) - p)/p^2
  double log_norm_;  // log(-log(1 - p)/p)
};

}  // namespace relent
