// Debye's uniform expansion of I, in powers of 1/w, w = sqrt(order^2 + z^2).
#include "math/bessel_sum.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace relent::math {
namespace {

constexpr std::size_t terms = 16;
using Polynomial = std::array<double, 3 * terms + 1>;

/// U_0 = 1, U_(k+1)(p) = p^2 (1 - p^2) U_k'(p)/2 + (1/8) integral over [0, p] of (1 - 5 t^2) U_k(t) dt (DLMF 10.41.9).
std::array<Polynomial, terms> debye_polynomials() {
  std::array<Polynomial, terms> u{};
  u[0][0] = 1.0;
  for (std::size_t k = 0; k + 1 < terms; ++k) {
    for (std::size_t n = 0; n <= 3 * k; ++n) {
      const double c = u[k][n];
      if (c == 0.0) continue;
      const double order = static_cast<double>(n);
      u[k + 1][n + 1] += 0.5 * order * c + 0.125 * c / (order + 1.0);
      u[k + 1][n + 3] += -0.5 * order * c - 0.625 * c / (order + 3.0);
    }
  }
  return u;
}

}  // namespace

double log_debye_series(double w, double p2) {
  // U_k(p) / order^k = (U_k(p) / p^k) / w^k, p = order / w.
  static const std::array<Polynomial, terms> u = debye_polynomials();
  double sum = 0.0;
  double power = 1.0;
  for (std::size_t k = 1; k < terms; ++k) {
    power /= w;
    double value = 0.0;  // U_k(p) / p^k, a polynomial in p^2
    for (std::size_t n = 3 * k + 2; n-- > k;) {
      if ((n - k) % 2 == 0) value = value * p2 + u[k][n];
    }
    const double term = value * power;
    sum += term;
    if (std::fabs(term) < 1e-18) break;
  }
  return std::log1p(sum);
}

}  // namespace relent::math
