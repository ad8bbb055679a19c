// Bernoulli distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The law of one yes or no: mass probability at 1 and 1 - probability at 0. Given by logit = log(p / (1 - p)), the
/// logit is kept: nothing is ever converted to a probability and back.
/// @throws InvalidParameter unless probability is in [0, 1] (logit: not NaN; +-inf are the degenerate laws).
class RELENT_API Bernoulli final : public Family<Bernoulli, UnivariateDistribution> {
 public:
  explicit Bernoulli(double probability);
  static Bernoulli from_probability(double probability) { return Bernoulli(probability); }
  static Bernoulli from_logit(double logit);
  static FamilyDescription description();

  /// P(X = 1) and P(X = 0), rounded once.
  double probability() const noexcept { return probability_.hi; }
  double complement() const noexcept { return complement_.hi; }
  /// The same with their rounding residuals.
  DoubleDouble exact_probability() const noexcept { return probability_; }
  DoubleDouble exact_complement() const noexcept { return complement_; }
  /// log(p / (1 - p)): the number given, if a logit was.
  double logit() const noexcept;
  /// Was this law given by its logit?
  bool is_logit_form() const noexcept { return logit_form_; }

 private:
  Bernoulli(DoubleDouble probability, DoubleDouble complement, bool logit_form, double given);

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
  bool do_in_support(double x) const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::optional<double> do_ratio_bound(double k) const override;

  DoubleDouble probability_;
  DoubleDouble complement_;
  double log_probability_;
  double log_complement_;
  bool logit_form_;
  double given_;
};

}  // namespace relent
