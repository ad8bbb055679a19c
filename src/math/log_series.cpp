// Sums over the logarithmic series p^k/k, for p in (0, 1): directly, or by Euler and Maclaurin's formula where p is
// near 1.
#include "math/log_series.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/expint.hpp>

#include <cmath>

#include "math/euler_maclaurin.hpp"
#include "math/policy.hpp"
#include "math/special.hpp"

namespace relent::math {
namespace {

constexpr double direct_rate = 0.25;  // of decay, above which terms are simply added
constexpr double first_smooth = 20.0;
constexpr double negligible = 1e-18;

// e^y E1(y), y > 0.
double scaled_expint(double y) {
  if (y < 2.0) return std::exp(y) * boost::math::expint(1U, y, Policy());
  if (y > 1e17) return 1.0 / y;
  // 1/(y + 1 - 1/(y + 3 - 4/(y + 5 - ...))), from its tail (Abramowitz and Stegun 5.1.22)
  double fraction = 0.0;
  for (int i = 100; i >= 1; --i) {
    const auto n = static_cast<double>(i);
    fraction = n * n / (y + 2.0 * n + 1.0 - fraction);
  }
  return 1.0 / (y + 1.0 - fraction);
}

}  // namespace

double log_series_excess(double p, double q) {
  if (p < 1e-3) return 0.5 + p * (1.0 / 3 + p * (0.25 + p * (0.2 + p * (1.0 / 6 + p * (1.0 / 7)))));
  if (p < 0.5) return -log1pmx(-p) / (p * p);
  return (-std::log(q) - p) / (p * p);
}

double log_series_tail(double n, double p, double log_p) {
  const double rate = -log_p;
  double sum = 0.0;
  double power = 1.0;
  double x = n;
  while (rate > direct_rate || x < first_smooth) {
    const double term = power / x;
    sum += term;
    if (term <= negligible * sum) return sum;
    power *= p;
    x += 1.0;
  }
  // the integral of e^(-rate (y - x))/y from x, and its correction
  const double correction = euler_maclaurin_correction(multiply(exp_taylor(-rate), power_taylor(x, -1.0))) / x;
  return sum + power * (scaled_expint(rate * x) + correction);
}

double log_series_mean_log(double p, double q, double log_p) {
  const double rate = -log_p;
  double sum = 0.0;
  double power = p;
  double x = 2.0;
  const double norm = 1.0 + p * log_series_excess(p, q);  // sum of p^(k-1)/k
  while (rate > direct_rate || x < first_smooth) {
    const double term = power * std::log(x) / x;
    sum += term;
    if (term <= negligible * sum) return sum / norm;
    power *= p;
    x += 1.0;
  }
  const Taylor smooth = multiply(multiply(exp_taylor(-rate), power_taylor(x, -1.0)), log_taylor(x));
  // With y = e^t the integral is that of t exp(-rate (e^t - x)); the decay is double exponential.
  const double end = std::log(x + 45.0 / rate);
  double integral = 0.0;
  constexpr double width = 0.75;
  for (double low = std::log(x); low < end; low += width) {
    integral += boost::math::quadrature::gauss<double, 20>::integrate(
        [&](double t) { return t * std::exp(-rate * (std::exp(t) - x)); }, low, low + width);
  }
  return (sum + power * (integral + euler_maclaurin_correction(smooth) / x)) / norm;
}

}  // namespace relent::math
