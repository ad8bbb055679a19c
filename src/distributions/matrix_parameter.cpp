// Vectors and matrices among constructor arguments: their checks and their change of order.
#include "distributions/matrix_parameter.hpp"

#include <relent/errors.hpp>

#include <cmath>

#include "distributions/check.hpp"
#include "math/double_double.hpp"
#include "math/triangular.hpp"

namespace relent {
namespace check {

std::string indexed(std::string_view name, std::size_t i) { return std::string(name) + "[" + std::to_string(i) + "]"; }

std::string indexed(std::string_view name, std::size_t row, std::size_t column) {
  return indexed(name, row) + "[" + std::to_string(column) + "]";
}

std::vector<double> finite_vector(std::string_view family, std::string_view name, std::span<const double> values) {
  if (values.empty()) throw InvalidParameter(family, name, "a vector of at least one number", "[]");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) finite(family, indexed(name, i), values[i]);
  }
  return {values.begin(), values.end()};
}

void square(std::string_view family, std::string_view name, std::size_t n, std::string_view reference,
            std::span<const double> matrix) {
  if (matrix.size() == n * n) return;
  throw DimensionMismatch(std::string(family) + ": " + std::string(name) + " must be " + std::to_string(n) + " x " +
                          std::to_string(n) + " as " + std::string(reference) + " has " + std::to_string(n) +
                          " components, got " + std::to_string(matrix.size()) + " entries");
}

std::size_t order(std::string_view family, std::string_view name, std::span<const double> matrix) {
  const auto n = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(matrix.size()))));
  if (n > 0 && n * n == matrix.size()) return n;
  throw DimensionMismatch(std::string(family) + ": " + std::string(name) +
                          " must be a square matrix of at least one entry, got " + std::to_string(matrix.size()) +
                          " entries");
}

void finite_matrix(std::string_view family, std::string_view name, std::size_t rows, std::span<const double> matrix) {
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    if (!std::isfinite(matrix[i])) finite(family, indexed(name, i % rows, i / rows), matrix[i]);
  }
}

std::vector<double> symmetrised(std::string_view family, std::string_view name, std::size_t n,
                                std::span<const double> matrix) {
  constexpr double rounding = 1e-12;  // relative to the diagonal, as the errors of computed covariances are
  std::vector<double> result;
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = j + 1; i < n; ++i) {
      const double below = matrix[i + j * n];
      const double above = matrix[j + i * n];
      if (below == above) continue;
      const double scale = std::sqrt(std::abs(matrix[i + i * n])) * std::sqrt(std::abs(matrix[j + j * n]));
      if (!(std::abs(below - above) <= rounding * scale)) {
        throw InvalidParameter(family, name, "symmetric",
                               format_number(above) + " in row " + std::to_string(j) + ", column " + std::to_string(i) +
                                   " and " + format_number(below) + " in row " + std::to_string(i) + ", column " +
                                   std::to_string(j));
      }
      if (result.empty()) result.assign(matrix.begin(), matrix.end());
      result[i + j * n] = result[j + i * n] = below + 0.5 * (above - below);
    }
  }
  return result;
}

void triangular_factor(std::string_view family, std::string_view name, std::size_t n, std::span<const double> factor) {
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      if (factor[i + j * n] != 0.0) {
        throw InvalidParameter(family, indexed(name, i, j), "0 (the factor is lower triangular)", factor[i + j * n]);
      }
    }
    if (!(factor[j + j * n] > 0.0)) positive_finite(family, indexed(name, j, j), factor[j + j * n]);
  }
}

void throw_not_positive_definite(std::string_view family, std::string_view name, std::size_t index, double pivot,
                                 std::span<const double> matrix, std::size_t n) {
  throw InvalidParameter(family, name, "positive definite",
                         "pivot " + std::to_string(index) + " of value " + format_number(pivot) +
                             " (smallest eigenvalue " + format_number(math::smallest_eigenvalue(matrix, n)) + ")");
}

std::vector<double> square_column_major(std::string_view family, const ParameterMatrix& matrix) {
  if (matrix.rows == matrix.columns) return column_major(matrix);
  throw DimensionMismatch(std::string(family) + ": the matrix must be square, got " + std::to_string(matrix.rows) +
                          " x " + std::to_string(matrix.columns));
}

}  // namespace check

double sum_of_logs(std::span<const double> numbers, std::size_t stride) {
  DoubleDouble sum;
  for (std::size_t i = 0; i < numbers.size(); i += stride) sum = math::add(sum, std::log(numbers[i]));
  return math::to_double(sum);
}

std::vector<double> transposed(std::span<const double> matrix, std::size_t rows) {
  if (rows == 0) return {};
  const std::size_t columns = matrix.size() / rows;
  std::vector<double> result(matrix.size());
  for (std::size_t j = 0; j < columns; ++j) {
    for (std::size_t i = 0; i < rows; ++i) result[j + i * columns] = matrix[i + j * rows];
  }
  return result;
}

ParameterMatrix parameter_matrix(std::span<const double> matrix, std::size_t rows) {
  return {rows, matrix.size() / rows, transposed(matrix, rows)};
}

std::vector<double> column_major(const ParameterMatrix& matrix) { return transposed(matrix.values, matrix.columns); }

}  // namespace relent
