// DirichletMultinomial distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/double_double.hpp>
#include <relent/multivariate_distribution.hpp>

namespace relent {

/// Multinomial counts whose probabilities are a Dirichlet(a) draw (draws from Polya's urn), a = concentration:
/// mass(x) = trials! Gamma(sum a) / Gamma(trials + sum a) prod Gamma(x[i] + a[i]) / (Gamma(a[i]) x[i]!), x[i] >= 0
/// integers with sum `trials`.
///
/// The entropy adds masses up: its time grows with the number of trials, and beyond 1e7 it throws MethodUnavailable.
/// @throws InvalidParameter unless trials is an integer in [0, 2^53] and concentration has at least two components,
/// each
///         in [1e-300, 1e300].
class RELENT_API DirichletMultinomial final : public Family<DirichletMultinomial, MultivariateDistribution> {
 public:
  struct State;  // what is precomputed; internal

  DirichletMultinomial(double trials, std::span<const double> concentration);
  static FamilyDescription description();

  DirichletMultinomial(const DirichletMultinomial&);
  DirichletMultinomial(DirichletMultinomial&&) noexcept;
  DirichletMultinomial& operator=(const DirichletMultinomial&);
  DirichletMultinomial& operator=(DirichletMultinomial&&) noexcept;
  ~DirichletMultinomial() override;

  double trials() const noexcept;
  std::span<const double> concentration() const noexcept;
  /// The sum of the concentrations.
  DoubleDouble total_concentration() const noexcept;

 private:
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
