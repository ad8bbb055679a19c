// Dirichlet distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/multivariate_distribution.hpp>

#include <initializer_list>

namespace relent {

/// The law of K probabilities that sum to 1:
/// density(x) = Gamma(sum a) prod x[i]^(a[i] - 1) / Gamma(a[i]), with respect to Lebesgue measure of the first K - 1
/// components; a = concentration.
///
/// A point belongs to the simplex if its components are >= 0 and their sum is within 1e-9 of 1.
/// @throws InvalidParameter unless concentration has at least two components, each in [1e-300, 1e300].
class RELENT_API Dirichlet final : public Family<Dirichlet, MultivariateDistribution> {
 public:
  struct State;  // what is precomputed; internal

  explicit Dirichlet(std::span<const double> concentration);
  Dirichlet(std::initializer_list<double> concentration);
  template <class Vector>
  explicit Dirichlet(const Eigen::MatrixBase<Vector>& concentration)
      : Dirichlet(std::span<const double>(Eigen::VectorXd(concentration).data(),
                                          static_cast<std::size_t>(concentration.size()))) {}
  static FamilyDescription description();

  Dirichlet(const Dirichlet&);
  Dirichlet(Dirichlet&&) noexcept;
  Dirichlet& operator=(const Dirichlet&);
  Dirichlet& operator=(Dirichlet&&) noexcept;
  ~Dirichlet() override;

  std::span<const double> concentration() const noexcept;

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
