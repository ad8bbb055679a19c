// Statistics T(x) in which log-densities are linear, and expectations of which families know.
#pragma once

#include <vector>

namespace relent {

/// A real function of the outcome. `argument` is the c of |x - c|, the t of exp(t x), the k of x^k, and `second`
/// another number, as told below; unused otherwise.
struct Statistic {
  enum class Kind {
    x,
    x_squared,
    log_x,
    log_x_squared,
    log_one_minus_x,
    reciprocal,
    absolute_deviation,  ///< |x - argument|
    exponential,         ///< exp(argument x)
    power,               ///< x^argument
    log_factorial,       ///< log x!
    squared_deviation,   ///< (x - argument)^2
    log_one_plus,        ///< log(1 + x / argument)
    logit_squared,       ///< log(x / (1 - x))^2
    cosine,              ///< cos(x - argument)
    absolute_power,      ///< |x - argument|^second
    log_one_plus_square  ///< log(1 + ((x - argument) / second)^2)
  };

  Kind kind = Kind::x;
  double argument = 0.0;
  double second = 0.0;
};

/// log density(x) = constant + sum of coefficient * statistic(x) on the support.
struct LogDensityTerms {
  struct Term {
    Statistic statistic;
    double coefficient = 0.0;
  };

  double constant = 0.0;
  std::vector<Term> terms;
};

}  // namespace relent
