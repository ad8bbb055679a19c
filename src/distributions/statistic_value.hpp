// The value of a Statistic at one point: expectations of laws with finitely many atoms are sums of these.
#pragma once

#include <relent/statistic.hpp>

#include <cmath>
#include <limits>
#include <optional>

#include "math/special.hpp"

namespace relent {

/// The statistic at x: an infinity where it has a pole, NaN where it is not defined (log x for x < 0).
inline double statistic_value(const Statistic& statistic, double x) {
  using Kind = Statistic::Kind;
  switch (statistic.kind) {
    case Kind::x:
      return x;
    case Kind::x_squared:
      return x * x;
    case Kind::log_x:
      return std::log(x);
    case Kind::log_x_squared:
      return std::log(x) * std::log(x);
    case Kind::log_one_minus_x:
      return std::log1p(-x);
    case Kind::reciprocal:
      return 1.0 / x;
    case Kind::absolute_deviation:
      return std::abs(x - statistic.argument);
    case Kind::exponential:
      return x == 0.0 ? 1.0 : std::exp(statistic.argument * x);
    case Kind::power:
      return std::pow(x, statistic.argument);
    case Kind::log_factorial:
      return x > -1.0 ? math::log_gamma(x + 1.0) : std::numeric_limits<double>::quiet_NaN();
    case Kind::squared_deviation:
      return (x - statistic.argument) * (x - statistic.argument);
    case Kind::log_one_plus:
      return std::log1p(x / statistic.argument);
    case Kind::logit_squared:
      return (std::log(x) - std::log1p(-x)) * (std::log(x) - std::log1p(-x));
    case Kind::cosine:
      return std::cos(x - statistic.argument);
    case Kind::absolute_power:
      return std::pow(std::abs(x - statistic.argument), statistic.second);
    case Kind::log_one_plus_square:
      return math::log1p_square_over((x - statistic.argument) / statistic.second, 1.0);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

/// An expectation that exists; NaN (the statistic is not defined on all of the law) is no answer.
inline std::optional<double> if_defined(double expectation) {
  if (std::isnan(expectation)) return std::nullopt;
  return expectation;
}

}  // namespace relent
