// PERT distribution.
#include <relent/distributions/pert.hpp>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Pert";

/// 1 + shape part / (high - low), from the end to the mode.
DoubleDouble exponent(double shape, double part_low, double part_high, double low, double high) {
  const DoubleDouble part = math::two_sum(part_high, -part_low);
  if (part.hi == 0.0) return 1.0;
  return math::add(1.0, math::multiply(shape, math::quotient(part, math::two_sum(high, -low))));
}

void check_order(double low, double mode, double high) {
  check::finite(family, "low", low);
  check::finite(family, "mode", mode);
  check::finite(family, "high", high);
  check::that(low < high && std::isfinite(high - low), family, "high",
              "greater than low = " + format_number(low) + ", at a finite distance", high);
  check::that(low <= mode && mode <= high, family, "mode",
              "in [low, high] = [" + format_number(low) + ", " + format_number(high) + "]", mode);
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Pert::Pert(double low, double mode, double high, double shape)
    : Family((check_order(low, mode, high), low), high,
             exponent(check::positive_finite(family, "shape", shape), low, mode, low, high),
             exponent(shape, mode, high, low, high)),
      mode_(mode),
      shape_(shape) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Pert::description() {
  return {
      .name = "Pert",
      .aliases = {"PERT"},
      .summary = "An estimate by its least, most likely and greatest value; Beta on an interval.",
      .density =
          "(x - low)^(alpha - 1) (high - x)^(beta - 1) / (B(alpha, beta) (high - low)^(1 + shape)), alpha = 1 + "
          "shape (mode - low) / (high - low), beta = 1 + shape (high - mode) / (high - low)",
      .parameters = "low <= mode <= high, low < high, finite, as high - low; shape > 0, 4 if not given",
      .support = "[low, high]",
      .forms = {{.parameters =
                     {{.name = "low"}, {.name = "mode"}, {.name = "high"}, {.name = "shape", .default_value = 4.0}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Pert(given.real(0), given.real(1), given.real(2), given.real(3));
                 }}},
      .examples = {"Pert(0, 2, 10)", "Pert(-3, 1, 2, 6)", "Pert(low=0, mode=0.25, high=1, shape=3)", "Pert(0, 0, 1)",
                   "Pert(100, 101, 101, 40)", "Pert(-1e100, 0, 1e100, 1e-8)", "Pert(0, 1e-3, 1, 1e5)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Pert::do_name() const { return std::string(family); }

std::vector<Parameter> Pert::do_parameters() const {
  return {{"low", low()}, {"mode", mode_}, {"high", high()}, {"shape", shape_}};
}

// ---- moments ------------------------------------------------------------------------------------------------------

double Pert::do_mode() const { return mode_; }

}  // namespace relent
