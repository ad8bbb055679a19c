// Wrapped Cauchy distribution.
#include <relent/distributions/wrapped_cauchy.hpp>

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
#include "math/panels.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr std::string_view family = "WrappedCauchy";
constexpr double infinity = std::numeric_limits<double>::infinity();

/// The law of T = X - location on [-pi, pi]: tan(T/2) c is the tangent of a uniform angle, c = (1 + r)/(1 - r), so that
/// the density is c / (1 + (c^2 - 1) sin^2(t/2)) / (2 pi).
class Centred {
 public:
  explicit Centred(double resultant_length)
      : c_((1.0 + resultant_length) / (1.0 - resultant_length)),
        excess_(4.0 * resultant_length / (1.0 - resultant_length) / (1.0 - resultant_length)) {}

  double log_density(double t) const {
    const double s = std::sin(0.5 * t);
    return std::log(c_) - std::log1p(excess_ * s * s) - math::log_two_pi;
  }
  double density(double t) const {
    const double s = std::sin(0.5 * t);
    return c_ / (1.0 + excess_ * s * s) / math::two_pi;
  }

  /// P(u < T < v), width = v - u, as one angle: the difference of the two uniform angles.
  double mass(double u, double v, double width) const {
    const double sine = c_ * std::sin(0.5 * width);
    const double cosine = std::cos(0.5 * u) * std::cos(0.5 * v) + c_ * std::sin(0.5 * u) * (c_ * std::sin(0.5 * v));
    return std::atan2(sine, cosine) / math::pi;
  }
  double mass(double u, double v) const { return mass(u, v, v - u); }
  double log_mass(double u, double v, double width) const {
    return width > 0.0 ? std::log(mass(u, v, width)) : -infinity;
  }

  double inverse(double upper, double central) const {
    if (central <= 0.25) return 2.0 * std::atan(std::tan(math::pi * central) / c_);
    return 2.0 * std::atan2(1.0, c_ * std::tan(math::pi * upper));
  }

  double inverse_beyond(double gap, double below) const {
    const double first = std::atan2(c_ * std::sin(0.5 * gap), std::cos(0.5 * gap));
    const double second = first + math::pi * below;
    return 2.0 * std::atan2(c_ * std::sin(math::pi * below),
                            c_ * std::cos(first) * (c_ * std::cos(second)) + std::sin(first) * std::sin(second));
  }

  /// E[h(T); u < T < v] by panels that double from the width 1/c of the peak on.
  template <class H>
  double expectation(double u, double v, H h) const {
    double sum = 0.0;
    for (double left = u; left < v;) {
      const double right = std::fmin(v, left < 1.0 / c_ ? left + 1.0 / c_ : 2.0 * left);
      sum += math::integrate_panel([&](double t) { return h(t) * density(t); }, left, right);
      left = right;
    }
    return sum;
  }

 private:
  double c_;
  double excess_;  // c^2 - 1
};

circular::LogTails tails_at(double location, double resultant_length, double x) {
  const circular::Location center(location);
  const Centred law(resultant_length);
  const auto log_mass = [&](double u, double v, double width) { return law.log_mass(u, v, width); };
  if (!center.is_negative()) return circular::log_tails(center, x, log_mass);
  const circular::LogTails mirrored = circular::log_tails(center, -x, log_mass);
  return {mirrored.above, mirrored.below};
}

std::array<double, 3> central_moments(double location, double resultant_length) {
  const circular::Location center(location);
  const Centred law(resultant_length);
  const double offset = math::to_double(center.distance()) > 0.0
                            ? math::two_pi * law.mass(center.gap(), math::pi, math::to_double(center.distance()))
                            : 0.0;
  auto moments =
      circular::central_moments(center, offset, [&](double u, double v, auto h) { return law.expectation(u, v, h); });
  if (center.is_negative()) moments[1] = -moments[1];
  return moments;
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

WrappedCauchy::WrappedCauchy(double location, double resultant_length)
    : location_(check::finite(family, "location", location)),
      resultant_length_(check::that(resultant_length >= 0.0 && resultant_length < 1.0, family, "resultant_length",
                                    "in [0, 1)", resultant_length)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription WrappedCauchy::description() {
  return {
      .name = std::string(family),
      .aliases = {},
      .summary = "An angle with a preferred direction and stragglers all around: a Cauchy law wound around the circle.",
      .density = "(1 - r^2) / (2 pi (1 + r^2 - 2 r cos(x - location))), r = resultant_length",
      .parameters = "location finite, taken modulo 2 pi; resultant_length in [0, 1)",
      .support = "(-pi, pi]",
      .forms = {{.parameters = {{.name = "location"}, {.name = "resultant_length"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return WrappedCauchy(given.real(0), given.real(1));
                 }}},
      .examples = {"WrappedCauchy(0, 0.5)", "WrappedCauchy(2, 0.8)", "WrappedCauchy(location=-1, resultant_length=0.1)",
                   "WrappedCauchy(1, 0)", "WrappedCauchy(-0.5, 0.9999)", "WrappedCauchy(3, 0.7)",
                   "WrappedCauchy(7, 0.3)", "WrappedCauchy(0.5, 1e-8)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string WrappedCauchy::do_name() const { return std::string(family); }

std::vector<Parameter> WrappedCauchy::do_parameters() const {
  return {{"location", location_}, {"resultant_length", resultant_length_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double WrappedCauchy::do_log_prob(double x) const {
  return Centred(resultant_length_).log_density(circular::Location(location_).angle(x));
}

Support WrappedCauchy::do_support() const { return Support::interval(-math::pi, math::pi, false, true); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double WrappedCauchy::do_log_cdf(double x) const { return tails_at(location_, resultant_length_, x).below; }

double WrappedCauchy::do_log_survival(double x) const { return tails_at(location_, resultant_length_, x).above; }

double WrappedCauchy::do_cdf(double x) const { return std::exp(do_log_cdf(x)); }

double WrappedCauchy::do_survival(double x) const { return std::exp(do_log_survival(x)); }

double WrappedCauchy::do_quantile(double u) const {
  const circular::Location center(location_);
  const Centred law(resultant_length_);
  return center.is_negative() ? circular::quantile(center, law, 1.0 - u, u)
                              : circular::quantile(center, law, u, 1.0 - u);
}

double WrappedCauchy::do_inverse_survival(double v) const {
  const circular::Location center(location_);
  const Centred law(resultant_length_);
  return center.is_negative() ? circular::quantile(center, law, v, 1.0 - v)
                              : circular::quantile(center, law, 1.0 - v, v);
}

// ---- moments ------------------------------------------------------------------------------------------------------

// The sum over n of 2 (-1)^(n+1) r^n sin(n location) / n, from the Fourier series of x.
double WrappedCauchy::do_mean() const {
  const double half_cosine = std::cos(0.5 * location_);
  return 2.0 * std::atan2(resultant_length_ * std::sin(location_),
                          (1.0 - resultant_length_) + 2.0 * resultant_length_ * half_cosine * half_cosine);
}

double WrappedCauchy::do_variance() const { return central_moments(location_, resultant_length_)[0]; }

double WrappedCauchy::do_skewness() const {
  if (location_ == 0.0) return 0.0;
  const auto moments = central_moments(location_, resultant_length_);
  return moments[1] / moments[0] / std::sqrt(moments[0]);
}

double WrappedCauchy::do_excess_kurtosis() const {
  const auto moments = central_moments(location_, resultant_length_);
  return moments[2] / moments[0] / moments[0] - 3.0;
}

double WrappedCauchy::do_mode() const {
  // Where the density is constant, the least point.
  if (resultant_length_ == 0.0) return -std::nextafter(math::pi, 0.0);
  return circular::rounded(circular::Location(location_).reduced);
}

double WrappedCauchy::do_median() const {
  return location_ == 0.0 || resultant_length_ == 0.0 ? 0.0 : do_quantile(0.5);
}

double WrappedCauchy::do_entropy() const {
  return math::log_two_pi + std::log1p(resultant_length_) + std::log1p(-resultant_length_);
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// By inversion of the uniform angle. One word.
double WrappedCauchy::do_sample(Rng& rng) const {
  const double c = (1.0 + resultant_length_) / (1.0 - resultant_length_);
  const double angle = math::pi * (math::uniform(rng, 0.0, 1.0) - 0.5);
  return circular::Location(location_).at(2.0 * std::atan(std::tan(angle) / c));
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails WrappedCauchy::do_tails() const { return {Tail::endpoint(1.0), Tail::endpoint(1.0)}; }

std::vector<double> WrappedCauchy::do_breakpoints() const {
  // Smooth everywhere; but the bulk may lie at both ends, and these say where it stops.
  const circular::Location center(location_);
  std::vector<double> points;
  for (const double t : {-3.0, 0.0, 3.0}) {
    const double x = center.at(t * (1.0 - resultant_length_) / (1.0 + resultant_length_));
    if (std::fabs(x) < math::pi) points.push_back(x);
  }
  return points;
}

double WrappedCauchy::do_location_hint() const { return circular::rounded(circular::Location(location_).reduced); }

std::optional<double> WrappedCauchy::do_expectation(const Statistic& statistic) const {
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared: {
      const double mean = do_mean();
      return do_variance() + mean * mean;
    }
    case Statistic::Kind::cosine:
      return resultant_length_ * std::cos(location_ - statistic.argument);
    default:
      return std::nullopt;
  }
}

std::size_t WrappedCauchy::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double t = circular::Location(location_).angle(x);
  const double s = std::sin(0.5 * t);
  const double rest = 1.0 - resultant_length_;
  const double c = (1.0 + resultant_length_) / rest;
  const double below = 1.0 + 4.0 * resultant_length_ / rest / rest * s * s;
  out[0] = 2.0 * resultant_length_ / rest / rest * std::sin(t) / below;
  out[1] = (1.0 - (c * c + 1.0) * s * s) / (c * below) * (2.0 / rest / rest);
  return 2;
}

}  // namespace relent
