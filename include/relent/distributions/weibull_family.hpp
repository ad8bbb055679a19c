// The laws of Weibull type: powers of an exponential variate.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The abstract parent of Weibull and Frechet, which are each other's reciprocals and share every formula.
///
/// X = scale T^(1/exponent) with T a standard exponential variate, exponent = shape for Weibull and -shape for Frechet:
/// density(x) = shape t exp(-t) / x, t = (x / scale)^exponent.
class RELENT_API WeibullFamily : public Family<WeibullFamily, UnivariateDistribution> {
 public:
  ~WeibullFamily() override;

  double shape() const noexcept { return exponent_ < 0.0 ? -exponent_ : exponent_; }
  double scale() const noexcept { return scale_; }
  /// shape, or -shape where X decreases in the exponential variate.
  double exponent() const noexcept { return exponent_; }

 protected:
  /// Parameters that the leaf has validated.
  WeibullFamily(double exponent, double scale);
  WeibullFamily(const WeibullFamily&) = default;
  WeibullFamily(WeibullFamily&&) = default;
  WeibullFamily& operator=(const WeibullFamily&) = default;
  WeibullFamily& operator=(WeibullFamily&&) = default;

 private:
  std::string do_name() const override = 0;
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
  Point do_sample_point(Rng& rng) const override;
  double do_log_prob_at(const Point& point) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double log_density(double log_relative, double t) const;

  double exponent_;
  double scale_;
  DoubleDouble power_;  // 1 / exponent
};

}  // namespace relent
