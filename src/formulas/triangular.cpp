// KL of two triangular laws whose supports nest.
#include "formulas/triangular.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "math/double_double.hpp"
#include "math/panels.hpp"
#include "math/special.hpp"

namespace relent::formulas {
namespace {

/// A density 1 + tilt s on [-1, 1] up to its mass, by the distances of the tilt from 1 and -1.
struct Tilt {
  DoubleDouble below;
  DoubleDouble above;
};

/// (atanh x - x) / x^3 = sum x^2k / (2k + 3), the variance of s under 1 + x s against 1/(1 + x s); distance = 1 - |x|.
double curvature(double distance) {
  const double x = 1.0 - distance;
  if (distance < 0.7) return (0.5 * std::log((2.0 - distance) / distance) - x) / (x * x * x);
  double sum = 0.0;
  for (int k = 16; k >= 0; --k) sum = sum * (x * x) + 1.0 / (2.0 * k + 3.0);
  return sum;
}

/// The integral of |y - p| curvature(y) between the distances p and q of two tilts from one end, up to its half of the
/// tilts. The curvature is logarithmic at 0.
double towards_end(double p, double q) {
  constexpr double negligible = 1e-19;
  const double nearest = (std::min)(p, q);
  const double farthest = (std::min)((std::max)(p, q), 1.0);
  double sum = 0.0;
  for (double right = farthest; right > nearest && right > negligible * farthest; right /= 3.0) {
    sum += math::integrate_panel([=](double y) { return std::abs(y - p) * curvature(y); },
                                 (std::max)(right / 3.0, nearest), right);
  }
  return sum;
}

/// KL of two tilts: d/dx E_p log(1 + x s) = (p - x) curvature(x), so it is the integral of |p - x| curvature(x) from
/// one tilt to the other.
double tilt_kl(const Tilt& p, const Tilt& q) {
  const double gap = p.below.hi < p.above.hi ? math::difference(q.below, p.below) : math::difference(p.above, q.above);
  if (gap == 0.0) return 0.0;
  const double room = (std::min)({p.below.hi, p.above.hi, q.below.hi, q.above.hi});
  if (std::abs(gap) > 0.5 * room) {
    return towards_end(p.below.hi, q.below.hi) + towards_end(p.above.hi, q.above.hi);
  }
  return gap * gap *
         math::integrate_panel(
             [&](double part) {
               return part * curvature((std::min)(p.below.hi + part * gap, p.above.hi - part * gap));
             },
             0.0, 1.0);
}

struct Piece {
  DoubleDouble mass;
  Tilt tilt;
};

/// What of a law lies on [left, right], between its corners.
Piece piece_of(const TriangularLaw& law, double left, double right) {
  if (right <= law.low || left >= law.high) return {};
  const bool rises = right <= law.mode;
  const DoubleDouble first = rises ? math::two_sum(left, -law.low) : math::two_sum(law.high, -left);
  const DoubleDouble second = rises ? math::two_sum(right, -law.low) : math::two_sum(law.high, -right);
  const DoubleDouble side = rises ? math::two_sum(law.mode, -law.low) : math::two_sum(law.high, -law.mode);
  const DoubleDouble both = math::add(first, second);
  const DoubleDouble share = math::quotient(math::two_sum(right, -left), math::two_sum(law.high, -law.low));
  const DoubleDouble half = math::scale(both, -1);
  return {math::multiply(math::quotient(both, side), share),
          {math::quotient(first, half), math::quotient(second, half)}};
}

TriangularLaw halved(const TriangularLaw& law) { return {0.5 * law.low, 0.5 * law.mode, 0.5 * law.high}; }

}  // namespace

std::optional<double> triangular_kl(const TriangularLaw& p, const TriangularLaw& q) {
  if (!std::isfinite(2.0 * (q.high - q.low))) return triangular_kl(halved(p), halved(q));
  std::array<double, 6> corners{p.low, p.mode, p.high, q.low, q.mode, q.high};
  std::sort(corners.begin(), corners.end());
  double sum = 0.0;
  for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
    if (corners[i] == corners[i + 1]) continue;
    const Piece of_p = piece_of(p, corners[i], corners[i + 1]);
    const Piece of_q = piece_of(q, corners[i], corners[i + 1]);
    sum += math::deviance(of_p.mass.hi, of_q.mass.hi, math::difference(of_q.mass, of_p.mass));
    if (of_p.mass.hi == 0.0) continue;
    if (of_q.mass.hi < 1e-290) return std::nullopt;
    sum += of_p.mass.hi * tilt_kl(of_p.tilt, of_q.tilt);
  }
  return sum;
}

}  // namespace relent::formulas
