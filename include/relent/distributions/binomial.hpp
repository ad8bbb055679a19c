// Binomial distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/bernoulli.hpp>

namespace relent {

/// The number of successes in `trials` independent trials:
/// mass(k) = C(trials, k) probability^k (1 - probability)^(trials - k), k = 0..trials.
/// @throws InvalidParameter unless trials is an integer in [0, 2^53] and probability is in [0, 1] (logit: not NaN).
class RELENT_API Binomial final : public Family<Binomial, UnivariateDistribution> {
 public:
  Binomial(double trials, double probability);
  static Binomial from_probability(double trials, double probability) { return {trials, probability}; }
  static Binomial from_logit(double trials, double logit);
  static FamilyDescription description();

  double trials() const noexcept { return trials_; }
  double probability() const noexcept { return trial_.probability(); }
  double complement() const noexcept { return trial_.complement(); }
  /// The law of one trial.
  const Bernoulli& trial() const noexcept { return trial_; }

 private:
  Binomial(double trials, const Bernoulli& trial);

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
  std::optional<double> do_ratio_bound(double k) const override;

  double trials_;
  Bernoulli trial_;
};

}  // namespace relent
