// The laws of beta type on an interval: affine images of Beta.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The abstract parent of Pert and Arcsine: low + (high - low) Y, Y of law Beta(alpha, beta).
///
/// density(x) = (x - low)^(alpha - 1) (high - x)^(beta - 1) / (B(alpha, beta) (high - low)^(alpha + beta - 1)).
class RELENT_API BetaImage : public Family<BetaImage, UnivariateDistribution> {
 public:
  ~BetaImage() override;

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  double alpha() const noexcept { return alpha_.hi; }
  double beta() const noexcept { return beta_.hi; }
  /// The shapes with their rounding residuals.
  DoubleDouble exact_alpha() const noexcept { return alpha_; }
  DoubleDouble exact_beta() const noexcept { return beta_; }

 protected:
  /// Parameters that the leaf has validated.
  BetaImage(double low, double high, DoubleDouble alpha, DoubleDouble beta);
  BetaImage(const BetaImage&) = default;
  BetaImage(BetaImage&&) = default;
  BetaImage& operator=(const BetaImage&) = default;
  BetaImage& operator=(BetaImage&&) = default;

 private:
  std::string do_name() const override = 0;
  std::vector<Parameter> do_parameters() const override = 0;
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
  double do_mode() const override = 0;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Point do_sample_point(Rng& rng) const override;
  double do_log_prob_at(const Point& point) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;

  double low_;
  double high_;
  DoubleDouble alpha_;
  DoubleDouble beta_;
};

}  // namespace relent
