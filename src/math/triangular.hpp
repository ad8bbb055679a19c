// Dense symmetric and triangular matrices: column-major spans, plain loops in a fixed order (the same bits with every
// instruction set, as draws need them).
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace relent::math {

/// Where a Cholesky factorisation stopped.
struct FailedPivot {
  std::size_t index;
  double value;
};

/// Replaces the lower triangle of a symmetric n x n matrix by its Cholesky factor and zeroes what is above; tells the
/// first pivot that is not positive (the matrix is then half done).
std::optional<FailedPivot> cholesky(std::span<double> matrix, std::size_t n);

/// The lower triangular factor of factor factor' + x x', by Givens rotations; x is used up.
void add_outer_product(std::span<double> factor, std::span<double> x);

/// x = factor^-1 x, from row `first` on, above which x is zero.
void solve_lower(std::span<const double> factor, std::span<double> x, std::size_t first = 0);

/// x = factor x.
void multiply_lower(std::span<const double> factor, std::span<double> x);

/// out = factor factor', n x n.
void multiply_by_transpose(std::span<const double> factor, std::size_t n, std::span<double> out);

/// The smallest eigenvalue of a symmetric n x n matrix.
double smallest_eigenvalue(std::span<const double> matrix, std::size_t n);

}  // namespace relent::math
