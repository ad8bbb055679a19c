// Beta prime distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distributions/beta_prime_family.hpp>

namespace relent {

/// The beta prime law of the odds B / (1 - B), B of Beta(alpha, beta):
/// density(x) = x^(alpha - 1) (1 + x)^-(alpha + beta) / B(alpha, beta) on [0, inf).
/// @throws InvalidParameter unless alpha and beta are positive and at most 1e280.
class RELENT_API BetaPrime final : public Family<BetaPrime, BetaPrimeFamily> {
 public:
  BetaPrime(double alpha, double beta);
  static FamilyDescription description();

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  std::size_t do_score(double x, std::span<double> out) const override;
};

}  // namespace relent
