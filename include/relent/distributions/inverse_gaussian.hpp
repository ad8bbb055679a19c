// InverseGaussian distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The inverse Gaussian (Wald) law: density(x) = sqrt(shape / (2 pi x^3)) exp(-shape (x - mean)^2 / (2 mean^2 x)) for
/// x > 0; the time at which a Brownian motion with drift first reaches a level.
/// Source: Johnson, Kotz and Balakrishnan (1994), chapter 15.
/// @throws InvalidParameter unless mean and shape are positive and finite.
class RELENT_API InverseGaussian final : public Family<InverseGaussian, UnivariateDistribution> {
 public:
  InverseGaussian(double mean, double shape);
  static FamilyDescription description();

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
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double log_mean_of_x() const;
  double at_tail(bool lower, double log_tail) const;

  double mean_;
  double shape_;
};

}  // namespace relent
