// The skew-normal law.
#include "relent/distributions/skew_normal.hpp"

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/special.hpp"
#include "relent/distributions/half_normal.hpp"

namespace relent {

using fitting::Jet;
using fitting::Maximum;
using fitting::Sample;
namespace domain = fitting::domain;

namespace {

/// log Phi(a) by the inverse Mills ratio and its derivative.
template <std::size_t N>
Jet<N> log_normal_cdf(const Jet<N>& a) {
  const double log_cdf = math::log_normal_cdf(a.value);
  const double ratio = std::exp(-0.5 * a.value * a.value - math::log_sqrt_two_pi - log_cdf);
  return compose(a, log_cdf, ratio, -ratio * (a.value + ratio));
}

}  // namespace

/// Climbed from the law with the data's mean, variance and (within the family's range) skewness, and from others with
/// the shape's sign; a Gaussian law is always a saddle or a flat top (Azzalini 1985).
template <>
SkewNormal fit<SkewNormal>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("SkewNormal", domain::finite, data, weights);
  const fitting::Moments m = moments(sample.of_several_values());
  const Sample z = sample.image([&](double x) { return (x - m.mean) / m.stddev; });
  const auto log_likelihood = [&](const Jet<3>& location, const Jet<3>& log_scale, const Jet<3>& shape) {
    const Jet<3> inverse = exp(-log_scale);
    return -log_scale + fitting::mean_jet<3>(z, [&](double x) {
      const Jet<3> y = (x - location) * inverse;
      return log_normal_cdf(shape * y) - 0.5 * y * y;
    });
  };
  const double skewness = z.mean([](double x) { return x * x * x; });
  Maximum best;
  for (const double shape : {1.0, 3.0, 10.0}) {
    const double signed_shape = std::copysign(shape, skewness);
    const double delta = signed_shape / std::hypot(1.0, shape);
    const double scale = 1.0 / std::sqrt(1.0 - 2.0 / math::pi * delta * delta);
    const double location = -scale * delta * std::sqrt(2.0 / math::pi);
    const Maximum top = fitting::maximise<3>(log_likelihood, {location, std::log(scale), signed_shape});
    if (top.found && !(best.found && best.value >= top.value)) best = top;
  }
  // The limit of infinite shape, in the same units: half-normal from an end of the data.
  const auto half_normal = [&](double end) {
    return -0.5 * std::log(z.mean([end](double x) { return (x - end) * (x - end); })) - 0.5;
  };
  if (!best.found || !(best.value > std::fmax(half_normal(z.min()), half_normal(z.max())))) {
    sample.no_maximum("it grows as the shape goes to infinity, where the law starts at the " +
                      std::string(skewness > 0.0 ? "least" : "greatest") + " observation; use HalfNormal");
  }
  return {m.mean + m.stddev * best[0], m.stddev * std::exp(best[1]), best[2]};
}

}  // namespace relent
