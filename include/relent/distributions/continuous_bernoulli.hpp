// Continuous Bernoulli distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The continuous Bernoulli law on [0, 1]: density(x) = C probability^x (1 - probability)^(1 - x), the exponential law
/// of rate |logit| cut at 1 (or its mirror image), where logit = log(probability / (1 - probability)). `probability` is
/// not the mean. Loaiza-Ganem and Cunningham (2019).
/// @throws InvalidParameter unless probability is in (0, 1), or the logit finite.
class RELENT_API ContinuousBernoulli final : public Family<ContinuousBernoulli, UnivariateDistribution> {
 public:
  explicit ContinuousBernoulli(double probability);
  static ContinuousBernoulli from_logit(double logit);
  static FamilyDescription description();

  double probability() const noexcept;
  double logit() const noexcept { return logit_.hi; }
  /// The logit with what its rounding lost.
  DoubleDouble exact_logit() const noexcept { return logit_; }
  /// The parameter is the logit, not the probability.
  bool is_by_logit() const noexcept { return by_logit_; }

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

  ContinuousBernoulli(DoubleDouble logit, bool by_logit, double given);

  DoubleDouble logit_;
  double log_mean_decay_;  // log((1 - exp(-|logit|)) / |logit|)
  bool by_logit_;
  double given_;
};

}  // namespace relent
