// GeneralizedGamma distribution.
#include <relent/distributions/generalized_gamma.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"

namespace relent {

namespace {

/// shape / power with its rounding residual.
DoubleDouble quotient_of(double shape, double power) {
  check::positive_finite("GeneralizedGamma", "shape", shape);
  check::positive_finite("GeneralizedGamma", "power", power);
  const double quotient = shape / power;
  if (!(quotient > 0.0 && std::isfinite(quotient) && std::isfinite(1.0 / power))) {
    throw InvalidParameter("GeneralizedGamma", "power", "such that 1 / power and shape / power are positive and finite",
                           power);
  }
  return math::quotient(shape, power);
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

GeneralizedGamma::GeneralizedGamma(double scale, double shape, double power)
    : Family(quotient_of(shape, power), power, shape, check::positive_finite("GeneralizedGamma", "scale", scale)),
      given_shape_(shape) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription GeneralizedGamma::description() {
  return {
      .name = "GeneralizedGamma",
      .aliases = {},
      .summary = "A power of a Gamma variable; covers Gamma, Weibull, Chi, Rayleigh, Maxwell, HalfNormal and Nakagami.",
      .density = "power / (scale Gamma(shape / power)) (x / scale)^(shape - 1) exp(-(x / scale)^power)",
      .parameters = "scale > 0; shape > 0; power > 0",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "scale"}, {.name = "shape"}, {.name = "power"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return GeneralizedGamma(given.real(0), given.real(1), given.real(2));
                 }}},
      .examples = {"GeneralizedGamma(1, 2, 1.5)", "GeneralizedGamma(2, 1, 0.5)", "GeneralizedGamma(0.5, 3, 3)",
                   "GeneralizedGamma(1, 0.05, 2)", "GeneralizedGamma(1e-50, 200, 2)", "GeneralizedGamma(3, 40, 20)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string GeneralizedGamma::do_name() const { return "GeneralizedGamma"; }

std::vector<Parameter> GeneralizedGamma::do_parameters() const {
  return {{"scale", gamma_scale().hi}, {"shape", given_shape_}, {"power", gamma_power()}};
}

}  // namespace relent
