// Arcsine distribution.
#pragma once

#include <relent/distributions/beta_image.hpp>

namespace relent {

/// The arcsine law on [low, high]: where a harmonic oscillator is found; the share of time a random walk spends above
/// 0.
///
/// density(x) = 1 / (pi sqrt((x - low) (high - x))): Beta(1/2, 1/2) on the interval.
/// @throws InvalidParameter unless low and high are finite and low < high, at a finite distance.
class RELENT_API Arcsine final : public Family<Arcsine, BetaImage> {
 public:
  explicit Arcsine(double low = 0.0, double high = 1.0);
  static FamilyDescription description();

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_mode() const override;
  double do_median() const override;
};

}  // namespace relent
