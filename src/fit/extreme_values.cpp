// Extreme value laws: Gumbel, its images Weibull and Frechet, the generalized law that joins them, and Gompertz.
#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "fit/smooth.hpp"
#include "math/monotone_root.hpp"
#include "math/special.hpp"
#include "relent/distributions/exponential.hpp"
#include "relent/distributions/frechet.hpp"
#include "relent/distributions/generalized_extreme_value.hpp"
#include "relent/distributions/gompertz.hpp"
#include "relent/distributions/gumbel.hpp"
#include "relent/distributions/weibull.hpp"

namespace relent {

using fitting::Jet;
using fitting::Maximum;
using fitting::Sample;
using fitting::Scaled;
using fitting::Standardised;
namespace domain = fitting::domain;

namespace {

struct LocationScale {
  double location;
  double scale;
};

/// The Gumbel law of data that are not all equal: with E_t the mean under weights ~ exp(-t x), the inverse scale t
/// solves t (E[X] - E_t[X]) = 1, whose left side increases.
LocationScale gumbel(const Sample& sample) {
  const Standardised s = by_quartiles(sample);
  const double mean = s.z.mean();
  const double least = s.z.min();
  const auto tilted = [&](double t, auto f) {
    return s.z.mean([&](double z) { return std::exp(-t * (z - least)) * f(z); });
  };
  const double log_rate = math::monotone_root(
      [&](double y) {
        const double t = std::exp(y);
        const double mass = tilted(t, [](double) { return 1.0; });
        const double excess = tilted(t, [&](double z) { return z - least; }) / mass;  // of E_t[Z] over the least
        const double square = tilted(t, [&](double z) { return (z - least - excess) * (z - least - excess); }) / mass;
        const double gap = (mean - least) - excess;
        return math::WithSlope{t * gap - 1.0, t * gap + t * t * square};
      },
      std::log(1.5), 1.0, 1e-16);
  const double scale = std::exp(-log_rate);
  const double location = least - scale * std::log(tilted(1.0 / scale, [](double) { return 1.0; }));
  return {s.location(location), s.scale(scale)};
}

}  // namespace

template <>
Gumbel fit<Gumbel>(std::span<const double> data, std::span<const double> weights) {
  const LocationScale law = gumbel(Sample("Gumbel", domain::finite, data, weights).of_several_values());
  return {law.location, law.scale};
}

/// -log X is Gumbel(-log scale, 1/shape).
template <>
Weibull fit<Weibull>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Weibull", domain::positive, data, weights);
  const double centre = sample.of_several_values().median();
  const LocationScale law = gumbel(sample.image([centre](double x) { return math::log_ratio(centre, x); }));
  return {1.0 / law.scale, centre * std::exp(-law.location)};
}

/// log X is Gumbel(log scale, 1/shape).
template <>
Frechet fit<Frechet>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Frechet", domain::positive, data, weights);
  const double centre = sample.of_several_values().median();
  const LocationScale law = gumbel(sample.image([centre](double x) { return math::log_ratio(x, centre); }));
  return {1.0 / law.scale, centre * std::exp(law.location)};
}

/// log density = -log scale - (1 + shape) w - exp(-w), w = log(1 + shape z) / shape, climbed from the Gumbel law. The
/// likelihood is infinite at shapes below -1 (Smith 1985): the maximum is the one above.
template <>
GeneralizedExtremeValue fit<GeneralizedExtremeValue>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("GeneralizedExtremeValue", domain::finite, data, weights);
  const Standardised s = by_quartiles(sample.of_several_values());
  const auto log_likelihood = [&](const Jet<3>& location, const Jet<3>& log_scale, const Jet<3>& shape) {
    const Jet<3> inverse = exp(-log_scale);
    if (shape.value <= -1.0) return Jet<3>(-HUGE_VAL);
    return fitting::mean_jet<3>(s.z, [&](double z) {
      const Jet<3> w = fitting::log1p_over(shape, (z - location) * inverse);
      return -log_scale - (1.0 + shape) * w - exp(-w);
    });
  };
  const LocationScale start = gumbel(s.z);
  Maximum best;
  for (const double shape : {0.0, -0.4, 0.7}) {
    const Maximum top = fitting::maximise<3>(log_likelihood, {start.location, std::log(start.scale), shape});
    if (top.found && top[2] > fitting::least_shape && !(best.found && best.value >= top.value)) best = top;
  }
  if (!best.found)
    sample.no_maximum(
        "it grows without bound as the shape falls below -1 and the support ends at the greatest observation");
  return {s.location(best[0]), s.scale(std::exp(best[1])), best[2]};
}

/// At a given rate, 1/shape = E[expm1(rate X)]; the rest is a function of the rate alone.
template <>
Gompertz fit<Gompertz>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Gompertz", domain::non_negative, data, weights);
  if (sample.max() == 0.0) sample.of_several_values();
  int exponent = 0;
  std::frexp(sample.max(), &exponent);
  const Sample y = sample.image([exponent](double x) { return std::ldexp(x, -exponent); });
  const double mean = y.mean();
  const auto edge = [&] {
    y.of_several_values();
    sample.no_maximum("the data lead to a constant hazard; use " +
                      Exponential(std::ldexp(1.0 / mean, -exponent)).to_string());
  };
  // The likelihood climbs away from rate 0 if and only if the variance is below the squared mean.
  if (!(y.mean([](double x) { return x * x; }) < 2.0 * mean * mean)) edge();
  const Maximum top = fitting::maximise<1>(
      [&](const Jet<1>& log_rate) {
        const Jet<1> rate = exp(log_rate);
        const Jet<1> hazard = fitting::mean_jet<1>(y, [&](double x) { return expm1(rate * x); });
        return rate * mean + log_rate - log(hazard);
      },
      {0.0});
  if (!top.found) edge();
  const double rate = std::exp(top[0]);
  return {1.0 / y.mean([rate](double x) { return std::expm1(rate * x); }), std::ldexp(rate, -exponent)};
}

}  // namespace relent
