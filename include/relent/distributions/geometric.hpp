// Geometric distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/bernoulli.hpp>

namespace relent {

/// The number of failures before the first success: mass(k) = probability (1 - probability)^k, k = 0, 1, ... Given by
/// logit = log(p / (1 - p)), the logit is kept.
/// @throws InvalidParameter unless probability is in (0, 1] (logit: at least -708, so that the mean is finite; inf is
/// the atom at 0).
class RELENT_API Geometric final : public Family<Geometric, UnivariateDistribution> {
 public:
  explicit Geometric(double probability);
  static Geometric from_probability(double probability) { return Geometric(probability); }
  static Geometric from_logit(double logit);
  static FamilyDescription description();

  /// P(X = 0) and P(X > 0), rounded once.
  double probability() const noexcept { return trial_.probability(); }
  double complement() const noexcept { return trial_.complement(); }
  /// The law of one trial.
  const Bernoulli& trial() const noexcept { return trial_; }

 private:
  explicit Geometric(const Bernoulli& trial);

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
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::optional<double> do_ratio_bound(double k) const override;

  Bernoulli trial_;
  double log_success_;
  double log_failure_;
};

}  // namespace relent
