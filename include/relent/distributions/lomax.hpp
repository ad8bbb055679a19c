// Lomax distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The Lomax law, Pareto moved to 0: density(x) = (shape/scale) (1 + x/scale)^-(shape + 1) on [0, inf).
/// It is BetaPrime(1, shape) times scale, and GeneralizedPareto(0, scale/shape, 1/shape).
/// @throws InvalidParameter unless shape and scale are positive and finite.
class RELENT_API Lomax final : public Family<Lomax, UnivariateDistribution> {
 public:
  Lomax(double shape, double scale);
  static FamilyDescription description();

  double shape() const noexcept { return shape_; }
  double scale() const noexcept { return scale_; }

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
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double shape_;
  double scale_;
};

}  // namespace relent
