// DiscreteLaplace distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The discrete Laplace law, the difference of two geometric variables:
/// mass(k) = (1 - decay) / (1 + decay) decay^|k|, k any integer.
/// @throws InvalidParameter unless decay is in (0, 1).
class RELENT_API DiscreteLaplace final : public Family<DiscreteLaplace, UnivariateDistribution> {
 public:
  explicit DiscreteLaplace(double decay);
  static FamilyDescription description();

  double decay() const noexcept { return decay_; }

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
  double do_median() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::optional<double> do_ratio_bound(double k) const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double decay_;
};

}  // namespace relent
