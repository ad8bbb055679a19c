// Arcsine distribution.
#include <relent/distributions/arcsine.hpp>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "distributions/check.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Arcsine::Arcsine(double low, double high)
    : Family(check::finite("Arcsine", "low", low), check::finite("Arcsine", "high", high), 0.5, 0.5) {
  check::that(low < high && std::isfinite(high - low), "Arcsine", "high",
              "greater than low = " + format_number(low) + ", at a finite distance", high);
}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Arcsine::description() {
  return {
      .name = "Arcsine",
      .aliases = {},
      .summary = "Where a harmonic oscillator is found; Beta(1/2, 1/2) on an interval.",
      .density = "1 / (pi sqrt((x - low) (high - x)))",
      .parameters = "low < high, both finite, as their distance",
      .support = "[low, high]",
      .forms = {{.parameters = {{.name = "low", .default_value = 0.0}, {.name = "high", .default_value = 1.0}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Arcsine(given.real(0), given.real(1));
                 }}},
      .examples = {"Arcsine(0, 1)", "Arcsine(-2, 3)", "Arcsine(low=0.25, high=0.75)", "Arcsine(-1e150, 1e150)",
                   "Arcsine(0, 1e-200)", "Arcsine(100, 100.5)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Arcsine::do_name() const { return "Arcsine"; }

std::vector<Parameter> Arcsine::do_parameters() const { return {{"low", low()}, {"high", high()}}; }

// ---- moments ------------------------------------------------------------------------------------------------------

double Arcsine::do_mode() const { return low(); }

double Arcsine::do_median() const { return std::midpoint(low(), high()); }

}  // namespace relent
