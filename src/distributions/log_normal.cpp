// LogNormal distribution.
#include <relent/distributions/log_normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/log_image.hpp"
#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// log(1 + ratio^2), whose relative error is that of the ratio: 2 log(ratio) + log(1 + ratio^-2) from 1 on.
DoubleDouble log1p_square(DoubleDouble ratio) {
  if (ratio.hi > 1.0) {
    const DoubleDouble inverse = math::divide(1.0, ratio);
    return math::add(math::scale(math::dd_log(ratio), 1), math::dd_log1p(math::multiply(inverse, inverse)));
  }
  return math::dd_log1p(math::multiply(ratio, ratio));
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

LogNormal::LogNormal(double log_mean, double log_stddev)
    : LogNormal(check::finite("LogNormal", "log_mean", log_mean),
                check::positive_finite("LogNormal", "log_stddev", log_stddev), Form::log, log_mean, log_stddev) {}

LogNormal LogNormal::from_mean_stddev(double mean, double stddev) {
  check::positive_finite("LogNormal", "mean", mean);
  check::positive_finite("LogNormal", "stddev", stddev);
  const DoubleDouble ratio = math::quotient(stddev, mean);
  check::that(ratio.hi > 0.0 && std::isfinite(ratio.hi), "LogNormal", "stddev",
              "such that stddev / mean is positive and finite", stddev);
  constexpr double negligible_square = 1e-60;
  if (ratio.hi < negligible_square) return {math::dd_log(mean), ratio, Form::mean_stddev, mean, stddev};
  const DoubleDouble log_variance = log1p_square(ratio);
  return {math::subtract(math::dd_log(mean), math::scale(log_variance, -1)), math::sqrt(log_variance),
          Form::mean_stddev, mean, stddev};
}

LogNormal::LogNormal(DoubleDouble log_mean, DoubleDouble log_stddev, Form form, double first, double second)
    : log_mean_(log_mean), log_stddev_(log_stddev), form_(form), first_(first), second_(second) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription LogNormal::description() {
  return {
      .name = "LogNormal",
      .aliases = {},
      .summary = "Products of many small independent factors: the exponential of a Gaussian.",
      .density = "exp(-((log x - log_mean) / log_stddev)^2 / 2) / (x log_stddev sqrt(2 pi))",
      .parameters = "log_mean finite; log_stddev > 0 (or mean > 0 and stddev > 0 of x itself)",
      .support = "(0, inf)",
      .forms = {{.parameters = {{.name = "log_mean"}, {.name = "log_stddev"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return LogNormal(given.real(0), given.real(1));
                 }},
                {.parameters = {{.name = "mean"}, {.name = "stddev"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return LogNormal::from_mean_stddev(given.real(0), given.real(1));
                 }}},
      .examples = {"LogNormal(0, 1)", "LogNormal(log_mean=-2, log_stddev=0.25)", "LogNormal(mean=3, stddev=2)",
                   "LogNormal(0, 5)", "LogNormal(3, 1e-8)", "LogNormal(mean=1e-150, stddev=1e-153)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string LogNormal::do_name() const { return "LogNormal"; }

std::vector<Parameter> LogNormal::do_parameters() const {
  if (form_ == Form::log) return {{"log_mean", first_}, {"log_stddev", second_}};
  return {{"mean", first_}, {"stddev", second_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double LogNormal::z_of(double x) const {
  const double w = std::log(x);
  const double rounded = (w - log_mean_.hi) / log_stddev_.hi;
  // The rounding of the logarithms, in units of log_stddev, is an error of z.
  constexpr double harmless = 4.0;
  const double size = std::max(std::fabs(w), std::fabs(log_mean_.hi));
  if (size <= harmless * log_stddev_.hi || !(x > 0.0) || !std::isfinite(rounded)) return rounded;
  return math::difference(math::dd_log(x), log_mean_) / log_stddev_.hi;
}

double LogNormal::log_density(double w, double z) const {
  return log_image::log_density(-0.5 * z * z - (std::log(log_stddev_.hi) + math::log_sqrt_two_pi), w);
}

double LogNormal::do_log_prob(double x) const { return log_density(std::log(x), z_of(x)); }

double LogNormal::do_log_prob_at(const Point& point) const {
  if (!log_image::known_by_logarithm(point)) return do_log_prob(point.x);
  const double w = point.log_from_lower;
  return log_density(w, (w - log_mean_.hi) / log_stddev_.hi);
}

Support LogNormal::do_support() const { return Support::interval(0.0, infinity, false, false); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double LogNormal::do_cdf(double x) const { return math::normal_cdf(z_of(x)); }

double LogNormal::do_log_cdf(double x) const { return math::log_normal_cdf(z_of(x)); }

double LogNormal::do_survival(double x) const { return math::normal_cdf(-z_of(x)); }

double LogNormal::do_log_survival(double x) const { return math::log_normal_cdf(-z_of(x)); }

namespace {

/// log_mean + z log_stddev.
DoubleDouble logarithm_at(double z, DoubleDouble log_mean, DoubleDouble log_stddev) {
  return math::add(log_mean, math::multiply(log_stddev, z));
}

}  // namespace

double LogNormal::do_quantile(double u) const {
  return math::exp_of(logarithm_at(math::normal_quantile(u), log_mean_, log_stddev_));
}

double LogNormal::do_inverse_survival(double v) const {
  return math::exp_of(logarithm_at(-math::normal_quantile(v), log_mean_, log_stddev_));
}

// ---- moments ------------------------------------------------------------------------------------------------------

/// E X^k = exp(k log_mean + k^2 log_stddev^2 / 2).
double LogNormal::exp_moment(double k) const {
  const DoubleDouble spread = math::multiply(log_stddev_, k);
  if (!(std::fabs(spread.hi) < 1e100)) return std::exp(k * log_mean_.hi + 0.5 * spread.hi * spread.hi);
  return math::exp_of(math::add(math::multiply(log_mean_, k), math::scale(math::multiply(spread, spread), -1)));
}

double LogNormal::do_mean() const { return form_ == Form::mean_stddev ? first_ : exp_moment(1.0); }

double LogNormal::do_variance() const {
  if (form_ == Form::mean_stddev) return second_ * second_;
  const double s = log_stddev_.hi;
  const double variance =
      s * s < 1.0 ? exp_moment(1.0) * exp_moment(1.0) * std::expm1(s * s) : exp_moment(2.0) * -std::expm1(-s * s);
  if (variance > 1e-290 && std::isfinite(variance)) return variance;
  const double stddev = do_stddev();
  return stddev * stddev;
}

double LogNormal::do_stddev() const {
  if (form_ == Form::mean_stddev) return second_;
  const double s = log_stddev_.hi;
  if (s < 1e-100) return std::exp(log_mean_.hi + std::log(s));
  const double stddev = exp_moment(1.0) * std::sqrt(std::expm1(s * s));
  if (stddev > 0.0 && std::isfinite(stddev)) return stddev;
  const double half_log = 0.5 * (s * s < 1.0 ? std::log(std::expm1(s * s)) : s * s + math::log1mexp(-s * s));
  return std::exp(log_mean_.hi + 0.5 * s * s + half_log);
}

double LogNormal::do_skewness() const {
  const double s = log_stddev_.hi;
  return (std::exp(s * s) + 2.0) * std::sqrt(std::expm1(s * s));
}

double LogNormal::do_excess_kurtosis() const {
  const double square = log_stddev_.hi * log_stddev_.hi;
  return std::expm1(4.0 * square) + 2.0 * std::expm1(3.0 * square) + 3.0 * std::expm1(2.0 * square);
}

double LogNormal::do_mode() const {
  if (!(log_stddev_.hi < 1e100)) return 0.0;
  return math::exp_of(math::subtract(log_mean_, math::multiply(log_stddev_, log_stddev_)));
}

double LogNormal::do_median() const { return math::exp_of(log_mean_); }

double LogNormal::do_entropy() const {
  return log_mean_.hi + (std::log(log_stddev_.hi) + (math::log_sqrt_two_pi + 0.5));
}

// ---- sampling -----------------------------------------------------------------------------------------------------

double LogNormal::do_sample(Rng& rng) const {
  return math::exp_of(logarithm_at(math::standard_normal(rng), log_mean_, log_stddev_));
}

Point LogNormal::do_sample_point(Rng& rng) const {
  const DoubleDouble w = logarithm_at(math::standard_normal(rng), log_mean_, log_stddev_);
  return {math::exp_of(w), 0.0, infinity, w.hi, infinity};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails LogNormal::do_tails() const {
  const Tail tail = Tail::log_normal(0.5 / log_stddev_.hi / log_stddev_.hi);
  return {tail, tail};
}

double LogNormal::do_location_hint() const { return do_median(); }

std::optional<double> LogNormal::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  const double s = log_stddev_.hi;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return exp_moment(2.0);
    case Statistic::Kind::log_x:
      return log_mean_.hi;
    case Statistic::Kind::log_x_squared:
      return log_mean_.hi * log_mean_.hi + s * s;
    case Statistic::Kind::reciprocal:
      return exp_moment(-1.0);
    case Statistic::Kind::power:
      return exp_moment(c);
    case Statistic::Kind::absolute_deviation: {
      if (c <= 0.0) return do_mean() - c;
      // x density(x; log_mean) = mean density(x; log_mean + s^2); for small s the two parts cancel.
      if (s < 1e-3) return std::nullopt;
      const double z = z_of(c);
      const double upper = do_mean() * std::erf((s - z) * math::sqrt_half);
      const double deviation = upper + c * std::erf(z * math::sqrt_half);
      if (std::isnan(deviation)) return std::nullopt;
      return deviation;
    }
    case Statistic::Kind::exponential:
      if (c == 0.0) return 1.0;
      if (c > 0.0) return infinity;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> LogNormal::do_log_density_terms() const {
  const double z = log_mean_.hi / log_stddev_.hi;
  const double constant = -0.5 * z * z - (std::log(log_stddev_.hi) + math::log_sqrt_two_pi);
  const double linear = z / log_stddev_.hi - 1.0;
  const double quadratic = -0.5 / log_stddev_.hi / log_stddev_.hi;
  if (!std::isfinite(constant) || !std::isfinite(linear) || !std::isfinite(quadratic)) return std::nullopt;
  return LogDensityTerms{constant,
                         {{{Statistic::Kind::log_x, 0.0}, linear}, {{Statistic::Kind::log_x_squared, 0.0}, quadratic}}};
}

std::size_t LogNormal::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double z = z_of(x);
  out[0] = z / log_stddev_.hi;
  out[1] = (z - 1.0) * (z + 1.0) / log_stddev_.hi;
  return 2;
}

}  // namespace relent
