// InverseGamma distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/power_gamma_family.hpp>

namespace relent {

/// The reciprocal of a Gamma variable: density(x) = scale^shape x^(-shape - 1) exp(-scale/x) / Gamma(shape) on (0,
/// inf).
/// @throws InvalidParameter unless shape and scale are positive and finite.
class RELENT_API InverseGamma final : public Family<InverseGamma, PowerGammaFamily> {
 public:
  InverseGamma(double shape, double scale);
  static FamilyDescription description();

  double shape() const noexcept { return gamma_shape().hi; }
  double scale() const noexcept { return gamma_scale().hi; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
};

}  // namespace relent
