// AsymmetricLaplace distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The asymmetric Laplace law: density(x) = exp(-(x - location) / scale * s * asymmetry^s) * asymmetry /
/// (scale (1 + asymmetry^2)), s = sign(x - location): exponential with scale / asymmetry above the location and with
/// scale * asymmetry below it, where it has the mass asymmetry^2 / (1 + asymmetry^2). SciPy calls the asymmetry kappa.
/// Source: Kotz, Kozubowski and Podgorski (2001), chapter 3.
/// @throws InvalidParameter unless location is finite, scale and asymmetry are positive and finite, and so are
/// scale / asymmetry and scale * asymmetry.
class RELENT_API AsymmetricLaplace final : public Family<AsymmetricLaplace, UnivariateDistribution> {
 public:
  AsymmetricLaplace(double location, double scale, double asymmetry);
  static FamilyDescription description();

  double location() const noexcept { return location_; }
  double scale() const noexcept { return scale_; }
  double asymmetry() const noexcept { return asymmetry_; }

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
  double do_stddev() const override;
  double do_skewness() const override;
  double do_excess_kurtosis() const override;
  double do_mode() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::vector<double> do_breakpoints() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double mean_shift() const;

  double location_;
  double scale_;
  double asymmetry_;
  double above_;  // scale / asymmetry
  double below_;  // scale asymmetry
};

}  // namespace relent
