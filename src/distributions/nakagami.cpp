// Nakagami distribution.
#include <relent/distributions/nakagami.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Nakagami::Nakagami(double shape, double spread)
    : Family(check::positive_finite("Nakagami", "shape", shape), 2.0, 2.0 * shape,
             // the quotient of the roots, for the quotient itself may leave double's range
             math::divide(math::sqrt(DoubleDouble(check::positive_finite("Nakagami", "spread", spread))),
                          math::sqrt(DoubleDouble(shape)))),
      spread_(spread) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Nakagami::description() {
  return {
      .name = "Nakagami",
      .aliases = {},
      .summary = "The strength of a faded signal; the root of a Gamma variable.",
      .density = "2 (shape / spread)^shape x^(2 shape - 1) exp(-shape x^2 / spread) / Gamma(shape)",
      .parameters = "shape > 0; spread > 0, which is E X^2",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "shape"}, {.name = "spread"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Nakagami(given.real(0), given.real(1));
                 }}},
      .examples = {"Nakagami(1.5, 2)", "Nakagami(0.5, 1)", "Nakagami(4, 0.3)", "Nakagami(0.01, 3)", "Nakagami(1e7, 2)",
                   "Nakagami(2, 1e-100)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Nakagami::do_name() const { return "Nakagami"; }

std::vector<Parameter> Nakagami::do_parameters() const { return {{"shape", gamma_shape().hi}, {"spread", spread_}}; }

}  // namespace relent
