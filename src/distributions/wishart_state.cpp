// What Wishart and InverseWishart share.
#include "distributions/wishart_state.hpp"

#include <relent/errors.hpp>

#include <cmath>

#include "distributions/check.hpp"
#include "distributions/matrix_parameter.hpp"
#include "math/special.hpp"
#include "math/triangular.hpp"

namespace relent {

bool BartlettLaw::add_bartlett(std::span<const double> triangle, std::size_t i, double row_dof,
                               DoubleDouble& sum) const {
  const double diagonal = triangle[i * (n + 1)];
  if (!(diagonal > 0.0 && diagonal < 1e154)) return false;
  sum = math::add(sum, math::log_gamma_density(diagonal * diagonal, 0.5 * row_dof, 0.5));
  for (std::size_t j = 0; j < i; ++j) {
    const double entry = triangle[i + j * n];
    if (!(std::abs(entry) < 1e154)) return false;
    sum = math::add(sum, -0.5 * entry * entry - math::log_sqrt_two_pi);
  }
  return std::isfinite(sum.hi);
}

DoubleDouble BartlettLaw::entropy_of_bartlett() const {
  DoubleDouble sum;
  for (std::size_t i = 0; i < n; ++i) {
    sum = math::add(sum, math::gamma_entropy(0.5 * (dof - static_cast<double>(i))));
    sum = math::add(sum, math::log_two + static_cast<double>(i) * (0.5 + math::log_sqrt_two_pi));
  }
  return sum;
}

BartlettLaw bartlett_law(std::string_view family, double dof, std::span<const double> scale_matrix) {
  BartlettLaw law;
  law.n = check::order(family, "scale_matrix", scale_matrix);
  law.dof = check::positive_finite_with_half(family, "dof", dof);
  if (!(dof > static_cast<double>(law.n - 1))) {
    throw InvalidParameter(family, "dof", "above " + std::to_string(law.n - 1) + ", the order less 1", dof);
  }
  check::finite_matrix(family, "scale_matrix", law.n, scale_matrix);
  law.symmetric = check::symmetrised(family, "scale_matrix", law.n, scale_matrix);
  law.given.assign(scale_matrix.begin(), scale_matrix.end());
  law.factor.assign(law.matrix().begin(), law.matrix().end());
  if (const auto failed = math::cholesky(law.factor, law.n)) {
    check::throw_not_positive_definite(family, "scale_matrix", failed->index, failed->value, law.matrix(), law.n);
  }
  law.half_log_det = sum_of_logs(law.factor, law.n + 1);
  return law;
}

std::optional<std::vector<double>> positive_definite_factor(std::span<const double> x, std::size_t n) {
  constexpr double tolerance = 1e-12;
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = j; i < n; ++i) {
      const double below = x[i + j * n];
      const double above = x[j + i * n];
      if (!std::isfinite(below) || !std::isfinite(above)) return std::nullopt;
      const double scale = std::sqrt(std::abs(x[i + i * n])) * std::sqrt(std::abs(x[j + j * n]));
      if (!(std::abs(below - above) <= tolerance * scale)) return std::nullopt;
    }
  }
  std::vector<double> factor(x.begin(), x.end());
  if (math::cholesky(factor, n)) return std::nullopt;
  return factor;
}

double mean_log_chi(double dof) { return 0.5 * (math::digamma(0.5 * dof) + math::log_two); }

double sample_chi(Rng& rng, double dof) {
  return std::exp(0.5 * (math::log_standard_gamma(rng, 0.5 * dof) + math::log_two));
}

}  // namespace relent
