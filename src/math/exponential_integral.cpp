#include "math/exponential_integral.hpp"

#include <boost/math/special_functions/expint.hpp>

#include "math/log_tail.hpp"
#include "math/policy.hpp"
#include "math/special.hpp"

namespace relent::math {

double scaled_e1(double x) {
  if (x < 2.0) return std::exp(x) * boost::math::expint(1, x, Policy());
  if (x > 1e17) return 1.0 / x;
  // 1/(x + 1 - 1/(x + 3 - 4/(x + 5 - 9/...))) (Abramowitz and Stegun 5.1.22, contracted)
  const double denominator = continued_fraction(
      x + 1.0, [](int n) { return -static_cast<double>(n) * n; }, [x](int n) { return x + 1.0 + 2.0 * n; });
  return 1.0 / denominator;
}

double tilted_mean_log(double h) {
  if (h < -1.0) return (std::exp(h) * scaled_e1(-h) + euler_gamma + std::log(-h)) / std::expm1(h);
  if (h > 50.0) {  // its terms fall to exp(-50)
    double sum = 0.0;
    for (int n = 40; n >= 1; --n) sum = (1.0 + sum) * n / h;
    return -(1.0 + sum) / h;
  }
  double series = 0.0;  // sum of h^k / (k k!), k >= 1
  double power = 1.0;
  for (int k = 1; k < 200 && std::fabs(power) > 1e-18 * std::fabs(series); ++k) {
    power *= h / k;
    series += power / k;
  }
  return h == 0.0 ? -1.0 : -series / std::expm1(h);
}

}  // namespace relent::math
