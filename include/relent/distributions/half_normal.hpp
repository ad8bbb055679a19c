// HalfNormal distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/power_gamma_family.hpp>

namespace relent {

/// The absolute value of a centred Gaussian: density(x) = sqrt(2/pi) / scale exp(-(x/scale)^2 / 2) on [0, inf).
/// @throws InvalidParameter unless scale is positive and finite.
class RELENT_API HalfNormal final : public Family<HalfNormal, PowerGammaFamily> {
 public:
  explicit HalfNormal(double scale);
  static FamilyDescription description();

  double scale() const noexcept { return given_scale_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_cdf(double x) const override;
  double do_log_cdf(double x) const override;
  double do_survival(double x) const override;
  double do_log_survival(double x) const override;

  double given_scale_;
};

}  // namespace relent
