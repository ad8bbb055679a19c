// The incomplete gamma functions, their logarithms far beyond double's range, and their inverses.
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
constexpr double half_epsilon = std::numeric_limits<double>::epsilon() / 2;

/// log[x^a e^-x / Gamma(a)], Loader's saddle-point form (2000) for a >= 1.
double log_prefix(double a, double x) {
  if (a < 1.0) return a * std::log(x) - x + (std::log(a) - log_gamma(a + 1.0));
  return 0.5 * std::log(a / two_pi) - stirling_remainder(a) - deviance(a, x, x - a);
}

/// P / prefix for x < a: 1 / (a-x + x / (a+1-x + 2x / (a+2-x + ...))), the M-fraction of 1F1(1; a+1; x) (Murphy,
/// McCabe).
double lower_fraction(double a, double x) {
  return 1.0 / continued_fraction(
                   a - x, [=](double n) { return n * x; }, [=](double n) { return (a - x) + n; });
}

/// P / prefix: sum x^k / (a)_{k+1}, for x not much above a.
double lower_series(double a, double x) {
  double term = 1.0 / a;
  double sum = term;
  for (double n = a + 1.0; term > sum * half_epsilon; n += 1.0) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

/// Q / prefix for x > a: Legendre's fraction 1 / (x+1-a - 1(1-a) / (x+3-a - 2(2-a) / ...)) (DLMF 8.9.2, even part).
double upper_fraction(double a, double x) {
  return 1.0 / continued_fraction((x - a) + 1.0, [=](double n) { return n * (a - n); },
                                  [=](double n) { return (x - a) + (2.0 * n + 1.0); });
}

/// Boost is right, and no result of it underflows, where the smaller tail is above 1e-280; beyond 4 standard deviations
/// at a large shape its fractions need sqrt(a) terms, ours do not.
bool boost_serves(double a, double x) {
  if (a > 200.0) return std::abs(x - a) < 4.0 * std::sqrt(a);
  return log_prefix(a, x) > -640.0;
}

LogTail lower_tail(double a, double x) {
  return {log_prefix(a, x), a < 1.0 || x < 1.0 ? lower_series(a, x) : lower_fraction(a, x)};
}

LogTail upper_tail(double a, double x) { return {log_prefix(a, x), upper_fraction(a, x)}; }

/// log P and log Q, the smaller tail first hand.
struct LogPair {
  double log_p;
  double log_q;
};

LogPair log_pair(double a, double x) {
  if (x == 0.0) return {-infinity, 0.0};
  if (x == infinity) return {0.0, -infinity};
  if (!(a > 0.0 && x > 0.0)) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    return {nan, nan};
  }
  if (boost_serves(a, x)) {
    const double p = boost::math::gamma_p(a, x, Policy());
    const double q = boost::math::gamma_q(a, x, Policy());
    return p < q ? LogPair{std::log(p), std::log1p(-p)} : LogPair{std::log1p(-q), std::log(q)};
  }
  if (x < a) {
    const double log_p = lower_tail(a, x).log();
    return {log_p, log1mexp(log_p)};
  }
  const double log_q = upper_tail(a, x).log();
  return {log1mexp(log_q), log_q};
}

/// x with P(a, x) = p (lower) or Q(a, x) = p (upper), 0 < p <= 1/2: Newton on the logarithm of the tail as a function
/// of t = log(x/a). The gamma law's log variable has log-concave tails, so the iteration converges from every side.
double inverse_tail(double a, double p, bool lower) {
  const double target = std::log(p);
  const double log_gamma_a1 = log_gamma(a + 1.0);
  if (lower) {
    // P ~ x^a / Gamma(a + 1) where x^2 is nothing beside x.
    const double log_x = (target + log_gamma_a1) / a;
    if (log_x < -40.0) return std::exp(log_x);
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
        const LogPair logs = log_pair(a, x);
        const double log_value = lower ? logs.log_p : logs.log_q;
        const double slope = std::exp(log_prefix(a, x) - log_value);
        return ValueAndSlope{log_value, lower ? slope : -slope};
      },
      target, (std::min)(start, highest), -infinity, highest);
  return std::abs(t) < 0.5 ? a + a * std::expm1(t) : a * std::exp(t);
}

}  // namespace

double gamma_p(double a, double x) {
  if (!(a > 0.0 && x > 0.0 && x < infinity)) return std::exp(log_pair(a, x).log_p);
  if (boost_serves(a, x)) return boost::math::gamma_p(a, x, Policy());
  return x < a ? lower_tail(a, x).value() : 1.0 - upper_tail(a, x).value();
}

double gamma_q(double a, double x) {
  if (!(a > 0.0 && x > 0.0 && x < infinity)) return std::exp(log_pair(a, x).log_q);
  if (boost_serves(a, x)) return boost::math::gamma_q(a, x, Policy());
  return x < a ? 1.0 - lower_tail(a, x).value() : upper_tail(a, x).value();
}

double log_gamma_p(double a, double x) { return log_pair(a, x).log_p; }

double log_gamma_q(double a, double x) { return log_pair(a, x).log_q; }

double gamma_p_inv(double a, double p) {
  if (!(p > 0.0 && p < 1.0)) return p == 0.0 ? 0.0 : p == 1.0 ? infinity : std::numeric_limits<double>::quiet_NaN();
  return p <= 0.5 ? inverse_tail(a, p, true) : inverse_tail(a, 1.0 - p, false);
}

double gamma_q_inv(double a, double q) {
  if (!(q > 0.0 && q < 1.0)) return q == 0.0 ? infinity : q == 1.0 ? 0.0 : std::numeric_limits<double>::quiet_NaN();
  return q <= 0.5 ? inverse_tail(a, q, false) : inverse_tail(a, 1.0 - q, true);
}

}  // namespace relent::math
