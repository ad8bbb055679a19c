// The law of 1 - cos(angle), by the trapezoid rule in s = artanh(cos angle): the integrand exp(-k u) sech(s)^(n - 1) is
// analytic in a strip and decays exponentially, so that the rule converges geometrically for all n and k.
#include "math/polar_law.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::math {
namespace {

constexpr double negligible = -46.0;  // of a log weight

/// The integrand around its peak at s0 = artanh(1 - u0).
class Polar {
 public:
  Polar(std::size_t dimension, double concentration)
      : power_(static_cast<double>(dimension - 1)), concentration_(concentration) {
    // d/ds: k u (2 - u) = (n - 1) (1 - u); with c = (n - 1)/2, u = 1 - cos: k cos^2 + 2 c cos - k = 0
    const double half = 0.5 * power_;
    const double root = std::hypot(half, concentration);
    peak_ = std::min((half + (half / (root + concentration)) * half) / (half + root), 1.0);
    share_ = 1.0 - 0.5 * peak_;
    origin_ = 0.5 * std::log(2.0 * share_ / peak_);
  }

  double peak() const { return peak_; }
  double origin() const { return origin_; }
  /// The standard deviation that the curvature at the peak suggests.
  double width() const {
    const double sine = peak_ * (2.0 - peak_);  // sech^2
    return 1.0 / std::sqrt(sine * (power_ + 2.0 * concentration_ * (1.0 - peak_)));
  }
  /// u - u0 at s = s0 + t.
  double excess(double t) const { return -peak_ * rise(t); }
  double sine_square(double t) const {
    const double divisor = quotient(t);
    return (peak_ / divisor) * (2.0 * share_ * (std::exp(2.0 * t) / divisor));
  }
  /// log of the integrand over that at the peak.
  double log_weight(double t) const {
    const double log_quotient = t > near ? std::log1p(share_ * std::expm1(2.0 * t)) : std::log(quotient(t));
    return concentration_ * peak_ * rise(t) + power_ * (t - log_quotient);
  }
  double log_peak() const { return -concentration_ * peak_ + 0.5 * power_ * std::log(peak_ * (2.0 - peak_)); }
  /// Offsets from s0 beyond which log_weight is negligible.
  double reach(double sign) const {
    double step = 4.0 * std::min(width(), 1.0);
    double t = step;
    while (log_weight(sign * t) > negligible) {
      step *= 1.25;
      t += step;
    }
    return sign * t;
  }

 private:
  static constexpr double near = -0.5;  // beyond it, 1 + share (exp(2 t) - 1) would lose u0/2

  /// u0 / u, for t up to a few hundred.
  double quotient(double t) const {
    return t > near ? 1.0 + share_ * std::expm1(2.0 * t) : 0.5 * peak_ + share_ * std::exp(2.0 * t);
  }
  /// 1 - u / u0.
  double rise(double t) const { return share_ * (std::expm1(2.0 * t) / quotient(t)); }

  double power_;
  double concentration_;
  double peak_;    // u0
  double share_;   // 1 - u0/2
  double origin_;  // s0
};

/// Where u falls off exponentially in s, the strip is |Im s| < pi/4 and the rule's error exp(-pi^2/2/step) times powers
/// of 1/step: below rounding for second moments too.
double step_of(const Polar& law) { return std::min(0.08, 0.5 * law.width()); }

}  // namespace

PolarMoments polar_moments(std::size_t dimension, double concentration) {
  const Polar law(dimension, concentration);
  const double step = step_of(law);
  const auto first = static_cast<std::ptrdiff_t>(std::floor(law.reach(-1.0) / step));
  const auto last = static_cast<std::ptrdiff_t>(std::ceil(law.reach(1.0) / step));
  DoubleDouble total;
  DoubleDouble excess;
  DoubleDouble sine;
  std::vector<double> weights;
  for (std::ptrdiff_t i = first; i <= last; ++i) {
    const double t = static_cast<double>(i) * step;
    const double weight = std::exp(law.log_weight(t));
    weights.push_back(weight);
    total = add(total, weight);
    excess = add(excess, weight * law.excess(t));
    sine = add(sine, weight * law.sine_square(t));
  }
  const double mean_excess = excess.hi / total.hi;
  DoubleDouble square;
  for (std::ptrdiff_t i = first; i <= last; ++i) {
    const double deviation = law.excess(static_cast<double>(i) * step) - mean_excess;
    square = add(square, weights[static_cast<std::size_t>(i - first)] * (deviation * deviation));
  }
  PolarMoments moments{};
  moments.log_normaliser = law.log_peak() + std::log(step * total.hi);
  moments.mean = law.peak() + mean_excess;
  moments.variance = square.hi / total.hi;
  moments.mean_square_sine = sine.hi / total.hi;
  // by parts: k E u (2 - u) = (n - 1) E (1 - u)
  moments.mean_resultant = moments.mean < 0.5
                               ? 1.0 - moments.mean
                               : concentration * moments.mean_square_sine / static_cast<double>(dimension - 1);
  return moments;
}

// As the divergence of two categorical laws on the nodes: with x = -(q - k)(u - E u), log(1 + E[expm1mx(x)] + E x) -
// E x, where E x is rounding.
double polar_divergence(std::size_t dimension, double concentration, double q_concentration) {
  const double difference = q_concentration - concentration;
  if (difference == 0.0) return 0.0;
  const Polar p(dimension, concentration);
  const Polar q(dimension, q_concentration);
  const PolarMoments moments = polar_moments(dimension, concentration);
  if (std::abs(difference) * moments.mean > 3.0) {
    const double far =
        (polar_moments(dimension, q_concentration).log_normaliser - moments.log_normaliser) + difference * moments.mean;
    if (far > 30.0) return far;  // nothing cancels
  }
  const double shift = q.origin() - p.origin();
  const double step = std::min(step_of(p), step_of(q));
  const auto first = static_cast<std::ptrdiff_t>(std::floor(std::min(p.reach(-1.0), shift + q.reach(-1.0)) / step));
  const auto last = static_cast<std::ptrdiff_t>(std::ceil(std::max(p.reach(1.0), shift + q.reach(1.0)) / step));
  DoubleDouble total;
  DoubleDouble excess;
  for (std::ptrdiff_t i = first; i <= last; ++i) {
    const double t = static_cast<double>(i) * step;
    const double weight = std::exp(p.log_weight(t));
    total = add(total, weight);
    excess = add(excess, weight * p.excess(t));
  }
  const double mean_excess = excess.hi / total.hi;
  const double log_total = std::log(total.hi);
  DoubleDouble sum;
  DoubleDouble rest;
  for (std::ptrdiff_t i = first; i <= last; ++i) {
    const double t = static_cast<double>(i) * step;
    const double log_weight = p.log_weight(t) - log_total;
    const double x = -difference * (p.excess(t) - mean_excess);
    const double weight = std::exp(log_weight);
    if (weight > 0.0) rest = add(rest, weight * x);
    sum = add(sum, x < 1.0 ? weight * expm1mx(x) : std::exp(log_weight + x) - weight * (1.0 + x));
  }
  const double a = to_double(sum);
  const double y = to_double(add(sum, rest));
  return std::max(a < 0.5 ? a + log1pmx(y) : std::log1p(y) - rest.hi, 0.0);
}

// |x/|x| - y/|y||^2/2, by the difference of the vectors and what their lengths differ from 1.
double one_minus_cosine(std::span<const double> x, std::span<const double> y) {
  const auto correction = [](std::span<const double> v) {  // 1/|v| - 1
    DoubleDouble square;
    for (const double component : v) square = add(square, two_prod(component, component));
    const double root = std::sqrt(square.hi);
    return -difference(square, 1.0) / (root * (1.0 + root));
  };
  const double x_correction = correction(x);
  const double y_correction = correction(y);
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double d = to_double(add(two_sum(x[i], -y[i]), sum_of_products(x_correction, x[i], -y_correction, y[i])));
    sum += d * d;
  }
  return 0.5 * sum;
}

}  // namespace relent::math
