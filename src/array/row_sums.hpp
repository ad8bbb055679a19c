// Sums over one row of logits that several functions of arrays share.
#pragma once

#include <relent/array_view.hpp>

#include <cmath>
#include <cstddef>
#include <limits>

namespace relent::array {

/// A sum of doubles whose error does not grow with the number of terms (Neumaier 1974), for terms of either sign; an
/// infinite or NaN term makes the value infinite or NaN as plain addition would.
struct Sum {
  double high = 0.0;
  double low = 0.0;

  void add(double term) noexcept {
    const double total = high + term;
    low += std::fabs(high) >= std::fabs(term) ? (high - total) + term : (term - total) + high;
    high = total;
  }
  double value() const noexcept { return std::isfinite(high) ? high + low : high; }
};

/// What turns a row of logits x into log-probabilities: log p_i = (x_i - max) scale - log_sum().
///
/// A logit of -inf has probability 0. A row with NaN or +inf, an empty one, or one of only -inf is no law: `rest` is
/// NaN and all that follows from it.
struct LogSoftmax {
  double max = -std::numeric_limits<double>::infinity();   ///< the largest logit
  std::size_t mode = 0;                                    ///< the first index with it
  double rest = std::numeric_limits<double>::quiet_NaN();  ///< sum over i != mode of exp((x_i - max) scale)
  double scale = 1.0;                                      ///< one over the temperature, > 0

  /// sum_i exp((x_i - max) scale) >= 1.
  double sum() const noexcept { return 1.0 + rest; }
  /// log sum_i exp((x_i - max) scale) >= 0, to full relative accuracy however confident the row.
  double log_sum() const noexcept { return std::log1p(rest); }
  /// log p for the logit x; NaN where the row is no law.
  double log_probability(double x) const noexcept { return (x - max) * scale - log_sum(); }
};

/// The statistics of one row, no allocation. Compiled for float, double, Float16 and BFloat16.
template <ArrayScalar T>
LogSoftmax log_softmax(VectorView<T> logits, double scale = 1.0) noexcept;

}  // namespace relent::array
