// InverseGamma distribution.
#include <relent/distributions/inverse_gamma.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "distributions/check.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

InverseGamma::InverseGamma(double shape, double scale)
    : Family(check::positive_finite("InverseGamma", "shape", shape), -1.0, -shape,
             check::positive_finite("InverseGamma", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription InverseGamma::description() {
  return {
      .name = "InverseGamma",
      .aliases = {},
      .summary = "The reciprocal of a Gamma variable.",
      .density = "scale^shape x^(-shape - 1) exp(-scale / x) / Gamma(shape)",
      .parameters = "shape > 0; scale > 0",
      .support = "(0, inf)",
      .forms = {{.parameters = {{.name = "shape"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return InverseGamma(given.real(0), given.real(1));
                 }}},
      .examples = {"InverseGamma(3, 2)", "InverseGamma(5, 0.5)", "InverseGamma(1.5, 1)", "InverseGamma(0.5, 1)",
                   "InverseGamma(1e7, 1)", "InverseGamma(6, 1e-100)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string InverseGamma::do_name() const { return "InverseGamma"; }

std::vector<Parameter> InverseGamma::do_parameters() const {
  return {{"shape", gamma_shape().hi}, {"scale", gamma_scale().hi}};
}

}  // namespace relent
