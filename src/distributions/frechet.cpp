// Frechet distribution.
#include <relent/distributions/frechet.hpp>

#include <string>

#include "distributions/check.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Frechet::Frechet(double shape, double scale)
    : Family(-check::positive_finite_with_reciprocal("Frechet", "shape", shape),
             check::positive_finite("Frechet", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Frechet::description() {
  return {
      .name = "Frechet",
      .aliases = {},
      .summary = "The largest of many outcomes with power tails; the reciprocal of a Weibull variate.",
      .density = "(shape / scale) (x / scale)^(-shape - 1) exp(-(x / scale)^-shape)",
      .parameters = "shape > 0; scale > 0",
      .support = "(0, inf)",
      .forms = {{.parameters = {{.name = "shape"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Frechet(given.real(0), given.real(1));
                 }}},
      .examples = {"Frechet(6, 3)", "Frechet(shape=2.5, scale=0.5)", "Frechet(1, 4)", "Frechet(0.1, 1)",
                   "Frechet(1e8, 1)", "Frechet(3.5, 1e-80)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Frechet::do_name() const { return "Frechet"; }

}  // namespace relent
