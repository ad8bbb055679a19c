// Generalized extreme value distribution.
#include <relent/distributions/generalized_extreme_value.hpp>
#include <relent/distributions/gumbel.hpp>

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/exponential_image.hpp"
#include "distributions/location_scale.hpp"
#include "math/double_double.hpp"
#include "math/exponential_moments.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/policy.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// T = (1 + shape z)^(-1/shape), a standard exponential variate.
ExponentialPoint exponential_point(double x, double location, double scale, double shape) {
  const DoubleDouble z = standardised_exactly(x, location, scale);
  const DoubleDouble w = math::multiply(shape, z);
  if (std::fabs(w.hi) < 1e-9) {
    // log1p(w)/shape = z (1 - w/2 + w^2/3 - ...)
    const DoubleDouble factor = math::add(1.0, w.hi * (-0.5 + w.hi * (1.0 / 3)));
    const DoubleDouble log_t = math::negate(math::multiply(z, factor));
    return {math::exp_of(log_t), log_t.hi};
  }
  if (!std::isfinite(w.hi)) {
    if (w.hi < 0.0) return shape > 0.0 ? ExponentialPoint{infinity, infinity} : ExponentialPoint{0.0, -infinity};
    const double log_t = -(std::log(std::fabs(shape)) + std::log(std::fabs(0.5 * x - 0.5 * location)) + math::log_two -
                           std::log(scale)) /
                         shape;
    return {std::exp(log_t), log_t};
  }
  const double distance = math::difference(w, -1.0);  // 1 + w
  if (!(distance > 0.0)) return shape > 0.0 ? ExponentialPoint{infinity, infinity} : ExponentialPoint{0.0, -infinity};
  const double log_t = -(std::fabs(w.hi) < 0.5 ? std::log1p(w.hi) : std::log(distance)) / shape;
  if (std::fabs(log_t) < 16.0) return {std::exp(log_t), log_t};
  const DoubleDouble exact = math::negate(math::quotient(math::dd_log1p(w), shape));
  return {math::exp_of(exact), exact.hi};
}

/// z = (t^-shape - 1)/shape.
double standardised_image(double log_t, double shape) {
  const double y = -shape * log_t;
  return std::fabs(y) < 1e-18 ? -log_t : -log_t * (std::expm1(y) / y);
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

GeneralizedExtremeValue::GeneralizedExtremeValue(double location, double scale, double shape)
    : location_(check::finite("GeneralizedExtremeValue", "location", location)),
      scale_(check::positive_finite("GeneralizedExtremeValue", "scale", scale)),
      shape_(check::that(std::fabs(shape) <= 1e6, "GeneralizedExtremeValue", "shape", "in [-1e6, 1e6]", shape)),
      end_(shape == 0.0 ? infinity : math::difference(location, math::quotient(scale, shape))) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription GeneralizedExtremeValue::description() {
  return {
      .name = "GeneralizedExtremeValue",
      .aliases = {},
      .summary = "The largest of many outcomes, whatever their tails: Gumbel, Frechet or a reflected Weibull law.",
      .density = "t^(1 + shape) exp(-t) / scale, t = (1 + shape (x - location) / scale)^(-1/shape)",
      .parameters = "location finite; scale > 0; shape in [-1e6, 1e6] (0: Gumbel)",
      .support = "half-line or reals by the sign of shape",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}, {.name = "shape"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return GeneralizedExtremeValue(given.real(0), given.real(1), given.real(2));
                 }}},
      .examples = {"GeneralizedExtremeValue(0, 1, 0.125)", "GeneralizedExtremeValue(-1, 2, -0.25)",
                   "GeneralizedExtremeValue(location=3, scale=2, shape=0)", "GeneralizedExtremeValue(0, 1, 1e-10)",
                   "GeneralizedExtremeValue(0, 2, -1)", "GeneralizedExtremeValue(2, 1, 0.75)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string GeneralizedExtremeValue::do_name() const { return "GeneralizedExtremeValue"; }

std::vector<Parameter> GeneralizedExtremeValue::do_parameters() const {
  return {{"location", location_}, {"scale", scale_}, {"shape", shape_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double GeneralizedExtremeValue::log_density(double t, double log_t) const {
  if (t == infinity) return -infinity;
  const double power = 1.0 + shape_;
  return (power == 0.0 ? 0.0 : power * log_t) - t - std::log(scale_);
}

double GeneralizedExtremeValue::do_log_prob(double x) const {
  const ExponentialPoint at = exponential_point(x, location_, scale_, shape_);
  return log_density(at.t, at.log_t);
}

double GeneralizedExtremeValue::do_log_prob_at(const Point& point) const {
  // Near the finite end x has lost its digits: 1 + shape z is the distance from the end, times |shape| / scale.
  const Support support = do_support();
  const bool near_lower = shape_ > 0.0 && point.lower == support.lower && std::isfinite(point.lower);
  const bool near_upper = shape_ < 0.0 && point.upper == support.upper && std::isfinite(point.upper);
  if (near_lower || near_upper) {
    const double log_distance =
        (near_lower ? point.log_from_lower : point.log_to_upper) + math::log_ratio(std::fabs(shape_), scale_);
    if (log_distance < -math::log_two) {
      const double log_t = -log_distance / shape_;
      return log_density(std::exp(log_t), log_t);
    }
  }
  return do_log_prob(point.x);
}

Support GeneralizedExtremeValue::do_support() const {
  if (shape_ == 0.0 || std::isinf(end_)) return Support::reals();
  return shape_ > 0.0 ? Support::interval(end_, infinity, false, false)
                      : Support::interval(-infinity, end_, false, true);
}

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double GeneralizedExtremeValue::do_cdf(double x) const {
  return upper_tail(exponential_point(x, location_, scale_, shape_));
}

double GeneralizedExtremeValue::do_log_cdf(double x) const {
  return log_upper_tail(exponential_point(x, location_, scale_, shape_));
}

double GeneralizedExtremeValue::do_survival(double x) const {
  return lower_tail(exponential_point(x, location_, scale_, shape_));
}

double GeneralizedExtremeValue::do_log_survival(double x) const {
  return log_lower_tail(exponential_point(x, location_, scale_, shape_));
}

double GeneralizedExtremeValue::image(double log_t) const {
  const double z = standardised_image(log_t, shape_);
  if (std::isinf(z)) return std::copysign(std::exp(-shape_ * log_t + math::log_ratio(scale_, std::fabs(shape_))), z);
  const double x = unstandardised(z, location_, scale_);
  if (shape_ == 0.0) return x;
  return shape_ > 0.0 ? (std::max)(x, end_) : (std::min)(x, end_);
}

double GeneralizedExtremeValue::do_quantile(double u) const { return image(at_upper_tail(u).log_t); }

double GeneralizedExtremeValue::do_inverse_survival(double v) const { return image(at_lower_tail(v).log_t); }

// ---- moments ------------------------------------------------------------------------------------------------------

double GeneralizedExtremeValue::do_mean() const {
  if (shape_ >= 1.0) return infinity;
  // (Gamma(1 - shape) - 1) / shape
  const double z =
      std::fabs(shape_) < 1e-17 ? math::euler_gamma : boost::math::tgamma1pm1(-shape_, math::Policy()) / shape_;
  return unstandardised(z, location_, scale_);
}

double GeneralizedExtremeValue::do_variance() const {
  const double stddev = do_stddev();
  return stddev * stddev;
}

double GeneralizedExtremeValue::do_stddev() const { return scale_ * math::exponential_power_spread(-shape_); }

double GeneralizedExtremeValue::do_skewness() const { return -math::exponential_power_skewness(-shape_); }

double GeneralizedExtremeValue::do_excess_kurtosis() const { return math::exponential_power_excess_kurtosis(-shape_); }

// Where t = 1 + shape.
double GeneralizedExtremeValue::do_mode() const { return shape_ > -1.0 ? image(std::log1p(shape_)) : end_; }

double GeneralizedExtremeValue::do_entropy() const {
  return std::log(scale_) + math::euler_gamma * shape_ + (1.0 + math::euler_gamma);
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// By inversion, from an exponential variate.
double GeneralizedExtremeValue::do_sample(Rng& rng) const { return image(std::log(math::standard_exponential(rng))); }

Point GeneralizedExtremeValue::do_sample_point(Rng& rng) const {
  const double log_t = std::log(math::standard_exponential(rng));
  const Support support = do_support();
  const double log_distance = -shape_ * log_t + math::log_ratio(scale_, std::fabs(shape_));
  return {image(log_t), support.lower, support.upper, std::isinf(support.lower) ? infinity : log_distance,
          std::isinf(support.upper) ? infinity : log_distance};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails GeneralizedExtremeValue::do_tails() const {
  if (shape_ == 0.0) return Gumbel(location_, scale_).tails();
  const double exponent = 1.0 / std::fabs(shape_);
  constexpr double most_exponent = 1e8;  // beyond which the law is Gumbel's as far as doubles reach
  if (!(exponent < most_exponent) || std::isinf(end_)) return {Tail::unknown(), Tail::unknown()};
  // A rate outside double's range is cut to it: it decides nothing.
  const double rate = std::clamp(std::pow(shape_ > 0.0 ? scale_ / shape_ : -shape_ / scale_, exponent),
                                 (std::numeric_limits<double>::min)(), (std::numeric_limits<double>::max)());
  if (shape_ > 0.0) return {Tail::inverse_power(exponent, rate), Tail::power(exponent)};
  return {Tail::stretched_exponential(exponent, rate, exponent - 1.0), Tail::endpoint(exponent)};
}

double GeneralizedExtremeValue::do_location_hint() const { return location_; }

std::optional<double> GeneralizedExtremeValue::do_expectation(const Statistic& statistic) const {
  if (shape_ == 0.0) return Gumbel(location_, scale_).expectation(statistic);
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return do_mean() * do_mean() + do_variance();
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> GeneralizedExtremeValue::do_log_density_terms() const {
  if (shape_ == 0.0) return Gumbel(location_, scale_).log_density_terms();
  return std::nullopt;
}

std::size_t GeneralizedExtremeValue::do_score(double x, std::span<double> out) const {
  if (out.size() < 3) return 0;
  const double z = standardised(x, location_, scale_);
  const double w = shape_ * z;
  const ExponentialPoint at = exponential_point(x, location_, scale_, shape_);
  const double pull = (1.0 + shape_ - at.t) / (1.0 + w);
  out[0] = pull / scale_;
  out[1] = (z * pull - 1.0) / scale_;
  // d log t / d shape = z^2 (1 + (1 + w) log1pmx(w) / w^2) / (1 + w)
  const double curvature = std::fabs(w) < 1e-8 ? -0.5 : math::log1pmx(w) / (w * w);
  out[2] = at.log_t + pull * z * z * (1.0 + (1.0 + w) * curvature);
  return 3;
}

}  // namespace relent
