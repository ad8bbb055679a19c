// Chi-squared distribution.
#include <relent/distributions/chi_squared.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

ChiSquared::ChiSquared(double dof)
    : Family(0.5 * check::positive_finite_with_half("ChiSquared", "dof", dof), 0.5), dof_(dof) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription ChiSquared::description() {
  return {
      .name = "ChiSquared",
      .aliases = {},
      .summary = "The sum of squares of dof standard Gaussians; Gamma with shape dof/2 and rate 1/2.",
      .density = "x^(dof/2 - 1) exp(-x/2) / (2^(dof/2) Gamma(dof/2))",
      .parameters = "dof > 0, not only integers",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "dof"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return ChiSquared(given.real(0)); }}},
      .examples = {"ChiSquared(1)", "ChiSquared(2)", "ChiSquared(dof=7.5)", "ChiSquared(0.05)", "ChiSquared(1e6)",
                   "ChiSquared(1e12)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string ChiSquared::do_name() const { return "ChiSquared"; }

std::vector<Parameter> ChiSquared::do_parameters() const { return {{"dof", dof_}}; }

// ---- facts for the engine -----------------------------------------------------------------------------------------

std::size_t ChiSquared::do_score(double x, std::span<double> out) const {
  if (out.empty()) return 0;
  out[0] = 0.5 * (math::log_ratio(x, dof_) - math::digamma_minus_log(0.5 * dof_));
  return 1;
}

}  // namespace relent
