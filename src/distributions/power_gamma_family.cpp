// The laws of powers of gamma variables: everything that the leaves share.
#include <relent/distributions/power_gamma_family.hpp>

#include <cmath>
#include <limits>
#include <optional>

#include "distributions/location_scale.hpp"
#include "distributions/point_in.hpp"
#include "math/double_double.hpp"
#include "math/power_moments.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_normal = (std::numeric_limits<double>::min)();
/// Above it the density of G is taken in its saddle-point form.
constexpr double large_shape = 10.0;

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

PowerGammaFamily::PowerGammaFamily(DoubleDouble shape, double power, double order, DoubleDouble scale, double location)
    : shape_(shape),
      power_(power),
      order_(order),
      scale_(scale),
      location_(location),
      log_normaliser_(std::log(scale.hi) + math::log_gamma(shape.hi) - std::log(std::fabs(power))) {}

PowerGammaFamily::~PowerGammaFamily() = default;

double PowerGammaFamily::standardised(double x) const { return relent::standardised(x, location_, scale_.hi); }

/// z^power, by products where it is a small integer power.
double PowerGammaFamily::power_of(double z) const {
  if (power_ == 1.0) return z;
  if (power_ == 2.0) return z * z;
  if (power_ == -1.0) return 1.0 / z;
  if (power_ == -2.0) return 1.0 / z / z;
  return std::pow(z, power_);
}

/// The point whose z is y^(1/power).
double PowerGammaFamily::from_gamma(double y) const {
  const double z = power_ == 1.0    ? y
                   : power_ == 2.0  ? std::sqrt(y)
                   : power_ == -1.0 ? 1.0 / y
                                    : std::pow(y, 1.0 / power_);
  return unstandardised(z, location_, scale_.hi);
}

double PowerGammaFamily::from_log_gamma(double log_y) const {
  const double z_scale = std::exp(log_y / power_ + std::log(scale_.hi));
  return location_ + z_scale;
}

// ---- density ------------------------------------------------------------------------------------------------------

double PowerGammaFamily::log_density(double log_z, double z) const {
  const double y = power_of(z);
  const bool extreme = !(y >= least_normal) || std::isinf(y);
  const double y_or_its_limit = extreme ? std::exp(power_ * log_z) : y;
  if (std::isinf(y_or_its_limit)) return -infinity;
  if (shape_.hi < large_shape || extreme) {
    return (order_ - 1.0) * log_z - y_or_its_limit - log_normaliser_;
  }
  // the density of G at y, and dy/dx = |power| y / (scale z)
  return math::log_gamma_density(y, shape_.hi, 1.0) + std::log(std::fabs(power_)) + (power_ - 1.0) * log_z -
         std::log(scale_.hi);
}

double PowerGammaFamily::do_log_prob(double x) const {
  const double z = standardised(x);
  if (z == 0.0 && x == location_) {
    if (power_ < 0.0 || order_ > 1.0) return -infinity;
    return order_ < 1.0 ? infinity : -log_normaliser_;
  }
  if (std::isinf(x)) return -infinity;
  if (z < least_normal || std::isinf(z)) {
    return log_density(std::log(x - location_) - std::log(scale_.hi), z);
  }
  return log_density(std::log(z), z);
}

double PowerGammaFamily::do_log_prob_at(const Point& point) const {
  const double log_distance = point.log_from_lower;
  // Where the location absorbs the distance, or the distance is no normal number, its logarithm is the better datum.
  const bool knows_distance = point.lower == location_ && log_distance != -infinity;
  if (!knows_distance || (location_ == 0.0 && point.x > least_normal)) return do_log_prob(point.x);
  const double log_z = log_distance - std::log(scale_.hi);
  return log_density(log_z, std::exp(log_z));
}

Support PowerGammaFamily::do_support() const {
  return power_ > 0.0 ? Support::from(location_) : Support::interval(location_, infinity, false, false);
}

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

/// P(X <= x), or P(X > x), or its logarithm. Where y underflows, P(shape, y) is its leading term.
double PowerGammaFamily::tail(double x, bool lower, bool logarithm) const {
  const double z = standardised(x);
  const double y = power_of(z);
  const bool lower_of_gamma = lower == (power_ > 0.0);
  if (y < least_normal && x > location_ && !std::isinf(x)) {
    const bool normal = z >= least_normal && !std::isinf(z);
    const double log_z = normal ? std::log(z) : std::log(x - location_) - std::log(scale_.hi);
    const double log_p = shape_.hi * power_ * log_z - math::log_gamma(shape_.hi + 1.0);
    if (lower_of_gamma) return logarithm ? log_p : std::exp(log_p);
    return logarithm ? math::log1mexp(log_p) : -std::expm1(log_p);
  }
  if (lower_of_gamma) return logarithm ? math::log_gamma_p(shape_.hi, y) : math::gamma_p(shape_.hi, y);
  return logarithm ? math::log_gamma_q(shape_.hi, y) : math::gamma_q(shape_.hi, y);
}

double PowerGammaFamily::do_cdf(double x) const { return tail(x, true, false); }

double PowerGammaFamily::do_log_cdf(double x) const { return tail(x, true, true); }

double PowerGammaFamily::do_survival(double x) const { return tail(x, false, false); }

double PowerGammaFamily::do_log_survival(double x) const { return tail(x, false, true); }

double PowerGammaFamily::do_quantile(double u) const {
  const double y = power_ > 0.0 ? math::gamma_p_inv(shape_.hi, u) : math::gamma_q_inv(shape_.hi, u);
  if (y >= least_normal) return from_gamma(y);
  const double log_tail = power_ > 0.0 ? std::log(u) : std::log1p(-u);
  return from_log_gamma((log_tail + math::log_gamma(shape_.hi + 1.0)) / shape_.hi);
}

double PowerGammaFamily::do_inverse_survival(double v) const {
  const double y = power_ > 0.0 ? math::gamma_q_inv(shape_.hi, v) : math::gamma_p_inv(shape_.hi, v);
  if (y >= least_normal) return from_gamma(y);
  const double log_tail = power_ > 0.0 ? std::log1p(-v) : std::log(v);
  return from_log_gamma((log_tail + math::log_gamma(shape_.hi + 1.0)) / shape_.hi);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double PowerGammaFamily::do_mean() const {
  const double t = 1.0 / power_;
  if (!(shape_.hi + t > 0.0)) return infinity;
  return location_ + scale_.hi * std::exp(math::log_rising_factorial(shape_.hi, t));
}

double PowerGammaFamily::do_stddev() const {
  const math::PowerMoments moments = math::power_moments(shape_.hi, math::quotient(1.0, power_));
  if (std::isinf(moments.relative_variance)) return infinity;
  return scale_.hi * (std::exp(moments.log_mean) * std::sqrt(moments.relative_variance));
}

double PowerGammaFamily::do_variance() const {
  const double stddev = do_stddev();
  return stddev * stddev;
}

double PowerGammaFamily::do_skewness() const {
  return math::power_moments(shape_.hi, math::quotient(1.0, power_)).skewness;
}

double PowerGammaFamily::do_excess_kurtosis() const {
  return math::power_moments(shape_.hi, math::quotient(1.0, power_)).excess_kurtosis;
}

double PowerGammaFamily::do_mode() const {
  const double y = (order_ - 1.0) / power_;
  return y > 0.0 ? from_gamma(y) : location_;
}

double PowerGammaFamily::do_entropy() const {
  const double t = 1.0 / power_;
  if (std::isinf(1.0 / shape_.hi)) return t > 0.0 ? -infinity : infinity;  // about -t / shape: it overflows first
  return math::gamma_entropy(shape_.hi) + (t - 1.0) * math::digamma(shape_.hi) + std::log(scale_.hi) -
         std::log(std::fabs(power_));
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// A power of a gamma draw (Marsaglia and Tsang 2000), in log space.
double PowerGammaFamily::do_sample(Rng& rng) const { return from_log_gamma(math::log_standard_gamma(rng, shape_.hi)); }

Point PowerGammaFamily::do_sample_point(Rng& rng) const {
  const double log_distance = math::log_standard_gamma(rng, shape_.hi) / power_ + std::log(scale_.hi);
  return {location_ + std::exp(log_distance), location_, infinity, log_distance, infinity};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails PowerGammaFamily::do_tails() const {
  const double size = std::fabs(power_);
  const double rate = std::pow(scale_.hi, -power_);
  if (power_ < 0.0) return {Tail::inverse_power(size, rate), Tail::power(shape_.hi * size)};
  return {Tail::endpoint(order_), Tail::stretched_exponential(size, rate, order_ - 1.0)};
}

double PowerGammaFamily::do_location_hint() const { return from_gamma(shape_.hi); }

std::optional<double> PowerGammaFamily::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  const double shape = shape_.hi;
  const double t = 1.0 / power_;
  const double c = statistic.argument;
  const auto moment = [&](double r) {
    if (!(shape + r * t > 0.0)) return infinity;
    return std::exp(math::log_rising_factorial(shape, r * t) + r * std::log(scale_.hi));
  };
  if (statistic.kind == Kind::x) return do_mean();
  if (statistic.kind == Kind::absolute_deviation) {
    const double mean = do_mean();
    if (c <= location_ || std::isinf(mean)) return mean - c;
    // E[X - location; X <= c] is the mean times the cdf of the law whose gamma shape is larger by 1/power
    const double y = power_of(standardised(c));
    const double below = power_ > 0.0 ? math::gamma_p(shape, y) : math::gamma_q(shape, y);
    const double above = power_ > 0.0 ? math::gamma_q(shape, y) : math::gamma_p(shape, y);
    const double weighted_below = power_ > 0.0 ? math::gamma_p(shape + t, y) : math::gamma_q(shape + t, y);
    const double weighted_above = power_ > 0.0 ? math::gamma_q(shape + t, y) : math::gamma_p(shape + t, y);
    return (c - location_) * (below - above) + (mean - location_) * (weighted_above - weighted_below);
  }
  if (location_ != 0.0) return std::nullopt;
  switch (statistic.kind) {
    case Kind::x_squared:
      return moment(2.0);
    case Kind::reciprocal:
      return moment(-1.0);
    case Kind::power:
      return moment(c);
    case Kind::log_x:
      return std::log(scale_.hi) + t * math::digamma(shape);
    case Kind::log_x_squared: {
      const double log_mean = std::log(scale_.hi) + t * math::digamma(shape);
      return log_mean * log_mean + t * t * math::trigamma(shape);
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> PowerGammaFamily::do_log_density_terms() const {
  const double coefficient = -std::pow(scale_.hi, -power_);
  if (location_ != 0.0 || !std::isfinite(coefficient) || coefficient == 0.0) return std::nullopt;
  LogDensityTerms terms{-log_normaliser_ - (order_ - 1.0) * std::log(scale_.hi), {}};
  if (order_ != 1.0) terms.terms.push_back({{Statistic::Kind::log_x, 0.0}, order_ - 1.0});
  terms.terms.push_back({{Statistic::Kind::power, power_}, coefficient});
  return terms;
}

}  // namespace relent
