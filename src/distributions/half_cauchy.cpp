// Half-Cauchy distribution.
#include <relent/distributions/half_cauchy.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double half_pi = 0.5 * math::pi;
constexpr double log_half_pi = math::log_pi - math::log_two;

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

HalfCauchy::HalfCauchy(double scale) : scale_(check::positive_finite("HalfCauchy", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription HalfCauchy::description() {
  return {
      .name = "HalfCauchy",
      .aliases = {},
      .summary = "The absolute value of a Cauchy variable about 0: a weak prior of scales.",
      .density = "2 / (pi scale (1 + (x/scale)^2))",
      .parameters = "scale > 0",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return HalfCauchy(given.real(0)); }}},
      .examples = {"HalfCauchy(1)", "HalfCauchy(0.2)", "HalfCauchy(scale=25)", "HalfCauchy(1e-10)",
                   "HalfCauchy(1e-150)", "HalfCauchy(1e100)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string HalfCauchy::do_name() const { return "HalfCauchy"; }

std::vector<Parameter> HalfCauchy::do_parameters() const { return {{"scale", scale_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double HalfCauchy::do_log_prob(double x) const {
  const double z = x / scale_;
  const double height = std::log(scale_) + log_half_pi;
  if (std::isfinite(z) || std::isinf(x)) return -math::log1p_square_over(z, 1.0) - height;
  return 2.0 * (std::log(scale_) - std::log(x)) - height;
}

Support HalfCauchy::do_support() const { return Support::from(0.0); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

namespace {

/// log[(2/pi) atan(a / b)], a, b > 0.
double log_angle(double a, double b) {
  if (a > b) return std::log1p(-std::atan2(b, a) / half_pi);
  const double angle = std::atan2(a, b) / half_pi;
  return angle > 1e-290 ? std::log(angle) : std::log(a) - std::log(b) - log_half_pi;
}

}  // namespace

double HalfCauchy::do_cdf(double x) const { return std::atan2(x, scale_) / half_pi; }

double HalfCauchy::do_log_cdf(double x) const { return log_angle(x, scale_); }

double HalfCauchy::do_survival(double x) const { return std::atan2(scale_, x) / half_pi; }

double HalfCauchy::do_log_survival(double x) const { return log_angle(scale_, x); }

double HalfCauchy::do_quantile(double u) const {
  return u <= 0.5 ? scale_ * std::tan(half_pi * u) : do_inverse_survival(1.0 - u);
}

double HalfCauchy::do_inverse_survival(double v) const {
  if (v > 0.5) return do_quantile(1.0 - v);
  return v < 1e-10 ? scale_ / half_pi / v : scale_ / std::tan(half_pi * v);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double HalfCauchy::do_mean() const { return infinity; }

double HalfCauchy::do_variance() const { return infinity; }

double HalfCauchy::do_skewness() const { return undefined; }

double HalfCauchy::do_excess_kurtosis() const { return undefined; }

double HalfCauchy::do_mode() const { return 0.0; }

double HalfCauchy::do_median() const { return scale_; }

double HalfCauchy::do_entropy() const { return std::log(scale_) + (math::log_pi + math::log_two); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double HalfCauchy::do_sample(Rng& rng) const { return do_quantile(rng.uniform()); }  // inversion (Devroye 1986)

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails HalfCauchy::do_tails() const { return {Tail::endpoint(1.0), Tail::power(1.0)}; }

double HalfCauchy::do_location_hint() const { return scale_; }

std::optional<double> HalfCauchy::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
    case Statistic::Kind::x_squared:
    case Statistic::Kind::reciprocal:
    case Statistic::Kind::absolute_deviation:
      return infinity;
    case Statistic::Kind::log_x:  // log(X / scale) is symmetric, with the hyperbolic secant law of variance (pi/2)^2
      return std::log(scale_);
    case Statistic::Kind::log_x_squared:
      return std::log(scale_) * std::log(scale_) + half_pi * half_pi;
    case Statistic::Kind::power:
      if (!(std::fabs(c) < 1.0)) return infinity;
      return std::pow(scale_, c) / std::sin(half_pi * (1.0 - std::fabs(c)));
    case Statistic::Kind::exponential:
      if (c == 0.0) return 1.0;
      if (c > 0.0) return infinity;
      return std::nullopt;
    case Statistic::Kind::log_one_plus_square:
      if (c != 0.0) return std::nullopt;
      return 2.0 * std::log1p(scale_ / statistic.second);
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> HalfCauchy::do_log_density_terms() const {
  return LogDensityTerms{math::log_two - math::log_pi - std::log(scale_),
                         {{{Statistic::Kind::log_one_plus_square, 0.0, scale_}, -1.0}}};
}

std::size_t HalfCauchy::do_score(double x, std::span<double> out) const {
  if (out.empty()) return 0;
  const double inverse = scale_ / x;
  out[0] = (2.0 / (1.0 + inverse * inverse) - 1.0) / scale_;
  return 1;
}

}  // namespace relent
