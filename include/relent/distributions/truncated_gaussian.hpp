// Truncated Gaussian distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The Gaussian law restricted to [low, high]: density(x) = exp(-((x - mean) / stddev)^2 / 2) / C for low <= x <= high.
/// `mean` and `stddev` as parameters are those of the parent, `parent_mean()` and `parent_stddev()`; the inherited
/// functions mean() and stddev() are those of the law itself. Either cut may be infinite.
/// @throws InvalidParameter unless mean is finite, stddev positive and finite, low < high, and [low, high] within 1e150
/// standard deviations of the mean.
class RELENT_API TruncatedGaussian final : public Family<TruncatedGaussian, UnivariateDistribution> {
 public:
  TruncatedGaussian(double mean, double stddev, double low, double high);
  static FamilyDescription description();

  double parent_mean() const noexcept { return mean_; }
  double parent_stddev() const noexcept { return stddev_; }
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
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;

  double mean_;
  double stddev_;
  double low_;
  double high_;
  double scaled_mass_;  // the mass of the standard normal over the cut, relative to its highest density there
};

}  // namespace relent
