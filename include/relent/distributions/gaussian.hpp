// Gaussian (normal) distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The Gaussian (normal) law on the real line.
///
/// density(x) = exp(-((x - mean) / stddev)^2 / 2) / (stddev sqrt(2 pi)).
/// @throws InvalidParameter unless mean is finite and stddev (variance, precision) is positive and finite.
class RELENT_API Gaussian final : public Family<Gaussian, UnivariateDistribution> {
 public:
  Gaussian(double mean, double stddev);
  static Gaussian from_mean_variance(double mean, double variance);
  static Gaussian from_mean_precision(double mean, double precision);
  static FamilyDescription description();

  /// The standard deviation with the residual it was rounded by, if it was derived from a variance or a precision.
  DoubleDouble exact_stddev() const noexcept { return stddev_; }

 private:
  enum class Form { stddev, variance, precision };
  Gaussian(double mean, DoubleDouble stddev, Form form, double given);

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
  double do_median() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double mean_;
  DoubleDouble stddev_;
  double log_normaliser_;  // log(stddev sqrt(2 pi))
  Form form_;
  double given_;  // stddev, variance or precision, as the user wrote it
};

/// The same law under its other name.
using Normal = Gaussian;

}  // namespace relent
