// Chi-squared distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/gamma_family.hpp>

namespace relent {

/// The chi-squared law, Gamma with shape dof/2 and rate 1/2: the sum of squares of dof standard Gaussians (dof real).
/// @throws InvalidParameter unless dof is positive and finite.
class RELENT_API ChiSquared final : public Family<ChiSquared, GammaFamily> {
 public:
  explicit ChiSquared(double dof);
  static FamilyDescription description();

  double dof() const noexcept { return dof_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  double dof_;
};

}  // namespace relent
