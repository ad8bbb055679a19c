#include "math/skew_normal.hpp"

#include <boost/math/special_functions/owens_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/double_double.hpp"
#include "math/erfcx.hpp"
#include "math/log_tail.hpp"
#include "math/monotone_root.hpp"
#include "math/policy.hpp"
#include "math/special.hpp"

namespace relent::math {

namespace {

/// P(Z <= -h) for h >= 0 and shape a > 0: by Owen (1956) Phi(-h) - 2 T(h, a), which is
/// 1/pi times the integral of exp(-h^2 (1 + x^2)/2) / (1 + x^2) over x > a.
LogTail thin_tail(double h, double a) {
  if (h == 0.0) return {0.0, std::atan(1.0 / a) / pi};
  const double slope = h * a;
  // Where the difference does not cancel; for a > 1 by T(h, a) + T(a h, 1/a) = ....
  if (h < 1.0 && a <= 1.0) return {0.0, normal_cdf(-h) - 2.0 * boost::math::owens_t(h, a, Policy())};
  if (h < 1.0 && slope < 0.25) {
    return {0.0, 2.0 * boost::math::owens_t(slope, 1.0 / a, Policy()) - normal_cdf(-slope) * std::erf(h * sqrt_half)};
  }
  if (std::isinf(slope)) return {-std::numeric_limits<double>::infinity(), 1.0};
  // x = a + sigma u, sigma = 1/(h^2 a) or 1/h, so that the exponent is -u - u^2/(2 slope^2) or -slope u - u^2/2.
  const bool is_steep = slope >= 1.0;
  const double linear = is_steep ? 1.0 : slope;
  const double quadratic = is_steep ? 0.5 / slope / slope : 0.5;
  const double log_sigma = is_steep ? -std::log(h) - std::log(slope) : -std::log(h);
  double integral = 0.0;
  double log_factor = log_sigma;
  if (a > 1.0) {
    const double relative = is_steep ? 1.0 / slope / slope : 1.0 / slope;  // sigma / a
    const double inverse_square = 1.0 / a / a;
    integral = half_line_integral([&](double u) {
      const double x = 1.0 + relative * u;
      return std::exp(-u * (linear + quadratic * u)) / (inverse_square + x * x);
    });
    log_factor -= 2.0 * std::log(a);
  } else {
    const double sigma = std::exp(log_sigma);
    integral = half_line_integral([&](double u) {
      const double x = a + sigma * u;
      return std::exp(-u * (linear + quadratic * u)) / (1.0 + x * x);
    });
  }
  const double exponent = -0.5 * h * h - 0.5 * slope * slope;
  // What its rounding took are digits of the exponential.
  double lost = 0.0;
  if (exponent > -800.0) {
    const DoubleDouble exact_slope = two_prod(h, a);
    const DoubleDouble squares = add(two_prod(h, h), multiply(exact_slope, exact_slope));
    lost = -difference(scale(squares, -1), -exponent);
  }
  const double factor = integral / pi * (1.0 + lost);
  if (std::fabs(log_factor) < 300.0) return {exponent, std::exp(log_factor) * factor};
  return {exponent + log_factor, factor};
}

/// A tail, and whether it is the lower one; of the two, one that does not cancel.
struct Side {
  bool is_lower;
  LogTail tail;
};

Side side_at(double z, double a) {
  if (z <= 0.0) return {true, thin_tail(-z, a)};
  const LogTail thin = thin_tail(z, a);
  // P(Z <= z) = P(Z <= -z) + P(|Z| <= z), and |Z| is half-normal.
  const double lower = thin.value() + std::erf(z * sqrt_half);
  if (lower < 0.6) return {true, {0.0, lower}};
  // P(Z > z) = 2 Phi(-z) - P(Z <= -z), of which the last is at most half of the first.
  const double log_both = log_two + log_normal_cdf(-z);
  if (std::isinf(log_both)) return {false, {log_both, 1.0}};
  const double rest = 1.0 - std::exp(thin.log() - log_both);
  const double both = 2.0 * normal_cdf(-z);
  constexpr double least = 1e-290;
  if (both > least) return {false, {0.0, both * rest}};
  return {false, {log_both, rest}};
}

}  // namespace

double log_skew_normal_density(double z, double shape) {
  return (log_two - log_sqrt_two_pi) - 0.5 * z * z + log_normal_cdf(shape * z);
}

double log_skew_normal_cdf(double z, double shape) {
  if (shape == 0.0) return log_normal_cdf(z);
  if (std::isinf(z)) return z > 0.0 ? 0.0 : z;
  const Side side = shape > 0.0 ? side_at(z, shape) : side_at(-z, -shape);
  return side.is_lower == (shape > 0.0) ? side.tail.log() : std::log1p(-side.tail.value());
}

double skew_normal_cdf(double z, double shape) {
  if (shape == 0.0) return normal_cdf(z);
  if (std::isinf(z)) return z > 0.0 ? 1.0 : 0.0;
  const Side side = shape > 0.0 ? side_at(z, shape) : side_at(-z, -shape);
  return side.is_lower == (shape > 0.0) ? side.tail.value() : 1.0 - side.tail.value();
}

double skew_normal_quantile(double p, double shape) {
  if (shape == 0.0) return normal_quantile(p);
  // The logarithm of the smaller tail is matched; 1 - p is exact where it is used.
  if (p > 0.5) return -skew_normal_quantile(1.0 - p, -shape);
  const double target = std::log(p);
  const auto residual = [&](double z) -> WithSlope {
    const double at = log_skew_normal_cdf(z, shape);
    return {at - target, std::exp(log_skew_normal_density(z, shape) - at)};
  };
  return monotone_root(residual, 0.0, 1.0, 0.0);
}

double skew_normal_mode(double shape) {
  if (shape == 0.0) return 0.0;
  // With y = |shape| z: y = shape^2 phi(y)/Phi(y), in logarithms.
  const double a = std::fabs(shape);
  const double target = 2.0 * std::log(a);
  const auto residual = [&](double t) -> WithSlope {
    const double y = std::exp(t);
    const double log_ratio = -0.5 * y * y - log_sqrt_two_pi - log_normal_cdf(y);
    return {t - log_ratio - target, 1.0 + y * (y + std::exp(log_ratio))};
  };
  constexpr double log_ratio_at_zero = -0.22579135264472743236;  // log(2 phi(0))
  const double y = std::exp(monotone_root(residual, std::min(target + log_ratio_at_zero, 1.0), 1.0, 1e-17));
  return std::copysign(y / a, shape);
}

double skew_normal_entropy(double shape) {
  // The normal entropy less E log(2 Phi(shape Z)) = log 2 - E H(Phi(shape |N|)), N standard normal, H the entropy of a
  // coin: an even function that is analytic about the real line, so the trapezoid rule has every digit.
  const double a = std::fabs(shape);
  constexpr double normal_entropy = log_sqrt_two_pi + 0.5;
  if (a == 0.0) return normal_entropy;
  const double scale = 1.0 / std::max(1.0, a);
  constexpr double step = 0.125;
  constexpr int last = 320;
  double sum = 0.0;
  for (int i = -last; i <= last; ++i) {
    const double z = scale * step * i;
    const double upper = normal_cdf(-a * std::fabs(z));
    const double coin = -(xlogy(upper, upper) + (1.0 - upper) * std::log1p(-upper));
    sum += std::exp(-0.5 * z * z) * coin;
  }
  return normal_entropy - (log_two - sum * step * scale / sqrt_two_pi);
}

}  // namespace relent::math
