// Jets of functions that have a removable singularity.
#pragma once

#include <cmath>
#include <cstddef>

#include "fit/jet.hpp"

namespace relent::fitting {

/// At shape -1 a generalized Pareto or extreme value law reaches its end with a density that does not vanish, and below
/// the likelihood is infinite: a search that stops this close to the wall has found no maximum.
inline constexpr double least_shape = -0.999;

/// log(1 + a z) / a, which is z at a = 0; -inf or NaN where 1 + a z is not positive.
template <std::size_t N>
Jet<N> log1p_over(const Jet<N>& a, const Jet<N>& z) {
  const Jet<N> u = a * z;
  // h(u) = log(1 + u)/u = 1 - u/2 + u^2/3 - ...
  const double x = u.value;
  double value = 0.0;
  double first = 0.0;
  double second = 0.0;
  if (std::fabs(x) < 0.1) {
    double power = 1.0;  // (-x)^(n - 2)
    value = 1.0 - 0.5 * x;
    first = -0.5;
    for (double n = 2.0; n < 20.0; n += 1.0) {
      value += power * x * x / (n + 1.0);
      first += n * power * x / (n + 1.0);
      second += n * (n - 1.0) * power / (n + 1.0);
      power *= -x;
    }
  } else {
    const double inverse = 1.0 / (1.0 + x);
    value = std::log1p(x) / x;
    first = (inverse - value) / x;
    second = (-inverse * inverse - 2.0 * first) / x;
  }
  return z * compose(u, value, first, second);
}

}  // namespace relent::fitting
