// KL of Kumaraswamy and beta laws from a Kumaraswamy law.
#include "formulas/kumaraswamy.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "math/special.hpp"

namespace relent::formulas {
namespace {

/// log[(1 - X^c) / (1 - X^a)], log X^a = log_power and 1 - X^a = exp(-decay).
double log_ratio_of_complements(double a, double c, double log_power, double decay) {
  if (decay > 40.0) return math::log_ratio(c, a);
  const double growth = (c - a) / a;
  if (std::abs(growth) > 0.5) return math::log1mexp(c / a * log_power) + decay;
  return std::log1p(-std::exp(log_power + decay) * std::expm1(growth * log_power));
}

}  // namespace

// With 1 - X^a = exp(-S/b), S standard exponential, L = log(q/p) less its constant is
//   (alpha/a - 1) log X^a - (beta/b - 1) S + (beta - 1) log[(1 - X^c) / (1 - X^a)],
// and KL = log(a b/N) - E L = log E exp(L - E L). The means are sums of the trapezoidal rule in log S, where all is
// analytic in a strip: the narrower, the further a and c are apart.
double kumaraswamy_kl(double a, double b, double c, double alpha, double beta, double log_constant) {
  constexpr double close = 0.1;  // q falls off beyond p's bulk nearly as p does
  const double power_growth = (alpha - a) / a;
  const double decay_growth = (beta - b) / b;
  const double step = 0.2 / (std::max)(1.0, std::log1p(4.0 * (std::max)(a / c, c / a)));
  const double lowest = ((std::min)(0.0, std::log(b)) - 42.0) * (std::clamp)(a / alpha, 1.0, 4.0);
  std::vector<double> weights;
  std::vector<double> ratios;
  double mass = 0.0;
  double mean = 0.0;
  for (double i = std::floor(lowest / step); i * step < 6.6; i += 1.0) {
    const double s = std::exp(i * step);
    const double log_power = math::log1mexp(-s / b);
    weights.push_back(std::exp(i * step - s));
    ratios.push_back(power_growth * log_power - decay_growth * s +
                     (beta - 1.0) * log_ratio_of_complements(a, c, log_power, s / b));
    mass += weights.back();
    mean += weights.back() * ratios.back();
  }
  mean /= mass;
  const double direct = log_constant - mean;
  if (direct > close) return direct;
  double gap = 0.0;
  for (std::size_t i = 0; i < ratios.size(); ++i) gap += weights[i] * math::expm1mx(ratios[i] - mean);
  return std::log1p(gap / mass);
}

}  // namespace relent::formulas
