// LogNormal distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The log-normal law, of exp(Y) for Y ~ Gaussian(log_mean, log_stddev):
/// density(x) = exp(-((log x - log_mean) / log_stddev)^2 / 2) / (x log_stddev sqrt(2 pi)) for x > 0.
/// Source: Johnson, Kotz and Balakrishnan (1994), chapter 14.
/// @throws InvalidParameter unless log_mean is finite and log_stddev positive and finite.
class RELENT_API LogNormal final : public Family<LogNormal, UnivariateDistribution> {
 public:
  LogNormal(double log_mean, double log_stddev);
  /// The law of this mean and standard deviation (of X, not of its logarithm), both positive and finite:
  /// log_stddev^2 = log(1 + (stddev / mean)^2) and log_mean = log(mean) - log_stddev^2 / 2.
  static LogNormal from_mean_stddev(double mean, double stddev);
  static FamilyDescription description();

  double log_mean() const noexcept { return log_mean_.hi; }
  double log_stddev() const noexcept { return log_stddev_.hi; }
  /// With what their rounding lost.
  DoubleDouble exact_log_mean() const noexcept { return log_mean_; }
  DoubleDouble exact_log_stddev() const noexcept { return log_stddev_; }

 private:
  enum class Form { log, mean_stddev };

  LogNormal(DoubleDouble log_mean, DoubleDouble log_stddev, Form form, double first, double second);

  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_log_prob(double x) const override;
  double do_log_prob_at(const Point& point) const override;
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
  double do_median() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Point do_sample_point(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double log_density(double w, double z) const;
  double z_of(double x) const;
  double exp_moment(double k) const;

  DoubleDouble log_mean_;
  DoubleDouble log_stddev_;
  Form form_;
  double first_;
  double second_;
};

}  // namespace relent
