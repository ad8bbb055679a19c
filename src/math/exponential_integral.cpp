#include "math/exponential_integral.hpp"

#include <boost/math/special_functions/expint.hpp>

#include "math/log_tail.hpp"
#include "math/policy.hpp"

namespace relent::math {

double scaled_e1(double x) {
  if (x < 2.0) return std::exp(x) * boost::math::expint(1, x, Policy());
  if (x > 1e17) return 1.0 / x;
  // 1/(x + 1 - 1/(x + 3 - 4/(x + 5 - 9/...))) (Abramowitz and Stegun 5.1.22, contracted)
  const double denominator = continued_fraction(
      x + 1.0, [](int n) { return -static_cast<double>(n) * n; }, [x](int n) { return x + 1.0 + 2.0 * n; });
  return 1.0 / denominator;
}

}  // namespace relent::math
