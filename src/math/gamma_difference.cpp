// Differences of functions of the gamma family at a and a + h.
#include "math/gamma_difference.hpp"

#include <array>
#include <cmath>

#include "math/special.hpp"

namespace relent::math {

// By Stirling's form of both.
double log_gamma_ratio(double a, double h) {
  const double remainders = stirling_remainder(a + h) - stirling_remainder(a);
  return deviance(a + h, a, -h) - 0.5 * std::log1p(h / a) + remainders;
}

// psi = log + digamma_minus_log: (a + h) log(1 + h/a) cancels but for h.
double t_entropy_core(double a, double h) {
  const double remainders = stirling_remainder(a + h) - stirling_remainder(a);
  const double digammas = (a + h) * (digamma_minus_log(a + h) - digamma_minus_log(a));
  return h + 0.5 * std::log1p(h / a) - remainders + digammas;
}

// The terms of order h/a cancel on paper. Of the Stirling series, x^-m at a + h less that at a is a^-m expm1(-m log(1 +
// h/a)).
double t_negentropy(double a, double h) {
  if (a < 12.0) return h - h * std::log1p(-1.0 / a) - t_entropy_core(a, h);
  constexpr std::array<double, 10> remainder{1.0 / 12,         -1.0 / 360,        1.0 / 1260, -1.0 / 1680,
                                             1.0 / 1188,       -691.0 / 360360,   1.0 / 156,  -3617.0 / 122400,
                                             43867.0 / 244188, -174611.0 / 125400};
  const double log_growth = std::log1p(h / a);
  double sum = 0.0;
  for (std::size_t k = remainder.size(); k-- > 0;) {
    const double m = 2.0 * static_cast<double>(k) + 1.0;
    // R has c x^-m, digamma less log x and 1/(2 x) has -c m x^-(m + 1)
    sum += remainder[k] * std::pow(a, -m) *
           (std::expm1(-m * log_growth) + m * (1.0 + h / a) * std::expm1(-(m + 1.0) * log_growth));
  }
  return -h * log1pmx(-1.0 / a) - 0.5 * log1pmx(h / a) + sum;
}

}  // namespace relent::math
