// The incomplete beta functions, their logarithms far beyond double's range, their inverses; the beta and t laws on
// them.
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/log_tail.hpp"
#include "math/policy.hpp"
#include "math/special.hpp"

namespace relent::math {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double half_epsilon = std::numeric_limits<double>::epsilon() / 2;

/// (a + b) x - a = b - (a + b) y, from the smaller of x and y, the sum and the product carrying their rounding errors.
double excess(double a, double b, double x, double y) {
  if (x > y) return -excess(b, a, y, x);
  const double sum = a + b;
  const double sum_low = a > b ? b - (sum - a) : a - (sum - b);
  const double product = sum * x;
  return (product - a) + (std::fma(sum, x, -product) + sum_low * x);
}

/// log[x^a y^b / B(a, b)] by Loader's saddle-point form (2000); u = (a + b) x - a.
double log_saddle_prefix(double a, double b, double x, double y, double u) {
  const double sum = a + b;
  const double remainders = stirling_remainder(sum) - stirling_remainder(a) - stirling_remainder(b);
  return remainders - deviance(a, sum * x, u) - deviance(b, sum * y, -u) + 0.5 * std::log(a / two_pi * (b / sum));
}

double log_prefix(double a, double b, double x, double y) {
  if ((std::min)(a, b) >= 1.0) return log_saddle_prefix(a, b, x, y, excess(a, b, x, y));
  const double log_x = x < 0.5 ? std::log(x) : std::log1p(-y);
  const double log_y = y < 0.5 ? std::log(y) : std::log1p(-x);
  return a * log_x + b * log_y - log_beta(a, b);
}

/// I_x / prefix for x below the mean: the fraction of DiDonato and Morris (1992, TOMS 708, bfrac).
double lower_fraction(double a, double b, double x, double y) {
  const double sum = a + b;
  const double lambda = -excess(a, b, x, y);
  return 1.0 / continued_fraction(
                   a * (lambda + 1.0) / (a + 1.0),
                   [=](double n) {
                     const double odd = a + 2.0 * n - 1.0;
                     return (a + n - 1.0) / odd * ((sum + n - 1.0) / odd * x) * (n * (b - n) * x);
                   },
                   [=](double n) {
                     return n + n * (b - n) * x / (a + 2.0 * n - 1.0) +
                            (a + n) / (a + 2.0 * n + 1.0) * (lambda + 1.0 + n * (1.0 + y));
                   });
}

/// I_x / prefix for b x <= 1 or so: sum over n of (1-b)_n x^n / n! / (a + n), over y^b.
LogTail lower_series(double a, double b, double x, double y) {
  double coefficient = 1.0;
  double sum = 0.0;
  for (double n = 1.0; n < 1e6; n += 1.0) {
    coefficient *= (n - b) / n * x;
    const double term = coefficient / (a + n);
    sum += term;
    if (std::abs(term) <= half_epsilon * (1.0 / a + sum)) break;
  }
  const double log_x = x < 0.5 ? std::log(x) : std::log1p(-y);
  return {a * log_x - log_beta(a, b), 1.0 / a + sum};
}

/// For both shapes large and x within two standard deviations: the fraction at 2.5 deviations, and the density
/// integrated from there by Gauss and Legendre (the density is entire to double precision on that scale).
LogTail central_tail(double a, double b, double x, double y) {
  const double sum = a + b;
  const double deviation = std::sqrt(a * (b / sum));
  const double u = excess(a, b, x, y);
  const double from = -2.5 * deviation;
  const double start_x = (a + from) / sum;
  const double start_y = (b - from) / sum;
  const double start_prefix = log_saddle_prefix(a, b, start_x, start_y, from);
  const auto density = [=](double v) {
    const double log_value = log_saddle_prefix(a, b, (a + v) / sum, (b - v) / sum, v);
    return std::exp(log_value) / ((a + v) / sum * (b - v));
  };
  // The fraction takes lambda = -from, not the rounded start_x.
  const double lambda = -from;
  const double fraction =
      1.0 / continued_fraction(
                a * (lambda + 1.0) / (a + 1.0),
                [=](double n) {
                  const double odd = a + 2.0 * n - 1.0;
                  return (a + n - 1.0) / odd * ((sum + n - 1.0) / odd * start_x) * (n * (b - n) * start_x);
                },
                [=](double n) {
                  return n + n * (b - n) * start_x / (a + 2.0 * n - 1.0) +
                         (a + n) / (a + 2.0 * n + 1.0) * (lambda + 1.0 + n * (1.0 + start_y));
                });
  return {0.0,
          std::exp(start_prefix) * fraction + boost::math::quadrature::gauss<double, 20>::integrate(density, from, u)};
}

/// I_x for x at or below the mean a / (a + b), both shapes at least 1.
LogTail lower_tail(double a, double b, double x, double y) {
  const double u = excess(a, b, x, y);
  if ((std::min)(a, b) > 1e4 && u > -1.5 * std::sqrt(a * (b / (a + b)))) return central_tail(a, b, x, y);
  return {log_prefix(a, b, x, y), lower_fraction(a, b, x, y)};
}

double boost_ibeta(double a, double b, double x, double y) {
  return x <= y ? boost::math::ibeta(a, b, x, Policy()) : boost::math::ibetac(b, a, y, Policy());
}

/// I_x and its complement in logarithms, the smaller first hand.
struct LogPair {
  double log_lower;
  double log_upper;
};

LogPair log_pair(double a, double b, double x, double y) {
  if (!(a > 0.0 && b > 0.0 && x >= 0.0 && y >= 0.0)) return {nan, nan};
  if (x == 0.0) return {-infinity, 0.0};
  if (y == 0.0) return {0.0, -infinity};
  if ((std::min)(a, b) >= 1.0) {
    if (excess(a, b, x, y) <= 0.0) {
      const double log_lower = lower_tail(a, b, x, y).log();
      return {log_lower, log1mexp(log_lower)};
    }
    const double log_upper = lower_tail(b, a, y, x).log();
    return {log1mexp(log_upper), log_upper};
  }
  const double lower = boost_ibeta(a, b, x, y);
  const double upper = boost_ibeta(b, a, y, x);
  if (lower < 1e-280) {
    const double log_lower = b * x <= 1.0 && x <= 0.7
                                 ? lower_series(a, b, x, y).log()
                                 : LogTail{log_prefix(a, b, x, y), lower_fraction(a, b, x, y)}.log();
    return {log_lower, -std::exp(log_lower)};
  }
  if (upper < 1e-280) {
    const double log_upper = a * y <= 1.0 && y <= 0.7
                                 ? lower_series(b, a, y, x).log()
                                 : LogTail{log_prefix(b, a, y, x), lower_fraction(b, a, y, x)}.log();
    return {-std::exp(log_upper), log_upper};
  }
  return lower < upper ? LogPair{std::log(lower), std::log1p(-lower)} : LogPair{std::log1p(-upper), std::log(upper)};
}

double lower_value(double a, double b, double x, double y) {
  if (!(a > 0.0 && b > 0.0 && x >= 0.0 && y >= 0.0)) return nan;
  if (x == 0.0) return 0.0;
  if (y == 0.0) return 1.0;
  if ((std::min)(a, b) < 1.0) return boost_ibeta(a, b, x, y);
  return excess(a, b, x, y) <= 0.0 ? lower_tail(a, b, x, y).value() : 1.0 - lower_tail(b, a, y, x).value();
}

/// log(x / y) with I_x(a, b) = p, 0 < p <= 1/2. The logit of a beta variable has log-concave tails.
double logit_of_lower_tail(double a, double b, double p) {
  const double target = std::log(p);
  // I_x ~ x^a / (a B(a, b)) where b x is nothing beside 1.
  const double log_x = (target + std::log(a) + log_beta(a, b)) / a;
  if (log_x < -40.0 - std::log1p(b)) return log_x;
  const double centre = log_ratio(a, b);
  const double deviation = std::sqrt(1.0 / a + 1.0 / b);
  double start = (std::min)(a, b) >= 0.5 ? deviation * normal_quantile(p) : (std::min)(log_x - centre, 0.0);
  if (start < log_x - centre) start = log_x - centre;
  const double t = log_tail_root(
      [&](double shift) {
        const WithComplement point = [&] {
          const double odds = std::exp(-std::abs(shift));
          const double left = shift < 0.0 ? a * odds : a;
          const double right = shift < 0.0 ? b : b * odds;
          return WithComplement{left / (left + right), right / (left + right)};
        }();
        const double log_value = log_pair(a, b, point.value, point.complement).log_lower;
        return ValueAndSlope{log_value, std::exp(log_prefix(a, b, point.value, point.complement) - log_value)};
      },
      target, start, -infinity, infinity);
  return centre + t;
}

/// x and 1 - x from log(x / (1 - x)), keeping the precision of a shift from the centre.
WithComplement from_logit(double logit) { return {logistic(logit), logistic(-logit)}; }

}  // namespace

double ibeta(double a, double b, double x, double complement) { return lower_value(a, b, x, complement); }

double ibetac(double a, double b, double x, double complement) { return lower_value(b, a, complement, x); }

double log_ibeta(double a, double b, double x, double complement) { return log_pair(a, b, x, complement).log_lower; }

double log_ibetac(double a, double b, double x, double complement) { return log_pair(a, b, x, complement).log_upper; }

WithComplement ibeta_inv(double a, double b, double p) {
  if (!(p > 0.0 && p < 1.0))
    return p == 0.0 ? WithComplement{0.0, 1.0} : p == 1.0 ? WithComplement{1.0, 0.0} : WithComplement{nan, nan};
  return from_logit(p <= 0.5 ? logit_of_lower_tail(a, b, p) : -logit_of_lower_tail(b, a, 1.0 - p));
}

WithComplement ibetac_inv(double a, double b, double q) {
  const WithComplement swapped = ibeta_inv(b, a, q);
  return {swapped.complement, swapped.value};
}

double log_beta_density(double x, double complement, double a, double b) {
  if (x == 0.0) return a < 1.0 ? infinity : a > 1.0 ? -infinity : std::log(b);
  if (complement == 0.0) return b < 1.0 ? infinity : b > 1.0 ? -infinity : std::log(a);
  const double log_x = x < 0.5 ? std::log(x) : std::log1p(-complement);
  const double log_y = complement < 0.5 ? std::log(complement) : std::log1p(-x);
  if ((std::min)(a, b) < 1.0 || (std::max)(a, b) < 10.0) return (a - 1.0) * log_x + (b - 1.0) * log_y - log_beta(a, b);
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
    const double z = -std::sqrt((dof - 0.5) * log_square);
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
    return -std::sqrt(dof * std::expm1(z / (dof - 0.5) * z));
  }
  // 2 p = I_w(dof/2, 1/2) with w = 1 / (1 + x^2/dof); near the centre from 1 - 2 p = I_(1-w)(1/2, dof/2).
  const double odds_logit =
      p < 0.25 ? -logit_of_lower_tail(0.5 * dof, 0.5, 2.0 * p) : logit_of_lower_tail(0.5, 0.5 * dof, 1.0 - 2.0 * p);
  return -std::exp(0.5 * (odds_logit + std::log(dof)));
}

}  // namespace relent::math
