// Logit-normal distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The logit-normal law on (0, 1): log(X / (1 - X)) is Gaussian with mean logit_mean and standard deviation
/// logit_stddev. density(x) = exp(-((logit(x) - logit_mean) / logit_stddev)^2 / 2) / (logit_stddev sqrt(2 pi) x (1 -
/// x)). Moments and entropy have no closed form: they are computed by quadrature.
/// @throws InvalidParameter unless logit_mean is finite and logit_stddev positive and finite.
class RELENT_API LogitNormal final : public Family<LogitNormal, UnivariateDistribution> {
 public:
  LogitNormal(double logit_mean, double logit_stddev);
  static FamilyDescription description();

  double logit_mean() const noexcept { return logit_mean_; }
  double logit_stddev() const noexcept { return logit_stddev_; }

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
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Point do_sample_point(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double logit_mean_;
  double logit_stddev_;
};

}  // namespace relent
