// Logistic distribution.
#include <relent/distributions/logistic.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "distributions/standard_logistic.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Logistic::Logistic(double location, double scale)
    : location_(check::finite("Logistic", "location", location)),
      scale_(check::positive_finite("Logistic", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Logistic::description() {
  return {
      .name = "Logistic",
      .aliases = {},
      .summary = "Latent scores of logistic regression: the difference of two Gumbel variables.",
      .density = "exp(-z) / (scale (1 + exp(-z))^2), z = (x - location) / scale",
      .parameters = "location finite; scale > 0",
      .support = "reals",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Logistic(given.real(0), given.real(1));
                 }}},
      .examples = {"Logistic(0, 1)", "Logistic(-2, 0.5)", "Logistic(location=3, scale=20)", "Logistic(100, 0.01)",
                   "Logistic(0, 1e-150)", "Logistic(-1e10, 1e150)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Logistic::do_name() const { return "Logistic"; }

std::vector<Parameter> Logistic::do_parameters() const { return {{"location", location_}, {"scale", scale_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double Logistic::do_log_prob(double x) const {
  return standard_logistic::log_density(standardised(x, location_, scale_)) - std::log(scale_);
}

Support Logistic::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Logistic::do_cdf(double x) const { return standard_logistic::cdf(standardised(x, location_, scale_)); }

double Logistic::do_log_cdf(double x) const { return standard_logistic::log_cdf(standardised(x, location_, scale_)); }

double Logistic::do_survival(double x) const { return standard_logistic::cdf(-standardised(x, location_, scale_)); }

double Logistic::do_log_survival(double x) const {
  return standard_logistic::log_cdf(-standardised(x, location_, scale_));
}

double Logistic::do_quantile(double u) const {
  return unstandardised(standard_logistic::quantile(u), location_, scale_);
}

double Logistic::do_inverse_survival(double v) const {
  return unstandardised(-standard_logistic::quantile(v), location_, scale_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double Logistic::do_mean() const { return location_; }

double Logistic::do_variance() const { return math::pi * math::pi / 3.0 * scale_ * scale_; }

double Logistic::do_stddev() const {
  constexpr double standard = 1.81379936423421785059;  // pi / sqrt(3)
  return standard * scale_;
}

double Logistic::do_skewness() const { return 0.0; }

double Logistic::do_excess_kurtosis() const { return 1.2; }

double Logistic::do_mode() const { return location_; }

double Logistic::do_median() const { return location_; }

double Logistic::do_entropy() const { return std::log(scale_) + 2.0; }

// ---- sampling -----------------------------------------------------------------------------------------------------

double Logistic::do_sample(Rng& rng) const {
  return unstandardised(standard_logistic::quantile(rng.uniform()), location_, scale_);  // inversion
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Logistic::do_tails() const {
  const Tail tail = Tail::stretched_exponential(1.0, 1.0 / scale_);
  return {tail, tail};
}

double Logistic::do_location_hint() const { return location_; }

std::optional<double> Logistic::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return location_;
    case Statistic::Kind::x_squared:
      return location_ * location_ + do_variance();
    case Statistic::Kind::absolute_deviation: {
      // The integral of cdf below c and of the survival function above it.
      const double z = std::fabs(standardised(c, location_, scale_));
      return std::fabs(location_ - c) + 2.0 * scale_ * std::log1p(std::exp(-z));
    }
    case Statistic::Kind::absolute_power: {
      const double k = statistic.second;
      if (c != location_ || !(k > 0.0) || k == 1.0) return std::nullopt;
      return 2.0 * std::pow(scale_, k) * std::exp(math::log_gamma1p(k)) * standard_logistic::eta(k);
    }
    case Statistic::Kind::exponential: {
      const double t = c * scale_;
      if (!(std::fabs(t) < 1.0)) return std::numeric_limits<double>::infinity();
      return std::exp(c * location_) * standard_logistic::exponential_moment(t, 1.0 - std::fabs(t));
    }
    case Statistic::Kind::power: {
      // Binomial's theorem over the even central moments 2 j! eta(j) scale^j: for |location| all terms are positive.
      constexpr double highest_order = 64.0;
      if (!(c >= 0.0 && c <= highest_order) || c != std::floor(c)) return std::nullopt;
      double sum = std::pow(std::fabs(location_), c);
      double falling = 1.0;  // c! / (c - j)! scale^j
      for (double j = 1.0; j <= c; j += 1.0) {
        falling *= (c - j + 1.0) * scale_;
        if (std::fmod(j, 2.0) != 0.0) continue;
        sum += 2.0 * standard_logistic::eta(j) * falling * std::pow(std::fabs(location_), c - j);
      }
      if (std::isnan(sum)) return std::nullopt;
      return location_ < 0.0 && std::fmod(c, 2.0) == 1.0 ? -sum : sum;
    }
    default:
      return std::nullopt;
  }
}

std::size_t Logistic::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double z = standardised(x, location_, scale_);
  const double slope = std::tanh(0.5 * z);
  out[0] = slope / scale_;
  out[1] = (z * slope - 1.0) / scale_;
  return 2;
}

}  // namespace relent
