// KL of Gaussian laws cut to intervals that nest.
#include "formulas/truncated_gaussian.hpp"

#include <cmath>

#include "math/double_double.hpp"
#include "math/gaussian_decay.hpp"
#include "math/special.hpp"

namespace relent::formulas {
namespace {

CutGaussian mirrored(const CutGaussian& law) { return {-law.mean, law.stddev, -law.high, -law.low}; }

/// (x - from) / stddev.
DoubleDouble standardised(double x, double from, double stddev) {
  return std::isinf(x) ? DoubleDouble(x) : math::quotient(math::two_sum(x, -from), stddev);
}

}  // namespace

// With t = (x - mode)/stddev the exponent of p is a t + t^2/2, a = 0 where the mode is the parent's mean, and
// L = (a g + (q.mean - p.mean) s/t_q^2) t + g t^2/2, g = 1 - s^2/t_q^2; its coefficients to 106 bits.
CutComparison compare_cut_gaussians(const CutGaussian& p, const CutGaussian& q) {
  if (p.high <= p.mean) {
    CutComparison result = compare_cut_gaussians(mirrored(p), mirrored(q));
    result.at = -result.at;
    return result;
  }
  const bool is_beyond = p.low >= p.mean;
  const double mode = is_beyond ? p.low : p.mean;
  const DoubleDouble a = standardised(mode, p.mean, p.stddev);
  const DoubleDouble ratio = math::quotient(p.stddev, q.stddev);
  const DoubleDouble excess = math::quotient(math::two_sum(q.stddev, -p.stddev), q.stddev);
  const DoubleDouble g = math::multiply(excess, math::add(1.0, ratio));
  const DoubleDouble shift = math::multiply(math::quotient(math::two_sum(q.mean, -p.mean), q.stddev), ratio);
  const double slope = math::to_double(math::add(math::multiply(a, g), shift));
  const double bend = 0.5 * g.hi;
  const auto ratio_at = [=](double t) { return t * (slope + bend * t); };

  const double below = is_beyond ? 0.0 : standardised(p.mean, p.low, p.stddev).hi;
  const double above = standardised(p.high, mode, p.stddev).hi;
  const auto integral = [&](auto h) {
    return math::gaussian_decay_integral(a.hi, above, h) +
           math::gaussian_decay_integral(0.0, below, [&](double t) { return h(-t); });
  };
  const double mass = integral([](double) { return 1.0; });
  const double mean = integral(ratio_at) / mass;
  const double gap = integral([&](double t) { return math::expm1mx(ratio_at(t) - mean); }) / mass;
  return {mode, -std::log(p.stddev) - std::log(mass), mean, std::log1p(gap)};
}

}  // namespace relent::formulas
