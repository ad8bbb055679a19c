// Generalized Gaussian distribution.
#include <relent/distributions/generalized_gaussian.hpp>

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
#include "formulas/formulas.hpp"
#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_normal = (std::numeric_limits<double>::min)();

/// z >= 0 and t = z^power.
struct Distance {
  double z;
  double t;
};

Distance distance(double x, double location, double scale, double power) {
  DoubleDouble z = standardised_exactly(x, location, scale);
  if (z.hi < 0.0) z = math::negate(z);
  const double t = std::pow(z.hi, power);
  if (!(t >= least_normal && t < infinity)) return {z.hi, t};
  return {z.hi, t * std::exp(power * (z.lo / z.hi))};
}

/// P(|Z| <= z): where t underflows its leading term z / Gamma(1 + 1/power) is all.
double inner(Distance at, double shape) {
  if (at.t >= least_normal) return math::gamma_p(shape, at.t);
  return at.z * std::exp(-math::log_gamma1p(shape));
}

/// P(|Z| > z).
double outer(Distance at, double shape) {
  return at.t >= least_normal ? math::gamma_q(shape, at.t) : 1.0 - inner(at, shape);
}

double log_outer(Distance at, double shape) {
  return at.t >= least_normal ? math::log_gamma_q(shape, at.t) : std::log1p(-inner(at, shape));
}

/// E[(scale |Z|)^order] = scale^order Gamma((order + 1) shape) / Gamma(shape), with Gamma(x) = Gamma(1 + x) / x.
double absolute_moment(double scale, DoubleDouble shape, double order) {
  const DoubleDouble log_ratio =
      math::subtract(math::dd_log_gamma1p(math::multiply(order + 1.0, shape)), math::dd_log_gamma1p(shape));
  return math::exp_of(math::add(math::multiply(order, math::dd_log(scale)), log_ratio)) / (order + 1.0);
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

GeneralizedGaussian::GeneralizedGaussian(double location, double scale, double power)
    : location_(check::finite("GeneralizedGaussian", "location", location)),
      scale_(check::positive_finite("GeneralizedGaussian", "scale", scale)),
      power_(check::that(power >= 1e-3 && power <= 1e300, "GeneralizedGaussian", "power", "in [1e-3, 1e300]", power)),
      shape_(math::quotient(1.0, power)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription GeneralizedGaussian::description() {
  return {
      .name = "GeneralizedGaussian",
      .aliases = {},
      .summary = "Symmetric errors between Laplace (power 1), Gaussian (power 2) and uniform (large powers).",
      .density = "power exp(-|(x - location) / scale|^power) / (2 scale Gamma(1/power))",
      .parameters = "location finite; scale > 0; power in [1e-3, 1e300]",
      .support = "reals",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}, {.name = "power"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return GeneralizedGaussian(given.real(0), given.real(1), given.real(2));
                 }}},
      .examples = {"GeneralizedGaussian(0, 1, 1.5)", "GeneralizedGaussian(-2, 0.5, 4)",
                   "GeneralizedGaussian(location=3, scale=2, power=0.7)", "GeneralizedGaussian(0, 1, 0.125)",
                   "GeneralizedGaussian(1, 2, 1e4)", "GeneralizedGaussian(0, 1e-100, 2)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string GeneralizedGaussian::do_name() const { return "GeneralizedGaussian"; }

std::vector<Parameter> GeneralizedGaussian::do_parameters() const {
  return {{"location", location_}, {"scale", scale_}, {"power", power_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double GeneralizedGaussian::do_log_prob(double x) const {
  const Distance at = distance(x, location_, scale_, power_);
  return -at.t - ((std::log(scale_) + math::log_two) + math::log_gamma1p(shape_.hi));
}

Support GeneralizedGaussian::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double GeneralizedGaussian::do_cdf(double x) const {
  const double tail = 0.5 * outer(distance(x, location_, scale_, power_), shape_.hi);
  return x < location_ ? tail : 1.0 - tail;
}

double GeneralizedGaussian::do_log_cdf(double x) const {
  const Distance at = distance(x, location_, scale_, power_);
  return x < location_ ? log_outer(at, shape_.hi) - math::log_two : std::log1p(-0.5 * outer(at, shape_.hi));
}

double GeneralizedGaussian::do_survival(double x) const {
  const double tail = 0.5 * outer(distance(x, location_, scale_, power_), shape_.hi);
  return x > location_ ? tail : 1.0 - tail;
}

double GeneralizedGaussian::do_log_survival(double x) const {
  const Distance at = distance(x, location_, scale_, power_);
  return x > location_ ? log_outer(at, shape_.hi) - math::log_two : std::log1p(-0.5 * outer(at, shape_.hi));
}

/// The z of upper tail v; 1/2 - v and 1 - v are exact where they are used.
double GeneralizedGaussian::upper_tail_inverse(double v) const {
  if (v > 0.5) return -upper_tail_inverse(1.0 - v);
  const double p = 2.0 * (0.5 - v);
  const double t = v > 0.25 ? math::gamma_p_inv(shape_.hi, p) : math::gamma_q_inv(shape_.hi, 2.0 * v);
  if (t < least_normal) return p * std::exp(math::log_gamma1p(shape_.hi));
  return std::pow(t, shape_.hi) * (1.0 + shape_.lo * std::log(t));
}

double GeneralizedGaussian::do_quantile(double u) const {
  const double z = u > 0.5 ? upper_tail_inverse(1.0 - u) : -upper_tail_inverse(u);
  return unstandardised(z, location_, scale_);
}

double GeneralizedGaussian::do_inverse_survival(double v) const {
  return unstandardised(upper_tail_inverse(v), location_, scale_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double GeneralizedGaussian::do_mean() const { return location_; }

double GeneralizedGaussian::do_variance() const {
  const double stddev = do_stddev();
  return stddev * stddev;
}

double GeneralizedGaussian::do_stddev() const {
  const DoubleDouble log_square =
      math::subtract(math::dd_log_gamma1p(math::multiply(3.0, shape_)), math::dd_log_gamma1p(shape_));
  return math::exp_of(math::add(math::dd_log(scale_), math::scale(log_square, -1))) / std::sqrt(3.0);
}

double GeneralizedGaussian::do_skewness() const { return 0.0; }

double GeneralizedGaussian::do_excess_kurtosis() const {
  // Gamma(5 a) Gamma(a) / Gamma(3 a)^2, a Bregman sum of log Gamma about 3 a.
  const double center = 1.0 + 3.0 * shape_.hi;
  const double step = 2.0 * shape_.hi;
  return 1.8 * std::exp(formulas::lgbreg(1.0 + 5.0 * shape_.hi, center, step) +
                        formulas::lgbreg(1.0 + shape_.hi, center, -step)) -
         3.0;
}

double GeneralizedGaussian::do_mode() const { return location_; }

double GeneralizedGaussian::do_median() const { return location_; }

double GeneralizedGaussian::do_entropy() const {
  return (std::log(scale_) + math::log_two) + (shape_.hi + math::log_gamma1p(shape_.hi));
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// |Z|^power is a Gamma(1/power) variate, and the sign is a fair coin (Nardon and Pianca 2009). Its logarithm is finite
// for every power.
double GeneralizedGaussian::do_sample(Rng& rng) const {
  const bool negative = math::bernoulli(rng, 0.5);
  const double z = std::exp(shape_.hi * math::log_standard_gamma(rng, shape_.hi));
  return unstandardised(negative ? -z : z, location_, scale_);
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails GeneralizedGaussian::do_tails() const {
  // A rate outside double's range is cut to it: it decides nothing unless the exponent is 1.
  const double rate = std::clamp(std::pow(scale_, -power_), least_normal, (std::numeric_limits<double>::max)());
  const Tail tail = Tail::stretched_exponential(power_, rate);
  return {tail, tail};
}

double GeneralizedGaussian::do_location_hint() const { return location_; }

std::vector<double> GeneralizedGaussian::do_breakpoints() const {
  constexpr double sharp_edges = 20.0;
  if (power_ > sharp_edges) return {location_ - scale_, location_, location_ + scale_};
  if (power_ == std::floor(power_) && std::fmod(power_, 2.0) == 0.0) return {};
  return {location_};
}

std::optional<double> GeneralizedGaussian::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return location_;
    case Statistic::Kind::x_squared:
      return location_ * location_ + do_variance();
    case Statistic::Kind::absolute_deviation: {
      // |z - Z| is z inside and |Z| outside, on average over the sign.
      const Distance at = distance(c, location_, scale_, power_);
      const double twice = 2.0 * shape_.hi;
      const double beyond =
          at.t >= least_normal ? math::gamma_q(twice, at.t) : 1.0 - at.z * at.z * std::exp(-math::log_gamma1p(twice));
      const double gap = std::fabs(c - location_);
      return gap * inner(at, shape_.hi) + absolute_moment(scale_, shape_, 1.0) * beyond;
    }
    case Statistic::Kind::absolute_power:
      if (c != location_ || !(statistic.second > -1.0)) return std::nullopt;
      return absolute_moment(scale_, shape_, statistic.second);
    case Statistic::Kind::power:
      if (location_ != 0.0 || !(c >= 0.0) || c != std::floor(c) || std::fmod(c, 2.0) != 0.0) return std::nullopt;
      return absolute_moment(scale_, shape_, c);
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> GeneralizedGaussian::do_log_density_terms() const {
  const double weight = std::pow(scale_, -power_);
  if (!(weight >= least_normal && weight < infinity)) return std::nullopt;
  const double constant = -((std::log(scale_) + math::log_two) + math::log_gamma1p(shape_.hi));
  if (power_ == 1.0) return LogDensityTerms{constant, {{{Statistic::Kind::absolute_deviation, location_}, -weight}}};
  if (power_ == 2.0) return LogDensityTerms{constant, {{{Statistic::Kind::squared_deviation, location_}, -weight}}};
  if (location_ == 0.0 && power_ == std::floor(power_) && std::fmod(power_, 2.0) == 0.0) {
    return LogDensityTerms{constant, {{{Statistic::Kind::power, power_}, -weight}}};
  }
  return LogDensityTerms{constant, {{{Statistic::Kind::absolute_power, location_, power_}, -weight}}};
}

std::size_t GeneralizedGaussian::do_score(double x, std::span<double> out) const {
  if (out.size() < 3) return 0;
  const Distance at = distance(x, location_, scale_, power_);
  const double slope = at.z == 0.0 ? 0.0 : power_ * (at.t / at.z) / scale_;
  out[0] = x < location_ ? -slope : slope;
  out[1] = (power_ * at.t - 1.0) / scale_;
  out[2] = shape_.hi * shape_.hi * math::digamma(1.0 + shape_.hi) - math::xlogy(at.t, at.z);
  return 3;
}

}  // namespace relent
