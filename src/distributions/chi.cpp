// Chi distribution.
#include <relent/distributions/chi.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Chi::Chi(double dof)
    : Family(0.5 * check::positive_finite_with_half("Chi", "dof", dof), 2.0, dof, math::sqrt(DoubleDouble(2.0))),
      dof_(dof) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Chi::description() {
  return {
      .name = "Chi",
      .aliases = {},
      .summary = "The length of a vector of dof standard Gaussian coordinates.",
      .density = "2^(1 - dof/2) x^(dof - 1) exp(-x^2 / 2) / Gamma(dof/2)",
      .parameters = "dof > 0, not only integers",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "dof"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return Chi(given.real(0)); }}},
      .examples = {"Chi(3)", "Chi(1)", "Chi(0.7)", "Chi(0.02)", "Chi(1e8)", "Chi(250)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Chi::do_name() const { return "Chi"; }

std::vector<Parameter> Chi::do_parameters() const { return {{"dof", dof_}}; }

}  // namespace relent
