// The logistic law and its image under exp.
#include "relent/distributions/logistic.hpp"

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/special.hpp"
#include "relent/distributions/log_logistic.hpp"

namespace relent {

using fitting::Jet;
using fitting::Maximum;
using fitting::Sample;
using fitting::Standardised;
namespace domain = fitting::domain;

namespace {

struct LocationScale {
  double location;
  double scale;
};

/// Of data that are not all equal: the likelihood has one stationary point, its maximum.
LocationScale logistic(const Sample& sample) {
  const Standardised s = by_quartiles(sample);
  const Maximum top = fitting::maximise<2>(
      [&](const Jet<2>& location, const Jet<2>& log_scale) {
        const Jet<2> inverse = exp(-log_scale);
        return fitting::mean_jet<2>(s.z, [&](double x) {
          const Jet<2> z = (x - location) * inverse;
          return -log_scale - log1pexp(z) - log1pexp(-z);
        });
      },
      {0.0, -1.0});
  return {s.location(top[0]), s.scale(std::exp(top[1]))};
}

}  // namespace

template <>
Logistic fit<Logistic>(std::span<const double> data, std::span<const double> weights) {
  const LocationScale law = logistic(Sample("Logistic", domain::finite, data, weights).of_several_values());
  return {law.location, law.scale};
}

/// log X is Logistic(log scale, 1/shape).
template <>
LogLogistic fit<LogLogistic>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("LogLogistic", domain::positive, data, weights);
  const double centre = sample.of_several_values().median();
  const LocationScale law = logistic(sample.image([centre](double x) { return math::log_ratio(x, centre); }));
  return {1.0 / law.scale, centre * std::exp(law.location)};
}

}  // namespace relent
