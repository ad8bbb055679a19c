// SkewNormal distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The skew-normal law: density(x) = 2/scale phi(z) Phi(shape z), z = (x - location) / scale, phi and Phi the standard
/// normal density and cdf; the Gaussian law at shape 0, a half-normal one in the limit of large shapes.
/// Source: Azzalini (1985).
/// @throws InvalidParameter unless location and shape are finite and scale positive and finite.
class RELENT_API SkewNormal final : public Family<SkewNormal, UnivariateDistribution> {
 public:
  SkewNormal(double location, double scale, double shape);
  static FamilyDescription description();

  double location() const noexcept { return location_; }
  double scale() const noexcept { return scale_; }
  double shape() const noexcept { return shape_; }

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
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double delta() const;
  double standard_mean() const;
  double standard_stddev() const;

  double location_;
  double scale_;
  double shape_;
};

}  // namespace relent
