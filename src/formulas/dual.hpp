// Forward-mode dual numbers: a value and its derivatives with respect to N parameters.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace relent::formulas {

/// value + sum of derivative[i] epsilon_i, epsilon_i epsilon_j = 0. Comparisons look at the value.
template <std::size_t N>
struct Dual {
  double value = 0.0;
  std::array<double, N> derivative{};

  Dual() = default;
  explicit Dual(double constant) : value(constant) {}
  /// The i-th independent variable.
  static Dual variable(double at, std::size_t i) {
    Dual result(at);
    result.derivative[i] = 1.0;
    return result;
  }

  friend Dual operator-(const Dual& a) { return chain(-a.value, -1.0, a); }
  friend Dual operator+(const Dual& a, const Dual& b) { return chain(a.value + b.value, 1.0, a, 1.0, b); }
  friend Dual operator-(const Dual& a, const Dual& b) { return chain(a.value - b.value, 1.0, a, -1.0, b); }
  friend Dual operator*(const Dual& a, const Dual& b) { return chain(a.value * b.value, b.value, a, a.value, b); }
  friend Dual operator/(const Dual& a, const Dual& b) {
    const double quotient = a.value / b.value;
    return chain(quotient, 1.0 / b.value, a, -quotient / b.value, b);
  }

  friend bool operator<(const Dual& a, const Dual& b) { return a.value < b.value; }
  friend bool operator>(const Dual& a, const Dual& b) { return a.value > b.value; }
  friend bool operator<=(const Dual& a, const Dual& b) { return a.value <= b.value; }
  friend bool operator>=(const Dual& a, const Dual& b) { return a.value >= b.value; }
  friend bool operator==(const Dual& a, const Dual& b) { return a.value == b.value; }

  friend Dual log(const Dual& a) { return chain(std::log(a.value), 1.0 / a.value, a); }
  friend Dual log1p(const Dual& a) { return chain(std::log1p(a.value), 1.0 / (1.0 + a.value), a); }
  friend Dual exp(const Dual& a) {
    const double power = std::exp(a.value);
    return chain(power, power, a);
  }
  friend Dual expm1(const Dual& a) { return chain(std::expm1(a.value), std::exp(a.value), a); }
  friend Dual sqrt(const Dual& a) {
    const double root = std::sqrt(a.value);
    return chain(root, 0.5 / root, a);
  }
  friend double primal(const Dual& a) { return a.value; }

 private:
  static Dual chain(double value, double slope, const Dual& a) {
    Dual result(value);
    for (std::size_t i = 0; i < N; ++i) result.derivative[i] = slope * a.derivative[i];
    return result;
  }
  static Dual chain(double value, double a_slope, const Dual& a, double b_slope, const Dual& b) {
    Dual result(value);
    for (std::size_t i = 0; i < N; ++i) result.derivative[i] = a_slope * a.derivative[i] + b_slope * b.derivative[i];
    return result;
  }
};

}  // namespace relent::formulas
