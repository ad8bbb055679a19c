// PoissonBinomial distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/categorical.hpp>

#include <initializer_list>
#include <span>
#include <vector>

namespace relent {

/// The number of successes in independent trials of unequal probabilities p_1, ..., p_n:
/// mass(k) = sum over sets S of k trials of the product of p_i for i in S and of 1 - p_i for the others, k = 0..n.
///
/// All masses are computed on construction, in time proportional to n^2: a fraction of a second at n = 10 000.
/// @throws InvalidParameter unless there is at least one probability and all are in [0, 1]; the message has the index.
class RELENT_API PoissonBinomial final : public Family<PoissonBinomial, UnivariateDistribution> {
 public:
  explicit PoissonBinomial(std::span<const double> probabilities);
  PoissonBinomial(std::initializer_list<double> probabilities);
  static FamilyDescription description();

  std::span<const double> probabilities() const noexcept { return probabilities_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_log_prob(double k) const override;
  Support do_support() const override;
  double do_cdf(double k) const override;
  double do_log_cdf(double k) const override;
  double do_survival(double k) const override;
  double do_log_survival(double k) const override;
  double do_quantile(double u) const override;
  double do_inverse_survival(double v) const override;
  double do_mean() const override;
  double do_variance() const override;
  double do_skewness() const override;
  double do_excess_kurtosis() const override;
  double do_mode() const override;
  double do_entropy() const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<double> do_ratio_bound(double k) const override;

  std::vector<double> probabilities_;
  Categorical counts_;  ///< the same law, by its masses
};

}  // namespace relent
