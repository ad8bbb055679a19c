// Generalized Gaussian distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The generalized Gaussian (exponential power) law:
/// density(x) = power exp(-|z|^power) / (2 scale Gamma(1/power)), z = (x - location) / scale.
///
/// Power 1 is Laplace, power 2 a Gaussian with stddev scale/sqrt(2); the limit at infinity is uniform on location +-
/// scale. The scale is not a standard deviation.
///
/// Source: Subbotin (1923); Nardon and Pianca, "Simulation techniques for generalized Gaussian densities" (2009).
/// @throws InvalidParameter unless location is finite, scale positive and finite, and power in [1e-3, 1e300].
class RELENT_API GeneralizedGaussian final : public Family<GeneralizedGaussian, UnivariateDistribution> {
 public:
  GeneralizedGaussian(double location, double scale, double power);
  static FamilyDescription description();

  double location() const noexcept { return location_; }
  double scale() const noexcept { return scale_; }
  double power() const noexcept { return power_; }

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
  double do_median() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::vector<double> do_breakpoints() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double upper_tail_inverse(double v) const;

  double location_;
  double scale_;
  double power_;
  DoubleDouble shape_;  ///< 1/power: |z|^power is a Gamma(shape, 1) variate
};

}  // namespace relent
