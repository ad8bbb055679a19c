// Laplace distribution.
#include <relent/distributions/laplace.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Laplace::Laplace(double location, double scale)
    : location_(check::finite("Laplace", "location", location)),
      scale_(check::positive_finite("Laplace", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Laplace::description() {
  return {
      .name = "Laplace",
      .aliases = {},
      .summary = "Errors with exponential tails on both sides: the difference of two exponentials.",
      .density = "exp(-|x - location| / scale) / (2 scale)",
      .parameters = "location finite; scale > 0",
      .support = "reals",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Laplace(given.real(0), given.real(1));
                 }}},
      .examples = {"Laplace(0, 1)", "Laplace(-2, 0.5)", "Laplace(location=3, scale=20)", "Laplace(100, 0.01)",
                   "Laplace(0, 1e-150)", "Laplace(-1e10, 1e150)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Laplace::do_name() const { return "Laplace"; }

std::vector<Parameter> Laplace::do_parameters() const { return {{"location", location_}, {"scale", scale_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double Laplace::do_log_prob(double x) const {
  return -std::fabs(standardised(x, location_, scale_)) - (std::log(scale_) + math::log_two);
}

Support Laplace::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

namespace {

double lower_tail(double z) { return z < 0.0 ? 0.5 * std::exp(z) : 1.0 - 0.5 * std::exp(-z); }

double log_lower_tail(double z) { return z < 0.0 ? z - math::log_two : std::log1p(-0.5 * std::exp(-z)); }

/// The z of lower tail u; 1 - u is exact where it is used.
double lower_tail_inverse(double u) { return u <= 0.5 ? std::log(2.0 * u) : -std::log(2.0 * (1.0 - u)); }

}  // namespace

double Laplace::do_cdf(double x) const { return lower_tail(standardised(x, location_, scale_)); }

double Laplace::do_log_cdf(double x) const { return log_lower_tail(standardised(x, location_, scale_)); }

double Laplace::do_survival(double x) const { return lower_tail(-standardised(x, location_, scale_)); }

double Laplace::do_log_survival(double x) const { return log_lower_tail(-standardised(x, location_, scale_)); }

double Laplace::do_quantile(double u) const { return unstandardised(lower_tail_inverse(u), location_, scale_); }

double Laplace::do_inverse_survival(double v) const {
  return unstandardised(-lower_tail_inverse(v), location_, scale_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double Laplace::do_mean() const { return location_; }

double Laplace::do_variance() const { return 2.0 * scale_ * scale_; }

double Laplace::do_stddev() const { return math::sqrt_two * scale_; }

double Laplace::do_skewness() const { return 0.0; }

double Laplace::do_excess_kurtosis() const { return 3.0; }

double Laplace::do_mode() const { return location_; }

double Laplace::do_entropy() const { return std::log(scale_) + (1.0 + math::log_two); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double Laplace::do_sample(Rng& rng) const { return location_ + scale_ * math::standard_laplace(rng); }

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Laplace::do_tails() const {
  const Tail tail = Tail::stretched_exponential(1.0, 1.0 / scale_);
  return {tail, tail};
}

double Laplace::do_location_hint() const { return location_; }

std::vector<double> Laplace::do_breakpoints() const { return {location_}; }

std::optional<double> Laplace::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return location_;
    case Statistic::Kind::x_squared:
      return location_ * location_ + do_variance();
    case Statistic::Kind::absolute_deviation: {
      const double gap = std::fabs(location_ - c);
      return gap + scale_ * std::exp(-std::fabs(standardised(c, location_, scale_)));
    }
    case Statistic::Kind::absolute_power:
      if (c != location_ || !(statistic.second > -1.0)) return std::nullopt;
      return std::pow(scale_, statistic.second) * std::exp(math::log_gamma1p(statistic.second));
    case Statistic::Kind::exponential: {
      const double t = c * scale_;
      if (!(std::fabs(t) < 1.0)) return std::numeric_limits<double>::infinity();
      return std::exp(c * location_) / ((1.0 - t) * (1.0 + t));
    }
    case Statistic::Kind::power: {
      // From the moment generating function: E[X^k] = location^k + k (k - 1) scale^2 E[X^(k-2)].
      double power = 1.0;
      return symmetric_power_moment(location_, c, [&](double order, double before, double) {
        power *= std::fabs(location_);
        return power + order * (order - 1.0) * (scale_ * scale_) * before;
      });
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Laplace::do_log_density_terms() const {
  const double rate = 1.0 / scale_;
  if (!std::isfinite(rate)) return std::nullopt;
  return LogDensityTerms{-(std::log(scale_) + math::log_two),
                         {{{Statistic::Kind::absolute_deviation, location_}, -rate}}};
}

std::size_t Laplace::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double z = standardised(x, location_, scale_);
  out[0] = z == 0.0 ? 0.0 : std::copysign(1.0 / scale_, z);  // at the kink, the mean of both sides
  out[1] = (std::fabs(z) - 1.0) / scale_;
  return 2;
}

}  // namespace relent
