// Von Mises distribution.
#include <relent/distributions/von_mises.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/circular.hpp"
#include "math/bessel.hpp"
#include "math/log_tail.hpp"
#include "math/panels.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The law of T = X - location, on [-pi, pi]; f(t) = exp(-2 k sin^2(t/2)) / (2 pi I0(k) exp(-k)).
class Centred {
 public:
  Centred(double concentration, double log_scaled_bessel)
      : k_(concentration), log_norm_(math::log_two_pi + log_scaled_bessel) {}

  double log_density(double t) const {
    const double s = std::sin(0.5 * t);
    return -2.0 * (k_ * s) * s - log_norm_;
  }

  /// E[h(T); u < T < u + width] / f(u) for 0 <= u, u + width <= pi.
  template <class H>
  double scaled(double u, double width, H h) const {
    const double sine = std::sin(u);
    const double cosine = std::cos(u);
    // The quadratic at u reaches E before the exponent does.
    const auto edge = [&](double e) {
      const double rise = e / k_;
      if (!(rise < 64.0)) return infinity;
      const double square = sine * sine + 2.0 * rise * cosine;
      return square > 0.0 ? 2.0 * rise / (sine + std::sqrt(square)) : infinity;
    };
    const auto integrand = [&](double w) {
      return h(u + w) * std::exp(-2.0 * k_ * std::sin(0.5 * w) * std::sin(u + 0.5 * w));
    };
    return math::integrate_decay(integrand, width, edge);
  }

  template <class H>
  double expectation(double u, double v, H h) const {
    return std::exp(log_density(u)) * scaled(u, v - u, h);
  }

  /// log P(u < T < v), width = v - u.
  double log_mass(double u, double v, double width) const {
    if (!(width > 0.0)) return -infinity;
    if (u == 0.0 && v == math::pi) return -math::log_two;
    return log_density(u) + std::log(scaled(u, width, [](double) { return 1.0; }));
  }

  double mass(double u, double v) const { return std::exp(log_mass(u, v, v - u)); }

  /// The t > 0 with P(T > t) = upper = 1/2 - central.
  double inverse(double upper, double central) const {
    if (!(central > 0.0)) return 0.0;
    if (!(upper > 0.0)) return math::pi;
    const double spread = 1.0 / std::sqrt(1.0 + k_);
    if (central <= 0.375) {
      const auto function = [&](double t) {
        const double value = log_mass(0.0, t, t);
        return math::ValueAndSlope{value, std::exp(log_density(t) - value)};
      };
      const double linear = central * std::exp(log_norm_);
      return math::log_tail_root(function, std::log(central), linear < math::pi ? linear : 0.5 * math::pi, 0.0,
                                 math::pi);
    }
    const auto function = [&](double t) {
      const double value = log_mass(t, math::pi, math::pi - t);
      return math::ValueAndSlope{value, -std::exp(log_density(t) - value)};
    };
    double start = spread * std::sqrt(-2.0 * std::log(upper));
    if (!(start < 3.0)) start = 3.0;
    return math::log_tail_root(function, std::log(upper), start, 0.0, math::pi);
  }

  /// The t in (gap, pi) with P(gap < T < t) = below.
  double inverse_beyond(double gap, double below) const {
    const auto function = [&](double w) {
      const double value = log_mass(gap, gap + w, w);
      return math::ValueAndSlope{value, std::exp(log_density(gap + w) - value)};
    };
    const double linear = below / std::exp(log_density(gap));
    const double width = math::pi - gap;
    return math::log_tail_root(function, std::log(below), linear < width ? linear : 0.5 * width, 0.0, width);
  }

 private:
  double k_;
  double log_norm_;
};

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

VonMises::VonMises(double location, double concentration)
    : location_(check::finite("VonMises", "location", location)),
      concentration_(check::that(concentration >= 0.0 && concentration <= 1e300, "VonMises", "concentration",
                                 "in [0, 1e300]", concentration)),
      log_scaled_bessel_(math::log_bessel_i0e(concentration)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription VonMises::description() {
  return {
      .name = "VonMises",
      .aliases = {},
      .summary = "An angle with a preferred direction: the normal law of the circle.",
      .density = "exp(concentration cos(x - location)) / (2 pi I0(concentration))",
      .parameters = "location finite, taken modulo 2 pi; concentration in [0, 1e300]",
      .support = "(-pi, pi]",
      .forms = {{.parameters = {{.name = "location"}, {.name = "concentration"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return VonMises(given.real(0), given.real(1));
                 }}},
      .examples = {"VonMises(0, 1)", "VonMises(2, 5)", "VonMises(location=-1, concentration=0.3)", "VonMises(1, 0)",
                   "VonMises(-0.5, 1e6)", "VonMises(3, 40)", "VonMises(7, 2)", "VonMises(0.5, 1e-8)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string VonMises::do_name() const { return "VonMises"; }

std::vector<Parameter> VonMises::do_parameters() const {
  return {{"location", location_}, {"concentration", concentration_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double VonMises::do_log_prob(double x) const {
  return Centred(concentration_, log_scaled_bessel_).log_density(circular::Location(location_).angle(x));
}

Support VonMises::do_support() const { return Support::interval(-math::pi, math::pi, false, true); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

namespace {

circular::LogTails tails_at(double location, const Centred& law, double x) {
  const circular::Location center(location);
  const auto log_mass = [&](double u, double v, double width) { return law.log_mass(u, v, width); };
  if (!center.is_negative()) return circular::log_tails(center, x, log_mass);
  const circular::LogTails mirrored = circular::log_tails(center, -x, log_mass);
  return {mirrored.above, mirrored.below};
}

}  // namespace

double VonMises::do_log_cdf(double x) const {
  return tails_at(location_, Centred(concentration_, log_scaled_bessel_), x).below;
}

double VonMises::do_log_survival(double x) const {
  return tails_at(location_, Centred(concentration_, log_scaled_bessel_), x).above;
}

double VonMises::do_cdf(double x) const { return std::exp(do_log_cdf(x)); }

double VonMises::do_survival(double x) const { return std::exp(do_log_survival(x)); }

double VonMises::do_quantile(double u) const {
  const circular::Location center(location_);
  const Centred law(concentration_, log_scaled_bessel_);
  return center.is_negative() ? circular::quantile(center, law, 1.0 - u, u)
                              : circular::quantile(center, law, u, 1.0 - u);
}

double VonMises::do_inverse_survival(double v) const {
  const circular::Location center(location_);
  const Centred law(concentration_, log_scaled_bessel_);
  return center.is_negative() ? circular::quantile(center, law, v, 1.0 - v)
                              : circular::quantile(center, law, 1.0 - v, v);
}

// ---- moments ------------------------------------------------------------------------------------------------------

namespace {

/// 2 pi P(T > gap): what folding takes from the mean.
double mean_offset(const circular::Location& center, const Centred& law) {
  return math::to_double(center.distance()) > 0.0 ? math::two_pi * law.mass(center.gap(), math::pi) : 0.0;
}

std::array<double, 3> central_moments(double location, double concentration, double log_scaled_bessel) {
  const circular::Location center(location);
  const Centred law(concentration, log_scaled_bessel);
  auto moments = circular::central_moments(center, mean_offset(center, law),
                                           [&](double u, double v, auto h) { return law.expectation(u, v, h); });
  if (center.is_negative()) moments[1] = -moments[1];
  return moments;
}

}  // namespace

double VonMises::do_mean() const {
  const circular::Location center(location_);
  const Centred law(concentration_, log_scaled_bessel_);
  const double distance = math::to_double(center.distance());
  const double offset = mean_offset(center, law);
  double mean = distance - offset;
  if (offset > 0.5 * distance) {
    // E[X] = integral over x > 0 of x (f(x - location) - f(x + location)), where the difference of the exponents is
    // 2 concentration sin(x) sin(location).
    const double sine = std::fabs(std::sin(location_));
    const auto difference = [&](double x) { return x * -std::expm1(-2.0 * concentration_ * std::sin(x) * sine); };
    mean = law.expectation(0.0, distance, [&](double t) { return difference(distance - t); }) +
           law.expectation(0.0, center.gap(), [&](double t) { return difference(distance + t); });
  }
  return center.is_negative() ? -mean : mean;
}

double VonMises::do_variance() const { return central_moments(location_, concentration_, log_scaled_bessel_)[0]; }

double VonMises::do_skewness() const {
  if (location_ == 0.0) return 0.0;
  const auto moments = central_moments(location_, concentration_, log_scaled_bessel_);
  return moments[1] / moments[0] / std::sqrt(moments[0]);
}

double VonMises::do_excess_kurtosis() const {
  const auto moments = central_moments(location_, concentration_, log_scaled_bessel_);
  return moments[2] / moments[0] / moments[0] - 3.0;
}

double VonMises::do_mode() const {
  // Where the density is constant, the least point.
  if (concentration_ == 0.0) return -std::nextafter(math::pi, 0.0);
  return circular::rounded(circular::Location(location_).reduced);
}

double VonMises::do_median() const { return location_ == 0.0 || concentration_ == 0.0 ? 0.0 : do_quantile(0.5); }

double VonMises::do_entropy() const {
  return math::log_two_pi + log_scaled_bessel_ + concentration_ * math::bessel_ratio_complement(concentration_);
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// Rejection from a wrapped Cauchy law (Best and Fisher 1979), written in 1 - cos t so that no concentration is too
// large: 1/r = 2 k / tau, tau = 1 + sqrt(1 + 4 k^2).
double VonMises::do_sample(Rng& rng) const {
  const double root = std::hypot(1.0, 2.0 * concentration_);
  const double tau = 1.0 + root;
  const double excess = 1.0 + 1.0 / (root + 2.0 * concentration_);  // tau - 2 k
  const double inverse = 2.0 * concentration_ / tau;
  for (;;) {
    const double angle = 0.5 * math::pi * math::uniform(rng, 0.0, 1.0);
    const double acceptance = math::uniform(rng, 0.0, 1.0);
    const double sine = std::sin(angle);
    const double cosine = std::cos(angle);
    // 1 - cos t = (1 - z) (1 - 1/r) / (1 + z/r), z = cos(2 angle).
    const double versine = 2.0 * sine * sine * (excess / tau) / (excess / tau + 2.0 * inverse * cosine * cosine);
    const double c = 0.5 * excess + concentration_ * versine;
    if (!(c * (2.0 - c) > acceptance || std::log(c / acceptance) + 1.0 - c >= 0.0)) continue;
    const double half = 0.5 * versine;
    const double t = 2.0 * std::asin(std::sqrt(half < 1.0 ? half : 1.0));
    return circular::Location(location_).at(math::uniform(rng, 0.0, 1.0) < 0.5 ? -t : t);
  }
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails VonMises::do_tails() const { return {Tail::endpoint(1.0), Tail::endpoint(1.0)}; }

std::vector<double> VonMises::do_breakpoints() const {
  // Smooth everywhere; but the bulk may lie at both ends, and these say where it stops.
  const circular::Location center(location_);
  std::vector<double> points;
  for (const double t : {-8.0, 0.0, 8.0}) {
    const double x = center.at(t / std::sqrt(concentration_ + 7.0));
    if (std::fabs(x) < math::pi) points.push_back(x);
  }
  return points;
}

double VonMises::do_location_hint() const { return circular::rounded(circular::Location(location_).reduced); }

std::optional<double> VonMises::do_expectation(const Statistic& statistic) const {
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared: {
      const double mean = do_mean();
      return do_variance() + mean * mean;
    }
    case Statistic::Kind::cosine:
      return math::bessel_ratio(concentration_) * std::cos(location_ - statistic.argument);
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> VonMises::do_log_density_terms() const {
  LogDensityTerms terms{-(math::log_two_pi + log_scaled_bessel_) - concentration_, {}};
  if (concentration_ != 0.0) terms.terms.push_back({{Statistic::Kind::cosine, location_}, concentration_});
  return terms;
}

std::size_t VonMises::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double t = circular::Location(location_).angle(x);
  const double s = std::sin(0.5 * t);
  out[0] = concentration_ * std::sin(t);
  out[1] = math::bessel_ratio_complement(concentration_) - 2.0 * s * s;
  return 2;
}

}  // namespace relent
