// The covariance of a MultivariateGaussian to 106 bits, whichever form it was given in.
#pragma once

#include <optional>
#include <vector>

#include "distributions/multivariate_gaussian_state.hpp"
#include "relent/double_double.hpp"

namespace relent::kl {

/// Nothing where a pivot is not positive in that arithmetic.
std::optional<std::vector<DoubleDouble>> covariance_of(const MultivariateGaussian::State& law);
/// Its lower Cholesky factor, likewise.
std::optional<std::vector<DoubleDouble>> factor_of(const MultivariateGaussian::State& law);

}  // namespace relent::kl
