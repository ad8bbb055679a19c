// BetaNegativeBinomial distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The number of failures before the r-th success, r = successes any positive number, in trials whose common
/// probability of success is a Beta(alpha, beta) draw:
/// mass(k) = Gamma(k + r) / (Gamma(r) k!) B(alpha + r, beta + k) / B(alpha, beta), k = 0, 1, ... (the generalized
/// Waring law). It falls off as k^(-1 - alpha). Waring's law has r = 1, Yule's (less 1) r = 1 and beta = 1.
/// @throws InvalidParameter unless all three are in [1e-100, 1e15].
class RELENT_API BetaNegativeBinomial final : public Family<BetaNegativeBinomial, UnivariateDistribution> {
 public:
  BetaNegativeBinomial(double successes, double alpha, double beta);
  static FamilyDescription description();

  double successes() const noexcept { return successes_; }
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
  double do_stddev() const override;
  double do_skewness() const override;
  double do_excess_kurtosis() const override;
  double do_mode() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;

  double successes_;
  double alpha_;
  double beta_;
};

}  // namespace relent
