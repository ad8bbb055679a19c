// Gompertz distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The Gompertz law of life times whose hazard grows exponentially:
/// density(x) = shape rate exp(shape + rate x - shape exp(rate x)) on [0, inf).
///
/// The hazard is shape rate exp(rate x). R's flexsurv calls rate "shape", and shape rate "rate".
///
/// Source: Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions", vol. 2, ch. 22.8.
/// @throws InvalidParameter unless shape and rate are positive and finite, and so are their reciprocals.
class RELENT_API Gompertz final : public Family<Gompertz, UnivariateDistribution> {
 public:
  Gompertz(double shape, double rate);
  static FamilyDescription description();

  double shape() const noexcept { return shape_; }
  double rate() const noexcept { return rate_; }

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
  std::size_t do_score(double x, std::span<double> out) const override;

  double shape_;
  double rate_;
};

}  // namespace relent
