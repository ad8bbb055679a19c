// Cauchy distribution.
#include <relent/distributions/cauchy.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Cauchy::Cauchy(double location, double scale)
    : location_(check::finite("Cauchy", "location", location)),
      scale_(check::positive_finite("Cauchy", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Cauchy::description() {
  return {
      .name = "Cauchy",
      .aliases = {},
      .summary = "Tails so heavy that there is no mean: the ratio of two Gaussians; Student's t with one dof.",
      .density = "1 / (pi scale (1 + z^2)), z = (x - location)/scale",
      .parameters = "location finite; scale > 0",
      .support = "reals",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Cauchy(given.real(0), given.real(1));
                 }}},
      .examples = {"Cauchy(0, 1)", "Cauchy(-2, 0.5)", "Cauchy(location=3, scale=20)", "Cauchy(100, 0.01)",
                   "Cauchy(0, 1e-150)", "Cauchy(-1e10, 1e100)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Cauchy::do_name() const { return "Cauchy"; }

std::vector<Parameter> Cauchy::do_parameters() const { return {{"location", location_}, {"scale", scale_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double Cauchy::do_log_prob(double x) const {
  const double z = standardised(x, location_, scale_);
  const double height = std::log(scale_) + math::log_pi;
  if (std::isfinite(z) || std::isinf(x)) return -math::log1p_square_over(z, 1.0) - height;
  const double log_distance = std::log(std::fabs(0.5 * x - 0.5 * location_)) + math::log_two;
  return 2.0 * (std::log(scale_) - log_distance) - height;
}

Support Cauchy::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

namespace {

/// P(X <= location - distance): the angle under which a half-line is seen from the point (location, scale), over pi.
double tail_beyond(double distance, double scale) { return std::atan2(scale, distance) / math::pi; }

double log_tail_beyond(double distance, double scale) {
  if (distance <= 0.0) return std::log1p(-tail_beyond(-distance, scale));
  const double tail = tail_beyond(distance, scale);
  return tail > 1e-290 ? std::log(tail) : std::log(scale) - std::log(distance) - math::log_pi;
}

/// The distance beyond which there is mass u <= 1/2, in units of the scale; for less than 1e-10 its leading term is
/// all.
double standard_distance(double u) {
  if (u < 1e-10) return 1.0 / math::pi / u;
  return u < 0.25 ? 1.0 / std::tan(math::pi * u) : std::tan(math::pi * (0.5 - u));
}

/// location + sign * scale * distance of tail u <= 1/2.
double inverse_tail(double u, double location, double scale, double sign) {
  if (u < 1e-10) return location + sign * (scale / math::pi / u);
  return unstandardised(sign * standard_distance(u), location, scale);
}

}  // namespace

double Cauchy::do_cdf(double x) const { return tail_beyond(0.5 * location_ - 0.5 * x, 0.5 * scale_); }

double Cauchy::do_log_cdf(double x) const { return log_tail_beyond(0.5 * location_ - 0.5 * x, 0.5 * scale_); }

double Cauchy::do_survival(double x) const { return tail_beyond(0.5 * x - 0.5 * location_, 0.5 * scale_); }

double Cauchy::do_log_survival(double x) const { return log_tail_beyond(0.5 * x - 0.5 * location_, 0.5 * scale_); }

double Cauchy::do_quantile(double u) const {
  return u <= 0.5 ? inverse_tail(u, location_, scale_, -1.0) : inverse_tail(1.0 - u, location_, scale_, 1.0);
}

double Cauchy::do_inverse_survival(double v) const {
  return v <= 0.5 ? inverse_tail(v, location_, scale_, 1.0) : inverse_tail(1.0 - v, location_, scale_, -1.0);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double Cauchy::do_mean() const { return undefined; }

double Cauchy::do_variance() const { return undefined; }

double Cauchy::do_skewness() const { return undefined; }

double Cauchy::do_excess_kurtosis() const { return undefined; }

double Cauchy::do_mode() const { return location_; }

double Cauchy::do_entropy() const { return std::log(scale_) + (math::log_pi + 2.0 * math::log_two); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double Cauchy::do_sample(Rng& rng) const { return do_quantile(rng.uniform()); }  // inversion (Devroye 1986)

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Cauchy::do_tails() const { return {Tail::power(1.0), Tail::power(1.0)}; }

double Cauchy::do_location_hint() const { return location_; }

std::optional<double> Cauchy::do_expectation(const Statistic& statistic) const {
  switch (statistic.kind) {
    case Statistic::Kind::x_squared:
    case Statistic::Kind::absolute_deviation:
      return infinity;
    case Statistic::Kind::exponential:
      return statistic.argument == 0.0 ? 1.0 : infinity;
    case Statistic::Kind::absolute_power:
      if (statistic.argument != location_ || !(statistic.second < 1.0)) return std::nullopt;
      return std::pow(scale_, statistic.second) / std::cos(0.5 * math::pi * statistic.second);
    case Statistic::Kind::log_one_plus_square: {
      // log |x - c + i s|^2 is harmonic in the half-plane above: its mean is the value at location + i scale
      const double gap = (location_ - statistic.argument) / statistic.second;
      const double scales = scale_ / statistic.second;
      const double excess = gap * gap + scales * (2.0 + scales);
      return excess < 1.0 ? std::log1p(excess) : 2.0 * std::log(std::hypot(gap, 1.0 + scales));
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Cauchy::do_log_density_terms() const {
  return LogDensityTerms{-(math::log_pi + std::log(scale_)),
                         {{{Statistic::Kind::log_one_plus_square, location_, scale_}, -1.0}}};
}

std::size_t Cauchy::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double z = standardised(x, location_, scale_);
  const double share = 1.0 / (1.0 + 1.0 / z / z);  // z^2 / (1 + z^2)
  out[0] = 2.0 * (std::fabs(z) < 1.0 ? z / (1.0 + z * z) : share / z) / scale_;
  out[1] = (2.0 * share - 1.0) / scale_;
  return 2;
}

}  // namespace relent
