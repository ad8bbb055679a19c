// Frechet distribution.
#pragma once

#include <relent/distributions/weibull_family.hpp>

namespace relent {

/// The Frechet (type II extreme value, inverse Weibull) law:
/// density(x) = (shape / scale) (x / scale)^(-shape - 1) exp(-(x / scale)^-shape) on (0, inf).
///
/// Moments of order shape and above are infinite.
/// Source: Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions", vol. 2, ch. 22.
/// @throws InvalidParameter unless shape and scale are positive and finite, and so is 1/shape.
class RELENT_API Frechet final : public Family<Frechet, WeibullFamily> {
 public:
  Frechet(double shape, double scale);
  static FamilyDescription description();

 private:
  std::string do_name() const override;
};

}  // namespace relent
