// Von Mises distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The von Mises (circular normal) law of an angle: density(x) = exp(concentration cos(x - location)) /
/// (2 pi I0(concentration)) on (-pi, pi], and 0 outside.
///
/// `mean`, `variance` and the other moments are those of the number x in (-pi, pi], not directions: they depend on
/// where the circle is cut open. The location may be any angle; it counts modulo 2 pi.
/// @throws InvalidParameter unless location is finite and concentration in [0, 1e300].
class RELENT_API VonMises final : public Family<VonMises, UnivariateDistribution> {
 public:
  VonMises(double location, double concentration);
  static FamilyDescription description();

  double location() const noexcept { return location_; }
  double concentration() const noexcept { return concentration_; }

 private:
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
  double do_skewness() const override;
  double do_excess_kurtosis() const override;
  double do_mode() const override;
  double do_median() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  std::vector<double> do_breakpoints() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double location_;
  double concentration_;
  double log_scaled_bessel_;  // log(I0(concentration) exp(-concentration))
};

}  // namespace relent
