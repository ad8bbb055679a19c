// Pareto distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The Pareto law (of the first kind): density(x) = shape scale^shape / x^(shape + 1) on [scale, inf).
/// @throws InvalidParameter unless scale and shape are positive and finite.
class RELENT_API Pareto final : public Family<Pareto, UnivariateDistribution> {
 public:
  Pareto(double scale, double shape);
  static FamilyDescription description();

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

  double scale_;
  double shape_;
};

}  // namespace relent
