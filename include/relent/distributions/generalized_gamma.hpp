// GeneralizedGamma distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/power_gamma_family.hpp>

namespace relent {

/// Stacy's law: density(x) = power / (scale Gamma(shape/power)) (x/scale)^(shape - 1) exp(-(x/scale)^power) on [0,
/// inf). It is Gamma at power 1, Weibull at power = shape, and so on.
/// @throws InvalidParameter unless scale, shape and power are positive and finite, and shape / power is.
class RELENT_API GeneralizedGamma final : public Family<GeneralizedGamma, PowerGammaFamily> {
 public:
  GeneralizedGamma(double scale, double shape, double power);
  static FamilyDescription description();

  double scale() const noexcept { return gamma_scale().hi; }
  double shape() const noexcept { return given_shape_; }
  double power() const noexcept { return gamma_power(); }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;

  double given_shape_;
};

}  // namespace relent
