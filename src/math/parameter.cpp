// Parameters as text.
#include "relent/parameter.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace relent {

namespace {

std::string format_row(std::span<const double> values) {
  std::string text = "[";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text += ", ";
    text += format_number(values[i]);
  }
  return text + "]";
}

}  // namespace

std::string format_number(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::array<char, 32> text{};
  // Whole numbers in full, 100000 and not 1e+05, as far as every one of them is a double.
  const bool whole = value == std::trunc(value) && std::abs(value) <= 0x1p53;
  const std::to_chars_result end =
      whole ? std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed)
            : std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end.ptr};
}

std::string format_parameter(const ParameterValue& value) {
  if (const double* number = std::get_if<double>(&value)) return format_number(*number);
  if (const std::vector<double>* vector = std::get_if<std::vector<double>>(&value)) return format_row(*vector);
  const ParameterMatrix& matrix = std::get<ParameterMatrix>(value);
  std::string text = "[";
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    if (row > 0) text += ", ";
    text += format_row(std::span(matrix.values).subspan(row * matrix.columns, matrix.columns));
  }
  return text + "]";
}

}  // namespace relent
