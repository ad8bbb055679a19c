// LogLogistic distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The log-logistic (Fisk) law, of exp(Y) for Y ~ Logistic(log scale, 1 / shape):
/// density(x) = (shape / scale) (x / scale)^(shape - 1) / (1 + (x / scale)^shape)^2 for x >= 0.
/// The k-th moment is +inf for k >= shape; a standardised one is NaN where the variance is infinite.
/// Source: Johnson, Kotz and Balakrishnan (1995), section 23.10.
/// @throws InvalidParameter unless shape and scale are positive and finite.
class RELENT_API LogLogistic final : public Family<LogLogistic, UnivariateDistribution> {
 public:
  LogLogistic(double shape, double scale);
  static FamilyDescription description();

  double shape() const noexcept { return shape_; }
  double scale() const noexcept { return scale_; }

 private:
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
  std::size_t do_score(double x, std::span<double> out) const override;

  double shape_;
  double scale_;
};

}  // namespace relent
