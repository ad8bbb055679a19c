// Parameters as the user gave them: names with values, printed with digits that read back exactly.
#pragma once

#include <relent/export.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace relent {

/// A dense matrix of parameters, row by row.
struct ParameterMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;

  friend bool operator==(const ParameterMatrix&, const ParameterMatrix&) = default;
};

/// What a parameter may be: a number, a vector or a matrix.
using ParameterValue = std::variant<double, std::vector<double>, ParameterMatrix>;

/// One parameter in the form that was given, such as {"rate", 3.0} or {"logits", {0.0, 1.0}}.
struct Parameter {
  std::string name;
  ParameterValue value;

  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// The shortest decimal text that reads back as exactly this double; "inf", "-inf" and "nan" for the rest.
RELENT_API std::string format_number(double value);

/// A value as `parse` reads it: 2.5, [1, 2], [[1, 0], [0, 1]].
RELENT_API std::string format_parameter(const ParameterValue& value);

}  // namespace relent
