// HalfNormal distribution.
#include <relent/distributions/half_normal.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

HalfNormal::HalfNormal(double scale)
    : Family(0.5, 2.0, 1.0,
             math::multiply(math::sqrt(DoubleDouble(2.0)),
                            DoubleDouble(check::positive_finite("HalfNormal", "scale", scale)))),
      given_scale_(scale) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription HalfNormal::description() {
  return {
      .name = "HalfNormal",
      .aliases = {},
      .summary = "The size of a centred Gaussian variable.",
      .density = "sqrt(2 / pi) / scale exp(-(x / scale)^2 / 2)",
      .parameters = "scale > 0",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return HalfNormal(given.real(0)); }}},
      .examples = {"HalfNormal(1)", "HalfNormal(0.25)", "HalfNormal(3)", "HalfNormal(1e-150)", "HalfNormal(1e150)",
                   "HalfNormal(1e-8)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string HalfNormal::do_name() const { return "HalfNormal"; }

std::vector<Parameter> HalfNormal::do_parameters() const { return {{"scale", given_scale_}}; }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double HalfNormal::do_cdf(double x) const { return std::erf(math::sqrt_half * (x / given_scale_)); }

double HalfNormal::do_log_cdf(double x) const {
  const double z = x / given_scale_;
  return z < 1.0 ? std::log(std::erf(math::sqrt_half * z)) : std::log1p(-2.0 * math::normal_cdf(-z));
}

double HalfNormal::do_survival(double x) const { return 2.0 * math::normal_cdf(-x / given_scale_); }

double HalfNormal::do_log_survival(double x) const {
  const double z = x / given_scale_;
  return z < 0.5 ? std::log1p(-std::erf(math::sqrt_half * z)) : math::log_two + math::log_normal_cdf(-z);
}

}  // namespace relent
