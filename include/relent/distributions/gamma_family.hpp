// The laws of gamma type: one density, three leaves.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The abstract parent of Gamma, Exponential and ChiSquared, which share every formula.
///
/// density(x) = rate^shape x^(shape - 1) exp(-rate x) / Gamma(shape) on [0, inf).
class RELENT_API GammaFamily : public Family<GammaFamily, UnivariateDistribution> {
 public:
  ~GammaFamily() override;

  double shape() const noexcept { return shape_.hi; }
  double rate() const noexcept { return rate_.hi; }
  double scale() const noexcept;
  /// The canonical parameters with their rounding residuals.
  DoubleDouble exact_shape() const noexcept { return shape_; }
  DoubleDouble exact_rate() const noexcept { return rate_; }

 protected:
  /// Parameters that the leaf has validated.
  GammaFamily(DoubleDouble shape, DoubleDouble rate);
  GammaFamily(const GammaFamily&) = default;
  GammaFamily(GammaFamily&&) = default;
  GammaFamily& operator=(const GammaFamily&) = default;
  GammaFamily& operator=(GammaFamily&&) = default;

 private:
  std::string do_name() const override = 0;
  std::vector<Parameter> do_parameters() const override = 0;
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

  DoubleDouble shape_;
  DoubleDouble rate_;
};

}  // namespace relent
