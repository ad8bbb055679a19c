// Generalized Pareto distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The generalized Pareto law of excesses over a threshold: with z = (x - location)/scale, survival(x) =
/// (1 + shape z)^(-1/shape), which is exp(-z) at shape 0, and density(x) = (1 + shape z)^(-1/shape - 1) / scale.
/// A positive shape is a heavy right tail; with a negative one the support ends at location - scale/shape.
/// @throws InvalidParameter unless location and shape are finite and scale positive and finite.
class RELENT_API GeneralizedPareto final : public Family<GeneralizedPareto, UnivariateDistribution> {
 public:
  GeneralizedPareto(double location, double scale, double shape);
  static FamilyDescription description();

  double location() const noexcept { return location_; }
  double scale() const noexcept { return scale_; }
  double shape() const noexcept { return shape_; }
  /// The right end of the support: location - scale/shape, rounded, if shape < 0, else infinite.
  double upper() const noexcept { return end_.hi; }

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
  Point do_sample_point(Rng& rng) const override;
  double do_log_prob_at(const Point& point) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double exponent(double x) const;  // -log survival(x): the standard exponential variable
  double log_density(double exponent) const;
  double place(double exponent) const;  // x of -log survival(x)

  double location_;
  double scale_;
  double shape_;
  DoubleDouble end_;  // of the support, with what its rounding lost
};

}  // namespace relent
