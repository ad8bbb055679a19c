// Closed forms of KL(StudentT || .).
#include <relent/distributions/student_t.hpp>

#include <optional>

#include "formulas/dirichlet.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

bool is_moderate(double x) { return x > 1e-60 && x < 1e60; }

/// dof scale^2, to 106 bits.
DoubleDouble spread(const StudentT& law) { return math::multiply(law.dof(), math::two_prod(law.scale(), law.scale())); }

// With Z = (X - location)/scale, Z^2/(dof + Z^2) ~ Beta(1/2, dof/2), and its sign is independent: laws with equal
// location and equal dof scale^2 diverge as these Beta laws do. Others have no closed form.
std::optional<double> student_t_student_t(const StudentT& p, const StudentT& q) {
  if (p.location() != q.location()) return std::nullopt;
  if (p.dof() != q.dof() || p.scale() != q.scale()) {
    if (!is_moderate(p.dof()) || !is_moderate(q.dof()) || !is_moderate(p.scale()) || !is_moderate(q.scale())) {
      return std::nullopt;
    }
    if (math::difference(spread(p), spread(q)) != 0.0) return std::nullopt;
  }
  return formulas::beta_kl(0.5, 0.5 * p.dof(), 0.5, 0.5 * q.dof());
}

}  // namespace

void register_student_t(KlRegistry& registry) {
  registry.add<StudentT, StudentT>(student_t_student_t,
                                   "equal location and dof scale^2: a Beta KL of (1/2, dof/2); declines otherwise");
}

}  // namespace relent::kl
