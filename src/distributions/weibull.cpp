// Weibull distribution.
#include <relent/distributions/weibull.hpp>

#include <string>

#include "distributions/check.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Weibull::Weibull(double shape, double scale)
    : Family(check::positive_finite_with_reciprocal("Weibull", "shape", shape),
             check::positive_finite("Weibull", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Weibull::description() {
  return {
      .name = "Weibull",
      .aliases = {},
      .summary = "Life times whose hazard is a power of age.",
      .density = "(shape / scale) (x / scale)^(shape - 1) exp(-(x / scale)^shape)",
      .parameters = "shape > 0; scale > 0",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "shape"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Weibull(given.real(0), given.real(1));
                 }}},
      .examples = {"Weibull(2, 3)", "Weibull(shape=0.7, scale=0.5)", "Weibull(1, 4)", "Weibull(0.05, 1)",
                   "Weibull(1e8, 1e-3)", "Weibull(3.5, 1e80)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Weibull::do_name() const { return "Weibull"; }

}  // namespace relent
