// BetaBinomial distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The number of successes in `trials` trials whose common probability is a Beta(alpha, beta) draw:
/// mass(k) = C(trials, k) B(k + alpha, trials - k + beta) / B(alpha, beta), k = 0..trials.
///
/// cdf, quantile and entropy add masses up: their time grows with the number of trials.
/// @throws InvalidParameter unless trials is an integer in [0, 2^53], and alpha and beta are in [1e-290, 1e290].
class RELENT_API BetaBinomial final : public Family<BetaBinomial, UnivariateDistribution> {
 public:
  BetaBinomial(double trials, double alpha, double beta);
  static FamilyDescription description();

  double trials() const noexcept { return trials_; }
  double alpha() const noexcept { return alpha_; }
  double beta() const noexcept { return beta_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_log_prob(double k) const override;
  Support do_support() const override;
  double do_cdf(double k) const override;
  double do_log_cdf(double k) const override;
  double do_survival(double k) const override;
  double do_log_survival(double k) const override;
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
  std::optional<double> do_ratio_bound(double k) const override;

  double trials_;
  double alpha_;
  double beta_;
};

}  // namespace relent
