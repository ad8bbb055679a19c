// Categorical distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>

#include <initializer_list>

namespace relent {

/// The law of one of K classes 0..K-1, given by probabilities, by weights (normalised) or by logits (-inf is a class
/// that cannot happen); kept as given. Copies share one table.
/// @throws InvalidParameter unless K >= 1 and: probabilities are in [0, 1] and sum to 1 up to the rounding of K terms;
/// weights are
///         finite and nonnegative with a positive sum; logits are below +inf, not NaN, and not all -inf. The message
///         has the index.
class RELENT_API Categorical final : public Family<Categorical, UnivariateDistribution> {
 public:
  /// How the classes' masses were given.
  enum class Form { probabilities, weights, logits };
  struct Table;  // what is precomputed; internal

  explicit Categorical(std::span<const double> probabilities);
  Categorical(std::initializer_list<double> probabilities);
  static Categorical from_probabilities(std::span<const double> probabilities) { return Categorical(probabilities); }
  static Categorical from_weights(std::span<const double> weights);
  static Categorical from_weights(std::initializer_list<double> weights);
  static Categorical from_logits(std::span<const double> logits);
  static Categorical from_logits(std::initializer_list<double> logits);
  static FamilyDescription description();

  Categorical(const Categorical&);
  Categorical(Categorical&&) noexcept;
  Categorical& operator=(const Categorical&);
  Categorical& operator=(Categorical&&) noexcept;
  ~Categorical() override;

  /// K.
  std::size_t classes() const noexcept;
  Form form() const noexcept;
  /// The numbers as given: probabilities, weights or logits.
  std::span<const double> values() const noexcept;
  /// P(X = k); 0 outside 0..K-1.
  double probability(std::size_t k) const noexcept;

 private:
  explicit Categorical(std::shared_ptr<const Table> table);

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
  bool do_in_support(double x) const override;
  double do_sample(Rng& rng) const override;
  Tails do_tails() const override;
  double do_location_hint() const override;
  std::optional<double> do_expectation(const Statistic& statistic) const override;
  std::optional<double> do_ratio_bound(double k) const override;

  std::shared_ptr<const Table> table_;
};

}  // namespace relent
