// Gumbel distribution.
#include <relent/distributions/gumbel.hpp>

#include <boost/math/special_functions/expint.hpp>

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
#include "math/log_gamma_exact.hpp"
#include "math/policy.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double unit_stddev = 1.28254983016186409554;    // pi / sqrt(6)
constexpr double unit_skewness = 1.13954709940464865749;  // 12 sqrt(6) zeta(3) / pi^3
constexpr double unit_variance = 1.64493406684822643647;  // pi^2 / 6

/// T = exp(-(X - location) / scale) is a standard exponential variate.
ExponentialPoint exponential_point(double x, double location, double scale) {
  const DoubleDouble z = standardised_exactly(x, location, scale);
  return {math::exp_of(math::negate(z)), -z.hi};
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Gumbel::Gumbel(double location, double scale)
    : location_(check::finite("Gumbel", "location", location)),
      scale_(check::positive_finite("Gumbel", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Gumbel::description() {
  return {
      .name = "Gumbel",
      .aliases = {},
      .summary = "The largest of many outcomes with exponential tails.",
      .density = "exp(-z - exp(-z)) / scale, z = (x - location) / scale",
      .parameters = "location finite; scale > 0",
      .support = "reals",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Gumbel(given.real(0), given.real(1));
                 }}},
      .examples = {"Gumbel(0, 1)", "Gumbel(-2, 1.5)", "Gumbel(location=3, scale=2)", "Gumbel(100, 0.01)",
                   "Gumbel(0, 1e-150)", "Gumbel(-1e10, 1e150)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Gumbel::do_name() const { return "Gumbel"; }

std::vector<Parameter> Gumbel::do_parameters() const { return {{"location", location_}, {"scale", scale_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double Gumbel::do_log_prob(double x) const {
  const ExponentialPoint at = exponential_point(x, location_, scale_);
  return at.t == infinity ? -infinity : (at.log_t - at.t) - std::log(scale_);
}

Support Gumbel::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Gumbel::do_cdf(double x) const { return upper_tail(exponential_point(x, location_, scale_)); }

double Gumbel::do_log_cdf(double x) const { return log_upper_tail(exponential_point(x, location_, scale_)); }

double Gumbel::do_survival(double x) const { return lower_tail(exponential_point(x, location_, scale_)); }

double Gumbel::do_log_survival(double x) const { return log_lower_tail(exponential_point(x, location_, scale_)); }

double Gumbel::do_quantile(double u) const { return unstandardised(-at_upper_tail(u).log_t, location_, scale_); }

double Gumbel::do_inverse_survival(double v) const {
  return unstandardised(-at_lower_tail(v).log_t, location_, scale_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double Gumbel::do_mean() const { return unstandardised(math::euler_gamma, location_, scale_); }

double Gumbel::do_variance() const { return unit_variance * scale_ * scale_; }

double Gumbel::do_stddev() const { return unit_stddev * scale_; }

double Gumbel::do_skewness() const { return unit_skewness; }

double Gumbel::do_excess_kurtosis() const { return 2.4; }

double Gumbel::do_mode() const { return location_; }

double Gumbel::do_entropy() const { return std::log(scale_) + (1.0 + math::euler_gamma); }

// ---- sampling -----------------------------------------------------------------------------------------------------

// By inversion: -log of an exponential variate.
double Gumbel::do_sample(Rng& rng) const {
  return unstandardised(-std::log(math::standard_exponential(rng)), location_, scale_);
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Gumbel::do_tails() const {
  return {Tail::double_exponential(1.0 / scale_), Tail::stretched_exponential(1.0, 1.0 / scale_)};
}

double Gumbel::do_location_hint() const { return location_; }

std::optional<double> Gumbel::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return do_mean() * do_mean() + do_variance();
    case Statistic::Kind::absolute_deviation: {
      // E|X - c| = mean - c + 2 scale E1(t), t = exp(-(c - location)/scale); E1(t) = -euler_gamma - log t + t - ...
      const ExponentialPoint at = exponential_point(c, location_, scale_);
      if (at.t < 1e-10) return (c - do_mean()) + 2.0 * scale_ * at.t;
      const double tail = at.t < 745.0 ? boost::math::expint(1, at.t, math::Policy()) : 0.0;
      return (do_mean() - c) + 2.0 * scale_ * tail;
    }
    case Statistic::Kind::exponential: {
      const double t = c * scale_;
      if (!(t < 1.0)) return infinity;
      return std::exp(c * location_ + (t > 0.5 ? math::log_gamma(1.0 - t) : math::log_gamma1p(-t)));
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Gumbel::do_log_density_terms() const {
  const double rate = 1.0 / scale_;
  const double standardised_location = location_ / scale_;
  const double weight = std::exp(standardised_location);
  if (!std::isfinite(rate) || !std::isfinite(weight) || weight == 0.0) return std::nullopt;
  return LogDensityTerms{standardised_location - std::log(scale_),
                         {{{Statistic::Kind::x, 0.0}, -rate}, {{Statistic::Kind::exponential, -rate}, -weight}}};
}

std::size_t Gumbel::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double z = standardised(x, location_, scale_);
  const double excess = -std::expm1(-z);  // 1 - exp(-z)
  out[0] = excess / scale_;
  out[1] = (z * excess - 1.0) / scale_;
  return 2;
}

}  // namespace relent
