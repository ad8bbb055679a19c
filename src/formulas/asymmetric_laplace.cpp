#include "formulas/asymmetric_laplace.hpp"

#include <cmath>

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
  // Every term of the bracket is a square: sqrt(S T) / sqrt(c c') is shared out among their roots.
  const double factor = std::sqrt(size_p.hi) * std::sqrt(size_q.hi) / t;
  const double ratio_p = asymmetry_p / size_p.hi * s;
  const double share = mirror ? ratio_p : s / asymmetry_p / size_p.hi;  // U
  // w = s t (asymmetry_p - asymmetry_q) (asymmetry_p + asymmetry_q) / (asymmetry_p asymmetry_q S T)
  const double upwards = (asymmetry_p - asymmetry_q) / asymmetry_p * ((asymmetry_p + asymmetry_q) / asymmetry_q) *
                         (s / size_p.hi) * (t / size_q.hi);
  const double w = mirror ? -upwards : upwards;
  const double d = std::fabs(gap) / size_p.hi;
  const double y = d / share;
  if (y < 2.0) {
    const double middle = factor * (w + 0.5 * d);
    const double rest = factor * share;
    return sizes + (middle * middle + rest * (rest * (expm1mx(-y) - 0.25 * y * y)));
  }
  const double root = factor * share;
  const double other = std::exp(-y);
  if (w >= 0.0) return sizes + (factor * w * (factor * (w + d)) + root * root * (other + (y - 1.0)));
  const double share_q = (mirror ? t * asymmetry_q : t / asymmetry_q) / size_q.hi;  // V < U
  const double relative = share_q / share;
  return sizes + (factor * share_q * (root * ((y - 2.0) + relative)) + root * root * other);
}

}  // namespace relent::formulas
