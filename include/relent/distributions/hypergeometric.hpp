// Hypergeometric distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The number of successes among `draws` items taken without replacement from `population` items, of which `successes`
/// are successes: mass(k) = C(successes, k) C(population - successes, draws - k) / C(population, draws).
///
/// cdf and quantile add masses up: their time grows with the standard deviation.
/// @throws InvalidParameter unless population is an integer in [0, 2^53], and successes and draws are integers in
/// [0, population].
class RELENT_API Hypergeometric final : public Family<Hypergeometric, UnivariateDistribution> {
 public:
  Hypergeometric(double population, double successes, double draws);
  static FamilyDescription description();

  double population() const noexcept { return population_; }
  double successes() const noexcept { return successes_; }
  double draws() const noexcept { return draws_; }

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

  double population_;
  double successes_;
  double draws_;
};

}  // namespace relent
