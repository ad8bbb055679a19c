// Multinomial distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distributions/categorical.hpp>
#include <relent/multivariate_distribution.hpp>

namespace relent {

/// The counts of K classes in `trials` independent draws of one:
/// mass(x) = trials! prod p[i]^x[i] / x[i]!, x[i] >= 0 integers with sum `trials`. Classes are given by probabilities,
/// by weights or by logits, as those of Categorical; kept as given.
/// @throws InvalidParameter unless trials is an integer in [0, 2^53] and the classes are valid (see Categorical).
class RELENT_API Multinomial final : public Family<Multinomial, MultivariateDistribution> {
 public:
  using Form = Categorical::Form;
  struct State;  // what is precomputed; internal

  Multinomial(double trials, std::span<const double> probabilities);
  static Multinomial from_probabilities(double trials, std::span<const double> probabilities);
  static Multinomial from_weights(double trials, std::span<const double> weights);
  static Multinomial from_logits(double trials, std::span<const double> logits);
  static FamilyDescription description();

  Multinomial(const Multinomial&);
  Multinomial(Multinomial&&) noexcept;
  Multinomial& operator=(const Multinomial&);
  Multinomial& operator=(Multinomial&&) noexcept;
  ~Multinomial() override;

  double trials() const noexcept;
  Form form() const noexcept;
  /// The numbers as given: probabilities, weights or logits.
  std::span<const double> values() const noexcept;
  /// The probability of class k < K.
  double probability(std::size_t k) const noexcept;
  /// Internal: what the closed forms read.
  const State& state() const noexcept { return *state_; }

 private:
  Multinomial(double trials, Form form, std::span<const double> values);

  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  std::size_t do_dimension() const noexcept override;
  double do_log_prob(std::span<const double> x) const override;
  bool do_in_support(std::span<const double> x) const override;
  OutcomeSpace do_outcome_space() const override;
  void do_mean(std::span<double> out) const override;
  void do_covariance(std::span<double> out) const override;
  double do_entropy() const override;
  void do_sample(Rng& rng, std::span<double> out) const override;

  std::shared_ptr<const State> state_;
};

}  // namespace relent
