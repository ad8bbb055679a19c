// A running sum whose rounding error does not grow with the number of terms.
#pragma once

#include <cmath>

namespace relent::estimate {

/// Neumaier, 1974: Kahan's sum, right also when a term exceeds the sum.
class CompensatedSum {
 public:
  void add(double term) {
    const double total = sum_ + term;
    if (std::isfinite(total)) {
      lost_ += std::abs(sum_) >= std::abs(term) ? (sum_ - total) + term : (term - total) + sum_;
    }
    sum_ = total;
  }
  [[nodiscard]] double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0.0;
  double lost_ = 0.0;
};

}  // namespace relent::estimate
