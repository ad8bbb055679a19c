// Pareto laws: from the least observation on, from 0 on, and of excesses over the least observation.
#include "relent/distributions/pareto.hpp"

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "fit/smooth.hpp"
#include "math/special.hpp"
#include "relent/distributions/exponential.hpp"
#include "relent/distributions/generalized_pareto.hpp"
#include "relent/distributions/lomax.hpp"

namespace relent {

using fitting::Jet;
using fitting::Maximum;
using fitting::Sample;
using fitting::Scaled;
namespace domain = fitting::domain;

template <>
Pareto fit<Pareto>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Pareto", domain::positive, data, weights);
  const double least = sample.of_several_values().min();
  return {least, 1.0 / sample.mean([least](double x) { return math::log_ratio(x, least); })};
}

namespace {

/// The generalized Pareto law of excesses, over (log scale, shape): log density = -log scale - (1 + shape) w,
/// w = log(1 + shape x / scale) / shape. It is infinite at shapes below -1, and goes on without end towards -1 where
/// the data look uniform.
Maximum excess_law(const Sample& y) {
  const auto log_likelihood = [&](const Jet<2>& log_scale, const Jet<2>& shape) {
    const Jet<2> inverse = exp(-log_scale);
    if (shape.value <= -1.0) return Jet<2>(-HUGE_VAL);
    return -log_scale -
           (1.0 + shape) * fitting::mean_jet<2>(y, [&](double x) { return fitting::log1p_over(shape, x * inverse); });
  };
  const double log_mean = std::log(y.mean());
  const double log_median = std::log(y.quantile(0.5) > 0.0 ? y.quantile(0.5) : y.mean());
  Maximum best;
  for (const double shape : {0.0, 0.5, 2.0, -0.3}) {
    // the scale at which the median is that of the law, or at shape -0.3 at which all data have a density
    const double log_scale = shape > 0.0   ? log_median - std::log(std::expm1(shape * math::log_two) / shape)
                             : shape < 0.0 ? std::log(-shape * 1.5 * y.max())
                                           : log_mean;
    const Maximum top = fitting::maximise<2>(log_likelihood, {log_scale, shape});
    if (top.found && top[1] > fitting::least_shape && !(best.found && best.value >= top.value)) best = top;
  }
  return best;
}

}  // namespace

/// The generalized Pareto law of shape 1/shape and scale scale/shape.
template <>
Lomax fit<Lomax>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Lomax", domain::non_negative, data, weights);
  if (sample.max() == 0.0) sample.of_several_values();
  const Scaled s = scaled(sample);
  const Maximum top = excess_law(s.y);
  const double exponential = -std::log(s.y.mean()) - 1.0;  // the limit at shape 0, in the same units
  if (!top.found || !(top[1] > 0.0 && top.value > exponential)) {
    sample.no_maximum("the tail of the data is no heavier than an exponential one; use " +
                      Exponential(1.0 / sample.mean()).to_string());
  }
  return {1.0 / top[1], s.scale(std::exp(top[0]) / top[1])};
}

/// The location is the least observation, as the density falls.
template <>
GeneralizedPareto fit<GeneralizedPareto>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("GeneralizedPareto", domain::finite, data, weights);
  const double least = sample.of_several_values().min();
  const Scaled s = scaled(sample.image([least](double x) { return x - least; }));
  const Maximum top = excess_law(s.y);
  if (!top.found) {
    sample.no_maximum(
        "it grows without bound as the shape falls to -1 and below, and the support ends at the greatest "
        "observation; use Uniform(low=" +
        format_number(least) + ", high=" + format_number(sample.max()) + ")");
  }
  return {least, s.scale(std::exp(top[0])), top[1]};
}

}  // namespace relent
