// Dense symmetric and triangular matrices.
#include "math/triangular.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Eigenvalues>

namespace relent::math {

namespace {

/// Rows j.. of column j of a matrix -= sum over k in [first, last) of L_jk times column k, in that order.
void subtract_columns(std::span<double> matrix, std::size_t n, std::size_t j, std::size_t first, std::size_t last) {
  double* const column = &matrix[j * n];
  std::size_t k = first;
  for (; k + 4 <= last; k += 4) {
    const double* const c0 = &matrix[k * n];
    const double* const c1 = c0 + n;
    const double* const c2 = c1 + n;
    const double* const c3 = c2 + n;
    const double a0 = c0[j];
    const double a1 = c1[j];
    const double a2 = c2[j];
    const double a3 = c3[j];
    for (std::size_t i = j; i < n; ++i) {
      column[i] = (((column[i] - a0 * c0[i]) - a1 * c1[i]) - a2 * c2[i]) - a3 * c3[i];
    }
  }
  for (; k < last; ++k) {
    const double* const source = &matrix[k * n];
    const double factor = source[j];
    for (std::size_t i = j; i < n; ++i) column[i] -= factor * source[i];
  }
}

}  // namespace

// Left-looking, by panels: a few finished columns at a time are subtracted from a whole panel while they are in cache.
// Each entry is the same sum in the same order as without panels.
std::optional<FailedPivot> cholesky(std::span<double> matrix, std::size_t n) {
  constexpr std::size_t panel = 32;
  constexpr std::size_t group = 4;
  for (std::size_t begin = 0; begin < n; begin += panel) {
    const std::size_t end = std::min(begin + panel, n);
    for (std::size_t k = 0; k < begin; k += group) {
      for (std::size_t j = begin; j < end; ++j) subtract_columns(matrix, n, j, k, k + group);
    }
    for (std::size_t j = begin; j < end; ++j) {
      subtract_columns(matrix, n, j, begin, j);
      double* const column = &matrix[j * n];
      std::fill(column, column + j, 0.0);
      const double pivot = column[j];
      if (!(pivot > 0.0)) return FailedPivot{j, pivot};
      const double root = std::sqrt(pivot);
      column[j] = root;
      for (std::size_t i = j + 1; i < n; ++i) column[i] /= root;
    }
  }
  return std::nullopt;
}

void add_outer_product(std::span<double> factor, std::span<double> x) {
  const std::size_t n = x.size();
  for (std::size_t j = 0; j < n; ++j) {
    double* const column = &factor[j * n];
    const double radius = std::hypot(column[j], x[j]);
    const double cosine = column[j] / radius;
    const double sine = x[j] / radius;
    column[j] = radius;
    for (std::size_t i = j + 1; i < n; ++i) {
      const double old = column[i];
      column[i] = cosine * old + sine * x[i];
      x[i] = cosine * x[i] - sine * old;
    }
  }
}

void solve_lower(std::span<const double> factor, std::span<double> x, std::size_t first) {
  const std::size_t n = x.size();
  for (std::size_t j = first; j < n; ++j) {
    const double* const column = &factor[j * n];
    x[j] /= column[j];
    for (std::size_t i = j + 1; i < n; ++i) x[i] -= column[i] * x[j];
  }
}

void multiply_lower(std::span<const double> factor, std::span<double> x) {
  const std::size_t n = x.size();
  for (std::size_t j = n; j-- > 0;) {
    const double* const column = &factor[j * n];
    const double value = x[j];
    x[j] = column[j] * value;
    for (std::size_t i = j + 1; i < n; ++i) x[i] += column[i] * value;
  }
}

void multiply_by_transpose(std::span<const double> factor, std::size_t n, std::span<double> out) {
  std::fill(out.begin(), out.end(), 0.0);
  for (std::size_t k = 0; k < n; ++k) {
    const double* const column = &factor[k * n];
    for (std::size_t j = k; j < n; ++j) {
      for (std::size_t i = j; i < n; ++i) out[i + j * n] += column[i] * column[j];
    }
  }
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = j + 1; i < n; ++i) out[j + i * n] = out[i + j * n];
  }
}

double smallest_eigenvalue(std::span<const double> matrix, std::size_t n) {
  const auto size = static_cast<Eigen::Index>(n);
  const Eigen::Map<const Eigen::MatrixXd> map(matrix.data(), size, size);
  return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(map, Eigen::EigenvaluesOnly).eigenvalues()[0];
}

}  // namespace relent::math
