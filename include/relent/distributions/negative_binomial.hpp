// NegativeBinomial distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>
namespace relent {

/// The number of failures before the r-th success, r = successes any positive number:
/// mass(k) = Gamma(k + r) / (Gamma(r) k!) probability^r (1 - probability)^k, k = 0, 1, ... In the form with the mean
/// r (1 - p)/p, the variance is mean + mean^2/r.
/// @throws InvalidParameter unless successes is positive and finite and probability is in (0, 1] (mean: non-negative
/// and finite).
class RELENT_API NegativeBinomial final : public Family<NegativeBinomial, UnivariateDistribution> {
 public:
  NegativeBinomial(double successes, double probability);
  static NegativeBinomial from_probability(double successes, double probability) { return {successes, probability}; }
  static NegativeBinomial from_mean(double mean, double successes);
  static FamilyDescription description();

  double successes() const noexcept { return successes_; }
  double probability() const noexcept { return probability_.hi; }
  double complement() const noexcept { return complement_.hi; }
  /// The same with their rounding residuals.
  DoubleDouble exact_probability() const noexcept { return probability_; }
  DoubleDouble exact_complement() const noexcept { return complement_; }

 private:
  enum class Form { probability, mean };
  NegativeBinomial(double successes, DoubleDouble probability, DoubleDouble complement, Form form, double given);

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
  std::optional<double> do_ratio_bound(double k) const override;

  double successes_;
  DoubleDouble probability_;
  DoubleDouble complement_;
  double log_success_;
  double log_failure_;
  Form form_;
  double given_;
};

}  // namespace relent
