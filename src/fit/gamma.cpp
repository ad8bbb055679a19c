// The gamma law, its powers and its one-parameter members.
#include "relent/distributions/gamma.hpp"

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/monotone_root.hpp"
#include "math/special.hpp"
#include "relent/distributions/chi.hpp"
#include "relent/distributions/chi_squared.hpp"
#include "relent/distributions/exponential.hpp"
#include "relent/distributions/generalized_gamma.hpp"
#include "relent/distributions/half_normal.hpp"
#include "relent/distributions/inverse_gamma.hpp"
#include "relent/distributions/log_normal.hpp"
#include "relent/distributions/maxwell.hpp"
#include "relent/distributions/nakagami.hpp"
#include "relent/distributions/rayleigh.hpp"

namespace relent {

using fitting::Sample;
using fitting::Scaled;
namespace domain = fitting::domain;

namespace {

/// A gamma variable relative to its mean.
struct Relative {
  double excess;     // ratio - 1
  double logarithm;  // of the ratio
};

/// The shape a with log a - psi(a) = E[u - log(1 + u)], where u is the relative excess of the gamma variable over its
/// mean: no cancellation, however little it varies. Newton's method for the logarithms of both sides, of slopes between
/// -1 and -2, from Minka's "Estimating a gamma distribution" (2002).
template <class F>
double gamma_shape(const Sample& sample, F relative) {
  const double deficit = sample.mean([&](double x) {
    const Relative r = relative(x);
    return r.excess < -0.5 ? r.excess - r.logarithm : -math::log1pmx(r.excess);
  });
  if (!(deficit > 0.0)) sample.no_maximum("the observations are equal but for rounding; use Dirac");
  const double start =
      (3.0 - deficit + std::sqrt((deficit - 3.0) * (deficit - 3.0) + 24.0 * deficit)) / (12.0 * deficit);
  const double log_shape = math::monotone_root(
      [deficit](double y) {
        const double shape = std::exp(y);
        const double gap = -math::digamma_minus_log(shape);
        // shape psi'(shape) - 1, by its asymptotic series where it would cancel
        const double fall =
            shape > 1e4 ? 0.5 / shape + 1.0 / (6.0 * shape * shape) : shape * math::trigamma(shape) - 1.0;
        return math::WithSlope{std::log(deficit / gap), fall / gap};
      },
      std::log(start), 1.0, 1e-16);
  return std::exp(log_shape);
}

/// The a with psi(a) = value.
double digamma_inverse(double value) {
  // psi(a) ~ log(a - 1/2) for large a, ~ -1/a for small ones
  const double start = value > -2.2 ? std::log(std::exp(value) + 0.5) : -std::log(-value - math::euler_gamma);
  const double log_a = math::monotone_root(
      [value](double y) {
        const double a = std::exp(y);
        return math::WithSlope{math::digamma(a) - value, a * math::trigamma(a)};
      },
      start, 1.0, 1e-16);
  return std::exp(log_a);
}

/// sqrt(E[X^2]) of data that are not all 0.
double root_mean_square(std::string_view family, const fitting::Domain& values, std::span<const double> data,
                        std::span<const double> weights) {
  const Sample sample(family, values, data, weights);
  if (sample.max() == 0.0) sample.of_several_values();
  int exponent = 0;
  std::frexp(sample.max(), &exponent);
  const double mean_square = sample.mean([exponent](double x) {
    const double y = std::ldexp(x, -exponent);
    return y * y;
  });
  return std::ldexp(std::sqrt(mean_square), exponent);
}

}  // namespace

template <>
Exponential fit<Exponential>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Exponential", domain::non_negative, data, weights);
  if (sample.max() == 0.0) sample.of_several_values();
  return Exponential(1.0 / sample.mean());
}

template <>
Gamma fit<Gamma>(std::span<const double> data, std::span<const double> weights) {
  const Scaled s = scaled(Sample("Gamma", domain::positive, data, weights).of_several_values());
  const double mean = s.y.mean();
  const double shape = gamma_shape(s.y, [mean](double y) {
    return Relative{(y - mean) / mean, math::log_ratio(y, mean)};
  });
  return {shape, std::ldexp(shape / mean, -s.exponent)};
}

template <>
InverseGamma fit<InverseGamma>(std::span<const double> data, std::span<const double> weights) {
  const Scaled s = scaled(Sample("InverseGamma", domain::positive, data, weights).of_several_values());
  const double harmonic_mean = 1.0 / s.y.mean([](double y) { return 1.0 / y; });
  const double shape = gamma_shape(s.y, [=](double y) {
    return Relative{(harmonic_mean - y) / y, math::log_ratio(harmonic_mean, y)};
  });
  return {shape, s.scale(shape * harmonic_mean)};
}

template <>
Nakagami fit<Nakagami>(std::span<const double> data, std::span<const double> weights) {
  const Scaled s = scaled(Sample("Nakagami", domain::positive, data, weights).of_several_values());
  const double mean_square = s.y.mean([](double y) { return y * y; });
  const double root = std::sqrt(mean_square);
  const double shape = gamma_shape(s.y, [root](double y) {
    return Relative{(y - root) / root * ((y + root) / root), 2.0 * math::log_ratio(y, root)};
  });
  return {shape, std::ldexp(mean_square, 2 * s.exponent)};
}

template <>
ChiSquared fit<ChiSquared>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("ChiSquared", domain::positive, data, weights);
  return ChiSquared(2.0 * digamma_inverse(sample.mean([](double x) { return std::log(x) - math::log_two; })));
}

template <>
Chi fit<Chi>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Chi", domain::positive, data, weights);
  return Chi(2.0 * digamma_inverse(sample.mean([](double x) { return 2.0 * std::log(x) - math::log_two; })));
}

template <>
Rayleigh fit<Rayleigh>(std::span<const double> data, std::span<const double> weights) {
  return Rayleigh(math::sqrt_half * root_mean_square("Rayleigh", domain::positive, data, weights));
}

template <>
Maxwell fit<Maxwell>(std::span<const double> data, std::span<const double> weights) {
  return Maxwell(root_mean_square("Maxwell", domain::positive, data, weights) / std::sqrt(3.0));
}

template <>
HalfNormal fit<HalfNormal>(std::span<const double> data, std::span<const double> weights) {
  return HalfNormal(root_mean_square("HalfNormal", domain::non_negative, data, weights));
}

/// At a given power, (X/scale)^power is a gamma variable, of shape k = shape/power and mean k; the rest is a function
/// of the power. Its limit at power 0 is log-normal.
template <>
GeneralizedGamma fit<GeneralizedGamma>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("GeneralizedGamma", domain::positive, data, weights);
  const double centre = sample.of_several_values().median();
  const fitting::Moments m = moments(sample.image([centre](double x) { return math::log_ratio(x, centre); }));
  const Sample logs = sample.image([&](double x) { return (math::log_ratio(x, centre) - m.mean) / m.stddev; });
  constexpr double least = 1e-3;  // powers in units of the data's spread
  constexpr double greatest = 1e4;
  struct Power {
    double log_mean, slope;  // log E[X^power], and its derivative
    double shape;            // of the gamma variable
  };
  const auto at_power = [&](double power) {
    const double top = logs.max();
    const auto relative = [&](double y) { return std::exp(power * (y - top)); };
    const double mean = logs.mean(relative);
    const double slope = logs.mean([&](double y) { return y * relative(y); }) / mean;
    const double log_mean = power * top + std::log(mean);
    return Power{log_mean, slope, gamma_shape(logs, [&](double y) {
                   return Relative{std::expm1(power * y - log_mean), power * y - log_mean};
                 })};
  };
  const auto profile = [&](double log_power) {
    const double power = std::exp(log_power);
    const Power at = at_power(power);
    // k log k - log Gamma(k) - k = log(k / 2 pi)/2 less Stirling's remainder; the mean of the logarithms is 0
    return fitting::ValueSlope{
        log_power + 0.5 * std::log(at.shape) - math::stirling_remainder(at.shape) - at.shape * at.log_mean,
        1.0 - power * at.shape * at.slope};
  };
  const std::optional<double> log_power = fitting::highest_maximum(profile, std::log(least), std::log(greatest), 96);
  if (profile(std::log(greatest)).slope > 0.0 && !log_power) {
    sample.no_maximum("it grows as the power goes to infinity, where the greatest observation is an end");
  }
  // The limit at power 0 in the same units; near it the scale is no double.
  constexpr double log_normal = -0.5;
  if (log_power && profile(*log_power).value > log_normal) {
    const Power at = at_power(std::exp(*log_power));
    const double power = std::exp(*log_power) / m.stddev;
    const double scale = centre * std::exp((at.log_mean - std::log(at.shape)) / power + m.mean);
    if (scale > 0.0) return {scale, at.shape * power, power};
  }
  sample.no_maximum("it grows as the power goes to 0; use " +
                    LogNormal(std::log(centre) + m.mean, m.stddev).to_string());
}

}  // namespace relent
