// Wrapped Cauchy distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The wrapped Cauchy law of an angle: density(x) = (1 - r^2) / (2 pi (1 + r^2 - 2 r cos(x - location))) on (-pi, pi],
/// r = resultant_length = |E[exp(i X)]|, and 0 outside.
///
/// `mean`, `variance` and the other moments are those of the number x in (-pi, pi], not directions: they depend on
/// where the circle is cut open. The location may be any angle; it counts modulo 2 pi.
/// @throws InvalidParameter unless location is finite and resultant_length in [0, 1).
class RELENT_API WrappedCauchy final : public Family<WrappedCauchy, UnivariateDistribution> {
 public:
  WrappedCauchy(double location, double resultant_length);
  static FamilyDescription description();

  double location() const noexcept { return location_; }
  double resultant_length() const noexcept { return resultant_length_; }

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
  std::size_t do_score(double x, std::span<double> out) const override;

  double location_;
  double resultant_length_;
};

}  // namespace relent
