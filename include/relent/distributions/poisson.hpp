// Poisson distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The number of events of a constant rate: mass(k) = rate^k exp(-rate) / k!, k = 0, 1, ... Rate 0 is the atom at 0.
/// Given by log_rate, the logarithm is kept, and serves where the rate itself underflows.
/// @throws InvalidParameter unless rate is non-negative and finite (log_rate: below 709.78, so that the rate is finite;
/// -inf is rate 0).
class RELENT_API Poisson final : public Family<Poisson, UnivariateDistribution> {
 public:
  explicit Poisson(double rate);
  static Poisson from_rate(double rate) { return Poisson(rate); }
  static Poisson from_log_rate(double log_rate);
  static FamilyDescription description();

  double rate() const noexcept { return rate_.hi; }
  /// The same with its rounding residual.
  DoubleDouble exact_rate() const noexcept { return rate_; }
  /// log(rate): the number given, if a logarithm was.
  double log_rate() const noexcept { return log_rate_; }
  /// Was this law given by its log_rate?
  bool is_log_form() const noexcept { return log_form_; }

 private:
  Poisson(DoubleDouble rate, double log_rate, bool log_form);

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

  DoubleDouble rate_;
  double log_rate_;
  bool log_form_;
};

}  // namespace relent
