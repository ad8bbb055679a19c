// Laws with the tails of powers: Cauchy, on the line, the half-line and the circle, and Student's t.
#include "relent/distributions/cauchy.hpp"

#include <complex>

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/monotone_root.hpp"
#include "math/special.hpp"
#include "relent/distributions/gaussian.hpp"
#include "relent/distributions/half_cauchy.hpp"
#include "relent/distributions/levy.hpp"
#include "relent/distributions/student_t.hpp"
#include "relent/distributions/wrapped_cauchy.hpp"

namespace relent {

using fitting::Jet;
using fitting::Maximum;
using fitting::Sample;
using fitting::Standardised;
using fitting::ValueSlope;
namespace domain = fitting::domain;

namespace {

struct LocationScale {
  double location;
  double scale;
};

/// Where half of the weight lies on one point, the scale goes to 0 there (Copas 1975).
void no_half_on_a_point(const Sample& sample) {
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample.shares()[i] >= 0.5) {
      sample.no_maximum("half of the weight or more is on the observation " + format_number(sample.values()[i]) +
                        "; use Dirac");
    }
  }
}

/// Of data with less than half of the weight on any point: the likelihood has one maximum, and no other stationary
/// point but saddles (Copas 1975).
LocationScale cauchy(const Sample& sample) {
  const Standardised s = by_quartiles(sample);
  const Maximum top = fitting::maximise<2>(
      [&](const Jet<2>& location, const Jet<2>& log_scale) {
        const Jet<2> inverse = exp(-log_scale);
        return fitting::mean_jet<2>(s.z, [&](double x) {
          const Jet<2> z = (x - location) * inverse;
          return -log_scale - log1p(z * z);
        });
      },
      {0.0, -1.0});
  return {s.location(top[0]), s.scale(std::exp(top[1]))};
}

}  // namespace

template <>
Cauchy fit<Cauchy>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Cauchy", domain::finite, data, weights);
  no_half_on_a_point(sample);
  const LocationScale law = cauchy(sample);
  return {law.location, law.scale};
}

/// E[x^2 / (x^2 + scale^2)] = 1/2.
template <>
HalfCauchy fit<HalfCauchy>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("HalfCauchy", domain::non_negative, data, weights);
  if (sample.share_of(0.0) >= 0.5) sample.no_maximum("half of the weight or more is on the observation 0; use Dirac");
  const double median = sample.quantile(0.5) > 0.0 ? sample.quantile(0.5) : sample.max();
  const double log_scale = math::monotone_root(
      [&](double y) {
        const auto below = [&](double x) { return 1.0 / (1.0 + std::pow(x / median / std::exp(y), 2.0)); };
        return math::WithSlope{sample.mean(below) - 0.5,
                               sample.mean([&](double x) { return 2.0 * below(x) * (1.0 - below(x)); })};
      },
      0.0, 1.0, 1e-16);
  return HalfCauchy(median * std::exp(log_scale));
}

/// tan((X - a)/2) is a Cauchy variable for any angle a, and its location and scale m + i s give the resultant vector
/// (1 + i (m + i s)) / (1 - i (m + i s)) exp(i a) (McCullagh 1996). So the uniform law on the circle is Cauchy(0, 1).
template <>
WrappedCauchy fit<WrappedCauchy>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("WrappedCauchy", domain::angle, data, weights);
  no_half_on_a_point(sample);
  const double centre =
      std::atan2(sample.mean([](double x) { return std::sin(x); }), sample.mean([](double x) { return std::cos(x); }));
  const LocationScale law =
      cauchy(sample.image([centre](double x) { return std::tan(0.5 * std::remainder(x - centre, math::two_pi)); }));
  const std::complex<double> resultant =
      std::complex(1.0 - law.scale, law.location) / std::complex(1.0 + law.scale, -law.location);
  return {std::remainder(centre + std::arg(resultant), math::two_pi), std::abs(resultant)};
}

/// Climbed from several degrees of freedom, in the logarithms of scale and dof: near dof 0 the likelihood is infinite,
/// as the law shrinks to an observation and yet has tails for all others.
template <>
StudentT fit<StudentT>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("StudentT", domain::finite, data, weights);
  const Standardised s = by_quartiles(sample.of_several_values());
  const auto log_likelihood = [&](const Jet<3>& location, const Jet<3>& log_scale, const Jet<3>& log_dof) {
    const Jet<3> inverse = exp(-log_scale);
    const Jet<3> dof = exp(log_dof);
    const Jet<3> half = 0.5 * (dof + 1.0);
    const Jet<3> constant = -log_scale - 0.5 * log_dof - log_beta(0.5 * dof, Jet<3>(0.5));
    return constant + fitting::mean_jet<3>(s.z, [&](double x) {
             const Jet<3> z = (x - location) * inverse;
             return -half * log1p(z * z / dof);
           });
  };
  Maximum best;
  for (const double dof : {3.0, 30.0, 0.5}) {
    const Maximum top = fitting::maximise<3>(log_likelihood, {0.0, -0.5, std::log(dof)});
    if (top.found && !(best.found && best.value >= top.value)) best = top;
  }
  // The limit at infinitely many degrees of freedom, in the same units.
  const fitting::Moments m = moments(s.z);
  const double gaussian = -std::log(m.stddev) - math::log_sqrt_two_pi - 0.5;
  if (!best.found || !(best.value > gaussian)) {
    sample.no_maximum("the tails of the data are no heavier than Gaussian ones; use " +
                      Gaussian(s.location(m.mean), s.scale(m.stddev)).to_string());
  }
  return StudentT(std::exp(best[2]), s.location(best[0]), s.scale(std::exp(best[1])));
}

/// At a given location, 1/scale = E[1/(x - location)]; the rest is a function of the distance of the location from the
/// least observation, which falls off on both sides unless that observation has a third of the weight.
template <>
Levy fit<Levy>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Levy", domain::finite, data, weights);
  const Standardised s = by_quartiles(sample.of_several_values());
  if (s.z.shares().front() >= 1.0 / 3.0) {
    sample.no_maximum("a third of the weight or more is on the least observation, " + format_number(sample.min()));
  }
  const double least = s.z.min();
  const auto profile = [&](double log_distance) {
    const double distance = std::exp(log_distance);
    const auto excess = [&](double z) { return (z - least) + distance; };
    const double reciprocal = s.z.mean([&](double z) { return 1.0 / excess(z); });
    const double square = s.z.mean([&](double z) { return 1.0 / excess(z) / excess(z); });
    return ValueSlope{-0.5 * std::log(reciprocal) - 1.5 * s.z.mean([&](double z) { return std::log(excess(z)); }),
                      distance * (0.5 * square / reciprocal - 1.5 * reciprocal)};
  };
  const std::optional<double> log_distance = fitting::highest_maximum(profile, -60.0, 60.0, 480);
  if (!log_distance) sample.no_maximum("the data do not tell where the law starts");
  const double distance = std::exp(*log_distance);
  // strictly below the data, where the density is not 0
  const double location = std::fmin(sample.min() - s.scale(distance), std::nextafter(sample.min(), -HUGE_VAL));
  return {location, s.scale(1.0 / s.z.mean([&](double z) { return 1.0 / ((z - least) + distance); }))};
}

}  // namespace relent
