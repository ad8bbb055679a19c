// Closed forms of KL(Cauchy || .).
#include <relent/distributions/cauchy.hpp>
#include <relent/distributions/student_t.hpp>

#include <cmath>
#include <optional>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// The divergence does not depend on the unit; a quarter keeps differences and sums finite.
double standard_form(double x, double g, double y, double h) {
  const bool large = std::isinf(x - y) || std::isinf(g + h);
  const double unit = large ? 0.25 : 1.0;
  return formulas::evaluate<formulas::CauchyKl, double>(
      {std::fabs(unit * x - unit * y), unit * g, unit * h, unit * (g - h)});
}

double cauchy_cauchy(const Cauchy& p, const Cauchy& q) {
  return standard_form(p.location(), p.scale(), q.location(), q.scale());
}

// Symmetric, and StudentT with one degree of freedom is Cauchy; of others the numerical tiers know more.
std::optional<double> cauchy_student_t(const Cauchy& p, const StudentT& q) {
  if (q.dof() != 1.0) return std::nullopt;
  return standard_form(p.location(), p.scale(), q.location(), q.scale());
}

std::optional<double> student_t_cauchy(const StudentT& p, const Cauchy& q) { return cauchy_student_t(q, p); }

}  // namespace

void register_cauchy(KlRegistry& registry) {
  registry.add<Cauchy, Cauchy>(cauchy_cauchy,
                               "log1p(((g - h)^2 + (x - y)^2) / (4 g h)), Chyzak and Nielsen, arXiv:1905.10965 (2019)");
  registry.add<Cauchy, StudentT>(cauchy_student_t, "dof 1 is Cauchy; declines otherwise");
  registry.add<StudentT, Cauchy>(student_t_cauchy, "dof 1 is Cauchy; declines otherwise");
}

}  // namespace relent::kl
