// Triangular distribution.
#include <relent/distributions/triangular.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

// With left = mode - low, right = high - mode and width = left + right, everything follows from these, all halved where
// the width would overflow.
namespace {

constexpr std::string_view family = "Triangular";
constexpr double least_plain = 1e-290;  // masses below it are told by their logarithms only

struct Sides {
  double unit;  // 1, or 1/2 where the width would overflow
  double left, right, width;
};

Sides sides(double low, double mode, double high) {
  const double unit = std::isfinite(high - low) ? 1.0 : 0.5;
  return {unit, unit * mode - unit * low, unit * high - unit * mode, unit * high - unit * low};
}

/// log of the density at `distance` (its logarithm) from the end of the side `rise`.
double log_height(double log_distance, double rise, double width, double unit) {
  return math::log_two + log_distance - std::log(rise) - std::log(width) + std::log(unit);
}

/// The mass within `distance` of the end of a side.
double corner(double distance, double rise, double width) { return distance / rise * (distance / width); }

/// The mass up to `distance` beyond the mode, `rise` the side before it and `fall` the one beyond.
double beyond(double distance, double rise, double fall, double width) {
  const double mass = rise / width + distance / width * (2.0 - distance / fall);
  return mass <= 0.5 ? mass : 1.0 - corner(fall - distance, fall, width);
}

/// The distance from the end of a side within which there is mass u.
double reach(double u, double rise, double width) { return std::sqrt(u) * std::sqrt(rise) * std::sqrt(width); }

double log_corner(double distance, double rise, double width) {
  return 2.0 * std::log(distance) - std::log(rise) - std::log(width);
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Triangular::Triangular(double low, double mode, double high)
    : low_(check::finite(family, "low", low)),
      mode_(check::finite(family, "mode", mode)),
      high_(check::finite(family, "high", high)) {
  check::that(low < high, family, "high", "greater than low = " + format_number(low), high);
  check::that(low <= mode && mode <= high, family, "mode",
              "in [low, high] = [" + format_number(low) + ", " + format_number(high) + "]", mode);
}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Triangular::description() {
  return {
      .name = std::string(family),
      .aliases = {},
      .summary = "A quantity of which only the least, the likeliest and the greatest value are known.",
      .density =
          "2 (x - low) / ((high - low) (mode - low)) up to mode, 2 (high - x) / ((high - low) (high - mode)) beyond",
      .parameters = "low <= mode <= high, low < high, all finite",
      .support = "[low, high]",
      .forms = {{.parameters = {{.name = "low"}, {.name = "mode"}, {.name = "high"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Triangular(given.real(0), given.real(1), given.real(2));
                 }}},
      .examples = {"Triangular(0, 0.5, 1)", "Triangular(-3, 1, 2)", "Triangular(low=2, mode=3, high=10)",
                   "Triangular(0, 0, 1)", "Triangular(-1, 4, 4)", "Triangular(0, 1e-9, 1)",
                   "Triangular(-1e150, 0, 1e150)", "Triangular(100, 100.001, 100.01)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Triangular::do_name() const { return std::string(family); }

std::vector<Parameter> Triangular::do_parameters() const { return {{"low", low_}, {"mode", mode_}, {"high", high_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double Triangular::do_log_prob(double x) const {
  const Sides s = sides(low_, mode_, high_);
  if (x < mode_) return log_height(std::log(s.unit * x - s.unit * low_), s.left, s.width, s.unit);
  if (x > mode_) return log_height(std::log(s.unit * high_ - s.unit * x), s.right, s.width, s.unit);
  return math::log_two - std::log(s.width) + std::log(s.unit);
}

double Triangular::do_log_prob_at(const Point& point) const {
  const Sides s = sides(low_, mode_, high_);
  const double log_unit = std::log(s.unit);
  if (point.lower == low_ && point.x < mode_) {
    return log_height(log_unit + point.log_from_lower, s.left, s.width, s.unit);
  }
  if (point.upper == high_ && point.x > mode_) {
    return log_height(log_unit + point.log_to_upper, s.right, s.width, s.unit);
  }
  return do_log_prob(point.x);
}

Support Triangular::do_support() const { return Support::interval(low_, high_, true, true); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Triangular::do_cdf(double x) const {
  const Sides s = sides(low_, mode_, high_);
  if (x <= mode_ && s.left > 0.0) return corner(s.unit * x - s.unit * low_, s.left, s.width);
  return beyond(s.unit * x - s.unit * mode_, s.left, s.right, s.width);
}

double Triangular::do_survival(double x) const {
  const Sides s = sides(low_, mode_, high_);
  if (x >= mode_ && s.right > 0.0) return corner(s.unit * high_ - s.unit * x, s.right, s.width);
  return beyond(s.unit * mode_ - s.unit * x, s.right, s.left, s.width);
}

double Triangular::do_log_cdf(double x) const {
  const double below = do_cdf(x);
  if (below >= 0.5) return std::log1p(-do_survival(x));
  const Sides s = sides(low_, mode_, high_);
  return x < mode_ && below < least_plain ? log_corner(s.unit * x - s.unit * low_, s.left, s.width) : std::log(below);
}

double Triangular::do_log_survival(double x) const {
  const double above = do_survival(x);
  if (above >= 0.5) return std::log1p(-do_cdf(x));
  const Sides s = sides(low_, mode_, high_);
  return x > mode_ && above < least_plain ? log_corner(s.unit * high_ - s.unit * x, s.right, s.width) : std::log(above);
}

double Triangular::do_quantile(double u) const {
  const Sides s = sides(low_, mode_, high_);
  if (u * s.width <= s.left) return std::min(mode_, (s.unit * low_ + reach(u, s.left, s.width)) / s.unit);
  const double v = 1.0 - u;
  const double c = (u * s.width - s.left) / s.right;
  if (c > 0.5) return std::max(mode_, (s.unit * high_ - reach(v, s.right, s.width)) / s.unit);
  return (s.unit * mode_ + s.right * (c / (1.0 + std::sqrt(1.0 - c)))) / s.unit;
}

double Triangular::do_inverse_survival(double v) const {
  const Sides s = sides(low_, mode_, high_);
  if (v * s.width <= s.right) return std::max(mode_, (s.unit * high_ - reach(v, s.right, s.width)) / s.unit);
  const double u = 1.0 - v;
  const double c = (v * s.width - s.right) / s.left;
  if (c > 0.5) return std::min(mode_, (s.unit * low_ + reach(u, s.left, s.width)) / s.unit);
  return (s.unit * mode_ - s.left * (c / (1.0 + std::sqrt(1.0 - c)))) / s.unit;
}

// ---- moments ------------------------------------------------------------------------------------------------------

double Triangular::do_mean() const {
  const Sides s = sides(low_, mode_, high_);
  // From the end that is closer to 0; each is exact to rounding.
  return std::fabs(low_) <= std::fabs(high_) ? (s.unit * low_ + (s.left / 3.0 + s.width / 3.0)) / s.unit
                                             : (s.unit * high_ - (s.right / 3.0 + s.width / 3.0)) / s.unit;
}

double Triangular::do_stddev() const {
  const Sides s = sides(low_, mode_, high_);
  const double p = s.left / s.width;
  const double q = s.right / s.width;
  return s.width * std::sqrt((p * p + p * q + q * q) / 18.0) / s.unit;
}

double Triangular::do_variance() const {
  const Sides s = sides(low_, mode_, high_);
  const double p = s.left / s.width;
  const double q = s.right / s.width;
  const double width = s.width / s.unit;
  return width * (width * ((p * p + p * q + q * q) / 18.0));
}

double Triangular::do_skewness() const {
  const Sides s = sides(low_, mode_, high_);
  const double p = s.left / s.width;
  const double q = s.right / s.width;
  const double square = p * p + p * q + q * q;
  return math::sqrt_two / 5.0 * (q - p) * (2.0 * p + q) * (p + 2.0 * q) / (square * std::sqrt(square));
}

double Triangular::do_excess_kurtosis() const { return -0.6; }

double Triangular::do_mode() const { return mode_; }

double Triangular::do_entropy() const {
  const Sides s = sides(low_, mode_, high_);
  return 0.5 - math::log_two + std::log(s.width) - std::log(s.unit);
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// By inversion. One word.
double Triangular::do_sample(Rng& rng) const { return do_quantile(math::uniform(rng, 0.0, 1.0)); }

Point Triangular::do_sample_point(Rng& rng) const {
  const double u = math::uniform(rng, 0.0, 1.0);
  const Sides s = sides(low_, mode_, high_);
  const double x = do_quantile(u);
  Point point = Point::of(x, low_, high_);
  const double log_width = std::log(s.width) - std::log(s.unit);
  if (x < mode_) {
    point.log_from_lower = 0.5 * (std::log(u) + std::log(s.left / s.width)) + log_width;
  } else {
    point.log_to_upper = 0.5 * (std::log1p(-u) + std::log(s.right / s.width)) + log_width;
  }
  return point;
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Triangular::do_tails() const {
  return {Tail::endpoint(mode_ > low_ ? 2.0 : 1.0), Tail::endpoint(mode_ < high_ ? 2.0 : 1.0)};
}

std::vector<double> Triangular::do_breakpoints() const {
  if (mode_ == low_ || mode_ == high_) return {};
  return {mode_};
}

double Triangular::do_location_hint() const { return mode_; }

std::optional<double> Triangular::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  const double mean = do_mean();
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return mean * mean + do_variance();
    case Statistic::Kind::absolute_deviation: {
      if (c <= low_ || c >= high_) return std::fabs(mean - c);
      // E|X - c| = (mean - c) + 2 E[(c - X)+], and E[(c - X)+] = mass below c times a third of the way to the end.
      if (c <= mode_) return (mean - c) + 2.0 * do_cdf(c) * ((c - low_) / 3.0);
      return (c - mean) + 2.0 * do_survival(c) * ((high_ - c) / 3.0);
    }
    default:
      return std::nullopt;
  }
}

}  // namespace relent
