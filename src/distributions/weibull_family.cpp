// The laws of Weibull type: everything that Weibull and Frechet share.
#include <relent/distributions/weibull_family.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "distributions/exponential_image.hpp"
#include "distributions/point_in.hpp"
#include "math/double_double.hpp"
#include "math/exponential_moments.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_normal = (std::numeric_limits<double>::min)();
constexpr double trigamma_one = 1.64493406684822643647;  // pi^2 / 6

bool is_normal(double x) { return x >= least_normal && x < infinity; }

/// log(x / scale) and T = (x / scale)^exponent, x > 0.
struct Reduced {
  double log_relative;
  ExponentialPoint at;
};

Reduced reduce(double x, double exponent, double scale) {
  const DoubleDouble relative = math::quotient(x, scale);
  if (is_normal(relative.hi)) {
    const double residual = relative.lo / relative.hi;
    const double log_relative = std::log(relative.hi) + residual;
    const double power = std::pow(relative.hi, exponent);
    const double t = power > 0.0 && power < infinity ? power * std::exp(exponent * residual) : power;
    return {log_relative, {t, exponent * log_relative}};
  }
  const DoubleDouble log_relative = math::dd_log_quotient(x, scale);
  const DoubleDouble log_t = math::multiply(exponent, log_relative);
  return {log_relative.hi, {math::exp_of(log_t), log_t.hi}};
}

/// scale T^power.
double image(ExponentialPoint at, DoubleDouble power, double scale) {
  const double relative = std::pow(at.t, power.hi);
  if (is_normal(relative)) return scale * (relative * (1.0 + power.lo * at.log_t));
  return std::exp(power.hi * at.log_t + std::log(scale));
}

/// x^k by the name that other families know it by.
Statistic power_of_x(double k) {
  if (k == 1.0) return {Statistic::Kind::x, 0.0};
  if (k == 2.0) return {Statistic::Kind::x_squared, 0.0};
  if (k == -1.0) return {Statistic::Kind::reciprocal, 0.0};
  return {Statistic::Kind::power, k};
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

WeibullFamily::WeibullFamily(double exponent, double scale)
    : exponent_(exponent), scale_(scale), power_(math::quotient(1.0, exponent)) {}

WeibullFamily::~WeibullFamily() = default;

// ---- names and parameters -----------------------------------------------------------------------------------------

std::vector<Parameter> WeibullFamily::do_parameters() const { return {{"shape", shape()}, {"scale", scale_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double WeibullFamily::log_density(double log_relative, double t) const {
  if (t == infinity) return -infinity;
  const double slope = exponent_ - 1.0;
  return (slope == 0.0 ? 0.0 : slope * log_relative) - t + (std::log(shape()) - std::log(scale_));
}

double WeibullFamily::do_log_prob(double x) const {
  if (x == 0.0) return log_density(-infinity, exponent_ > 0.0 ? 0.0 : infinity);
  const Reduced reduced = reduce(x, exponent_, scale_);
  return log_density(reduced.log_relative, reduced.at.t);
}

double WeibullFamily::do_log_prob_at(const Point& point) const {
  // Where x is no normal number, its logarithm is the better datum.
  if (point.lower != 0.0 || is_normal(point.x) || !std::isfinite(point.log_from_lower)) return do_log_prob(point.x);
  const double log_relative = point.log_from_lower - std::log(scale_);
  return log_density(log_relative, std::exp(exponent_ * log_relative));
}

Support WeibullFamily::do_support() const { return Support::interval(0.0, infinity, exponent_ > 0.0, false); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double WeibullFamily::do_cdf(double x) const {
  const ExponentialPoint at = reduce(x, exponent_, scale_).at;
  return exponent_ > 0.0 ? lower_tail(at) : upper_tail(at);
}

double WeibullFamily::do_log_cdf(double x) const {
  const ExponentialPoint at = reduce(x, exponent_, scale_).at;
  return exponent_ > 0.0 ? log_lower_tail(at) : log_upper_tail(at);
}

double WeibullFamily::do_survival(double x) const {
  const ExponentialPoint at = reduce(x, exponent_, scale_).at;
  return exponent_ > 0.0 ? upper_tail(at) : lower_tail(at);
}

double WeibullFamily::do_log_survival(double x) const {
  const ExponentialPoint at = reduce(x, exponent_, scale_).at;
  return exponent_ > 0.0 ? log_upper_tail(at) : log_lower_tail(at);
}

double WeibullFamily::do_quantile(double u) const {
  return image(exponent_ > 0.0 ? at_lower_tail(u) : at_upper_tail(u), power_, scale_);
}

double WeibullFamily::do_inverse_survival(double v) const {
  return image(exponent_ > 0.0 ? at_upper_tail(v) : at_lower_tail(v), power_, scale_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double WeibullFamily::do_mean() const { return math::exponential_power_moment(scale_, power_, 1.0); }

double WeibullFamily::do_variance() const {
  const double stddev = do_stddev();
  return stddev * stddev;
}

double WeibullFamily::do_stddev() const { return math::exponential_power_stddev(scale_, power_); }

double WeibullFamily::do_skewness() const {
  return std::copysign(1.0, exponent_) * math::exponential_power_skewness(power_);
}

double WeibullFamily::do_excess_kurtosis() const { return math::exponential_power_excess_kurtosis(power_); }

double WeibullFamily::do_mode() const {
  // Where t = 1 - 1/exponent.
  if (exponent_ > 0.0 && exponent_ <= 1.0) return 0.0;
  const double t = (exponent_ - 1.0) / exponent_;
  const double log_t = exponent_ < 2.0 && exponent_ > 0.0 ? std::log(t) : std::log1p(-power_.hi);
  return image({t, log_t}, power_, scale_);
}

double WeibullFamily::do_entropy() const {
  return (math::log_ratio(scale_, shape()) - math::euler_gamma * power_.hi) + (1.0 + math::euler_gamma);
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// By inversion: a power of an exponential variate.
double WeibullFamily::do_sample(Rng& rng) const {
  const double t = math::standard_exponential(rng);
  return image({t, std::log(t)}, power_, scale_);
}

Point WeibullFamily::do_sample_point(Rng& rng) const {
  const double t = math::standard_exponential(rng);
  const double log_t = std::log(t);
  const double x = image({t, log_t}, power_, scale_);
  const double log_x = is_normal(x) ? std::log(x) : power_.hi * log_t + std::log(scale_);
  return {x, 0.0, infinity, log_x, infinity};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails WeibullFamily::do_tails() const {
  // A rate outside double's range is cut to it: it decides nothing unless the exponent is 1.
  const double rate = std::clamp(std::pow(scale_, -exponent_), least_normal, (std::numeric_limits<double>::max)());
  if (exponent_ > 0.0) {
    return {Tail::endpoint(exponent_), Tail::stretched_exponential(exponent_, rate, exponent_ - 1.0)};
  }
  return {Tail::inverse_power(shape(), rate), Tail::power(shape())};
}

// P(X <= scale) is 1 - 1/e or 1/e, whatever the shape.
double WeibullFamily::do_location_hint() const { return scale_; }

std::optional<double> WeibullFamily::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return math::exponential_power_moment(scale_, power_, 2.0);
    case Statistic::Kind::reciprocal:
      return math::exponential_power_moment(scale_, power_, -1.0);
    case Statistic::Kind::power:
      return math::exponential_power_moment(scale_, power_, c);
    case Statistic::Kind::log_x:
      return std::log(scale_) - math::euler_gamma * power_.hi;
    case Statistic::Kind::log_x_squared: {
      const double mean_log = std::log(scale_) - math::euler_gamma * power_.hi;
      return mean_log * mean_log + trigamma_one * power_.hi * power_.hi;
    }
    case Statistic::Kind::absolute_deviation: {
      const double mean = do_mean();
      if (!std::isfinite(mean)) return infinity;
      if (c <= 0.0) return mean - c;
      // x density(x) = mean times the density of the power of a Gamma(1 + power) variate.
      const ExponentialPoint at = reduce(c, exponent_, scale_).at;
      const double shape = 1.0 + power_.hi;
      const double balance =
          c * (lower_tail(at) - upper_tail(at)) + mean * (math::gamma_q(shape, at.t) - math::gamma_p(shape, at.t));
      return exponent_ > 0.0 ? balance : -balance;
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> WeibullFamily::do_log_density_terms() const {
  const double weight = std::pow(scale_, -exponent_);
  if (!is_normal(weight)) return std::nullopt;
  LogDensityTerms terms{std::log(shape()) - exponent_ * std::log(scale_), {}};
  if (exponent_ != 1.0) terms.terms.push_back({{Statistic::Kind::log_x, 0.0}, exponent_ - 1.0});
  terms.terms.push_back({power_of_x(exponent_), -weight});
  return terms;
}

std::size_t WeibullFamily::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const Reduced reduced = reduce(x, exponent_, scale_);
  const double excess = 1.0 - reduced.at.t;
  out[0] = power_.hi + reduced.log_relative * excess;
  if (exponent_ < 0.0) out[0] = -out[0];
  out[1] = -exponent_ / scale_ * excess;
  return 2;
}

}  // namespace relent
