#include "formulas/asymmetric_laplace.hpp"

#include <cmath>
#include <limits>

#include "formulas/formulas.hpp"
#include "math/double_double.hpp"

namespace relent::formulas {

namespace {

/// scale (asymmetry + 1/asymmetry), as a pair: the sizes of two laws may agree although no parameter does.
DoubleDouble size(double scale, double asymmetry) {
  return math::add(math::two_prod(scale, asymmetry), math::quotient(scale, asymmetry));
}

}  // namespace

double asymmetric_laplace_kl(double location_p, double scale_p, double asymmetry_p, double location_q, double scale_q,
                             double asymmetry_q) {
  // Without a unit: everything over scale_q, which a power of two brings near 1.
  int exponent = 0;
  std::frexp(scale_q, &exponent);
  const double distance = location_q - location_p;
  const double gap = std::isfinite(distance) ? std::ldexp(distance, -exponent)
                                             : std::ldexp(0.5 * location_q - 0.5 * location_p, 1 - exponent);
  const double s = std::ldexp(scale_p, -exponent);
  const double t = std::ldexp(scale_q, -exponent);
  // The mirror image has the reciprocal asymmetry.
  const bool mirror = gap < 0.0;
  const DoubleDouble size_p = size(s, asymmetry_p);
  const DoubleDouble size_q = size(t, asymmetry_q);
  const double sizes = phi2(size_p.hi, size_q.hi, math::difference(size_p, size_q));
  // The factor S T / t^2 of the bracket is shared out among the roots of its terms: of U, d, w and V.
  const double ratio = std::sqrt(size_q.hi) / std::sqrt(size_p.hi);
  const double beyond = mirror ? s * asymmetry_p : s / asymmetry_p;
  const double y = gap == 0.0 ? 0.0 : std::fabs(gap) / beyond;  // d / U
  const double root_u = ratio * (beyond / t);
  const double root_d = ratio * (std::fabs(gap) / t);
  const double upwards = s * ((asymmetry_p - asymmetry_q) / asymmetry_p) * ((asymmetry_p + asymmetry_q) / asymmetry_q) /
                         std::sqrt(size_p.hi) / std::sqrt(size_q.hi);
  const double root_w = mirror ? -upwards : upwards;
  double bracket = 0.0;
  if (y < 2.0) {
    const double middle = root_w + 0.5 * root_d;
    bracket = middle * middle + root_u * (root_u * (expm1mx(-y) - 0.25 * y * y));
  } else if (root_w >= 0.0) {
    bracket = root_w * (root_w + root_d) + root_u * (root_d + root_u * std::expm1(-y));
  } else {
    const double root_v = (mirror ? asymmetry_q : 1.0 / asymmetry_q) / ratio;  // V < U
    bracket = root_v * ((root_d - 2.0 * root_u) + root_v) + root_u * (root_u * std::exp(-y));
  }
  const double kl = sizes + bracket;
  // Parameters so far apart that their quotients overflow.
  return std::isnan(kl) ? std::numeric_limits<double>::infinity() : kl;
}

}  // namespace relent::formulas
