// Skellam distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

#include <vector>

namespace relent {

/// The difference of two independent Poisson counts: mass(k) = exp(-rate1 - rate2) (rate1/rate2)^(k/2) I_|k|(2
/// sqrt(rate1 rate2)), over all integers; I is the modified Bessel function.
/// @throws InvalidParameter unless both rates are positive and at most 1e15.
class RELENT_API Skellam final : public Family<Skellam, UnivariateDistribution> {
 public:
  Skellam(double rate1, double rate2);
  static FamilyDescription description();

  double rate1() const noexcept { return rate1_; }
  double rate2() const noexcept { return rate2_; }

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

  double log_mass(double k) const;
  double log_tail(double k, bool upper) const;

  double rate1_;
  double rate2_;
};

}  // namespace relent
