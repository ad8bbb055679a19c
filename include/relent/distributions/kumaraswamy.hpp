// Kumaraswamy distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

namespace relent {

/// The Kumaraswamy law on [0, 1]: density(x) = a b x^(a - 1) (1 - x^a)^(b - 1), so that cdf(x) = 1 - (1 - x^a)^b and
/// X^a is Beta(1, b). Kumaraswamy (1980), Jones (2009).
/// @throws InvalidParameter unless a and b are positive and finite.
class RELENT_API Kumaraswamy final : public Family<Kumaraswamy, UnivariateDistribution> {
 public:
  Kumaraswamy(double a, double b);
  static FamilyDescription description();

  double a() const noexcept { return a_; }
  double b() const noexcept { return b_; }

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
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<LogDensityTerms> do_log_density_terms() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double a_;
  double b_;
};

}  // namespace relent
