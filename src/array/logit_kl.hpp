// KL of two rows of logits, and its gradient, without storing anything.
#pragma once

#include <cstddef>

#include "array/row_sums.hpp"

namespace relent::array {

/// KL(softmax(p scale) || softmax(q scale)) = log E_p exp(x) - E_p x = log(1 + A + r) - r with x_i = (q_i - p_i - c)
/// scale, A = E_p[expm1mx(x)] >= 0 and r = E_p x. c takes the mean out of x up to rounding, so that r is tiny and
/// nothing cancels near p = q; differences of logits are exact sums of two doubles.
///
/// A class with p_i = q_i = -inf contributes 0, one with q_i = -inf alone makes the value +inf. Rows that are no law
/// (NaN, +inf, only -inf, empty) make it NaN. Compiled for float, double, Float16 and BFloat16.
template <ArrayScalar T>
class LogitKl {
 public:
  /// Two rows of one size, and the inverse temperature.
  LogitKl(VectorView<T> p, VectorView<T> q, double scale = 1.0) noexcept;

  /// In nats; exactly 0 for equal rows, never negative.
  double value() const noexcept { return value_; }
  /// softmax(q)_i - softmax(p)_i, the derivative with respect to q_i scale, accurate however close the rows are.
  double slope(std::size_t i) const noexcept;

 private:
  double offset(std::size_t i) const noexcept;
  double log_mass(std::size_t i) const noexcept;
  double huge_value(double r) const noexcept;

  VectorView<T> p_;
  VectorView<T> q_;
  double scale_;
  LogSoftmax p_law_;
  LogSoftmax q_law_;  // only where the value is +inf
  double log_sum_ = 0.0;
  double centre_ = 0.0;  // c = centre_ + centre_low_ + shift_
  double centre_low_ = 0.0;
  double shift_ = 0.0;
  double log_ratio_sum_ = 0.0;  // log E_p exp(x)
  double value_ = 0.0;
};

}  // namespace relent::array
