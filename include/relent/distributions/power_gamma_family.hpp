// The laws of powers of gamma variables: one density, many leaves.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The abstract parent of HalfNormal, Rayleigh, Maxwell, Chi, Nakagami, GeneralizedGamma, InverseGamma and Levy, which
/// share every formula: X = location + scale G^(1/power), G of law Gamma(shape, 1).
///
/// With z = (x - location) / scale, density(x) = |power| z^(shape power - 1) exp(-z^power) / (scale Gamma(shape)) for
/// x > location. A negative power is a law of reciprocals: its heavy tail is to the right.
class RELENT_API PowerGammaFamily : public Family<PowerGammaFamily, UnivariateDistribution> {
 public:
  ~PowerGammaFamily() override;

  /// What the formulas take: the shape of G, its power, the scale and the location of X.
  DoubleDouble gamma_shape() const noexcept { return shape_; }
  double gamma_power() const noexcept { return power_; }
  DoubleDouble gamma_scale() const noexcept { return scale_; }
  double gamma_location() const noexcept { return location_; }

 protected:
  /// Parameters that the leaf has validated. `order` = shape power, the exponent of z plus 1, as the leaf knows it
  /// best.
  PowerGammaFamily(DoubleDouble shape, double power, double order, DoubleDouble scale, double location = 0.0);
  PowerGammaFamily(const PowerGammaFamily&) = default;
  PowerGammaFamily(PowerGammaFamily&&) = default;
  PowerGammaFamily& operator=(const PowerGammaFamily&) = default;
  PowerGammaFamily& operator=(PowerGammaFamily&&) = default;

  /// z = (x - location) / scale.
  double standardised(double x) const;

 private:
  std::string do_name() const override = 0;
  std::vector<Parameter> do_parameters() const override = 0;
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
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Point do_sample_point(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;

  double log_density(double log_z, double z) const;
  double power_of(double z) const;
  double tail(double x, bool lower, bool logarithm) const;
  double from_gamma(double y) const;
  double from_log_gamma(double log_y) const;

  DoubleDouble shape_;
  double power_;
  double order_;
  DoubleDouble scale_;
  double location_;
  double log_normaliser_;  // log(scale Gamma(shape) / |power|)
};

}  // namespace relent
