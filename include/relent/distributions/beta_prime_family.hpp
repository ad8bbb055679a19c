// The laws of beta prime type: one density, two leaves.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The abstract parent of BetaPrime and FisherF, which share every formula: scale B / (1 - B) for B of
/// Beta(alpha, beta).
///
/// density(x) = y^(alpha - 1) (1 + y)^-(alpha + beta) / (B(alpha, beta) scale), y = x/scale, on [0, inf).
class RELENT_API BetaPrimeFamily : public Family<BetaPrimeFamily, UnivariateDistribution> {
 public:
  ~BetaPrimeFamily() override;

  double alpha() const noexcept { return alpha_; }
  double beta() const noexcept { return beta_; }
  double scale() const noexcept { return scale_.hi; }
  /// The scale with what its rounding lost.
  DoubleDouble exact_scale() const noexcept { return scale_; }

 protected:
  /// Parameters that the leaf has validated.
  BetaPrimeFamily(double alpha, double beta, DoubleDouble scale);
  BetaPrimeFamily(const BetaPrimeFamily&) = default;
  BetaPrimeFamily(BetaPrimeFamily&&) = default;
  BetaPrimeFamily& operator=(const BetaPrimeFamily&) = default;
  BetaPrimeFamily& operator=(BetaPrimeFamily&&) = default;

  /// Derivatives of log_prob(x) with respect to alpha, beta and log(scale).
  struct Score {
    double alpha;
    double beta;
    double log_scale;
  };
  Score score_at(double x) const;

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
  double do_mode() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Point do_sample_point(Rng& rng) const override;
  double do_log_prob_at(const Point& point) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override = 0;

  double log_odds(double x) const;  // log(x / scale)
  double log_density(double log_x) const;
  double from_beta(double share, double complement, double log_p, double log_q) const;

  double alpha_;
  double beta_;
  DoubleDouble scale_;
  double log_scale_;
  double log_beta_;  // log B(alpha, beta)
};

}  // namespace relent
