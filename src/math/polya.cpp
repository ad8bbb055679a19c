// The law of the draws from a reinforced urn.
#include "math/polya.hpp"

#include <algorithm>
#include <cmath>

#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::math {
namespace {

/// log(x / (x + step)), both positive.
double log_share(double x, double step) { return step < x ? -std::log1p(step / x) : log_ratio(x, x + step); }

/// log of Gamma(k + size) / (k! Gamma(size)) theta^size (1 - theta)^k, the negative binomial mass, by Loader's (2000)
/// saddle point. excess = (size + k) theta - size, taken without cancellation.
double log_negative_binomial(double k, double size, double theta, double complement, double log_theta, double excess) {
  if (k == 0.0) return size * log_theta;
  const double sum = size + k;
  const double remainders = stirling_remainder(sum) - stirling_remainder(size) - stirling_remainder(k);
  return remainders - deviance(size, sum * theta, excess) - deviance(k, sum * complement, -excess) +
         0.5 * (log_share(size, k) - (log_two_pi + std::log(k)));
}

}  // namespace

// Given k + l = n, two negative binomial variables of sizes a and b and equal theta have this law, whatever theta is:
// with theta = (a + b)/(a + b + n) the mass of their sum is at its mean.
double log_polya(double k, double l, double a, double b) {
  const double draws = k + l;
  if (draws == 0.0) return 0.0;
  const double unit = std::max({k, l, a, b}) > 1e120 ? 0x1p-500 : 1.0;  // keeps the products below in range
  const double size = a + b;
  if (size < 1e-20 && (k == 0.0 || k >= 1.0) && (l == 0.0 || l >= 1.0)) {
    // Gamma(x) = 1/x as far as double can tell: all draws are of one kind, and hardly ever a mixture.
    if (k == 0.0) return log_share(b, a);
    if (l == 0.0) return log_share(a, b);
    return std::log(std::min(a, b)) + log_share(std::max(a, b), std::min(a, b)) + std::log(draws / k / l);
  }
  const double total = size + draws;
  const double theta = size / total;
  const double complement = draws / total;
  const double log_theta = log_share(size, draws);
  const double excess = difference_of_products(k, unit * b, l, unit * a) / (unit * total);  // k b - l a
  const double whole = stirling_remainder(total) - stirling_remainder(size) - stirling_remainder(draws) +
                       0.5 * (log_theta - (log_two_pi + std::log(draws)));
  return log_negative_binomial(k, a, theta, complement, log_theta, excess) +
         log_negative_binomial(l, b, theta, complement, log_theta, -excess) - whole;
}

}  // namespace relent::math
