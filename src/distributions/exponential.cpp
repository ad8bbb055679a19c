// Exponential distribution.
#include <relent/distributions/exponential.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Exponential::Exponential(double rate)
    : Exponential(check::positive_finite("Exponential", "rate", rate), Form::rate, rate) {}

Exponential Exponential::from_scale(double scale) {
  check::positive_finite_with_reciprocal("Exponential", "scale", scale);
  return {math::quotient(1.0, scale), Form::scale, scale};
}

Exponential::Exponential(DoubleDouble rate, Form form, double given) : Family(1.0, rate), form_(form), given_(given) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Exponential::description() {
  return {
      .name = "Exponential",
      .aliases = {},
      .summary = "The waiting time for an event of constant rate; Gamma with shape 1.",
      .density = "rate exp(-rate x)",
      .parameters = "rate > 0 (or scale = 1/rate)",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "rate"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return Exponential(given.real(0)); }},
                {.parameters = {{.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Exponential::from_scale(given.real(0));
                 }}},
      .examples = {"Exponential(1)", "Exponential(0.25)", "Exponential(scale=3)", "Exponential(1e-150)",
                   "Exponential(1e150)", "Exponential(scale=1e-10)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Exponential::do_name() const { return "Exponential"; }

std::vector<Parameter> Exponential::do_parameters() const { return {{form_ == Form::rate ? "rate" : "scale", given_}}; }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Exponential::do_cdf(double x) const { return -std::expm1(-x * rate()); }

double Exponential::do_log_cdf(double x) const {
  const double y = x * rate();
  if (y < (std::numeric_limits<double>::min)() && x > 0.0) return std::log(x) + std::log(rate());
  return math::log1mexp(-y);
}

double Exponential::do_survival(double x) const { return std::exp(-x * rate()); }

double Exponential::do_log_survival(double x) const { return -x * rate(); }

double Exponential::do_quantile(double u) const { return -std::log1p(-u) / rate(); }

double Exponential::do_inverse_survival(double v) const { return -std::log(v) / rate(); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double Exponential::do_sample(Rng& rng) const { return math::standard_exponential(rng) / rate(); }

// ---- facts for the engine -----------------------------------------------------------------------------------------

std::size_t Exponential::do_score(double x, std::span<double> out) const {
  if (out.empty()) return 0;
  out[0] = scale() - x;
  return 1;
}

}  // namespace relent
