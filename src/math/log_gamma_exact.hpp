// Logarithms and log Gamma as unevaluated pairs: where an exponential follows, their last digits are its first.
#pragma once

#include "relent/double_double.hpp"

namespace relent::math {

/// exp(x), rounded.
double exp_of(DoubleDouble x);
/// log(x), x > 0 finite, to about 1e-31 of max(1, |log x|).
DoubleDouble dd_log(DoubleDouble x);
/// log(b / a), b, a > 0, also where the quotient leaves double's range; to about 1e-31, relative near b = a.
DoubleDouble dd_log_quotient(double b, double a);
/// log(1 + x), x > -1, to about 1e-31, relative at small x.
DoubleDouble dd_log1p(DoubleDouble x);
/// log Gamma(1 + x), x > -1, to about 1e-18 + 1e-30 of its size.
DoubleDouble dd_log_gamma1p(DoubleDouble x);

}  // namespace relent::math
