// Levy distribution.
#include <relent/distributions/levy.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "distributions/check.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Levy::Levy(double location, double scale)
    : Family(0.5, -1.0, -0.5, 0.5 * check::positive_finite_with_half("Levy", "scale", scale),
             check::finite("Levy", "location", location)),
      given_scale_(scale) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Levy::description() {
  return {
      .name = "Levy",
      .aliases = {},
      .summary = "The time at which Brownian motion first hits a level; a stable law.",
      .density = "sqrt(scale / (2 pi)) y^(-3/2) exp(-scale / (2 y)), y = x - location",
      .parameters = "location finite; scale > 0",
      .support = "(location, inf)",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return Levy(given.real(0), given.real(1)); }}},
      .examples = {"Levy(0, 1)", "Levy(1, 2)", "Levy(-3, 0.5)", "Levy(0, 1e-100)", "Levy(0, 1e100)", "Levy(5, 1e-3)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Levy::do_name() const { return "Levy"; }

std::vector<Parameter> Levy::do_parameters() const { return {{"location", gamma_location()}, {"scale", given_scale_}}; }

}  // namespace relent
