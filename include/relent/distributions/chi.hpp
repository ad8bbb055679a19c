// Chi distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/power_gamma_family.hpp>

namespace relent {

/// The root of a chi-squared variable: density(x) = 2^(1 - dof/2) x^(dof - 1) exp(-x^2 / 2) / Gamma(dof/2) on [0, inf).
/// @throws InvalidParameter unless dof is positive and finite.
class RELENT_API Chi final : public Family<Chi, PowerGammaFamily> {
 public:
  explicit Chi(double dof);
  static FamilyDescription description();

  double dof() const noexcept { return dof_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;

  double dof_;
};

}  // namespace relent
