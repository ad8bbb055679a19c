// Elementary helpers, the gamma function and its relatives, the normal law, saddle-point densities, entropies.
#include "math/special.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "math/double_double.hpp"
#include "math/policy.hpp"

namespace relent::math {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Coefficients from the constant term up.
template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
  double sum = coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

/// (x + 1/2) log(1 + 1/x) - 1 = R(x) - R(x + 1) > 0 for Stirling's remainder R. Gudermann's series (1845).
double stirling_remainder_step(double x) {
  if (x < 0.25) return (x + 0.5) * (std::log1p(x) - std::log(x)) - 1.0;
  const double root = 1.0 / (2.0 * x + 1.0);
  const double ratio = root * root;
  double power = ratio;
  double sum = 0.0;
  for (double odd = 3.0;; odd += 2.0) {
    const double next = sum + power / odd;
    if (next == sum) return sum;
    sum = next;
    power *= ratio;
  }
}

/// log[Gamma(h + 1/2) / (Gamma(h) sqrt(h))], 0 in the limit of large h: the constant of the t law.
double log_gamma_half_step(double h) {
  if (h < 1.0) return log_gamma(h + 0.5) - log_gamma(h) - 0.5 * std::log(h);
  return h * log1pmx(0.5 / h) + (stirling_remainder(h + 0.5) - stirling_remainder(h));
}

}  // namespace

double log1pmx(double x) {
  if (!(x >= -0.5 && x <= 1.0)) return std::log1p(x) - x;
  // log1p(x) = 2 atanh(s), s = x / (2 + x), and x - 2 s = s x.
  const double s = x / (2.0 + x);
  const double w = s * s;
  const int terms = w <= 0.0025 ? 7 : w <= 0.035 ? 12 : 18;
  double sum = 0.0;
  for (int k = terms - 1; k >= 0; --k) sum = sum * w + 2.0 / (2.0 * k + 3.0);
  return -s * (x - w * sum);
}

double expm1mx(double x) {
  if (!(std::abs(x) < 0.7)) return std::expm1(x) - x;
  double sum = 1.0;
  for (int k = std::abs(x) < 0.1 ? 11 : 18; k >= 3; --k) sum = 1.0 + sum * x / k;
  return 0.5 * x * x * sum;
}

double xlogy(double x, double y) { return x == 0.0 && !std::isnan(y) ? 0.0 : x * std::log(y); }

double xlog1py(double x, double y) { return x == 0.0 && !std::isnan(y) ? 0.0 : x * std::log1p(y); }

double log1mexp(double x) { return x > -log_two ? std::log(-std::expm1(x)) : std::log1p(-std::exp(x)); }

double log1pexp(double x) { return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

double log_sinhc(double x) {
  const double r = std::fabs(x);
  if (r >= 3.0) return r + std::log(-std::expm1(-2.0 * r) / (2.0 * r));
  double series = 1.0;  // of 6 (sinh(r)/r - 1) / r^2
  for (int k = 17; k >= 2; --k) series = 1.0 + r * r / (2 * k * (2 * k + 1)) * series;
  return std::log1p(r * r / 6.0 * series);
}

double log_add_exp(double a, double b) {
  if (a == b) return a + log_two;
  const double larger = (std::max)(a, b);
  return larger + std::log1p(std::exp((std::min)(a, b) - larger));
}

double logsumexp(std::span<const double> x) {
  double largest = -infinity;
  for (const double value : x) {
    if (std::isnan(value)) return value;
    largest = (std::max)(largest, value);
  }
  if (std::isinf(largest)) return largest;
  double rest = 0.0;  // all but one of the largest
  bool skipped = false;
  for (const double value : x) {
    if (!skipped && value == largest) {
      skipped = true;
    } else {
      rest += std::exp(value - largest);
    }
  }
  return largest + std::log1p(rest);
}

double logistic(double x) {
  if (x >= 0.0) return 1.0 / (1.0 + std::exp(-x));
  const double odds = std::exp(x);
  return odds / (1.0 + odds);
}

double log_ratio(double b, double a) {
  const double ratio = b / a;
  if (ratio >= 0.5 && ratio <= 2.0) return std::log1p((b - a) / a);
  if (ratio > 1e-290 && ratio < 1e290) return std::log(ratio);
  return std::log(b) - std::log(a);
}

double sum_of_products(double a, double b, double c, double d) {
  const double cd = c * d;
  const double error = std::fma(c, d, -cd);
  return std::fma(a, b, cd) + error;
}

double log_gamma(double x) { return x == 0.0 ? infinity : boost::math::lgamma(x, Policy()); }

double log_gamma1p(double x) {
  return std::abs(x) < 0.5 ? std::log1p(boost::math::tgamma1pm1(x, Policy())) : log_gamma(1.0 + x);
}

double log_gamma1p_step(double x, double step) {
  // The integral of psi, whose nearest pole is at least 1 away.
  return step * boost::math::quadrature::gauss<double, 15>::integrate(
                    [=](double part) { return digamma(1.0 + x + part * step); }, 0.0, 1.0);
}

double digamma(double x) { return x == 0.0 ? -infinity : boost::math::digamma(x, Policy()); }

double trigamma(double x) {
  if (x < 1e-17) return 1.0 / x / x;
  return x > 1e17 ? 1.0 / x : boost::math::trigamma(x, Policy());
}

double digamma_minus_log(double x) {
  // psi(x + 1) = psi(x) + 1/x up to 10, then -1/(2x) - sum B_2k / (2k x^2k).
  static constexpr std::array<double, 8> series = {1.0 / 12,  -1.0 / 120,     1.0 / 252, -1.0 / 240,
                                                   1.0 / 132, -691.0 / 32760, 1.0 / 12,  -3617.0 / 8160};
  double sum = 0.0;
  for (; x < 10.0; x += 1.0) sum += log1pmx(1.0 / x);
  const double inverse = 1.0 / x;
  const double square = inverse * inverse;
  return sum - (0.5 * inverse + square * polynomial(series, square));
}

double log_beta(double a, double b) {
  const double small = (std::min)(a, b);
  const double large = (std::max)(a, b);
  if (!(large >= 2.0)) {
    if (small < 1e-8) return log_power_constant(small, large) - std::log(small);
    return log_gamma(small) + (log_gamma(large) - log_gamma(small + large));
  }
  // Stirling on the larger arguments: the terms of order b log b cancel analytically (DiDonato and Morris 1992,
  // algdiv).
  const double sum = small + large;
  const double remainders = stirling_remainder(large) - stirling_remainder(sum);
  if (small >= 10.0) {
    return log_sqrt_two_pi - 0.5 * std::log(large) + (stirling_remainder(small) + remainders) -
           (small - 0.5) * std::log1p(large / small) - large * std::log1p(small / large);
  }
  const double half_step = (large - 0.5) * std::log1p(small / large);
  return log_gamma(small) - small * std::log(sum) + (small - half_step) + remainders;
}

// log[Gamma(1 + a) Gamma(1 + b) / Gamma(1 + a + b) (a + b) / b].
double log_power_constant(double a, double b) {
  return a <= 1.0 ? log_gamma1p(a) - log_gamma1p_step(b, a) + std::log1p(a / b) : std::log(a) + log_beta(a, b);
}

double stirling_remainder(double x) {
  static constexpr std::array<double, 10> series = {1.0 / 12,         -1.0 / 360,        1.0 / 1260, -1.0 / 1680,
                                                    1.0 / 1188,       -691.0 / 360360,   1.0 / 156,  -3617.0 / 122400,
                                                    43867.0 / 244188, -174611.0 / 125400};
  double sum = 0.0;
  for (; x < 10.0; x += 1.0) sum += stirling_remainder_step(x);
  const double inverse = 1.0 / x;
  return sum + inverse * polynomial(series, inverse * inverse);
}

double deviance(double x, double m) { return deviance(x, m, m - x); }

double deviance(double x, double m, double m_minus_x) {
  if (x == 0.0) return m;
  const double relative = m_minus_x / x;
  if (relative >= -0.5 && relative <= 1.0) return x * -log1pmx(relative);
  return x * log_ratio(x, m) + m_minus_x;
}

double normal_cdf(double z) {
  // erfc at -z sqrt(1/2) as an unevaluated sum: the rounding of the argument would cost z^2 units.
  constexpr double sqrt_half_low = -4.833646656726457e-17;
  const double x = -z * sqrt_half;
  const double low = std::fma(-z, sqrt_half, -x) - z * sqrt_half_low;
  const double value = 0.5 * std::erfc(x);
  if (!(std::abs(x) < 30.0)) return value;
  return value - low * std::exp(-x * x) / (sqrt_two_pi * sqrt_half);
}

double log_normal_cdf(double z) {
  if (z > -1.0) return std::log1p(-normal_cdf(-z));
  if (z > -30.0) return std::log(normal_cdf(z));
  // Asymptotic series of Mills' ratio.
  const double inverse_square = 1.0 / z / z;
  double sum = 0.0;
  for (double odd = 19.0; odd >= 1.0; odd -= 2.0) sum = -odd * inverse_square * (1.0 + sum);
  return -0.5 * z * z - (std::log(-z) + log_sqrt_two_pi - std::log1p(sum));
}

// AS 241, PPND16 (Wichura 1988): rational approximations, relative accuracy 1e-16.
double normal_quantile(double p) {
  static constexpr std::array<double, 8> central_top = {
      3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
      4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
  static constexpr std::array<double, 8> central_bottom = {1.0,
                                                           4.2313330701600911252e+1,
                                                           6.8718700749205790830e+2,
                                                           5.3941960214247511077e+3,
                                                           2.1213794301586595867e+4,
                                                           3.9307895800092710610e+4,
                                                           2.8729085735721942674e+4,
                                                           5.2264952788528545610e+3};
  static constexpr std::array<double, 8> middle_top = {
      1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
      1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
  static constexpr std::array<double, 8> middle_bottom = {1.0,
                                                          2.05319162663775882187e0,
                                                          1.67638483018380384940e0,
                                                          6.89767334985100004550e-1,
                                                          1.48103976427480074590e-1,
                                                          1.51986665636164571966e-2,
                                                          5.47593808499534494600e-4,
                                                          1.05075007164441684324e-9};
  static constexpr std::array<double, 8> far_top = {
      6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
      2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
  static constexpr std::array<double, 8> far_bottom = {1.0,
                                                       5.99832206555887937690e-1,
                                                       1.36929880922735805310e-1,
                                                       1.48753612908506148525e-2,
                                                       7.86869131145613259100e-4,
                                                       1.84631831751005468180e-5,
                                                       1.42151175831644588870e-7,
                                                       2.04426310338993978564e-15};
  const double centred = p - 0.5;
  if (std::abs(centred) <= 0.425) {
    const double r = 0.180625 - centred * centred;
    return centred * polynomial(central_top, r) / polynomial(central_bottom, r);
  }
  const double tail = centred < 0.0 ? p : 1.0 - p;
  if (tail == 0.0) return centred < 0.0 ? -infinity : infinity;
  const double r = std::sqrt(-std::log(tail));
  const double size = r <= 5.0 ? polynomial(middle_top, r - 1.6) / polynomial(middle_bottom, r - 1.6)
                               : polynomial(far_top, r - 5.0) / polynomial(far_bottom, r - 5.0);
  return centred < 0.0 ? -size : size;
}

double normal_quantile_from_log(double log_p) {
  if (log_p > -log_two) return -normal_quantile(-std::expm1(log_p));
  if (log_p >= -700.0) return normal_quantile(std::exp(log_p));
  if (log_p == -infinity) return log_p;
  double z = -std::sqrt(-2.0 * log_p - std::log(-2.0 * log_p) - log_two_pi);
  // Newton on the logarithm; the hazard is -z (1 + 1/z^2 - ...), and the first guess is good to 1/z^3.
  for (int i = 0; i < 3; ++i) z -= (log_normal_cdf(z) - log_p) / (-z - 1.0 / z);
  return z;
}

double log1p_square_over(double x, double dof) {
  const double ratio = std::abs(x) / std::sqrt(dof);
  if (ratio < 1e150) return std::log1p(ratio * ratio);
  return 2.0 * (std::log(std::abs(x)) - 0.5 * std::log(dof));
}

double log_student_t_density(double x, double dof) {
  return log_gamma_half_step(0.5 * dof) - log_sqrt_two_pi - 0.5 * (dof + 1.0) * log1p_square_over(x, dof);
}

double log_binomial_pmf(double k, double n, double p, double q) {
  if (!(k >= 0.0 && k <= n)) return std::isnan(k) ? k : -infinity;
  if (k == 0.0) return n == 0.0 ? 0.0 : n * (p < q ? std::log1p(-p) : std::log(q));
  if (k == n) return n * (p < q ? std::log(p) : std::log1p(-q));
  if (p == 0.0 || q == 0.0) return -infinity;
  // Loader (2000), with n p - k taken before anything is rounded, from the smaller of p and q.
  const double np = n * p;
  const double nq = n * q;
  const double excess = p <= q ? (np - k) + std::fma(n, p, -np) : -((nq - (n - k)) + std::fma(n, q, -nq));
  const double remainders = stirling_remainder(n) - stirling_remainder(k) - stirling_remainder(n - k);
  return remainders - deviance(k, np, excess) - deviance(n - k, nq, -excess) -
         0.5 * (log_two_pi + std::log(k * ((n - k) / n)));
}

double log_poisson_pmf(double k, DoubleDouble rate) {
  if (k == 0.0) return -rate.hi;
  // Loader (2000), with rate - k taken before anything is rounded.
  const double excess = difference(rate, k);
  return -stirling_remainder(k) - deviance(k, rate.hi, excess) - 0.5 * std::log(k) - log_sqrt_two_pi;
}

double log_negative_binomial_pmf(double k, double r, DoubleDouble p, DoubleDouble q) {
  if (k == 0.0) return r * (q.hi < 0.5 ? std::log1p(-q.hi) : std::log(p.hi));
  if (q.hi == 0.0) return -infinity;
  // r/n times Loader's binomial mass (2000) of r successes in n = r + k, with n p - r = k p - r q.
  const double n = r + k;
  const double excess = difference(multiply(k, p), multiply(r, q));
  const double remainders = stirling_remainder(n) - stirling_remainder(k) - stirling_remainder(r);
  return remainders - deviance(r, n * p.hi, excess) - deviance(k, n * q.hi, -excess) + 0.5 * std::log(r / n / k) -
         log_sqrt_two_pi;
}

double log_gamma_density(double x, double shape, double rate, double rate_low) {
  if (x == 0.0) return shape < 1.0 ? infinity : shape > 1.0 ? -infinity : std::log(rate);
  if (x == infinity) return -infinity;
  const double y = x * rate;
  const double y_low = std::fma(x, rate, -y) + x * rate_low;
  const bool in_range = y > 1e-290 && y < infinity;
  if (shape < 1.0 || !in_range) {
    if (y == infinity) return -infinity;
    const double log_y = in_range ? std::log(y) : std::log(x) + std::log(rate);
    return shape * log_y - y - std::log(x) + (std::log(shape) - log_gamma(shape + 1.0));
  }
  return 0.5 * std::log(shape / two_pi) - std::log(x) - stirling_remainder(shape) -
         deviance(shape, y, (y - shape) + y_low);
}

double gamma_entropy(double shape) {
  if (shape < 1.0) {
    // shape + log Gamma + (1 - shape) psi, both functions moved up by one.
    return shape + (log_gamma(shape + 1.0) - std::log(shape)) + (1.0 - shape) * (digamma(shape + 1.0) - 1.0 / shape);
  }
  return log_sqrt_two_pi + 0.5 * std::log(shape) + stirling_remainder(shape) + (1.0 - shape) * digamma_minus_log(shape);
}

double beta_entropy(double a, double b) {
  // log B - (a-1) psi(a) - (b-1) psi(b) + (a+b-2) psi(a+b) with log Gamma and psi split at Stirling's leading terms.
  const double sum = a + b;
  return log_sqrt_two_pi + 0.5 * (std::log(a) + std::log(b)) - 1.5 * std::log(sum) +
         (stirling_remainder(a) + stirling_remainder(b) - stirling_remainder(sum)) +
         ((1.0 - a) * digamma_minus_log(a) + (1.0 - b) * digamma_minus_log(b) + (sum - 2.0) * digamma_minus_log(sum));
}

double student_t_entropy(double dof) {
  const double h = 0.5 * dof;
  const double digamma_step = h < 1.0 ? digamma(h + 0.5) - digamma(h)
                                      : std::log1p(0.5 / h) + (digamma_minus_log(h + 0.5) - digamma_minus_log(h));
  return log_sqrt_two_pi - log_gamma_half_step(h) + (h + 0.5) * digamma_step;
}

}  // namespace relent::math
