// Johnson's SU law.
#include "relent/distributions/johnson_su.hpp"

#include <cmath>

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/special.hpp"
#include "relent/fit.hpp"

namespace relent {

using fitting::Jet;
using fitting::Maximum;
using fitting::Sample;
using fitting::Standardised;
namespace domain = fitting::domain;

namespace {

template <std::size_t N>
Jet<N> asinh(const Jet<N>& a) {
  const double root = std::hypot(1.0, a.value);
  return compose(a, std::asinh(a.value), 1.0 / root, -a.value / (root * root * root));
}

}  // namespace

/// In units of the quartiles, from symmetric laws and from ones that lean to either side. Where the tails of the data
/// are no heavier than Gaussian ones, tailweight and scale grow together without end.
template <>
JohnsonSU fit<JohnsonSU>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("JohnsonSU", domain::finite, data, weights);
  const Standardised standard = fitting::by_quartiles(sample.of_several_values());
  const auto log_likelihood = [&](const Jet<4>& skewness, const Jet<4>& log_tailweight, const Jet<4>& location,
                                  const Jet<4>& log_scale) {
    const Jet<4> tailweight = exp(log_tailweight);
    const Jet<4> inverse = exp(-log_scale);
    return log_tailweight - log_scale + fitting::mean_jet<4>(standard.z, [&](double x) {
             const Jet<4> y = (x - location) * inverse;
             const Jet<4> z = skewness + tailweight * asinh(y);
             return -0.5 * (z * z + log1p(y * y));
           });
  };
  Maximum best;
  constexpr double quartiles = 1.349;  // of a standard normal variate, from one to the other
  for (const double skewness : {0.0, -1.0, 1.0, -4.0, 4.0}) {
    const double tailweight = 1.5 + 0.25 * std::fabs(skewness);
    const double center = skewness / tailweight;
    const double scale = tailweight / (quartiles * std::cosh(center));
    const Maximum top = fitting::maximise<4>(
        log_likelihood, {skewness, std::log(tailweight), scale * std::sinh(center), std::log(scale)});
    if (top.found && !(best.found && best.value >= top.value)) best = top;
  }
  if (!best.found) {
    sample.no_maximum(
        "it grows with tailweight and scale, as the tails of the data are no heavier than those of a Gaussian or a "
        "log-normal law; use Gaussian or LogNormal");
  }
  return {best[0], std::exp(best[1]), standard.location(best[2]), standard.scale(std::exp(best[3]))};
}

}  // namespace relent
