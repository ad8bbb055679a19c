// Maxwell distribution.
#include <relent/distributions/maxwell.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Maxwell::Maxwell(double scale)
    : Family(1.5, 2.0, 3.0,
             math::multiply(math::sqrt(DoubleDouble(2.0)),
                            DoubleDouble(check::positive_finite("Maxwell", "scale", scale)))),
      given_scale_(scale) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Maxwell::description() {
  return {
      .name = "Maxwell",
      .aliases = {},
      .summary = "The length of a vector of three centred Gaussian coordinates.",
      .density = "sqrt(2 / pi) x^2 / scale^3 exp(-(x / scale)^2 / 2)",
      .parameters = "scale > 0",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return Maxwell(given.real(0)); }}},
      .examples = {"Maxwell(1)", "Maxwell(0.25)", "Maxwell(3)", "Maxwell(1e-150)", "Maxwell(1e150)", "Maxwell(1e-8)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Maxwell::do_name() const { return "Maxwell"; }

std::vector<Parameter> Maxwell::do_parameters() const { return {{"scale", given_scale_}}; }

}  // namespace relent
