// Gamma distribution.
#include <relent/distributions/gamma.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Gamma::Gamma(double shape, double rate)
    : Gamma(check::positive_finite("Gamma", "shape", shape), check::positive_finite("Gamma", "rate", rate),
            Form::shape_rate, shape, rate) {}

Gamma Gamma::from_shape_scale(double shape, double scale) {
  check::positive_finite("Gamma", "shape", shape);
  check::positive_finite_with_reciprocal("Gamma", "scale", scale);
  return {shape, math::quotient(1.0, scale), Form::shape_scale, shape, scale};
}

Gamma Gamma::from_mean_stddev(double mean, double stddev) {
  check::positive_finite("Gamma", "mean", mean);
  check::positive_finite("Gamma", "stddev", stddev);
  const DoubleDouble ratio = math::quotient(mean, stddev);
  const DoubleDouble shape = math::multiply(ratio, ratio);
  const DoubleDouble rate = math::quotient(ratio, stddev);
  check::that(shape.hi > 0.0 && std::isfinite(shape.hi) && rate.hi > 0.0 && std::isfinite(rate.hi), "Gamma", "stddev",
              "such that the shape (mean / stddev)^2 and the rate mean / stddev^2 are positive and finite", stddev);
  return {shape, rate, Form::mean_stddev, mean, stddev};
}

Gamma::Gamma(DoubleDouble shape, DoubleDouble rate, Form form, double first, double second)
    : Family(shape, rate), form_(form), first_(first), second_(second) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Gamma::description() {
  return {
      .name = "Gamma",
      .aliases = {},
      .summary = "Waiting times and other positive amounts: the sum of `shape` exponentials.",
      .density = "rate^shape x^(shape - 1) exp(-rate x) / Gamma(shape)",
      .parameters = "shape > 0; rate > 0 (or scale = 1/rate; or mean > 0 and stddev > 0)",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "shape"}, {.name = "rate"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return Gamma(given.real(0), given.real(1)); }},
                {.parameters = {{.name = "shape"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Gamma::from_shape_scale(given.real(0), given.real(1));
                 }},
                {.parameters = {{.name = "mean"}, {.name = "stddev"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Gamma::from_mean_stddev(given.real(0), given.real(1));
                 }}},
      .examples = {"Gamma(2, 3)", "Gamma(shape=7.5, scale=0.2)", "Gamma(mean=4, stddev=3)", "Gamma(0.01, 1)",
                   "Gamma(1e8, 1e-3)", "Gamma(shape=0.5, scale=1e150)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Gamma::do_name() const { return "Gamma"; }

std::vector<Parameter> Gamma::do_parameters() const {
  switch (form_) {
    case Form::shape_rate:
      break;
    case Form::shape_scale:
      return {{"shape", first_}, {"scale", second_}};
    case Form::mean_stddev:
      return {{"mean", first_}, {"stddev", second_}};
  }
  return {{"shape", first_}, {"rate", second_}};
}

}  // namespace relent
