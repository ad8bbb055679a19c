// The Gaussian law and its images: mean and standard deviation of the data, of their logarithms, of their logits.
#include "relent/distributions/gaussian.hpp"

#include "fit/sample.hpp"
#include "math/special.hpp"
#include "relent/distributions/inverse_gaussian.hpp"
#include "relent/distributions/log_normal.hpp"
#include "relent/distributions/logit_normal.hpp"

namespace relent {

using fitting::Moments;
using fitting::Sample;
using fitting::Scaled;
namespace domain = fitting::domain;

template <>
Gaussian fit<Gaussian>(std::span<const double> data, std::span<const double> weights) {
  const Moments m = moments(Sample("Gaussian", domain::finite, data, weights).of_several_values());
  return {m.mean, m.stddev};
}

template <>
LogNormal fit<LogNormal>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("LogNormal", domain::positive, data, weights);
  const double centre = sample.of_several_values().median();
  const Moments m = moments(sample.image([centre](double x) { return math::log_ratio(x, centre); }));
  return {std::log(centre) + m.mean, m.stddev};
}

template <>
LogitNormal fit<LogitNormal>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("LogitNormal", domain::open_unit, data, weights);
  const double centre = sample.of_several_values().median();
  const double rest = 1.0 - centre;
  // logit x - logit c = log(x/c) - log((1 - x)/(1 - c))
  const Moments m =
      moments(sample.image([=](double x) { return math::log_ratio(x, centre) - std::log1p((centre - x) / rest); }));
  return {std::log(centre / rest) + m.mean, m.stddev};
}

// 1/shape = E[1/X] - 1/mean, written as a sum of squares.
template <>
InverseGaussian fit<InverseGaussian>(std::span<const double> data, std::span<const double> weights) {
  const Scaled s = scaled(Sample("InverseGaussian", domain::positive, data, weights).of_several_values());
  const double mean = s.y.mean();
  const double spread = s.y.mean([mean](double y) { return (y - mean) / y * ((y - mean) / mean) / mean; });
  return {s.scale(mean), s.scale(1.0 / spread)};
}

}  // namespace relent
