// What the losses share: checks of shapes and weights, and the arithmetic of a reduction.
#pragma once

#include <relent/errors.hpp>
#include <relent/losses.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace relent::array {

struct Shape {
  std::size_t rows;
  std::size_t columns;
  friend bool operator==(const Shape&, const Shape&) = default;
};

template <class View>
Shape shape(const View& view) {
  return {view.rows(), view.columns()};
}

inline std::string to_string(Shape s) { return std::to_string(s.rows) + " x " + std::to_string(s.columns); }

/// @throws DimensionMismatch naming both unless they are equal.
inline void require_same(std::string_view loss, std::string_view first, Shape a, std::string_view second, Shape b) {
  if (a == b) return;
  throw DimensionMismatch(std::string(loss) + ": " + std::string(first) + " " + to_string(a) + " but " +
                          std::string(second) + " " + to_string(b));
}

/// Whether the caller wants this output; a view without elements is none.
template <class T>
bool is_wanted(const MutableMatrixView<T>& view) {
  return view.rows() != 0 && view.columns() != 0;
}

/// The outputs that are wanted have the shapes they must have.
template <class T>
void check_output(std::string_view loss, const LossOutput<T>& out, std::string_view input, Shape input_shape,
                  Shape terms_shape) {
  if (is_wanted(out.gradient)) require_same(loss, input, input_shape, "its gradient", shape(out.gradient));
  if (is_wanted(out.terms)) require_same(loss, "the loss", terms_shape, "the place for its terms", shape(out.terms));
}

/// One nonnegative finite weight for each of `count` things, or none.
inline void check_weights(std::string_view loss, std::string_view name, std::span<const double> weights,
                          std::string_view things, std::size_t count) {
  if (!weights.empty() && weights.size() != count) {
    throw DimensionMismatch(std::string(loss) + ": " + std::to_string(weights.size()) + " " + std::string(name) +
                            " for " + std::to_string(count) + " " + std::string(things));
  }
  for (const double w : weights) {
    if (!(w >= 0.0 && std::isfinite(w))) throw InvalidParameter(loss, name, "nonnegative and finite", w);
  }
}

inline void check_temperature(std::string_view loss, double temperature) {
  if (temperature > 0.0 && std::isfinite(temperature) && std::isfinite(1.0 / temperature)) return;
  throw InvalidParameter(loss, "temperature", "positive and finite", temperature);
}

/// What a reduction divides the sum by.
inline double divisor(Reduction reduction, double mean_count, std::size_t rows) {
  if (reduction == Reduction::mean) return mean_count;
  return reduction == Reduction::batchmean ? static_cast<double>(rows) : 1.0;
}

/// A derivative of the sum as one of the reduced loss; 0 for the mean of nothing.
inline double reduced_slope(double slope, double divisor) { return divisor == 0.0 ? 0.0 : slope / divisor; }

/// weight * value, where weight 0 excludes any value but NaN.
inline double weighted(double weight, double value) {
  return weight == 0.0 && !std::isnan(value) ? 0.0 : weight * value;
}

}  // namespace relent::array
