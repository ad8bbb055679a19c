// The incomplete beta functions, their logarithms far beyond double's range, their inverses; the beta and t laws on
// them.
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/double_double.hpp"
#include "math/log_tail.hpp"
#include "math/policy.hpp"
#include "math/special.hpp"

namespace relent::math {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// (a + b) x - a = b - (a + b) y, from the smaller of x and y.
double excess(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble y) {
  if (x.hi > y.hi) return -excess(b, a, y, x);
  return difference(multiply(add(a, b), x), a);
}

/// log[x^a y^b / B(a, b)] by Loader's saddle-point form (2000); u = (a + b) x - a.
double log_saddle_prefix(double a, double b, double x, double y, double u) {
  const double sum = a + b;
  const double remainders = stirling_remainder(sum) - stirling_remainder(a) - stirling_remainder(b);
  return remainders - deviance(a, sum * x, u) - deviance(b, sum * y, -u) + 0.5 * std::log(a / two_pi * (b / sum));
}

double log_prefix(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble y) {
  if ((std::min)(a.hi, b.hi) >= 1.0) return log_saddle_prefix(a.hi, b.hi, x.hi, y.hi, excess(a, b, x, y));
  const double log_x = x.hi < 0.5 ? std::log(x.hi) : std::log1p(-y.hi);
  const double log_y = y.hi < 0.5 ? std::log(y.hi) : std::log1p(-x.hi);
  return a.hi * log_x + b.hi * log_y - log_beta(a.hi, b.hi);
}

/// I_x / prefix for x below the mean, lambda = a - (a + b) x > 0: the fraction of DiDonato and Morris (1992, TOMS 708,
/// bfrac). The number of terms depends on the distance from the mean in standard deviations alone.
double lower_fraction(double a, double b, double x, double y, double lambda) {
  const double sum = a + b;
  return 1.0 / continued_fraction(
                   a / (a + 1.0) * (lambda + 1.0),
                   [=](double n) {
                     const double odd = a + 2.0 * n - 1.0;
                     return (a + n - 1.0) / odd * ((sum + n - 1.0) / odd * x) * (n * ((b - n) * x));
                   },
                   [=](double n) {
                     return n + n * ((b - n) * x / (a + 2.0 * n - 1.0)) +
                            (a + n) / (a + 2.0 * n + 1.0) * (lambda + 1.0 + n * (1.0 + y));
                   });
}

/// For both shapes large and x within two standard deviations below the mean: the fraction at 2.5 deviations, and the
/// density integrated from there by Gauss and Legendre (on that scale it is entire to double precision).
double central_tail(double a, double b, double u) {
  const double sum = a + b;
  const double from = -2.5 * std::sqrt(a * (b / sum));
  const auto density = [=](double v) {
    const double x = (a + v) / sum;
    return std::exp(log_saddle_prefix(a, b, x, (b - v) / sum, v)) / (x * (b - v));
  };
  const double x = (a + from) / sum;
  const double y = (b - from) / sum;
  return std::exp(log_saddle_prefix(a, b, x, y, from)) * lower_fraction(a, b, x, y, -from) +
         boost::math::quadrature::gauss<double, 20>::integrate(density, from, u);
}

/// Both tails in plain and in logarithms, the smaller one first hand.
struct Tails {
  double lower;
  double upper;
  double log_lower;
  double log_upper;

  Tails swapped() const { return {upper, lower, log_upper, log_lower}; }
};

Tails from_lower(LogTail tail) {
  const double value = tail.value();
  const double log_value = tail.log();
  return {value, 1.0 - value, log_value, log1mexp(log_value)};
}

/// x at or below the mean, both shapes at least 1.
Tails tails_below_mean(double a, double b, double x, double y, double u) {
  if ((std::min)(a, b) > 200.0 && u > -1.5 * std::sqrt(a * (b / (a + b)))) {
    return from_lower({0.0, central_tail(a, b, u)});
  }
  return from_lower({log_saddle_prefix(a, b, x, y, u), lower_fraction(a, b, x, y, -u)});
}

/// sum over n >= 1 of a (1-b)_n x^n / (n! (a + n)): I_x = x^a / (a B(a, b)) [1 + that], for b x <= 1 or so.
double power_series(double a, double b, double x) {
  double coefficient = 1.0;
  double sum = 0.0;
  for (double n = 1.0;; n += 1.0) {
    coefficient *= (n - b) / n * x;
    const double next = sum + coefficient * (a / (a + n));
    if (next == sum) return sum;
    sum = next;
  }
}

/// At small a, where I_x is near 1, its logarithm is small and accurate, and so is the complement.
Tails tails_by_series(double a, double b, double x, double y) {
  const double sum = power_series(a, b, x);
  const double log_x = x < 0.5 ? std::log(x) : std::log1p(-y);
  const double log_value = (a * log_x - log_power_constant(a, b)) + std::log1p(sum);
  const double upper = -std::expm1(log_value);
  return {std::exp(log_value), upper, log_value, log1mexp(log_value)};
}

/// a small shape and x not small: Boost, whose answer for the larger tail is 1 minus the smaller.
Tails tails_by_boost(double a, double b, double x, double y) {
  const double lower = x <= y ? boost::math::ibeta(a, b, x, Policy()) : boost::math::ibetac(b, a, y, Policy());
  const double upper = x <= y ? boost::math::ibetac(a, b, x, Policy()) : boost::math::ibeta(b, a, y, Policy());
  if (lower < 1e-280) return from_lower({log_prefix(a, b, x, y), lower_fraction(a, b, x, y, -excess(a, b, x, y))});
  if (upper < 1e-280) {
    return from_lower({log_prefix(b, a, y, x), lower_fraction(b, a, y, x, excess(a, b, x, y))}).swapped();
  }
  return {lower, upper, lower < upper ? std::log(lower) : std::log1p(-upper),
          lower < upper ? std::log1p(-lower) : std::log(upper)};
}

/// Where a shape is below 1, what the rounding of the others lost does not count.
Tails tails(DoubleDouble exact_a, DoubleDouble exact_b, DoubleDouble exact_x, DoubleDouble exact_y) {
  const double a = exact_a.hi;
  const double b = exact_b.hi;
  const double x = exact_x.hi;
  const double y = exact_y.hi;
  if (!(a > 0.0 && b > 0.0 && x >= 0.0 && y >= 0.0)) return {nan, nan, nan, nan};
  if (x == 0.0) return {0.0, 1.0, -infinity, 0.0};
  if (y == 0.0) return {1.0, 0.0, 0.0, -infinity};
  if ((std::min)(a, b) >= 1.0) {
    const double u = excess(exact_a, exact_b, exact_x, exact_y);
    return u <= 0.0 ? tails_below_mean(a, b, x, y, u) : tails_below_mean(b, a, y, x, -u).swapped();
  }
  if (x <= 0.7 && b * x <= 1.0) return tails_by_series(a, b, x, y);
  if (y <= 0.7 && a * y <= 1.0) return tails_by_series(b, a, y, x).swapped();
  return tails_by_boost(a, b, x, y);
}

/// log(x / y) with I_x(a, b) = p, 0 < p <= 1/2. The logit of a beta variable has log-concave tails.
double logit_of_lower_tail(double a, double b, double p) {
  const double target = std::log(p);
  // Where a shape is small, most of the law may be so near an end that a power law is all of it.
  const double log_x = (target + log_power_constant(a, b)) / a;
  if (log_x < -40.0 - std::log1p(b)) return log_x;
  const double log_y = (std::log1p(-p) + log_power_constant(b, a)) / b;
  if (log_y < -40.0 - std::log1p(a)) return -log_y;
  const double centre = log_ratio(a, b);
  const double deviation = std::sqrt(1.0 / a + 1.0 / b);
  // The power law at its logit, a bound of the root, is a good start where a shape is small.
  double start = (std::min)(a, b) >= 0.5 ? deviation * normal_quantile(p)
                                         : (log_x < 0.0 ? log_x - std::log(-std::expm1(log_x)) - centre : 0.0);
  // Far above the root the logarithm is flat, and a step from there would leave double's range; from below, none does.
  if ((std::min)(a, b) < 0.5) start = (std::min)(start, 1.0 - centre);
  if (start < log_x - centre) start = log_x - centre;
  // With b at most 1 and a large, I_x = p is at a (1 - x) < 745: no step may leave for where the slope is all rounding.
  const double lowest = b <= 1.0 && a > 1600.0 ? std::log(a / 800.0) - centre : -infinity;
  start = (std::max)(start, lowest);
  const double t = log_tail_root(
      [&](double shift) {
        const WithComplement point = [&] {
          const double odds = std::exp(-std::abs(shift));
          const double left = shift < 0.0 ? a * odds : a;
          const double right = shift < 0.0 ? b : b * odds;
          return WithComplement{left / (left + right), right / (left + right)};
        }();
        const double log_value = tails(a, b, point.value, point.complement).log_lower;
        return ValueAndSlope{log_value, std::exp(log_prefix(a, b, point.value, point.complement) - log_value)};
      },
      target, start, lowest, infinity);
  return centre + t;
}

/// The root near `logit` of I_x(a, b) = p where tiny shapes leave little of the law between the ends: in I_x =
/// b / (a + b) exp(E), E is a log x and other terms of the size of a, and p (a + b) / b - 1 is taken exactly.
WithComplement between_spikes(double a, double b, DoubleDouble p, double logit) {
  if (logit > 0.0) {
    const WithComplement swapped = between_spikes(b, a, complement(p), -logit);
    return {swapped.complement, swapped.value};
  }
  const double excess = difference(multiply(p, add(a, b)), b) / b;
  const double target = std::log1p(excess) + (log_gamma1p(a) - log_gamma1p_step(b, a));
  double log_x = -log1pexp(-logit);
  for (int i = 0; i < 5; ++i) {
    const double x = std::exp(log_x);
    const double sum = power_series(a, b, x);
    const double slope = a * std::exp((b - 1.0) * std::log1p(-x)) / (1.0 + sum);
    log_x -= (a * log_x + std::log1p(sum) - target) / slope;
  }
  return {std::exp(log_x), -std::expm1(log_x)};
}

/// x and 1 - x with I_x(a, b) = p, 0 < p <= 1/2.
WithComplement lower_tail_inverse(double a, double b, double p) {
  if (a == b && p == 0.5) return {0.5, 0.5};
  const double logit = logit_of_lower_tail(a, b, p);
  if ((std::max)(a, b) < 0.01 && std::abs(logit) < 36.0) return between_spikes(a, b, p, logit);
  if (logit < -40.0 && logit > -700.0) {
    // x^a = p a B(a, b): pow keeps the digits that exp of a long logarithm would lose.
    const double power = std::pow(p, 1.0 / a);
    const double x = power * std::exp(log_power_constant(a, b) / a);
    if (power > 1e-290 && b * x < 1e-17) return {x, 1.0};
  }
  return {logistic(logit), logistic(-logit)};
}

}  // namespace

double ibeta(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble complement) {
  return tails(a, b, x, complement).lower;
}

double ibetac(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble complement) {
  return tails(a, b, x, complement).upper;
}

double log_ibeta(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble complement) {
  return tails(a, b, x, complement).log_lower;
}

double log_ibetac(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble complement) {
  return tails(a, b, x, complement).log_upper;
}

WithComplement ibeta_inv(double a, double b, double p) {
  if (!(p > 0.0 && p < 1.0))
    return p == 0.0 ? WithComplement{0.0, 1.0} : p == 1.0 ? WithComplement{1.0, 0.0} : WithComplement{nan, nan};
  if (p <= 0.5) return lower_tail_inverse(a, b, p);
  const WithComplement swapped = lower_tail_inverse(b, a, 1.0 - p);
  return {swapped.complement, swapped.value};
}

WithComplement ibetac_inv(double a, double b, double q) {
  const WithComplement swapped = ibeta_inv(b, a, q);
  return {swapped.complement, swapped.value};
}

double log_beta_density(DoubleDouble x, DoubleDouble complement, DoubleDouble a, DoubleDouble b) {
  if (x.hi == 0.0) return a.hi < 1.0 ? infinity : a.hi > 1.0 ? -infinity : std::log(b.hi);
  if (complement.hi == 0.0) return b.hi < 1.0 ? infinity : b.hi > 1.0 ? -infinity : std::log(a.hi);
  const double log_x = x.hi < 0.5 ? std::log(x.hi) : std::log1p(-complement.hi);
  const double log_y = complement.hi < 0.5 ? std::log(complement.hi) : std::log1p(-x.hi);
  if ((std::min)(a.hi, b.hi) < 1.0 || (std::max)(a.hi, b.hi) < 10.0) {
    return difference(a, 1.0) * log_x + difference(b, 1.0) * log_y - log_beta(a.hi, b.hi);
  }
  return log_prefix(a, b, x, complement) - log_x - log_y;
}

namespace {

/// Above this many degrees of freedom the t law is a normal one on the scale of (dof - 1/2) log(1 + x^2/dof).
constexpr double nearly_normal = 1e10;

/// P(T > x) for x >= 0 in logarithms and plain: half of I_(dof/(dof+x^2))(dof/2, 1/2).
struct StudentTail {
  double log;
  double value;
};

StudentTail student_tail(double x, double dof) {
  const double log_square = log1p_square_over(x, dof);
  if (dof >= nearly_normal && (log_square < 1e-3 || dof >= 1e17)) {
    // Q(1/2, (dof/2 - 1/4) log_square), the leading term of BGRAT (DiDonato and Morris 1992).
    const double z = log_square < 1e-20 ? -x * std::sqrt((dof - 0.5) / dof) : -std::sqrt((dof - 0.5) * log_square);
    return {log_normal_cdf(z), normal_cdf(z)};
  }
  const double a = 0.5 * dof;
  const double ratio = x / std::sqrt(dof);
  if (ratio > 1e9) {
    // The leading term of the power series: the next is below rounding.
    const double log_value = -a * log_square - log_beta(a, 0.5) - std::log(dof);
    return {log_value, std::exp(log_value)};
  }
  const double square = ratio * ratio;
  const double weight = 1.0 / (1.0 + square);
  const double value = 0.5 * ibeta(a, 0.5, weight, square * weight);
  return {value > 1e-280 ? std::log(value) : log_ibeta(a, 0.5, weight, square * weight) - log_two, value};
}

}  // namespace

double student_t_cdf(double x, double dof) {
  const double tail = student_tail(std::abs(x), dof).value;
  return x <= 0.0 ? tail : 1.0 - tail;
}

double log_student_t_cdf(double x, double dof) {
  const StudentTail tail = student_tail(std::abs(x), dof);
  return x <= 0.0 ? tail.log : std::log1p(-tail.value);
}

double student_t_quantile(double p, double dof) {
  if (!(p > 0.0 && p < 1.0)) return p == 0.0 ? -infinity : p == 1.0 ? infinity : nan;
  if (p > 0.5) return -student_t_quantile(1.0 - p, dof);
  if (p == 0.5) return 0.0;
  if (dof >= nearly_normal) {
    const double z = normal_quantile(p);
    const double log_square = z / (dof - 0.5) * z;
    const double stretch = log_square < 1e-20 ? 1.0 : std::expm1(log_square) / log_square;
    return z * std::sqrt(dof / (dof - 0.5) * stretch);
  }
  // 2 p = I_w(dof/2, 1/2) with w = 1 / (1 + x^2/dof); near the centre from 1 - 2 p = I_(1-w)(1/2, dof/2).
  const double odds_logit =
      p < 0.25 ? -logit_of_lower_tail(0.5 * dof, 0.5, 2.0 * p) : logit_of_lower_tail(0.5, 0.5 * dof, 1.0 - 2.0 * p);
  return -std::exp(0.5 * (odds_logit + std::log(dof)));
}

}  // namespace relent::math
