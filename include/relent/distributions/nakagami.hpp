// Nakagami distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/power_gamma_family.hpp>

namespace relent {

/// The strength of a faded signal: density(x) = 2 (shape/spread)^shape x^(2 shape - 1) exp(-shape x^2 / spread) /
/// Gamma(shape) on [0, inf), spread = E X^2.
/// @throws InvalidParameter unless shape and spread are positive and finite.
class RELENT_API Nakagami final : public Family<Nakagami, PowerGammaFamily> {
 public:
  Nakagami(double shape, double spread);
  static FamilyDescription description();

  double shape() const noexcept { return gamma_shape().hi; }
  double spread() const noexcept { return spread_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;

  double spread_;
};

}  // namespace relent
