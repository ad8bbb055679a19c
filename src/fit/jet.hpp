// Second-order forward-mode differentiation: a value, its gradient and its Hessian in N variables.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include "math/special.hpp"

namespace relent::fitting {

template <std::size_t N>
struct Jet {
  double value = 0.0;
  std::array<double, N> gradient{};
  std::array<std::array<double, N>, N> hessian{};

  Jet() = default;
  Jet(double constant) : value(constant) {}  // NOLINT(google-explicit-constructor): constants are jets
  /// The i-th independent variable.
  static Jet variable(double at, std::size_t i) {
    Jet result(at);
    result.gradient[i] = 1.0;
    return result;
  }

  /// f(a) by the chain rule, from f and its first two derivatives at the value of a.
  friend Jet compose(const Jet& a, double at, double first, double second) {
    Jet result(at);
    for (std::size_t i = 0; i < N; ++i) {
      result.gradient[i] = first * a.gradient[i];
      for (std::size_t j = 0; j < N; ++j) {
        result.hessian[i][j] = first * a.hessian[i][j] + second * a.gradient[i] * a.gradient[j];
      }
    }
    return result;
  }

  friend Jet operator-(const Jet& a) { return compose(a, -a.value, -1.0, 0.0); }
  friend Jet operator+(const Jet& a, const Jet& b) { return linear(a.value + b.value, 1.0, a, 1.0, b); }
  friend Jet operator-(const Jet& a, const Jet& b) { return linear(a.value - b.value, 1.0, a, -1.0, b); }
  friend Jet operator*(const Jet& a, const Jet& b) {
    Jet result = linear(a.value * b.value, b.value, a, a.value, b);
    for (std::size_t i = 0; i < N; ++i) {
      for (std::size_t j = 0; j < N; ++j) {
        result.hessian[i][j] += a.gradient[i] * b.gradient[j] + a.gradient[j] * b.gradient[i];
      }
    }
    return result;
  }
  friend Jet operator/(const Jet& a, const Jet& b) {
    const double inverse = 1.0 / b.value;
    Jet result = a * compose(b, inverse, -inverse * inverse, 2.0 * inverse * inverse * inverse);
    result.value = a.value / b.value;
    return result;
  }

  friend Jet log(const Jet& a) { return compose(a, std::log(a.value), 1.0 / a.value, -1.0 / a.value / a.value); }
  friend Jet log1p(const Jet& a) {
    const double slope = 1.0 / (1.0 + a.value);
    return compose(a, std::log1p(a.value), slope, -slope * slope);
  }
  friend Jet exp(const Jet& a) {
    const double power = std::exp(a.value);
    return compose(a, power, power, power);
  }
  friend Jet expm1(const Jet& a) {
    const double power = std::exp(a.value);
    return compose(a, std::expm1(a.value), power, power);
  }
  friend Jet log1pexp(const Jet& a) {
    const double slope = math::logistic(a.value);
    return compose(a, math::log1pexp(a.value), slope, slope * math::logistic(-a.value));
  }
  friend Jet log_gamma(const Jet& a) {
    return compose(a, math::log_gamma(a.value), math::digamma(a.value), math::trigamma(a.value));
  }
  friend Jet log_beta(const Jet& a, const Jet& b) {
    Jet result = log_gamma(a) + log_gamma(b) - log_gamma(a + b);
    result.value = math::log_beta(a.value, b.value);
    return result;
  }

 private:
  static Jet linear(double at, double a_slope, const Jet& a, double b_slope, const Jet& b) {
    Jet result(at);
    for (std::size_t i = 0; i < N; ++i) {
      result.gradient[i] = a_slope * a.gradient[i] + b_slope * b.gradient[i];
      for (std::size_t j = 0; j < N; ++j) {
        result.hessian[i][j] = a_slope * a.hessian[i][j] + b_slope * b.hessian[i][j];
      }
    }
    return result;
  }
};

}  // namespace relent::fitting
