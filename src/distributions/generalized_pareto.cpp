// Generalized Pareto distribution.
#include <relent/distributions/generalized_pareto.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "distributions/pareto_tail.hpp"
#include "formulas/pareto_tail.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_normal = (std::numeric_limits<double>::min)();
constexpr double negligible = 1e-18;  // a shape times z that changes nothing

DoubleDouble end_of(double location, double scale, double shape) {
  if (shape >= 0.0) return infinity;
  const DoubleDouble length = math::quotient(scale, -shape);
  return std::isfinite(length.hi) ? math::add(location, length) : length;
}

/// 1 + shape (x - location)/scale for a negative shape, accurate up to the end of the support.
double distance_share(double x, double location, double scale, double shape) {
  int exponent = 0;
  const double unit = std::frexp(scale, &exponent);
  const DoubleDouble length = math::two_sum(std::ldexp(x, -exponent), -std::ldexp(location, -exponent));
  return math::to_double(math::add(unit, math::multiply(length, shape))) / unit;
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

GeneralizedPareto::GeneralizedPareto(double location, double scale, double shape)
    : location_(check::finite("GeneralizedPareto", "location", location)),
      scale_(check::positive_finite("GeneralizedPareto", "scale", scale)),
      shape_(check::finite("GeneralizedPareto", "shape", shape)),
      end_(end_of(location, scale, shape)) {
  check::that(end_.hi > location, "GeneralizedPareto", "scale",
              "so large that location - scale/shape is above location", scale);
}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription GeneralizedPareto::description() {
  return {
      .name = "GeneralizedPareto",
      .aliases = {},
      .summary = "Excesses over a high threshold; exponential at shape 0, uniform at shape -1.",
      .density = "(1 + shape z)^(-1/shape - 1) / scale, z = (x - location)/scale; exp(-z) / scale at shape 0",
      .parameters = "location finite; scale > 0; shape finite",
      .support = "[location, inf), or to location - scale/shape if shape < 0",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}, {.name = "shape"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return GeneralizedPareto(given.real(0), given.real(1), given.real(2));
                 }}},
      .examples = {"GeneralizedPareto(0, 1, 0.3)", "GeneralizedPareto(location=1, scale=3, shape=0.1)",
                   "GeneralizedPareto(0, 1, 0)", "GeneralizedPareto(0, 2, -0.5)", "GeneralizedPareto(0, 2.5, -1.25)",
                   "GeneralizedPareto(0, 1, 4)", "GeneralizedPareto(0, 1, 1e-9)",
                   "GeneralizedPareto(0, 1e100, -0.0625)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string GeneralizedPareto::do_name() const { return "GeneralizedPareto"; }

std::vector<Parameter> GeneralizedPareto::do_parameters() const {
  return {{"location", location_}, {"scale", scale_}, {"shape", shape_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

namespace {

/// log(1 + shape z)/shape where 1 + shape z is known well from z.
double exponent_at(double z, double shape) {
  const double growth = shape * z;
  return std::fabs(growth) < negligible ? z : std::log1p(growth) / shape;
}

}  // namespace

double GeneralizedPareto::exponent(double x) const {
  if (std::isinf(x)) return infinity;
  const double z = standardised(x, location_, scale_);
  const double growth = shape_ * z;
  if (growth < -0.5) {
    const double share = distance_share(x, location_, scale_, shape_);
    return share > 0.0 ? std::log(share) / shape_ : infinity;
  }
  if (growth < 1e300 && z < 1e300) return exponent_at(z, shape_);
  if (shape_ == 0.0) return z;
  const double log_growth = std::log(shape_) + (std::log(0.5 * x - 0.5 * location_) + math::log_two - std::log(scale_));
  return log_growth > 40.0 ? log_growth / shape_ : exponent_at(z, shape_);
}

/// The density is survival^(1 + shape) / scale.
double GeneralizedPareto::log_density(double exponent) const { return -(1.0 + shape_) * exponent - std::log(scale_); }

double GeneralizedPareto::do_log_prob(double x) const {
  const double at = exponent(x);
  if (std::isinf(at) && shape_ <= -1.0) return shape_ == -1.0 ? -std::log(scale_) : infinity;
  return log_density(at);
}

double GeneralizedPareto::do_log_prob_at(const Point& point) const {
  const double growth = shape_ * standardised(point.x, location_, scale_);
  if (growth < -0.5 && point.upper == end_.hi && point.log_to_upper > -infinity) {
    // The end itself is rounded: what was lost counts for points that are doubles of their own.
    const double distance = std::exp(point.log_to_upper);
    const double lost = distance > 0x1p-52 * std::fabs(end_.hi) ? std::log1p(end_.lo / distance) : 0.0;
    return log_density((point.log_to_upper + lost + std::log(-shape_) - std::log(scale_)) / shape_);
  }
  if (location_ != 0.0 && point.lower == location_ && std::fabs(growth) < 0.5) {
    return log_density(exponent_at(std::exp(point.log_from_lower - std::log(scale_)), shape_));
  }
  return do_log_prob(point.x);
}

Support GeneralizedPareto::do_support() const {
  return Support::interval(location_, end_.hi, true, std::isfinite(end_.hi));
}

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double GeneralizedPareto::do_cdf(double x) const { return -std::expm1(-exponent(x)); }

double GeneralizedPareto::do_log_cdf(double x) const {
  const double at = exponent(x);
  if (at < least_normal) return std::log(x - location_) - std::log(scale_);
  return math::log1mexp(-at);
}

double GeneralizedPareto::do_survival(double x) const { return std::exp(-exponent(x)); }

double GeneralizedPareto::do_log_survival(double x) const { return -exponent(x); }

double GeneralizedPareto::place(double exponent) const {
  const double growth = shape_ * exponent;
  if (growth > 700.0) return location_ + pareto_tail::scaled_exp(scale_ / shape_, growth);
  const double z = std::fabs(growth) < negligible ? exponent : std::expm1(growth) / shape_;
  return std::fmin(unstandardised(z, location_, scale_), end_.hi);
}

double GeneralizedPareto::do_quantile(double u) const { return place(-std::log1p(-u)); }

double GeneralizedPareto::do_inverse_survival(double v) const { return place(-std::log(v)); }

// ---- moments ------------------------------------------------------------------------------------------------------

double GeneralizedPareto::do_mean() const { return unstandardised(pareto_tail::mean(1.0, shape_), location_, scale_); }

double GeneralizedPareto::do_variance() const {
  const double deviation = do_stddev();
  return deviation * deviation;
}

double GeneralizedPareto::do_stddev() const { return scale_ * pareto_tail::stddev(1.0, shape_); }

double GeneralizedPareto::do_skewness() const { return pareto_tail::skewness(1.0, shape_); }

double GeneralizedPareto::do_excess_kurtosis() const { return pareto_tail::excess_kurtosis(1.0, shape_); }

double GeneralizedPareto::do_mode() const { return shape_ >= -1.0 ? location_ : end_.hi; }

double GeneralizedPareto::do_median() const { return place(math::log_two); }

double GeneralizedPareto::do_entropy() const { return std::log(scale_) + (1.0 + shape_); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double GeneralizedPareto::do_sample(Rng& rng) const {  // inversion (Devroye 1986)
  return place(math::standard_exponential(rng));
}

Point GeneralizedPareto::do_sample_point(Rng& rng) const {
  const double exponent = math::standard_exponential(rng);
  const double growth = shape_ * exponent;
  const double log_z = std::fabs(growth) < negligible ? std::log(exponent)
                       : growth > 700.0               ? growth - std::log(shape_)
                                                      : std::log(std::expm1(growth) / shape_);
  const double log_to_upper = shape_ < 0.0 ? growth + (std::log(scale_) - std::log(-shape_)) : infinity;
  return {place(exponent), location_, end_.hi, std::log(scale_) + log_z, log_to_upper};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails GeneralizedPareto::do_tails() const {
  const Tail upper = shape_ > 0.0   ? Tail::power(1.0 / shape_)
                     : shape_ < 0.0 ? Tail::endpoint(-1.0 / shape_)
                                    : Tail::stretched_exponential(1.0, 1.0 / scale_);
  return {Tail::endpoint(1.0), upper};
}

double GeneralizedPareto::do_location_hint() const { return shape_ < 0.0 ? do_median() : location_ + scale_; }

std::optional<double> GeneralizedPareto::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  const double mean = do_mean();
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return shape_ < 0.5 ? mean * mean + do_variance() : infinity;
    case Statistic::Kind::absolute_deviation:
      if (c <= location_ || std::isinf(mean)) return mean - c;
      if (c >= end_.hi) return c - mean;
      // E max(X - c, 0) = survival(c)^(1 - shape) scale / (1 - shape).
      return c - mean + 2.0 * std::exp(-(1.0 - shape_) * exponent(c)) * (scale_ / (1.0 - shape_));
    case Statistic::Kind::log_one_plus:
      if (location_ != 0.0) return std::nullopt;
      if (c == scale_ / shape_) return shape_;
      if (!(shape_ > 0.0 && c > 0.0)) return std::nullopt;
      return formulas::mean_log_growth(shape_, scale_ / c);
    case Statistic::Kind::exponential:
      if (c == 0.0) return 1.0;
      if (shape_ > 0.0 && c > 0.0) return infinity;
      if (shape_ == 0.0) return c * scale_ < 1.0 ? std::exp(c * location_) / (1.0 - c * scale_) : infinity;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> GeneralizedPareto::do_log_density_terms() const {
  if (shape_ == -1.0) return LogDensityTerms{-std::log(scale_), {}};
  const double rate = 1.0 / scale_;
  if (shape_ > 0.0 && location_ == 0.0) {
    return LogDensityTerms{-std::log(scale_),
                           {{{Statistic::Kind::log_one_plus, scale_ / shape_}, -(1.0 + 1.0 / shape_)}}};
  }
  if (shape_ != 0.0 || !std::isfinite(rate)) return std::nullopt;
  return LogDensityTerms{location_ / scale_ - std::log(scale_), {{{Statistic::Kind::x, 0.0}, -rate}}};
}

std::size_t GeneralizedPareto::do_score(double x, std::span<double> out) const {
  if (out.size() < 3) return 0;
  const double z = standardised(x, location_, scale_);
  const double growth = shape_ * z;
  const double share = growth < -0.5 ? distance_share(x, location_, scale_, shape_) : 1.0 + growth;
  const double z_over_share = z / share;
  // [log(1 + y) - y/(1 + y)] / shape^2 with y = shape z
  const double curvature = std::fabs(growth) < 1e-5 ? z * z * (0.5 - growth * (2.0 / 3.0 - 0.75 * growth))
                                                    : (std::log(share) / shape_ - z_over_share) / shape_;
  out[0] = (1.0 + shape_) / share / scale_;
  out[1] = ((1.0 + shape_) * z_over_share - 1.0) / scale_;
  out[2] = curvature - z_over_share;
  return 3;
}

}  // namespace relent
