// Zeta distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// Zipf's law on all the positive integers: mass(k) = k^-exponent / zeta(exponent), k = 1, 2, ... A power tail: of
/// moments, those of order below exponent - 1 are finite. Quantiles beyond the doubles are +inf; draws there are the
/// largest double.
/// @throws InvalidParameter unless exponent is above 1 and finite.
/// Source: Johnson, Kemp and Kotz, "Univariate Discrete Distributions" (2005), section 11.2.20.
class RELENT_API Zeta final : public Family<Zeta, UnivariateDistribution> {
 public:
  explicit Zeta(double exponent);
  static Zeta from_exponent(double exponent) { return Zeta(exponent); }
  static FamilyDescription description();

  double exponent() const noexcept { return exponent_; }

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
  std::optional<LogDensityTerms> do_log_density_terms() const override;

  double variance_factor() const;

  double exponent_;
  double log_zeta_;
  double rest_;  // P(X > 1) less a factor of order 1: 2^-exponent/zeta(exponent)
};

}  // namespace relent
