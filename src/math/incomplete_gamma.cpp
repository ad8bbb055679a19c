// The incomplete gamma functions, their logarithms far beyond double's range, and their inverses.
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/log_tail.hpp"
#include "math/policy.hpp"
#include "math/special.hpp"

namespace relent::math {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// log[x^a e^-x / Gamma(a)], Loader's saddle-point form (2000) for a >= 1.
double log_prefix(double a, double x, double x_minus_a) {
  if (a < 1.0) return a * std::log(x) - x + (std::log(a) - log_gamma1p(a));
  return 0.5 * std::log(a / two_pi) - stirling_remainder(a) - deviance(a, x, x_minus_a);
}

/// P / prefix for x = a - distance < a: 1 / (a-x + x / (a+1-x + 2x / (a+2-x + ...))), the M-fraction of 1F1(1; a+1; x)
/// (McCabe 1974). The number of terms depends on distance / sqrt(a) alone. In units of sqrt(x), so that none overflows.
double lower_fraction(double x, double distance) {
  const double unit = (std::max)(std::sqrt(x), 1.0);
  return 1.0 / unit /
         continued_fraction(
             distance / unit, [=](double n) { return n * (x / unit / unit); },
             [=](double n) { return (distance + n) / unit; });
}

/// Q / prefix for x = a + distance > a: Legendre's fraction 1 / (x+1-a - 1(1-a) / (x+3-a - 2(2-a) / ...)) (DLMF 8.9.2).
double upper_fraction(double a, double distance) {
  const double unit = (std::max)(std::sqrt(a), 1.0);
  return 1.0 / unit /
         continued_fraction((distance + 1.0) / unit, [=](double n) { return n * ((a - n) / unit / unit); },
                            [=](double n) { return (distance + (2.0 * n + 1.0)) / unit; });
}

/// sum over n >= 1 of (-x)^n a / (n! (a + n)): P = x^a / Gamma(1 + a) (1 + that). For x <= 1.
double power_series(double a, double x) {
  double coefficient = 1.0;
  double sum = 0.0;
  for (double n = 1.0;; n += 1.0) {
    coefficient *= -x / n;
    const double next = sum + coefficient * (a / (a + n));
    if (next == sum) return sum;
    sum = next;
  }
}

/// For a large shape and x within two standard deviations: the fraction at 2.5 deviations and the density integrated
/// from there by Gauss and Legendre (on that scale it is entire to double precision).
double central_tail(double a, double x_minus_a) {
  const double distance = std::copysign(2.5 * std::sqrt(a), x_minus_a);
  const double start = a + distance;
  const double log_constant = 0.5 * std::log(a / two_pi) - stirling_remainder(a);
  const auto density = [=](double v) {
    const double log_value = log_constant - deviance(a, a + v, v);
    return std::exp(log_value) / (a + v);
  };
  const double beyond =
      density(distance) * start * (x_minus_a < 0.0 ? lower_fraction(start, -distance) : upper_fraction(a, distance));
  return beyond + std::abs(boost::math::quadrature::gauss<double, 20>::integrate(density, x_minus_a, distance));
}

/// The tails in plain and in logarithms, the smaller one first hand.
struct Tails {
  double p;
  double q;
  double log_p;
  double log_q;
};

Tails from_lower(LogTail tail) {
  const double value = tail.value();
  const double log_value = tail.log();
  return {value, 1.0 - value, log_value, log1mexp(log_value)};
}

Tails from_upper(LogTail tail) {
  const double value = tail.value();
  const double log_value = tail.log();
  return {1.0 - value, value, log1mexp(log_value), log_value};
}

/// Boost where a series or fraction of it is short and nothing underflows, our own elsewhere (Boost 1.74 is wrong for x
/// >= a at shapes from 1e9, and loses the complement at shapes below 1e-6).
Tails tails(double a, double x, double x_low = 0.0) {
  if (x == 0.0) return {0.0, 1.0, -infinity, 0.0};
  if (x == infinity) return {1.0, 0.0, 0.0, -infinity};
  if (!(a > 0.0 && x > 0.0)) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    return {nan, nan, nan, nan};
  }
  if (a > 200.0) {
    const double distance = (x - a) + x_low;
    if (std::abs(distance) < 1.5 * std::sqrt(a)) {
      const LogTail tail{0.0, central_tail(a, distance)};
      return distance < 0.0 ? from_lower(tail) : from_upper(tail);
    }
    const double prefix = log_prefix(a, x, distance);
    return distance < 0.0 ? from_lower({prefix, lower_fraction(x, -distance)})
                          : from_upper({prefix, upper_fraction(a, distance)});
  }
  if (x <= 1.0 && (a <= 1.0 || x < 1e-3)) {
    const double log_p = a * std::log(x) - log_gamma1p(a) + std::log1p(power_series(a, x));
    const double q = -std::expm1(log_p);
    return {std::exp(log_p), q, log_p, log1mexp(log_p)};
  }
  const double prefix = log_prefix(a, x, x - a);
  if (prefix > -640.0) {
    const double p = boost::math::gamma_p(a, x, Policy());
    const double q = boost::math::gamma_q(a, x, Policy());
    return {p, q, p < q ? std::log(p) : std::log1p(-q), p < q ? std::log1p(-p) : std::log(q)};
  }
  return x < a ? from_lower({prefix, lower_fraction(x, a - x)}) : from_upper({prefix, upper_fraction(a, x - a)});
}

/// x with P(a, x) = p (lower) or Q(a, x) = p (upper), 0 < p <= 1/2: Newton on the logarithm of the tail as a function
/// of t = log(x/a). The gamma law's log variable has log-concave tails, so the iteration converges from every side.
double inverse_tail(double a, double p, bool lower) {
  const double target = std::log(p);
  const double log_gamma_a1 = log_gamma1p(a);
  // P ~ x^a / Gamma(1 + a) where x is nothing beside 1.
  const double log_x = ((lower ? target : std::log1p(-p)) + log_gamma_a1) / a;
  if (log_x < -40.0) {
    const double power = lower ? std::pow(p, 1.0 / a) : 0.0;  // keeps the digits that exp of a long logarithm loses
    return power > 1e-290 && log_x > -700.0 ? power * std::exp(log_gamma_a1 / a) : std::exp(log_x);
  }
  const double highest = std::log1p((1500.0 + 40.0 * std::sqrt(a)) / a);
  double start = 0.0;
  if (a >= 0.5) {
    // Wilson and Hilferty (1931).
    const double z = lower ? normal_quantile(p) : -normal_quantile(p);
    const double cube_root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * std::sqrt(a));
    start = cube_root > 0.1 ? 3.0 * std::log(cube_root) : (target + log_gamma_a1) / a - std::log(a);
  } else if (lower) {
    start = (target + log_gamma_a1) / a - std::log(a);
  } else {
    // Q ~ a E1(x).
    const double e1 = p / a;
    start = (e1 > 1.0 ? -e1 - euler_gamma : std::log1p(-std::log(e1))) - std::log(a);
    start = (std::max)(start, -700.0 - std::log(a));
  }
  const double t = log_tail_root(
      [&](double log_relative) {
        const double x = std::abs(log_relative) < 0.5 ? a + a * std::expm1(log_relative) : a * std::exp(log_relative);
        const Tails logs = tails(a, x);
        const double log_value = lower ? logs.log_p : logs.log_q;
        const double slope = std::exp(log_prefix(a, x, x - a) - log_value);
        return ValueAndSlope{log_value, lower ? slope : -slope};
      },
      target, (std::min)(start, highest), -infinity, highest);
  return std::abs(t) < 0.5 ? a + a * std::expm1(t) : a * std::exp(t);
}

}  // namespace

double gamma_p(double a, double x, double x_low) { return tails(a, x, x_low).p; }

double gamma_q(double a, double x, double x_low) { return tails(a, x, x_low).q; }

double log_gamma_p(double a, double x, double x_low) { return tails(a, x, x_low).log_p; }

double log_gamma_q(double a, double x, double x_low) { return tails(a, x, x_low).log_q; }

double gamma_p_inv(double a, double p) {
  if (!(p > 0.0 && p < 1.0)) return p == 0.0 ? 0.0 : p == 1.0 ? infinity : std::numeric_limits<double>::quiet_NaN();
  return p <= 0.5 ? inverse_tail(a, p, true) : inverse_tail(a, 1.0 - p, false);
}

double gamma_q_inv(double a, double q) {
  if (!(q > 0.0 && q < 1.0)) return q == 0.0 ? infinity : q == 1.0 ? 0.0 : std::numeric_limits<double>::quiet_NaN();
  return q <= 0.5 ? inverse_tail(a, q, false) : inverse_tail(a, 1.0 - q, true);
}

}  // namespace relent::math
