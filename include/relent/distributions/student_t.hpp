// Student's t distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// Student's t law: density(x) ~ (1 + z^2 / dof)^(-(dof + 1) / 2) / scale, z = (x - location) / scale.
/// The mean is NaN for dof <= 1; the variance is NaN for dof <= 1 and +inf for 1 < dof <= 2.
/// @throws InvalidParameter unless dof and scale are positive and finite and location is finite.
class RELENT_API StudentT final : public Family<StudentT, UnivariateDistribution> {
 public:
  explicit StudentT(double dof, double location = 0.0, double scale = 1.0);
  static FamilyDescription description();

  double dof() const noexcept { return dof_; }
  double location() const noexcept { return location_; }
  double scale() const noexcept { return scale_; }

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
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double dof_;
  double location_;
  double scale_;
  double log_normaliser_;
};

}  // namespace relent
