// Levy distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/power_gamma_family.hpp>

namespace relent {

/// The first time at which Brownian motion hits a level: density(x) = sqrt(scale / (2 pi)) y^(-3/2) exp(-scale / (2
/// y)), y = x - location, on (location, inf). A stable law; it has no mean.
/// @throws InvalidParameter unless location is finite and scale positive and finite.
class RELENT_API Levy final : public Family<Levy, PowerGammaFamily> {
 public:
  Levy(double location, double scale);
  static FamilyDescription description();

  double location() const noexcept { return gamma_location(); }
  double scale() const noexcept { return given_scale_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;

  double given_scale_;
};

}  // namespace relent
