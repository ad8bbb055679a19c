// Generalized extreme value distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The generalized extreme value law: cdf(x) = exp(-t), density(x) = t^(1 + shape) exp(-t) / scale, with
/// t = (1 + shape z)^(-1/shape), z = (x - location) / scale, where 1 + shape z > 0; t = exp(-z) at shape 0.
///
/// Shape 0 is Gumbel, shape > 0 has a heavy right tail (Frechet), shape < 0 a right end (a reflected Weibull) at
/// location - scale/shape. Moments of order 1/shape and above are infinite. SciPy's c is -shape.
///
/// Source: Jenkinson (1955); Coles, "An Introduction to Statistical Modeling of Extreme Values" (2001), ch. 3.
/// @throws InvalidParameter unless location is finite, scale positive and finite, and shape in [-1e6, 1e6].
class RELENT_API GeneralizedExtremeValue final : public Family<GeneralizedExtremeValue, UnivariateDistribution> {
 public:
  GeneralizedExtremeValue(double location, double scale, double shape);
  static FamilyDescription description();

  double location() const noexcept { return location_; }
  double scale() const noexcept { return scale_; }
  double shape() const noexcept { return shape_; }

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
  Point do_sample_point(Rng& rng) const override;
  double do_log_prob_at(const Point& point) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double log_density(double t, double log_t) const;
  double image(double log_t) const;

  double location_;
  double scale_;
  double shape_;
  double end_;  ///< location - scale/shape; infinite at shape 0
};

}  // namespace relent
