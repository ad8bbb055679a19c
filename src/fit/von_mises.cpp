// Directions: the von Mises law on the circle, and its generalization to spheres.
#include "relent/distributions/von_mises.hpp"

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/bessel.hpp"
#include "math/special.hpp"

namespace relent {

using fitting::Sample;
namespace domain = fitting::domain;

/// The direction of the mean vector, and the concentration k with I1(k)/I0(k) = R, its length; the shorter of R and
/// 1 - R is matched, so that both keep their digits.
template <>
VonMises fit<VonMises>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("VonMises", domain::angle, data, weights);
  const double cosine = sample.of_several_values().mean([](double x) { return std::cos(x); });
  const double sine = sample.mean([](double x) { return std::sin(x); });
  double location = std::atan2(sine, cosine);
  // What the rounding of the mean vector lost of a narrow law.
  location += sample.mean([location](double x) { return std::sin(x - location); }) / std::hypot(cosine, sine);
  const double length = sample.mean([location](double x) { return std::cos(x - location); });
  const double complement = sample.mean([location](double x) {
    const double half = std::sin(0.5 * (x - location));
    return 2.0 * half * half;
  });
  if (!(length > 0.0)) return {0.0, 0.0};
  const double concentration =
      length < 0.5
          ? fitting::positive_root([&](double k) { return std::log(math::bessel_ratio(k) / length); }, 2.0 * length,
                                   true)
          : fitting::positive_root([&](double k) { return std::log(math::bessel_ratio_complement(k) / complement); },
                                   0.5 / complement, false);
  return {location, concentration};
}

}  // namespace relent
