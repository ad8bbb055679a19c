// What Wishart and InverseWishart share: Bartlett's factor of a Wishart matrix of unit scale, and the scale matrix.
#pragma once

#include <relent/distributions/inverse_wishart.hpp>
#include <relent/distributions/wishart.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "math/double_double.hpp"
#include "math/sampling.hpp"

namespace relent {

/// Degrees of freedom and a scale matrix L L'. Matrices are n x n, column-major.
struct BartlettLaw {
  double dof = 0.0;
  std::size_t n = 0;
  std::vector<double> given;
  std::vector<double> symmetric;  ///< `given` made symmetric, if its rounding was not; else empty
  std::vector<double> factor;     ///< L
  double half_log_det = 0.0;      ///< log det L

  /// The scale matrix that was given, exactly symmetric.
  std::span<const double> matrix() const noexcept { return symmetric.empty() ? given : symmetric; }
  /// sum += log density of row i of a lower triangular factor, the square of whose last entry is chi-squared of
  /// `row_dof`; false if an entry is out of range.
  bool add_bartlett(std::span<const double> triangle, std::size_t i, double row_dof, DoubleDouble& sum) const;
  /// The entropy of the squares of the diagonal and of the entries below it.
  DoubleDouble entropy_of_bartlett() const;
};

/// The law of checked parameters. @throws InvalidParameter, DimensionMismatch.
BartlettLaw bartlett_law(std::string_view family, double dof, std::span<const double> scale_matrix);

/// The Cholesky factor of an outcome, or nothing if it is not symmetric to 1e-12 and positive definite.
std::optional<std::vector<double>> positive_definite_factor(std::span<const double> x, std::size_t n);

/// E log of the root of a chi-squared variable, and a draw of that root.
double mean_log_chi(double dof);
double sample_chi(Rng& rng, double dof);

struct Wishart::State {
  BartlettLaw law;
};

struct InverseWishart::State {
  BartlettLaw law;
};

}  // namespace relent
