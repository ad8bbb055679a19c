// Entropies and divergences of arrays: what the arguments must satisfy, and the kernel for each row.
#include "relent/array.hpp"

#include <cmath>
#include <string>

#include "array/information_rows.hpp"
#include "array/number.hpp"
#include "array/terms.hpp"

namespace relent {
namespace {

using detail::Elementwise;
using detail::Meaning;
using detail::Quantity;

std::string function_name(Quantity quantity, Meaning meaning, bool of_rows) {
  constexpr const char* names[][2] = {{"entropy", "entropies"},
                                      {"cross_entropy", "cross_entropies"},
                                      {"relative_entropy", "relative_entropies"},
                                      {"jensen_shannon", "jensen_shannons"}};
  constexpr const char* suffixes[] = {"", "_from_weights", "_from_log_probs", "_from_logits"};
  return std::string(names[static_cast<int>(quantity)][of_rows ? 1 : 0]) + suffixes[static_cast<int>(meaning)];
}

template <ArrayScalar T>
using RowKernel = double (*)(VectorView<T>, VectorView<T>);

template <ArrayScalar T>
RowKernel<T> logit_kernel(Quantity quantity) {
  switch (quantity) {
    case Quantity::entropy:
      return [](VectorView<T> p, VectorView<T>) { return array::entropy_of_logits(p); };
    case Quantity::cross_entropy:
      return array::cross_entropy_of_logits<T>;
    case Quantity::relative_entropy:
      return array::relative_entropy_of_logits<T>;
    case Quantity::jensen_shannon:
      break;
  }
  return array::jensen_shannon_of_logits<T>;
}

template <ArrayScalar T>
RowKernel<T> row_kernel(Quantity quantity, Meaning meaning) {
  if constexpr (std::is_floating_point_v<T>) {
    static constexpr RowKernel<T> kernels[][3] = {
        {[](VectorView<T> p, VectorView<T>) { return array::entropy_of_probabilities(p); },
         [](VectorView<T> p, VectorView<T>) { return array::entropy_of_weights(p); },
         [](VectorView<T> p, VectorView<T>) { return array::entropy_of_log_probs(p); }},
        {array::cross_entropy_of_probabilities<T>, array::cross_entropy_of_weights<T>,
         array::cross_entropy_of_log_probs<T>},
        {array::relative_entropy_of_probabilities<T>, array::relative_entropy_of_weights<T>,
         array::relative_entropy_of_log_probs<T>},
        {array::jensen_shannon_of_probabilities<T>, array::jensen_shannon_of_weights<T>,
         array::jensen_shannon_of_log_probs<T>}};
    if (meaning != Meaning::logits) return kernels[static_cast<int>(quantity)][static_cast<int>(meaning)];
  }
  return logit_kernel<T>(quantity);
}

/// log(base), by which nats are divided.
double log_base(InformationUnit unit, Quantity quantity, Meaning meaning, bool of_rows) {
  const double base = unit.base;
  if (!(base > 0.0 && std::isfinite(base) && base != 1.0)) {
    throw InvalidParameter(function_name(quantity, meaning, of_rows), "base", "positive, finite and not 1", base);
  }
  return std::log(base);
}

template <ArrayScalar T>
void check_signs(VectorView<T> values, Quantity quantity, Meaning meaning, const char* name, bool of_rows,
                 std::size_t row) {
  if (meaning != Meaning::probabilities && meaning != Meaning::weights) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double value = array::to_double(values[i]);
    if (value < 0.0) {
      const std::string index = (of_rows ? std::to_string(row) + ", " : std::string()) + std::to_string(i);
      throw InvalidParameter(function_name(quantity, meaning, of_rows), name + ("[" + index + "]"), "non-negative",
                             value);
    }
  }
}

template <ArrayScalar T>
double vector_information(Quantity quantity, Meaning meaning, VectorView<T> p, VectorView<T> q, InformationUnit unit) {
  const bool has_q = quantity != Quantity::entropy;
  if (has_q && p.size() != q.size()) {
    throw DimensionMismatch(function_name(quantity, meaning, false) + ": p has " + std::to_string(p.size()) +
                            " classes and q " + std::to_string(q.size()));
  }
  const double divisor = log_base(unit, quantity, meaning, false);
  check_signs(p, quantity, meaning, "p", false, 0);
  if (has_q) check_signs(q, quantity, meaning, "q", false, 0);
  return row_kernel<T>(quantity, meaning)(p, q) / divisor;
}

template <ArrayScalar T>
void row_information(Quantity quantity, Meaning meaning, MatrixView<T> p, MatrixView<T> q, std::span<double> out,
                     InformationUnit unit) {
  const bool has_q = quantity != Quantity::entropy;
  const auto shape = [](MatrixView<T> matrix) {
    return std::to_string(matrix.rows()) + " x " + std::to_string(matrix.columns());
  };
  if (has_q && (p.rows() != q.rows() || p.columns() != q.columns())) {
    throw DimensionMismatch(function_name(quantity, meaning, true) + ": p is " + shape(p) + " and q " + shape(q));
  }
  if (out.size() != p.rows()) {
    throw DimensionMismatch(function_name(quantity, meaning, true) + ": p has " + std::to_string(p.rows()) +
                            " rows and out " + std::to_string(out.size()) + " numbers");
  }
  const double divisor = log_base(unit, quantity, meaning, true);
  for (std::size_t i = 0; i < p.rows(); ++i) {
    check_signs(p.row(i), quantity, meaning, "p", true, i);
    if (has_q) check_signs(q.row(i), quantity, meaning, "q", true, i);
  }
  const RowKernel<T> kernel = row_kernel<T>(quantity, meaning);
  for (std::size_t i = 0; i < p.rows(); ++i) {
    out[i] = kernel(p.row(i), has_q ? q.row(i) : VectorView<T>()) / divisor;
  }
}

template <ArrayScalar T>
void of_elements(Elementwise function, VectorView<T> x, VectorView<T> y, std::span<T> out) {
  constexpr const char* names[] = {"entr", "rel_entr", "kl_div"};
  const std::string name = names[static_cast<int>(function)];
  if (function != Elementwise::entr && x.size() != y.size()) {
    throw DimensionMismatch(name + ": x has " + std::to_string(x.size()) + " numbers and y " +
                            std::to_string(y.size()));
  }
  if (x.size() != out.size()) {
    throw DimensionMismatch(name + ": x has " + std::to_string(x.size()) + " numbers and out " +
                            std::to_string(out.size()));
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double value = array::to_double(x[i]);
    const double result = function == Elementwise::entr ? array::entropy_term(value)
                          : function == Elementwise::rel_entr
                              ? array::relative_entropy_term(value, array::to_double(y[i]))
                              : array::kl_term(value, array::to_double(y[i]));
    out[i] = array::from_double<T>(result);
  }
}

}  // namespace

double entr(double x) noexcept { return array::entropy_term(x); }
double rel_entr(double x, double y) noexcept { return array::relative_entropy_term(x, y); }
double kl_div(double x, double y) noexcept { return array::kl_term(x, y); }

namespace detail {

double information(Quantity quantity, Meaning meaning, VectorView<double> p, VectorView<double> q,
                   InformationUnit unit) {
  return vector_information(quantity, meaning, p, q, unit);
}
double information(Quantity quantity, Meaning meaning, VectorView<float> p, VectorView<float> q, InformationUnit unit) {
  return vector_information(quantity, meaning, p, q, unit);
}
double information(Quantity quantity, Meaning meaning, VectorView<Float16> p, VectorView<Float16> q,
                   InformationUnit unit) {
  return vector_information(quantity, meaning, p, q, unit);
}
double information(Quantity quantity, Meaning meaning, VectorView<BFloat16> p, VectorView<BFloat16> q,
                   InformationUnit unit) {
  return vector_information(quantity, meaning, p, q, unit);
}

void information(Quantity quantity, Meaning meaning, MatrixView<double> p, MatrixView<double> q, std::span<double> out,
                 InformationUnit unit) {
  row_information(quantity, meaning, p, q, out, unit);
}
void information(Quantity quantity, Meaning meaning, MatrixView<float> p, MatrixView<float> q, std::span<double> out,
                 InformationUnit unit) {
  row_information(quantity, meaning, p, q, out, unit);
}
void information(Quantity quantity, Meaning meaning, MatrixView<Float16> p, MatrixView<Float16> q,
                 std::span<double> out, InformationUnit unit) {
  row_information(quantity, meaning, p, q, out, unit);
}
void information(Quantity quantity, Meaning meaning, MatrixView<BFloat16> p, MatrixView<BFloat16> q,
                 std::span<double> out, InformationUnit unit) {
  row_information(quantity, meaning, p, q, out, unit);
}

void elementwise(Elementwise function, VectorView<double> x, VectorView<double> y, std::span<double> out) {
  of_elements(function, x, y, out);
}
void elementwise(Elementwise function, VectorView<float> x, VectorView<float> y, std::span<float> out) {
  of_elements(function, x, y, out);
}

}  // namespace detail
}  // namespace relent
