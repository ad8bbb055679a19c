// Vectors and matrices among constructor arguments: their checks and their change of order.
#pragma once

#include <relent/parameter.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relent {

namespace check {

/// "mean[2]".
std::string indexed(std::string_view name, std::size_t i);
/// Entry (row, column) of a column-major matrix.
std::string indexed(std::string_view name, std::size_t row, std::size_t column);

/// A copy of a vector of at least one finite number.
std::vector<double> finite_vector(std::string_view family, std::string_view name, std::span<const double> values);
/// n x n entries, n being the number of components of `reference`.
void square(std::string_view family, std::string_view name, std::size_t n, std::string_view reference,
            std::span<const double> matrix);
/// The number of rows of a square matrix of at least one entry.
std::size_t order(std::string_view family, std::string_view name, std::span<const double> matrix);
void finite_matrix(std::string_view family, std::string_view name, std::size_t rows, std::span<const double> matrix);
/// The matrix made symmetric where the two triangles differ by rounding (1e-12 of the diagonal), or nothing if they do
/// not differ.
std::vector<double> symmetrised(std::string_view family, std::string_view name, std::size_t n,
                                std::span<const double> matrix);
/// A lower triangular matrix with a positive diagonal.
void triangular_factor(std::string_view family, std::string_view name, std::size_t n, std::span<const double> factor);
[[noreturn]] void throw_not_positive_definite(std::string_view family, std::string_view name, std::size_t index,
                                              double pivot, std::span<const double> matrix, std::size_t n);
/// The entries column by column. @throws DimensionMismatch unless the matrix is square.
std::vector<double> square_column_major(std::string_view family, const ParameterMatrix& matrix);

}  // namespace check

/// sum log of every stride-th number, the diagonal of a factor or all of a vector.
double sum_of_logs(std::span<const double> numbers, std::size_t stride);
/// Rows and columns exchanged, in either direction.
std::vector<double> transposed(std::span<const double> matrix, std::size_t rows);
ParameterMatrix parameter_matrix(std::span<const double> matrix, std::size_t rows);
std::vector<double> column_major(const ParameterMatrix& matrix);

}  // namespace relent
