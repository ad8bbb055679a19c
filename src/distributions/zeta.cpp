// Zeta distribution.
#include <relent/distributions/zeta.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/least_integer.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"
#include "math/zeta.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Zeta";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

Zeta::Zeta(double exponent)
    : exponent_(
          check::that(exponent > 1.0 && std::isfinite(exponent), family, "exponent", "above 1 and finite", exponent)),
      log_zeta_(math::log_zeta(exponent)),
      rest_(std::exp2(-exponent) * std::exp(-log_zeta_)) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Zeta::description() {
  return {
      .name = "Zeta",
      .aliases = {},
      .summary = "Zipf's law on all the positive integers.",
      .density = "mass(k) = k^-exponent / zeta(exponent)",
      .parameters = "exponent > 1 and finite",
      .support = "1, 2, ...",
      .forms = {{{{"exponent"}}, [](const Arguments& given) { return Zeta(given.real(0)); }}},
      .examples = {"Zeta(3.5)", "Zeta(2.5)", "Zeta(6)", "Zeta(1.5)", "Zeta(60)", "Zeta(1e5)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string Zeta::do_name() const { return std::string(family); }

std::vector<Parameter> Zeta::do_parameters() const { return {{"exponent", exponent_}}; }

// ---- density -------------------------------------------------------------------------------------------------------

double Zeta::do_log_prob(double k) const { return -exponent_ * std::log(k) - log_zeta_; }

Support Zeta::do_support() const { return Support::integers(1.0, infinity); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

// Each from the smaller tail: a partial sum of zeta, or Hurwitz's zeta(s, k + 1) = (k + 1)^-s (its scaled sum).
double Zeta::do_cdf(double k) const {
  const double below = math::zeta_partial_sum(exponent_, k) * std::exp(-log_zeta_);
  return below < 0.5 ? below : 1.0 - std::exp(do_log_survival(k));
}

double Zeta::do_log_cdf(double k) const {
  const double below = math::zeta_partial_sum(exponent_, k) * std::exp(-log_zeta_);
  return below < 0.5 ? std::log(below) : std::log1p(-std::exp(do_log_survival(k)));
}

double Zeta::do_survival(double k) const {
  const double below = math::zeta_partial_sum(exponent_, k) * std::exp(-log_zeta_);
  return below < 0.5 ? 1.0 - below : std::exp(do_log_survival(k));
}

double Zeta::do_log_survival(double k) const {
  const double below = math::zeta_partial_sum(exponent_, k) * std::exp(-log_zeta_);
  if (below < 0.5) return std::log1p(-below);
  return -exponent_ * std::log(k + 1.0) + std::log(math::scaled_hurwitz_zeta(exponent_, k + 1.0)) - log_zeta_;
}

double Zeta::do_quantile(double u) const {
  return least_integer(1.0, infinity, 1.0, [&](double k) { return do_cdf(k) >= u; });
}

double Zeta::do_inverse_survival(double v) const {
  return least_integer(1.0, infinity, 1.0, [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

// From E[(X - 1)^n] = rest * zeta_moment_sum(n): of large exponents X is nearly always 1.

double Zeta::do_mean() const { return exponent_ <= 2.0 ? infinity : 1.0 + rest_ * math::zeta_moment_sum(exponent_, 1); }

/// The variance over `rest_`.
double Zeta::variance_factor() const {
  const double first = math::zeta_moment_sum(exponent_, 1);
  return math::zeta_moment_sum(exponent_, 2) - rest_ * first * first;
}

double Zeta::do_variance() const { return exponent_ <= 3.0 ? infinity : rest_ * variance_factor(); }

double Zeta::do_stddev() const {
  if (exponent_ <= 3.0) return infinity;
  return std::exp2(-0.5 * exponent_) * std::exp(-0.5 * log_zeta_) * std::sqrt(variance_factor());
}

double Zeta::do_skewness() const {
  if (exponent_ <= 3.0) return not_a_number;
  if (exponent_ <= 4.0) return infinity;
  const double first = math::zeta_moment_sum(exponent_, 1);
  const double second = math::zeta_moment_sum(exponent_, 2);
  const double third = math::zeta_moment_sum(exponent_, 3);
  const double variance = second - rest_ * first * first;
  const double central = third - rest_ * first * (3.0 * second - 2.0 * rest_ * first * first);
  return central / (variance * std::sqrt(variance)) * std::exp2(0.5 * exponent_) * std::exp(0.5 * log_zeta_);
}

double Zeta::do_excess_kurtosis() const {
  if (exponent_ <= 3.0) return not_a_number;
  if (exponent_ <= 5.0) return infinity;
  const double first = math::zeta_moment_sum(exponent_, 1);
  const double second = math::zeta_moment_sum(exponent_, 2);
  const double third = math::zeta_moment_sum(exponent_, 3);
  const double fourth = math::zeta_moment_sum(exponent_, 4);
  const double variance = second - rest_ * first * first;
  const double shift = rest_ * first;
  const double central = fourth - shift * (4.0 * third - shift * (6.0 * second - 3.0 * shift * first));
  return central / (variance * variance) * std::exp2(exponent_) * std::exp(log_zeta_) - 3.0;
}

double Zeta::do_mode() const { return 1.0; }

// log zeta(s) + s E[log X]
double Zeta::do_entropy() const {
  return log_zeta_ + (rest_ == 0.0 ? 0.0 : exponent_ * rest_ * math::zeta_log_sum(exponent_, 1));
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// Rejection from floor(U^(-1/(s - 1))) (Devroye 1986, X.6.1). Two words a trial.
double Zeta::do_sample(Rng& rng) const {
  const double excess = exponent_ - 1.0;
  if (excess > 1000.0) return 1.0;
  const double scale = -std::expm1(-excess * math::log_two);  // (b - 1)/b, b = 2^(s - 1)
  for (;;) {
    const double u = rng.uniform();
    const double v = rng.uniform();
    const double x = std::min(std::floor(std::exp(-std::log(u) / excess)), std::numeric_limits<double>::max());
    const double log_t = excess * std::log1p(1.0 / x);
    // v x (t - 1)/(b - 1) <= t/b
    if (v * x * -std::expm1(-log_t) <= scale) return x;
  }
}

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails Zeta::do_tails() const { return {Tail::none(), Tail::power(exponent_ - 1.0)}; }

double Zeta::do_location_hint() const { return 1.0; }

std::optional<double> Zeta::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  const auto power = [&](double order) {  // zeta(s - order)/zeta(s)
    return exponent_ - order <= 1.0 ? infinity : std::exp(math::log_zeta_ratio(exponent_ - order, exponent_));
  };
  switch (statistic.kind) {
    case Kind::x:
      return do_mean();
    case Kind::x_squared:
      return power(2.0);
    case Kind::power:
      return power(statistic.argument);
    case Kind::reciprocal:
      return power(-1.0);
    case Kind::log_x:
      return rest_ == 0.0 ? 0.0 : rest_ * math::zeta_log_sum(exponent_, 1);
    case Kind::log_x_squared:
      return rest_ == 0.0 ? 0.0 : rest_ * math::zeta_log_sum(exponent_, 2);
    case Kind::exponential:
      if (statistic.argument > 0.0) return infinity;
      if (statistic.argument == 0.0) return 1.0;
      return std::nullopt;
    case Kind::log_factorial:
      if (exponent_ <= 2.0) return infinity;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Zeta::do_log_density_terms() const {
  return LogDensityTerms{-log_zeta_, {{{Statistic::Kind::log_x, 0.0}, -exponent_}}};
}

}  // namespace relent
