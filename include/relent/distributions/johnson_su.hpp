// Johnson's SU distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// Johnson's unbounded law, on the real line: location + scale sinh((Z - skewness) / tailweight), Z standard normal.
///
/// density(x) = tailweight exp(-z^2 / 2) / (scale sqrt(2 pi) sqrt(1 + y^2)), y = (x - location) / scale,
/// z = skewness + tailweight asinh(y) (Johnson 1949). The skewness parameter has the opposite sign of the third moment.
/// @throws InvalidParameter unless tailweight and scale are positive and finite, location is finite, and skewness is at
/// most 700 tailweight in size.
class RELENT_API JohnsonSU final : public Family<JohnsonSU, UnivariateDistribution> {
 public:
  JohnsonSU(double skewness_parameter, double tailweight, double location = 0.0, double scale = 1.0);
  static FamilyDescription description();

  double skewness_parameter() const noexcept { return shift_; }
  double tailweight() const noexcept { return tailweight_; }
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
  double do_median() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double from_normal(double z) const;
  double to_normal(double x) const;
  double relative_stddev() const;

  double shift_;
  double tailweight_;
  double location_;
  double scale_;
};

}  // namespace relent
