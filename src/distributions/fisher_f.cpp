// Fisher's F distribution.
#include <relent/distributions/fisher_f.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"

namespace relent {

namespace {

/// Beyond these bounds the odds hold not both the law and its tail.
double degrees(const char* name, double value) {
  return check::that(value >= 1e-280 && value <= 1e280, "FisherF", name, "between 1e-280 and 1e280", value);
}

/// dof2 / dof1, which must be a double, as its reciprocal.
DoubleDouble quotient_of_dofs(double dof1, double dof2) {
  degrees("dof1", dof1);  // arguments are evaluated in any order
  degrees("dof2", dof2);
  const DoubleDouble scale = math::quotient(dof2, dof1);
  check::that(scale.hi > 0.0 && std::isfinite(scale.hi) && std::isfinite(1.0 / scale.hi), "FisherF", "dof2",
              "such that dof2/dof1 and its reciprocal are positive and finite", dof2);
  return scale;
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

FisherF::FisherF(double dof1, double dof2)
    : Family(0.5 * dof1, 0.5 * dof2, quotient_of_dofs(dof1, dof2)), dof1_(dof1), dof2_(dof2) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription FisherF::description() {
  return {
      .name = "FisherF",
      .aliases = {},
      .summary = "The ratio of two estimates of one variance; of two chi-squared variables over their dof.",
      .density = "y^(dof1/2 - 1) (1 + y)^-((dof1 + dof2)/2) dof1 / (dof2 B(dof1/2, dof2/2)), y = x dof1/dof2",
      .parameters = "dof1, dof2 in [1e-280, 1e280], not only integers",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "dof1"}, {.name = "dof2"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return FisherF(given.real(0), given.real(1));
                 }}},
      .examples = {"FisherF(4, 7)", "FisherF(1, 1)", "FisherF(dof1=12, dof2=30.5)", "FisherF(0.1, 9)",
                   "FisherF(3, 0.5)", "FisherF(1e6, 3e7)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string FisherF::do_name() const { return "FisherF"; }

std::vector<Parameter> FisherF::do_parameters() const { return {{"dof1", dof1_}, {"dof2", dof2_}}; }

// ---- facts for the engine -----------------------------------------------------------------------------------------

std::size_t FisherF::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const Score score = score_at(x);
  out[0] = 0.5 * score.alpha - score.log_scale / dof1_;
  out[1] = 0.5 * score.beta + score.log_scale / dof2_;
  return 2;
}

}  // namespace relent
