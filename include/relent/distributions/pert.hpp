// PERT distribution.
#pragma once

#include <relent/distributions/beta_image.hpp>

namespace relent {

/// The PERT law of an estimate by its least, most likely and greatest value (Malcolm et al. 1959): Beta on [low, high]
/// with alpha = 1 + shape (mode - low) / (high - low), beta = 1 + shape (high - mode) / (high - low), and mean
/// (low + shape mode + high) / (2 + shape). Shape 4 is the classical choice.
/// @throws InvalidParameter unless low <= mode <= high, low < high, all finite, as high - low; shape is positive and
/// finite.
class RELENT_API Pert final : public Family<Pert, BetaImage> {
 public:
  Pert(double low, double mode, double high, double shape = 4.0);
  static FamilyDescription description();

  double shape() const noexcept { return shape_; }

 private:
  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_mode() const override;

  double mode_;
  double shape_;
};

}  // namespace relent
