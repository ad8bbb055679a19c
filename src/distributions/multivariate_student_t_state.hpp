// What a MultivariateStudentT keeps: internal to the family and to its closed forms.
#pragma once

#include <relent/distributions/multivariate_student_t.hpp>

#include <vector>

namespace relent {

/// Immutable, shared by copies. Matrices are column-major.
struct MultivariateStudentT::State {
  Form form = Form::scale_matrix;
  double dof = 0.0;
  std::vector<double> location;
  std::vector<double> given;      ///< the scale matrix or its factor
  std::vector<double> symmetric;  ///< `given` made symmetric, if its rounding was not; else empty
  std::vector<double> factor;     ///< L
  double half_log_det = 0.0;      ///< log det(scale matrix) / 2

  std::size_t dimension() const noexcept { return location.size(); }
  /// The scale matrix that was given, exactly symmetric.
  std::span<const double> matrix() const noexcept { return symmetric.empty() ? given : symmetric; }
};

}  // namespace relent
