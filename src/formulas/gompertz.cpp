#include "formulas/gompertz.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "formulas/formulas.hpp"
#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/special.hpp"

namespace relent::formulas {

namespace {

constexpr double beyond_doubles = 720.0;  // the logarithm of E_p[w]
constexpr double most_growth = 1e5;       // beyond which the sum has more than 1e5 terms

}  // namespace

// With T p's exponential variate, log w = start + d log(1 + T / p_shape), d = q_rate / p_rate - 1. By E1 and the
// incomplete gamma function it is closed (Bauckhage 2014), but its terms cancel; these, over log T, are >= 0.
std::optional<double> gompertz_kl(double p_shape, double p_rate, double q_shape, double q_rate) {
  const DoubleDouble d = math::quotient(math::two_sum(q_rate, -p_rate), p_rate);
  const DoubleDouble start = math::add(math::dd_log_quotient(q_shape, p_shape), math::dd_log_quotient(q_rate, p_rate));
  if (d.hi == 0.0) return expm1mx(start.hi);
  // Far above p_shape, log(1 + T / p_shape) = log T - log p_shape + ..., whose constant joins the other one exactly.
  const double log_shape = std::log(p_shape);
  const double far_start = math::difference(start, math::multiply(d, math::dd_log(p_shape)));
  const auto log_w_at = [&](double t) {
    return t > p_shape ? far_start + d.hi * (std::log(t) + std::log1p(p_shape / t))
                       : start.hi + d.hi * std::log1p(t / p_shape);
  };
  // log(w exp(-t)) from its peak, so that its large terms are not subtracted at every t.
  const double peak_at = d.hi - p_shape;
  const DoubleDouble log_growth = d.hi > 0.0 ? math::dd_log_quotient(d.hi, p_shape) : DoubleDouble();
  const double peak =
      math::to_double(math::add(math::subtract(start, math::two_sum(d.hi, -p_shape)), math::multiply(d, log_growth)));
  const auto log_weighted_w_at = [&](double t) {
    return d.hi > 0.5 * p_shape ? peak + d.hi * math::log1pmx((t - peak_at) / d.hi) : log_w_at(t) - t;
  };
  const double highest = (std::max)(log_weighted_w_at((std::max)(peak_at, 0.0)), 0.0);
  if (highest > beyond_doubles) return std::numeric_limits<double>::infinity();
  double last = (std::max)(peak_at, 40.0);
  while ((std::max)(log_weighted_w_at(last), -last) > highest - 45.0) last *= 1.25;
  // w grows as T^growth, and with it the number of terms.
  const double growth = 1.0 + (std::max)(d.hi, 0.0) * (last / (p_shape + last));
  if (!(growth <= most_growth)) return std::nullopt;
  // Where the hazard of q falls behind, the start of life counts.
  const double lowest = d.hi < 0.0 ? (std::min)(log_shape, 0.0) - 42.0 : -42.0;
  const double step = 0.125 / std::sqrt((std::max)(0.25 * growth, 1.0));
  double sum = 0.0;
  for (double k = std::ceil(lowest / step); k * step <= std::log(last); k += 1.0) {
    const double t = std::exp(k * step);
    const double log_w = log_w_at(t);
    sum += t * (log_w < 1.0 ? std::exp(-t) * expm1mx(log_w)
                            : std::exp(log_weighted_w_at(t)) - std::exp(-t) * (1.0 + log_w));
  }
  return step * sum;
}

}  // namespace relent::formulas
