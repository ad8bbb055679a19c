// Weibull distribution.
#pragma once

#include <relent/distributions/weibull_family.hpp>

namespace relent {

/// The Weibull law: density(x) = (shape / scale) (x / scale)^(shape - 1) exp(-(x / scale)^shape) on [0, inf).
///
/// Source: Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions", vol. 1, ch. 21.
/// @throws InvalidParameter unless shape and scale are positive and finite, and so is 1/shape.
class RELENT_API Weibull final : public Family<Weibull, WeibullFamily> {
 public:
  Weibull(double shape, double scale);
  static FamilyDescription description();

 private:
  std::string do_name() const override;
};

}  // namespace relent
