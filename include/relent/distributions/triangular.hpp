// Triangular distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The triangular law on [low, high]: the density rises linearly from low to mode, where it is 2 / (high - low), and
/// falls linearly to high.
/// @throws InvalidParameter unless low <= mode <= high and low < high, all finite.
class RELENT_API Triangular final : public Family<Triangular, UnivariateDistribution> {
 public:
  Triangular(double low, double mode, double high);
  static FamilyDescription description();

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_log_prob(double x) const override;
  double do_log_prob_at(const Point& point) const override;
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
  Point do_sample_point(Rng& rng) const override;
  Tails do_tails() const override;
  std::vector<double> do_breakpoints() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;

  double low_;
  double mode_;
  double high_;
};

}  // namespace relent
