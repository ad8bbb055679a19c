// Riemann's zeta function and sums k^-s over integers, for s > 1: a few terms, then Euler and Maclaurin's formula.
#include "math/zeta.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/euler_maclaurin.hpp"
#include "math/special.hpp"

namespace relent::math {
namespace {

constexpr double negligible = 1e-19;

/// Where the formula's terms have become small.
double first_smooth(double s) { return 18.0 + s; }

/// The same for sums of y^-s f(y): the integral is left out, and x^-s is divided off.
double correction(double s, double x) { return euler_maclaurin_correction(power_taylor(x, -s)); }

}  // namespace

double scaled_hurwitz_zeta(double s, double n) {
  const double smooth = first_smooth(s);
  // a geometric series, where neighbouring doubles are too far apart to count
  if (n < smooth && n > 0x1p45) return 1.0 / -std::expm1(-s / n);
  double sum = 0.0;
  double x = n;
  for (; x < smooth; x += 1.0) {
    const double term = x == n ? 1.0 : std::exp(-s * std::log1p((x - n) / n));
    sum += term;
    if (term <= negligible * sum) return sum;
  }
  const double scale = x == n ? 1.0 : std::exp(-s * std::log1p((x - n) / n));
  return sum + scale * (x / (s - 1.0) + correction(s, x));
}

double zeta_partial_sum(double s, double k) {
  const double smooth = first_smooth(s);
  double sum = 0.0;
  double x = 1.0;
  for (; x < smooth && x <= k; x += 1.0) {
    const double term = std::pow(x, -s);
    sum += term;
    if (term <= negligible * sum) return sum;
  }
  if (x > k) return sum;
  const double excess = s - 1.0;
  const double log_ends = std::log(k) + std::log1p(1.0 / k) - std::log(x);
  const double near = std::pow(x, -s);
  const double far = near * std::exp(-s * log_ends);
  return sum + near * (x * (-std::expm1(-excess * log_ends) / excess) + correction(s, x)) -
         far * correction(s, k + 1.0);
}

namespace {

/// zeta(1 + excess) - 1/excess, for excess < 1.
double zeta_less_pole(double excess) {
  const double s = 1.0 + excess;
  double sum = 0.0;
  double x = 1.0;
  for (; x < first_smooth(s); x += 1.0) sum += std::pow(x, -s);
  return sum + std::expm1(-excess * std::log(x)) / excess + std::pow(x, -s) * correction(s, x);
}

/// log(excess zeta(1 + excess)), for excess < 1.
double log_zeta_less_pole(double excess) { return std::log1p(excess * zeta_less_pole(excess)); }

/// zeta(s) - 1.
double zeta_minus_one(double s) { return std::exp2(-s) * scaled_hurwitz_zeta(s, 2.0); }

}  // namespace

double log_zeta(double s) { return log_zeta1p(s - 1.0); }

double log_zeta1p(double excess) {
  if (excess < 0.5) return log_zeta_less_pole(excess) - std::log(excess);
  return std::log1p(zeta_minus_one(1.0 + excess));
}

double log_zeta_ratio(double b, double a) {
  if (a < 1.5 && b < 1.5)
    return log_ratio(a - 1.0, b - 1.0) + (log_zeta_less_pole(b - 1.0) - log_zeta_less_pole(a - 1.0));
  return log_zeta(b) - log_zeta(a);
}

double zeta_log_sum(double s, int power) { return zeta1p_log_sum(s - 1.0, power); }

double zeta1p_log_sum(double excess, int power) {
  const double s = 1.0 + excess;
  const double smooth = first_smooth(s);
  double sum = 0.0;
  double x = 2.0;
  for (; x < smooth; x += 1.0) {
    const double log_x = std::log(x);
    const double term = std::pow(0.5 * x, -s) * (power == 0 ? 1.0 : power == 1 ? log_x : log_x * log_x);
    sum += term;
    if (term <= negligible * sum) return sum;
  }
  const double log_x = std::log(x);
  Taylor smooth_part = power_taylor(x, -s);
  double integral = x / excess;
  if (power >= 1) {
    smooth_part = multiply(smooth_part, log_taylor(x));
    integral *= power == 1 ? log_x + 1.0 / excess : log_x * log_x + 2.0 * (log_x + 1.0 / excess) / excess;
  }
  if (power == 2) smooth_part = multiply(smooth_part, log_taylor(x));
  return sum + std::pow(0.5 * x, -s) * (integral + euler_maclaurin_correction(smooth_part));
}

double zeta_moment_sum(double s, int power) {
  const double smooth = first_smooth(s);
  double sum = 0.0;
  double x = 2.0;
  for (; x < smooth; x += 1.0) {
    const double term = std::pow(0.5 * x, -s) * std::pow(x - 1.0, power);
    sum += term;
    if (term <= negligible * sum) return sum;
  }
  // the binomial expansion of (y - 1)^power, integrated term by term; then its correction
  Taylor shifted{};
  shifted[0] = x - 1.0;
  shifted[1] = 1.0;
  Taylor smooth_part = power_taylor(x, -s);
  double integral = 0.0;
  double coefficient = 1.0;
  for (int i = 0; i <= power; ++i) {  // coefficient y^(power - i)
    const double degree = static_cast<double>(power - i);
    integral += coefficient * std::pow(x, degree + 1.0) / (s - 1.0 - degree);
    coefficient *= -degree / static_cast<double>(i + 1);
    if (i > 0) smooth_part = multiply(smooth_part, shifted);
  }
  return sum + std::pow(0.5 * x, -s) * (integral + euler_maclaurin_correction(smooth_part));
}

}  // namespace relent::math
