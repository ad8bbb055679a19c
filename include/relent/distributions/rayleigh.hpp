// Rayleigh distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/power_gamma_family.hpp>

namespace relent {

/// The distance from the origin of two centred Gaussian coordinates: density(x) = x / scale^2 exp(-(x/scale)^2 / 2) on
/// [0, inf).
/// @throws InvalidParameter unless scale is positive and finite.
class RELENT_API Rayleigh final : public Family<Rayleigh, PowerGammaFamily> {
 public:
  explicit Rayleigh(double scale);
  static FamilyDescription description();

  double scale() const noexcept { return given_scale_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_cdf(double x) const override;
  double do_log_cdf(double x) const override;
  double do_survival(double x) const override;
  double do_log_survival(double x) const override;
  double do_quantile(double u) const override;
  double do_inverse_survival(double v) const override;

  double given_scale_;
};

}  // namespace relent
