#include "formulas/gompertz.hpp"

#include <algorithm>
#include <cmath>

#include "formulas/formulas.hpp"
#include "math/double_double.hpp"
#include "math/exponential_integral.hpp"
#include "math/log_gamma_exact.hpp"

namespace relent::formulas {

// With T p's exponential variate, log w = log(q_shape q_rate / (p_shape p_rate)) + d log(1 + T / p_shape), d = q_rate /
// p_rate - 1. By E1 and the incomplete gamma function it is closed (Bauckhage 2014), but its terms cancel; these are >=
// 0.
double gompertz_kl(double p_shape, double p_rate, double q_shape, double q_rate) {
  const DoubleDouble d = math::quotient(math::two_sum(q_rate, -p_rate), p_rate);
  const DoubleDouble start = math::add(math::dd_log_quotient(q_shape, p_shape), math::dd_log_quotient(q_rate, p_rate));
  if (d.hi == 0.0) return expm1mx(start.hi);
  // Far above p_shape, log(1 + T / p_shape) = log T - log p_shape + ..., whose constant joins the other one exactly.
  const double log_shape = std::log(p_shape);
  const double far_start = math::difference(start, math::multiply(d, math::dd_log(p_shape)));
  const auto term = [&](double s) {
    const double log_w = s > log_shape ? far_start + d.hi * (s + std::log1p(std::exp(log_shape - s)))
                                       : start.hi + d.hi * std::log1p(std::exp(s - log_shape));
    return expm1mx(log_w);
  };
  // Where the hazard of q falls behind, the start of life counts.
  const double lowest = d.hi < 0.0 ? (std::min)(log_shape, 0.0) - 42.0 : -42.0;
  return math::exponential_expectation(term, lowest, (std::max)(1.0, d.hi + 1.0));
}

}  // namespace relent::formulas
