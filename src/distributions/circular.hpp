// What the laws of an angle share: a density that is even about a location and falls off from it, cut open at pi.
//
// The angle is X = location + T folded into (-pi, pi]; T in [-pi, pi] is symmetric about 0. All the below takes a
// location in [0, pi] (laws of a negative one are mirror images), and gap = pi - location: T beyond the gap folds over.
#pragma once

#include <array>
#include <cmath>
#include <limits>

#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::circular {

/// 2 pi to 106 bits; pi itself is half of it.
inline constexpr DoubleDouble full_turn{0x1.921fb54442d18p+2, 0x1.1a62633145c07p-52};
inline constexpr DoubleDouble half_turn{0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53};

/// An angle folded into (-pi, pi].
inline DoubleDouble folded(DoubleDouble angle) {
  if (std::fabs(angle.hi) > 1e12) return std::atan2(std::sin(angle.hi), std::cos(angle.hi));
  const double turns = std::nearbyint(angle.hi / full_turn.hi);
  DoubleDouble result = turns == 0.0 ? angle : math::subtract(angle, math::multiply(full_turn, turns));
  if (math::difference(result, half_turn) > 0.0) result = math::subtract(result, full_turn);
  if (math::difference(result, math::negate(half_turn)) <= 0.0) result = math::add(result, full_turn);
  return result;
}

/// The double in (-pi, pi] next to an angle.
inline double rounded(DoubleDouble angle) {
  const double x = math::to_double(angle);
  const double highest = math::pi;
  return x > highest ? highest : x <= -highest ? -std::nextafter(highest, 0.0) : x;
}

/// The location as given, and folded.
struct Location {
  double given = 0.0;
  DoubleDouble reduced;

  explicit Location(double location) : given(location), reduced(folded(location)) {}

  bool is_negative() const { return reduced.hi < 0.0; }
  /// |reduced|, and what it leaves up to pi.
  DoubleDouble distance() const { return is_negative() ? math::negate(reduced) : reduced; }
  double gap() const { return math::difference(half_turn, distance()); }
  /// x - location folded into [-pi, pi], rounded once.
  double angle(double x) const { return math::to_double(folded(math::subtract(x, reduced))); }
  /// location + t folded.
  double at(double t) const { return rounded(folded(math::add(reduced, t))); }
};

/// The logarithms of P(X <= x) and P(X > x).
struct LogTails {
  double below;
  double above;
};

/// Both tails at x for a location in [0, pi] (x already mirrored), log_mass(u, v, w) = log P(u < T < v), w = v - u.
template <class LogMass>
LogTails log_tails(const Location& location, double x, LogMass log_mass) {
  const double distance = math::to_double(location.distance());
  const double gap = location.gap();
  double t = math::difference(x, location.distance());
  if (t < -math::pi) {  // folded over: between the cut and the antimode
    t = math::to_double(math::add(math::subtract(x, location.distance()), full_turn));
    const double below = log_mass(gap, t, math::difference(x, math::negate(half_turn)));
    return {below, std::log1p(-std::exp(below))};
  }
  if (t < 0.0) {
    const double below =
        math::log_add_exp(log_mass(gap, math::pi, distance), log_mass(-t, math::pi, math::difference(half_turn, -t)));
    const double above = math::log_add_exp(log_mass(0.0, -t, -t), log_mass(0.0, gap, gap));
    return below < above ? LogTails{below, std::log1p(-std::exp(below))}
                         : LogTails{std::log1p(-std::exp(above)), above};
  }
  const double above =
      t < gap ? log_mass(t, gap, math::difference(half_turn, x)) : -std::numeric_limits<double>::infinity();
  return {std::log1p(-std::exp(above)), above};
}

/// The quantile for u = 1 - v, both given; for a negative location the caller swaps them. The law of T offers
/// mass(u, v); inverse(upper, central), the t > 0 with P(T > t) = upper = 1/2 - central; and inverse_beyond(gap,
/// below), the w with P(gap < T < gap + w) = below.
template <class Law>
double quantile(const Location& location, const Law& law, double u, double v) {
  const double over = math::to_double(location.distance()) > 0.0 ? law.mass(location.gap(), math::pi) : 0.0;
  DoubleDouble x;  // mirrored; not folded: at most pi by its rounding
  if (u < over) {
    x = math::add(math::negate(half_turn), law.inverse_beyond(location.gap(), u));
  } else if (u < over + 0.5) {
    const double upper = u - over;
    x = math::subtract(location.distance(), law.inverse(upper, 0.5 - upper));
  } else {
    const double upper = v + over;
    x = math::add(location.distance(), law.inverse(upper, 0.5 - upper));
  }
  return rounded(location.is_negative() ? math::negate(x) : x);
}

/// Central moments 2, 3, 4, for a location in [0, pi], from integrate(u, v, h) = E[h(T); u < T < v];
/// offset = location - mean = 2 pi P(T > gap).
template <class Integrate>
std::array<double, 3> central_moments(const Location& location, double offset, Integrate integrate) {
  const double distance = math::to_double(location.distance());
  const double gap = location.gap();
  const double past = -(math::two_pi - offset);
  std::array<double, 3> moments{};
  for (int k = 2; k <= 4; ++k) {
    const auto power = [k](double z) { return k == 2 ? z * z : k == 3 ? z * z * z : (z * z) * (z * z); };
    double sum = integrate(0.0, math::pi, [&](double t) { return power(offset - t); });
    if (gap > 0.0) sum += integrate(0.0, gap, [&](double t) { return power(offset + t); });
    if (distance > 0.0) sum += integrate(gap, math::pi, [&](double t) { return power(past + t); });
    moments[static_cast<std::size_t>(k - 2)] = sum;
  }
  return moments;
}

}  // namespace relent::circular
