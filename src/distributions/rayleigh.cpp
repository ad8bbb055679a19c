// Rayleigh distribution.
#include <relent/distributions/rayleigh.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Rayleigh::Rayleigh(double scale)
    : Family(1.0, 2.0, 2.0,
             math::multiply(math::sqrt(DoubleDouble(2.0)),
                            DoubleDouble(check::positive_finite("Rayleigh", "scale", scale)))),
      given_scale_(scale) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Rayleigh::description() {
  return {
      .name = "Rayleigh",
      .aliases = {},
      .summary = "The length of a vector of two centred Gaussian coordinates.",
      .density = "x / scale^2 exp(-(x / scale)^2 / 2)",
      .parameters = "scale > 0",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return Rayleigh(given.real(0)); }}},
      .examples = {"Rayleigh(1)", "Rayleigh(0.25)", "Rayleigh(3)", "Rayleigh(1e-150)", "Rayleigh(1e150)",
                   "Rayleigh(1e-8)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Rayleigh::do_name() const { return "Rayleigh"; }

std::vector<Parameter> Rayleigh::do_parameters() const { return {{"scale", given_scale_}}; }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

namespace {

/// (x / scale)^2 / 2.
double half_square(double x, double scale) {
  const double z = x / scale;
  return 0.5 * z * z;
}

}  // namespace

double Rayleigh::do_cdf(double x) const { return -std::expm1(-half_square(x, given_scale_)); }

double Rayleigh::do_log_cdf(double x) const {
  const double z = x / given_scale_;
  return z < 1e-150 ? 2.0 * std::log(z) - math::log_two : math::log1mexp(-half_square(x, given_scale_));
}

double Rayleigh::do_survival(double x) const { return std::exp(-half_square(x, given_scale_)); }

double Rayleigh::do_log_survival(double x) const { return -half_square(x, given_scale_); }

double Rayleigh::do_quantile(double u) const { return given_scale_ * std::sqrt(-2.0 * std::log1p(-u)); }

double Rayleigh::do_inverse_survival(double v) const { return given_scale_ * std::sqrt(-2.0 * std::log(v)); }

}  // namespace relent
