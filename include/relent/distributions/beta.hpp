// Beta distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/double_double.hpp>

namespace relent {

/// The beta law: density(x) = x^(alpha - 1) (1 - x)^(beta - 1) / B(alpha, beta) on [0, 1].
/// @throws InvalidParameter unless alpha and beta (or concentration, with mean in (0, 1)) are positive and finite.
class RELENT_API Beta final : public Family<Beta, UnivariateDistribution> {
 public:
  Beta(double alpha, double beta);
  /// alpha = mean concentration, beta = (1 - mean) concentration.
  static Beta from_mean_concentration(double mean, double concentration);
  static FamilyDescription description();

  double alpha() const noexcept { return alpha_.hi; }
  double beta() const noexcept { return beta_.hi; }
  DoubleDouble exact_alpha() const noexcept { return alpha_; }
  DoubleDouble exact_beta() const noexcept { return beta_; }

 private:
  enum class Form { alpha_beta, mean_concentration };
  Beta(DoubleDouble alpha, DoubleDouble beta, Form form, double first, double second);

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
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Point do_sample_point(Rng& rng) const override;
  double do_log_prob_at(const Point& point) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  DoubleDouble alpha_;
  DoubleDouble beta_;
  double log_beta_;  // log B(alpha, beta)
  Form form_;
  double first_;  // the two parameters as the user wrote them
  double second_;
};

}  // namespace relent
