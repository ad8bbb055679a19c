// Plain arrays as the library sees them: strided views of float, double, float16 and bfloat16.
#pragma once

#include <relent/errors.hpp>

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <string>
#include <type_traits>

namespace relent {

/// IEEE 754 binary16 as 16 stored bits; arithmetic happens in double.
struct Float16 {
  std::uint16_t bits = 0;
};

/// bfloat16, the upper half of a float, as 16 stored bits; arithmetic happens in double.
struct BFloat16 {
  std::uint16_t bits = 0;
};

/// A number type that arrays may hold.
template <class T>
concept ArrayScalar =
    std::is_same_v<T, float> || std::is_same_v<T, double> || std::is_same_v<T, Float16> || std::is_same_v<T, BFloat16>;

namespace detail {

/// The stored type of an Eigen scalar: Eigen::half and Eigen::bfloat16 have the layout of Float16 and BFloat16.
template <class Scalar>
struct Stored {
  using type = Scalar;
};
template <>
struct Stored<Eigen::half> {
  using type = Float16;
};
template <>
struct Stored<Eigen::bfloat16> {
  using type = BFloat16;
};

/// Derived is an Eigen array in memory whose stored type is T: what makes overloads for several T unambiguous.
template <class Derived, class T>
concept EigenStorage =
    bool(Derived::Flags& Eigen::DirectAccessBit) && std::is_same_v<typename Stored<typename Derived::Scalar>::type, T>;

/// A vector, array or span of T.
template <class Range, class T>
concept ContiguousOf = std::ranges::contiguous_range<const Range> && std::ranges::sized_range<const Range> &&
    std::is_same_v<std::ranges::range_value_t<const Range>, T>;

}  // namespace detail

/// A vector of numbers that somebody else owns: `data[i * stride]`.
template <ArrayScalar T>
class VectorView {
 public:
  VectorView() = default;
  VectorView(const T* data, std::size_t size, std::ptrdiff_t stride = 1) : data_(data), size_(size), stride_(stride) {}
  /// A std::vector, std::array or std::span.
  template <class Range>
  requires(detail::ContiguousOf<Range, T>)
      VectorView(const Range& values)  // NOLINT(google-explicit-constructor): a view
      : VectorView(std::ranges::data(values), std::ranges::size(values)) {}
  /// An Eigen vector, block or map; an expression must be evaluated by its owner first.
  template <class Derived>
  requires(detail::EigenStorage<Derived, T>)
      VectorView(const Eigen::DenseBase<Derived>& x)  // NOLINT(google-explicit-constructor): a view
      : VectorView(reinterpret_cast<const T*>(x.derived().data()), static_cast<std::size_t>(x.size()),
                   x.derived().innerStride()) {
    static_assert(Derived::IsVectorAtCompileTime, "a matrix is a MatrixView");
  }

  std::size_t size() const noexcept { return size_; }
  std::ptrdiff_t stride() const noexcept { return stride_; }
  const T* data() const noexcept { return data_; }
  const T& operator[](std::size_t i) const noexcept { return data_[static_cast<std::ptrdiff_t>(i) * stride_]; }

 private:
  const T* data_ = nullptr;
  std::size_t size_ = 0;
  std::ptrdiff_t stride_ = 1;
};

/// A matrix of numbers that somebody else owns, a row a case and a column a class: `data[i * row_stride + j *
/// column_stride]`.
template <ArrayScalar T>
class MatrixView {
 public:
  MatrixView() = default;
  MatrixView(const T* data, std::size_t rows, std::size_t columns, std::ptrdiff_t row_stride,
             std::ptrdiff_t column_stride = 1)
      : data_(data), rows_(rows), columns_(columns), row_stride_(row_stride), column_stride_(column_stride) {}
  /// Row after row without gaps. @throws DimensionMismatch unless size = rows * columns.
  MatrixView(std::span<const T> values, std::size_t rows, std::size_t columns)
      : MatrixView(values.data(), rows, columns, static_cast<std::ptrdiff_t>(columns)) {
    if (values.size() != rows * columns) {
      throw DimensionMismatch("a matrix of " + std::to_string(rows) + " x " + std::to_string(columns) + " from " +
                              std::to_string(values.size()) + " numbers");
    }
  }
  /// An Eigen matrix, block or map of either storage order; an expression must be evaluated by its owner first.
  template <class Derived>
  requires(detail::EigenStorage<Derived, T>)
      MatrixView(const Eigen::DenseBase<Derived>& x)  // NOLINT(google-explicit-constructor): a view
      : MatrixView(reinterpret_cast<const T*>(x.derived().data()), static_cast<std::size_t>(x.rows()),
                   static_cast<std::size_t>(x.cols()),
                   Derived::IsRowMajor ? x.derived().outerStride() : x.derived().innerStride(),
                   Derived::IsRowMajor ? x.derived().innerStride() : x.derived().outerStride()) {}

  std::size_t rows() const noexcept { return rows_; }
  std::size_t columns() const noexcept { return columns_; }
  std::ptrdiff_t row_stride() const noexcept { return row_stride_; }
  std::ptrdiff_t column_stride() const noexcept { return column_stride_; }
  const T* data() const noexcept { return data_; }
  VectorView<T> row(std::size_t i) const noexcept {
    if (columns_ == 0) return {};  // data_ may be null
    return {data_ + static_cast<std::ptrdiff_t>(i) * row_stride_, columns_, column_stride_};
  }
  const T& operator()(std::size_t i, std::size_t j) const noexcept {
    return data_[static_cast<std::ptrdiff_t>(i) * row_stride_ + static_cast<std::ptrdiff_t>(j) * column_stride_];
  }

 private:
  const T* data_ = nullptr;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::ptrdiff_t row_stride_ = 0;
  std::ptrdiff_t column_stride_ = 1;
};

}  // namespace relent
