// Half-Cauchy distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The half-Cauchy law, |X| for X of Cauchy(0, scale): density(x) = 2 / (pi scale (1 + (x/scale)^2)) on [0, inf).
/// @throws InvalidParameter unless scale is positive and finite.
class RELENT_API HalfCauchy final : public Family<HalfCauchy, UnivariateDistribution> {
 public:
  explicit HalfCauchy(double scale);
  static FamilyDescription description();

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

  double scale_;
};

}  // namespace relent
