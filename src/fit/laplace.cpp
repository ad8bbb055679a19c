// Laplace's law, with two scales, and with any power of the deviation.
#include "relent/distributions/laplace.hpp"

#include <boost/math/tools/toms748_solve.hpp>
#include <cstdint>

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/policy.hpp"
#include "math/special.hpp"
#include "relent/distributions/asymmetric_laplace.hpp"
#include "relent/distributions/exponential.hpp"
#include "relent/distributions/generalized_gaussian.hpp"

namespace relent {

using fitting::Sample;
using fitting::Standardised;
using fitting::ValueSlope;
namespace domain = fitting::domain;

template <>
Laplace fit<Laplace>(std::span<const double> data, std::span<const double> weights) {
  const Standardised s = by_range(Sample("Laplace", domain::finite, data, weights).of_several_values());
  return {s.centre, s.scale(s.z.mean([](double z) { return std::fabs(z); }))};
}

/// At location m, with a = E[(X - m)+] and b = E[(m - X)+], the best asymmetry is (b/a)^(1/4) and the likelihood
/// decreases in sqrt(a) + sqrt(b), which is concave between observations (Kotz, Kozubowski and Podgorski 2001, 3.5).
template <>
AsymmetricLaplace fit<AsymmetricLaplace>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("AsymmetricLaplace", domain::finite, data, weights);
  const Standardised s = by_range(sample.of_several_values());
  const std::span<const double> z = s.z.values();
  const std::span<const double> share = s.z.shares();
  const std::size_t n = z.size();
  std::vector<double> below(n, 0.0);
  std::vector<double> above(n, 0.0);
  estimate::CompensatedSum from_left;
  for (std::size_t i = 1; i < n; ++i) {
    from_left.add(share[i - 1]);
    below[i] = below[i - 1] + from_left.value() * (z[i] - z[i - 1]);
  }
  estimate::CompensatedSum from_right;
  for (std::size_t i = n - 1; i > 0; --i) {
    from_right.add(share[i]);
    above[i - 1] = above[i] + from_right.value() * (z[i] - z[i - 1]);
  }
  std::size_t best = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (std::sqrt(above[i]) + std::sqrt(below[i]) < std::sqrt(above[best]) + std::sqrt(below[best])) best = i;
  }
  if (best == 0 || best == n - 1) {
    sample.no_maximum("the data lead to an exponential law from the " +
                      std::string(best == 0 ? "least observation upwards" : "greatest observation downwards"));
  }
  const double asymmetry = std::sqrt(std::sqrt(below[best] / above[best]));
  return {s.location(z[best]), s.scale(above[best] * asymmetry + below[best] / asymmetry), asymmetry};
}

namespace {

constexpr double least_power = 0.05;
constexpr double greatest_power = 1e6;

/// The m of least E|X - m|^power.
double centre(const Sample& z, double power) {
  if (power == 1.0) return z.median();
  if (power > 1.0) {
    const auto pull = [&](double m) {
      const double unit = std::fmax(z.max() - m, m - z.min());
      return z.mean([&](double x) { return std::copysign(std::pow(std::fabs(x - m) / unit, power - 1.0), m - x); });
    };
    std::uintmax_t most = 200;
    const auto bracket = boost::math::tools::toms748_solve(
        pull, z.min(), z.max(), boost::math::tools::eps_tolerance<double>(52), most, math::Policy());
    return 0.5 * (bracket.first + bracket.second);
  }
  // Every observation is a local minimum: the best of the middle half, by one in so many and then its neighbours.
  const std::span<const double> values = z.values();
  const auto deviation = [&](std::size_t i) {
    return z.mean([&](double x) { return std::pow(std::fabs(x - values[i]), power); });
  };
  const auto index_of = [&](double u) {
    return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), z.quantile(u)) - values.begin());
  };
  std::size_t first = index_of(0.25);
  std::size_t last = index_of(0.75);
  std::size_t best = index_of(0.5);
  double least = deviation(best);
  for (std::size_t stride = (last - first) / 64 + 1;; stride = stride / 8 + 1) {
    for (std::size_t i = first; i <= last; i += stride) {
      if (const double d = deviation(i); d < least) {
        least = d;
        best = i;
      }
    }
    if (stride == 1) return values[best];
    first = best > 8 * stride ? best - 8 * stride : 0;
    last = std::min(best + 8 * stride, values.size() - 1);
  }
}

}  // namespace

/// At a given power and location, scale^power = power E|X - location|^power; the location is that of the least such
/// mean, and the rest is a function of the power.
template <>
GeneralizedGaussian fit<GeneralizedGaussian>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("GeneralizedGaussian", domain::finite, data, weights);
  const Standardised s = by_quartiles(sample.of_several_values());
  struct Deviation {
    double centre, unit;  // the greatest deviation
    double log_mean;      // log E[r^power], r = |X - centre| / unit
    double log_slope;     // and its derivative with respect to the power
  };
  const auto deviation = [&](double power) {
    const double m = centre(s.z, power);
    const double unit = std::fmax(s.z.max() - m, m - s.z.min());
    const double mean = s.z.mean([&](double x) { return std::pow(std::fabs(x - m) / unit, power); });
    const double slope = s.z.mean([&](double x) {
      const double r = std::fabs(x - m) / unit;
      return math::xlogy(std::pow(r, power), r);
    });
    return Deviation{m, unit, std::log(mean), slope / mean};
  };
  const auto profile = [&](double log_power) {
    const double power = std::exp(log_power);
    const Deviation d = deviation(power);
    const double log_sum = log_power + d.log_mean;  // of power E[r^power], the scale^power
    return ValueSlope{
        -math::log_two - math::log_gamma1p(1.0 / power) - log_sum / power - std::log(d.unit) - 1.0 / power,
        (math::digamma(1.0 + 1.0 / power) + log_sum) / power - d.log_slope};
  };
  const std::optional<double> log_power =
      fitting::highest_maximum(profile, std::log(least_power), std::log(greatest_power), 64);
  const double uniform = -std::log(s.z.max() - s.z.min());  // the limit at infinite power, in the same units
  if (!log_power || !(profile(*log_power).value > uniform)) {
    sample.no_maximum("it grows as the power goes to " +
                      std::string(uniform > profile(std::log(least_power)).value
                                      ? "infinity; use Uniform"
                                      : "0, with a peak on one observation; use StudentT or Cauchy"));
  }
  const double power = std::exp(*log_power);
  const Deviation d = deviation(power);
  return {s.location(d.centre), s.scale(d.unit * std::exp((*log_power + d.log_mean) / power)), power};
}

}  // namespace relent
