// Divergences by Pythagoras. R is Stirling's remainder: lgamma(x) = (x - 1/2) log x - x + log(2 pi)/2 + R(x).
#include "formulas/moment_projection.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "formulas/formulas.hpp"
#include "formulas/ratio.hpp"
#include "math/special.hpp"

namespace relent::formulas {
namespace {

/// R(x) = sum of coefficient_k x^(1 - 2k), k = 1, 2, ...
constexpr int stirling_terms = 10;
constexpr double stirling_coefficients[stirling_terms] = {
    1.0 / 12,        -1.0 / 360, 1.0 / 1260,       -1.0 / 1680,      1.0 / 1188,
    -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400, 43867.0 / 244188, -174611.0 / 125400};
constexpr double stirling_range = 10.0;

/// R'(x) = digamma(x) - log x + 1/(2x) < 0: its series from 10 on, and steps up to there.
double stirling_slope(double x) {
  double steps = 0.0;
  for (; x < stirling_range; x += 1.0) steps += std::log1p(1.0 / x) - 0.5 / x - 0.5 / (x + 1.0);
  const double w = 1.0 / (x * x);
  double series = 0.0;
  for (int k = stirling_terms - 1; k >= 0; --k) series = series * w - (2 * k + 1) * stirling_coefficients[k];
  return steps + series * w;
}

/// (x - k) R'(x) - R(x); `first` is the index of the first term of the series: 1 leaves out its largest, -1/(6x).
double slope_less_remainder(double x, double k, int first = 0) {
  if (x < stirling_range) {
    const double left_out = first == 1 ? 1.0 / (6.0 * x) : 0.0;
    return (x - k) * stirling_slope(x) - math::stirling_remainder(x) + left_out;
  }
  const double y = 1.0 / x;
  const double w = y * y;
  double even = 0.0;
  double odd = 0.0;
  for (int i = stirling_terms - 1; i >= 0; --i) {
    even = even * w - (i >= first ? 2 * (i + 1) * stirling_coefficients[i] : 0.0);
    odd = odd * w + k * (2 * i + 1) * stirling_coefficients[i];
  }
  return even * y + odd * w;
}

/// R'(b + a) - R'(b) > 0.
double stirling_slope_step(double b, double a) {
  double sum = 0.0;
  for (; b < stirling_range; b += 1.0) {
    const double total = b + a;
    const double quotient = -(a / total) / (b + 1.0);
    const double logs = quotient > -0.5 ? std::log1p(quotient) : log_ratio(b, total, -a) + std::log1p(a / (b + 1.0));
    sum += logs + 0.5 * (a / b) / total + 0.5 * (a / (b + 1.0)) / (total + 1.0);
  }
  const double growth = std::log1p(a / b);
  for (int k = stirling_terms - 1; k >= 0; --k) {
    sum -= (2 * k + 1) * stirling_coefficients[k] * std::pow(b, -(2 * k + 2)) * std::expm1(-(2 * k + 2) * growth);
  }
  return sum;
}

/// log Gamma(a) - a log a + a + log(a)/2: bounded, with the limit log(2 pi)/2.
double log_gamma_less_power(double a) { return math::stirling_remainder(a) + math::log_sqrt_two_pi; }

/// E log(X/m) < 0 for X uniform on [(1 - h) m, (1 + h) m], 0 < h <= 1; `low` = 1 - h.
double mean_log_about_middle(double h, double low) {
  if (h > 0.3) return 0.5 * ((1.0 + h) * std::log1p(h) - math::xlogy(low, low)) / h - 1.0;
  double sum = 0.0;
  for (int k = 16; k >= 1; --k) sum = (sum + 1.0 / (2 * k * (2 * k + 1))) * (h * h);
  return -sum;
}

/// phi(-1/a) = -log(1 - 1/a) - 1/a, a > 1.
double phi_of_reciprocal(double a) { return a > 2.0 ? phi(-1.0 / a) : log_quotient(a, a - 1.0) - 1.0 / a; }

/// int_z^inf log(1 + exp(-v)) dv = -Li2(-exp(-z)), z >= 0, in powers of t = log(1 + exp(-z)) and Bernoulli's numbers.
double softplus_tail(double z) {
  const double t = std::log1p(std::exp(-z));
  const double w = t * t;
  constexpr double coefficients[] = {1.0 / 36,           -1.0 / 3600,     1.0 / 211680,
                                     -1.0 / 10886400,    1.0 / 526901760, -691.0 / 16999766784000,
                                     1.0 / 1120863744000};  // B_2k / (2k + 1)!
  double series = 0.0;
  for (std::size_t k = std::size(coefficients); k-- > 0;) series = series * w + coefficients[k];
  return t * (1.0 + t * (0.25 + t * series));
}

/// E log(4 cosh(Z/2)^2), Z uniform on [a, b].
double mean_log_cosh(double a, double b) {
  constexpr double narrow = 4.0;  // the function is analytic within pi of the line
  const double width = b - a;
  if (width <= narrow) {
    using Rule = boost::math::quadrature::gauss<double, 30>;
    const double middle = 0.5 * a + 0.5 * b;
    const auto f = [](double z) { return std::fabs(z) + 2.0 * std::log1p(std::exp(-std::fabs(z))); };
    double sum = 0.0;
    for (std::size_t i = Rule::abscissa().size(); i-- > 0;) {
      const double offset = 0.5 * width * Rule::abscissa()[i];
      sum += 0.5 * Rule::weights()[i] * (f(middle - offset) + f(middle + offset));
    }
    return sum;
  }
  const double tail_a = softplus_tail(std::fabs(a));
  const double tail_b = softplus_tail(std::fabs(b));
  if (a >= 0.0 || b <= 0.0) return std::fabs(0.5 * a + 0.5 * b) + 2.0 * std::fabs(tail_a - tail_b) / width;
  const double both = math::pi * math::pi / 6.0;  // the tail at 0, twice
  return 0.5 * (a * (a / width) + b * (b / width)) + 2.0 * (both - tail_a - tail_b) / width;
}

}  // namespace

double gaussian_projection(DoubleDouble mean, DoubleDouble stddev, double q_mean, DoubleDouble q_stddev) {
  return evaluate<GaussianKl, double>(
      {math::difference(mean, q_mean), stddev.hi, q_stddev.hi, math::difference(stddev, q_stddev)});
}

double pareto_gaussian_gap(double shape) {
  const double logs = shape > 4.0 ? std::log1p(-2.0 / shape) : std::log((shape - 2.0) / shape);
  return exponential_gaussian_gap - (std::log1p(-1.0 / shape) + 0.5 * logs) - 1.0 / shape;
}

double gamma_gaussian_gap(double shape) { return 0.5 / shape + slope_less_remainder(shape, 1.0); }

double beta_gaussian_gap(double a, double b) {
  const double total = a + b;
  if (a >= stirling_range && b >= stirling_range) {
    const double difference = a - b;  // the largest terms, 1/a + 1/b - 4/(a + b) over 3, on paper
    return (difference / a) * (difference / b) / (3.0 * total) + 0.5 * phi(1.0 / total) +
           (slope_less_remainder(a, 1.0, 1) + slope_less_remainder(b, 1.0, 1) - slope_less_remainder(total, 2.0, 1));
  }
  return -0.5 * std::log1p(1.0 / total) + 0.5 * (1.0 / a + 1.0 / b) - 1.0 / total +
         (slope_less_remainder(a, 1.0) + slope_less_remainder(b, 1.0) - slope_less_remainder(total, 2.0));
}

double uniform_gamma_kl(double low, double high, DoubleDouble shape, DoubleDouble rate) {
  const DoubleDouble middle = math::two_sum(0.5 * low, 0.5 * high);
  const double half_width = 0.5 * high - 0.5 * low;
  const double logs = mean_log_about_middle(half_width / middle.hi, low / middle.hi);
  const double widths = log_quotient(0.5 * middle.hi, half_width * std::sqrt(shape.hi));
  return weighted_phi(shape.hi, ratio_of_products(rate, middle, shape, 1.0)) +
         (widths - (shape.hi - 1.0) * logs + log_gamma_less_power(shape.hi));
}

double pareto_gamma_kl(double scale, double p_shape, DoubleDouble shape, DoubleDouble rate) {
  int exponent = 0;
  const double unit = std::frexp(scale, &exponent);
  const DoubleDouble mean = math::multiply(unit, math::divide(p_shape, math::two_sum(p_shape, -1.0)));
  const double left = shape.hi * phi_of_reciprocal(p_shape) + log_quotient(p_shape, std::sqrt(shape.hi));
  return weighted_phi(shape.hi, ratio_of_products(rate, math::scale(mean, exponent), shape, 1.0)) +
         (left - 1.0 + log_gamma_less_power(shape.hi));
}

double gaussian_laplace_kl(double mean, DoubleDouble stddev, double location, double scale) {
  constexpr double half_log_gap = 0.5 - math::log_sqrt_two_pi + math::log_two;
  const double distance = std::fabs(mean - location);
  const double z = distance / stddev.hi;
  const double deviation =  // E|X - location|
      z > 40.0 ? distance
               : stddev.hi * (2.0 / math::sqrt_two_pi * std::exp(-0.5 * z * z) + z * std::erf(z * math::sqrt_half));
  return phi2(deviation, scale, deviation - scale) + (log_quotient(deviation, stddev.hi) + half_log_gap);
}

double uniform_pareto_kl(double low, double high, double scale, double shape) {
  const double width = high - low;
  const double log_mean = math::log_ratio(low, scale) + gkl(high, low, width) / width;  // E log(X/scale)
  const double product = shape * log_mean;
  return phi2(product, 1.0, product - 1.0) + (1.0 + log_quotient(log_mean, width / scale) + log_mean);
}

double uniform_logistic_kl(double low, double high, double location, double scale) {
  const double a = (low - location) / scale;
  const double b = (high - location) / scale;
  const double width = (high - low) / scale;
  return mean_log_cosh(a, b) - std::log(width);
}

double beta_gamma_kl(DoubleDouble a, DoubleDouble b, DoubleDouble shape, DoubleDouble rate) {
  const DoubleDouble total = math::add(a, b);
  const double means = weighted_phi(shape.hi, ratio_of_products(a, rate, shape, total));
  const double to_total = phi2(b.hi, total.hi, -a.hi) - qbreg(b.hi, total.hi, -a.hi);
  const double remainder = to_total + 0.5 * math::difference(a, shape) / total.hi +
                           (0.5 * (a.hi / b.hi) / total.hi - (b.hi - 1.0) * stirling_slope_step(b.hi, a.hi));
  return means + qbreg(shape.hi, a.hi, math::difference(shape, a)) + (remainder + shape.hi * stirling_slope(total.hi));
}

}  // namespace relent::formulas
