// Fisher's F distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distributions/beta_prime_family.hpp>

namespace relent {

/// Fisher's (and Snedecor's) F: the ratio of two independent chi-squared variables, each over its degrees of freedom.
/// density(x) = y^(dof1/2 - 1) (1 + y)^-((dof1 + dof2)/2) dof1 / (dof2 B(dof1/2, dof2/2)), y = x dof1/dof2, on [0,
/// inf).
/// @throws InvalidParameter unless dof1 and dof2 are between 1e-280 and 1e280 and their quotients finite.
class RELENT_API FisherF final : public Family<FisherF, BetaPrimeFamily> {
 public:
  FisherF(double dof1, double dof2);
  static FamilyDescription description();

  double dof1() const noexcept { return dof1_; }
  double dof2() const noexcept { return dof2_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double dof1_;
  double dof2_;
};

}  // namespace relent
