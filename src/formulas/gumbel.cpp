#include "formulas/gumbel.hpp"

#include <cmath>
#include <limits>

#include "formulas/moment_projection.hpp"
#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/special.hpp"

namespace relent::formulas {

namespace {

/// lgbreg(c, 1); for small c by log Gamma(c) = -log c - gamma c + zeta(2) c^2/2 - ...
double cost_of_shape(double c, double c_minus_one, double log_c) {
  constexpr double small = 1e-6;
  if (c < small) return (-log_c - math::euler_gamma) + 0.5 * 1.64493406684822643647 * c * c;
  return lgbreg(c, 1.0, c_minus_one);
}

/// exp(z) - 1 - z. The rounding of z is the relative error of exp(z), so z is a pair.
double cost_of_location(DoubleDouble z) {
  if (!std::isfinite(z.hi)) return std::numeric_limits<double>::infinity();
  if (std::fabs(z.hi) < 0.5) return expm1mx(z.hi + z.lo);
  return math::exp_of(z) - 1.0 - z.hi;
}

}  // namespace

double gumbel_kl(DoubleDouble c, double c_minus_one, double log_c, DoubleDouble delta) {
  if (!std::isfinite(c.hi) || !std::isfinite(delta.hi)) return std::numeric_limits<double>::infinity();
  const double shape = cost_of_shape(c.hi, c_minus_one, log_c);
  if (std::fabs(c_minus_one) < 0.25) {
    // log Gamma(2 + d) = lgbreg(2 + d, 2) + d psi(2): relative accuracy of z at small d.
    const double log_gamma = lgbreg(2.0 + c_minus_one, 2.0, c_minus_one) + c_minus_one * (1.0 - math::euler_gamma);
    const double z = (log_gamma - delta.hi) - delta.lo;
    if (std::fabs(z) < 1.0) return expm1mx(z) + shape;
  }
  return cost_of_location(math::subtract(math::dd_log_gamma1p(c), delta)) + shape;
}

double gaussian_gumbel_kl(double mean, DoubleDouble stddev, double location, double scale) {
  constexpr double gap = 0.08106146679532725822;  // of equal scales: 1 - log(2 pi)/2
  const DoubleDouble ratio = math::quotient(stddev, scale);
  const DoubleDouble square = math::multiply(ratio, ratio);
  const DoubleDouble z =
      math::add(math::quotient(math::two_sum(location, -mean), scale), {0.5 * square.hi, 0.5 * square.lo});
  const double x = math::difference(stddev, scale) / scale;
  return cost_of_location(z) + (0.5 * x * x + phi2(stddev.hi, scale, math::difference(stddev, scale)) + gap);
}

double gamma_gumbel_kl(DoubleDouble shape, DoubleDouble rate, double location, double scale) {
  const DoubleDouble w = math::divide(1.0, math::multiply(rate, scale));
  const double bend = phi(w.hi);
  // z = location/scale - shape log(1 + w), by the mean where w is small
  const DoubleDouble z =
      w.hi < 1.0
          ? math::add(math::quotient(math::subtract(location, math::divide(shape, rate)), scale), shape.hi * bend)
          : math::subtract(math::quotient(location, scale), math::multiply(shape, math::dd_log1p(w)));
  const double left =
      shape.hi * bend + log_quotient(rate.hi * scale, std::sqrt(shape.hi)) + gamma_gaussian_gap(shape.hi);
  return cost_of_location(z) + (left + (0.5 - math::log_sqrt_two_pi));
}

double uniform_gumbel_kl(double low, double high, double location, double scale) {
  const DoubleDouble half_width = math::two_sum(0.5 * high, -0.5 * low);
  const double half = half_width.hi / scale;
  const double log_sinhc = math::log_sinhc(half);
  const DoubleDouble middle = math::two_sum(0.5 * low, 0.5 * high);
  // z = (location - middle)/scale + log_sinhc, from the lower end where the interval is wide
  const DoubleDouble z = half < 1.0 ? math::add(math::quotient(math::subtract(location, middle), scale), log_sinhc)
                                    : math::add(math::quotient(math::two_sum(location, -low), scale),
                                                std::log(-std::expm1(-2.0 * half) / (2.0 * half)));
  return cost_of_location(z) + (1.0 + log_sinhc - std::log(2.0 * half));
}

}  // namespace relent::formulas
