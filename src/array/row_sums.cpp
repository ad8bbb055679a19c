// Sums over one row of logits.
#include "array/row_sums.hpp"

#include "array/number.hpp"

namespace relent::array {

template <ArrayScalar T>
LogSoftmax log_softmax(VectorView<T> logits, double scale) noexcept {
  LogSoftmax result;
  result.scale = scale;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    const double x = to_double(logits[i]);
    if (std::isnan(x)) return result;
    if (x > result.max) {
      result.max = x;
      result.mode = i;
    }
  }
  if (!std::isfinite(result.max)) return result;
  Sum rest;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    if (i != result.mode) rest.add(std::exp((to_double(logits[i]) - result.max) * scale));
  }
  result.rest = rest.value();
  return result;
}

template LogSoftmax log_softmax(VectorView<float>, double) noexcept;
template LogSoftmax log_softmax(VectorView<double>, double) noexcept;
template LogSoftmax log_softmax(VectorView<Float16>, double) noexcept;
template LogSoftmax log_softmax(VectorView<BFloat16>, double) noexcept;

}  // namespace relent::array
