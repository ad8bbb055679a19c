// Dirac distribution: a point mass.
#include <relent/distributions/dirac.hpp>

#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/statistic_value.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Dirac";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

Dirac::Dirac(double value) : value_(check::finite(family, "value", value)) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Dirac::description() {
  return {
      .name = "Dirac",
      .aliases = {},
      .summary = "A known number: all mass at one point.",
      .density = "mass(value) = 1",
      .parameters = "value finite",
      .support = "{value}",
      .forms = {{{{"value"}}, [](const Arguments& given) { return Dirac(given.real(0)); }}},
      .examples = {"Dirac(0)", "Dirac(2)", "Dirac(-1.5)", "Dirac(0.1)", "Dirac(1e300)", "Dirac(5e-324)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string Dirac::do_name() const { return std::string(family); }

std::vector<Parameter> Dirac::do_parameters() const { return {{"value", value_}}; }

// ---- density -------------------------------------------------------------------------------------------------------

double Dirac::do_log_prob(double x) const { return x == value_ ? 0.0 : -infinity; }

Support Dirac::do_support() const { return Support::point(value_); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

double Dirac::do_cdf(double x) const { return x < value_ ? 0.0 : 1.0; }

double Dirac::do_log_cdf(double x) const { return x < value_ ? -infinity : 0.0; }

double Dirac::do_survival(double x) const { return x < value_ ? 1.0 : 0.0; }

double Dirac::do_log_survival(double x) const { return x < value_ ? 0.0 : -infinity; }

double Dirac::do_quantile(double) const { return value_; }

double Dirac::do_inverse_survival(double) const { return value_; }

// ---- moments -------------------------------------------------------------------------------------------------------

double Dirac::do_mean() const { return value_; }

double Dirac::do_variance() const { return 0.0; }

double Dirac::do_skewness() const { return not_a_number; }  // 0/0

double Dirac::do_excess_kurtosis() const { return not_a_number; }

double Dirac::do_mode() const { return value_; }

double Dirac::do_entropy() const { return 0.0; }

// ---- sampling ------------------------------------------------------------------------------------------------------

double Dirac::do_sample(Rng&) const { return value_; }

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails Dirac::do_tails() const { return {Tail::none(), Tail::none()}; }

double Dirac::do_location_hint() const { return value_; }

std::optional<double> Dirac::do_expectation(const Statistic& statistic) const {
  return if_defined(statistic_value(statistic, value_));
}

std::optional<double> Dirac::do_ratio_bound(double) const { return 0.0; }

}  // namespace relent
