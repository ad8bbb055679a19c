// Closed forms of KL(MultivariateStudentT || .).
#include <limits>
#include <optional>
#include <vector>

#include "distributions/multivariate_gaussian_state.hpp"
#include "distributions/multivariate_student_t_state.hpp"
#include "formulas/multivariate_gaussian.hpp"
#include "kl/builtin.hpp"
#include "kl/gaussian_shape.hpp"
#include "math/double_double.hpp"
#include "math/gamma_difference.hpp"

namespace relent::kl {
namespace {

std::optional<double> student_student(const MultivariateStudentT& p, const MultivariateStudentT& q) {
  const auto& a = p.state();
  const auto& b = q.state();
  const bool same = a.form == b.form && a.dof == b.dof && a.location == b.location && a.given == b.given;
  return same ? std::optional(0.0) : std::nullopt;
}

// log q is quadratic, so that q is compared with the Gaussian law of p's mean and covariance; what p differs from that
// law comes on top.
std::optional<double> student_gaussian(const MultivariateStudentT& p_law, const MultivariateGaussian& q_law) {
  const auto& p = p_law.state();
  const auto& q = q_law.state();
  const std::size_t n = p.dimension();
  if (n != q.dimension()) return std::nullopt;
  if (p.dof <= 2.0) return std::numeric_limits<double>::infinity();
  const DoubleDouble stretch = math::divide(p.dof, math::add(p.dof, -2.0));
  std::vector<DoubleDouble> covariance(n * n);
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      DoubleDouble entry;
      if (p.form == MultivariateStudentT::Form::scale_matrix) {
        entry = p.matrix()[i + j * n];
      } else {
        for (std::size_t k = 0; k <= std::min(i, j); ++k) {
          entry = math::add(entry, math::two_prod(p.given[i + k * n], p.given[j + k * n]));
        }
      }
      covariance[i + j * n] = math::multiply(stretch, entry);
    }
  }
  const auto q_covariance = covariance_of(q);
  const auto q_factor = factor_of(q);
  if (!q_covariance || !q_factor) return std::nullopt;
  return math::t_negentropy(0.5 * p.dof, 0.5 * static_cast<double>(n)) +
         formulas::mvn_kl_covariance(p.location, std::span<const DoubleDouble>(covariance), q.mean,
                                     std::span<const DoubleDouble>(*q_covariance), *q_factor);
}

}  // namespace

void register_multivariate_student_t(KlRegistry& registry) {
  registry.add<MultivariateStudentT, MultivariateStudentT>(student_student, "0 at p = q; declines otherwise");
  registry.add<MultivariateStudentT, MultivariateGaussian>(
      student_gaussian, "Gaussian law of p's moments against q, plus p's negentropy; +inf at dof <= 2");
}

}  // namespace relent::kl
