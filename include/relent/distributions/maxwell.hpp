// Maxwell distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/power_gamma_family.hpp>

namespace relent {

/// The speed of a particle with three centred Gaussian velocities:
/// density(x) = sqrt(2/pi) x^2 / scale^3 exp(-(x/scale)^2 / 2) on [0, inf).
/// @throws InvalidParameter unless scale is positive and finite.
class RELENT_API Maxwell final : public Family<Maxwell, PowerGammaFamily> {
 public:
  explicit Maxwell(double scale);
  static FamilyDescription description();

  double scale() const noexcept { return given_scale_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;

  double given_scale_;
};

}  // namespace relent
