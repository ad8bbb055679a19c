// Poisson distribution.
#include <relent/distributions/poisson.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/entropy_sum.hpp"
#include "distributions/least_integer.hpp"
#include "distributions/statistic_value.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Poisson";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double least_normal = std::numeric_limits<double>::min();
constexpr double largest_log = 709.78;  // exp of it is finite

// Mean, spread and third-order correction (Cornish and Fisher 1938) at the standard normal quantile z.
double quantile_guess(double rate, double z) { return rate + std::sqrt(rate) * z + (z * z - 1.0) / 6.0; }

// log(2 pi e v)/2 + sum_j a_j/v^j: Stirling's series of the log mass, averaged over the central moments (Evans,
// Boersma, Blachman and Jagers 1988). Below 1e-15 in error for v >= 500.
double entropy_of_large(double v) {
  const double series = (-1.0 / 12 + (-1.0 / 24 + (-19.0 / 360 + (-9.0 / 80 - 863.0 / 2520 / v) / v) / v) / v) / v;
  return math::log_sqrt_two_pi + 0.5 + 0.5 * std::log(v) + series;
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

Poisson::Poisson(double rate) : Poisson(check::non_negative_finite(family, "rate", rate), std::log(rate), false) {}

Poisson Poisson::from_log_rate(double log_rate) {
  check::that(log_rate <= largest_log, family, "log_rate", "at most 709.78", log_rate);
  return {math::dd_exp(log_rate), log_rate, true};
}

Poisson::Poisson(DoubleDouble rate, double log_rate, bool log_form)
    : rate_(rate), log_rate_(log_rate), log_form_(log_form) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Poisson::description() {
  return {
      .name = "Poisson",
      .aliases = {},
      .summary = "The number of events of a constant rate.",
      .density = "mass(k) = rate^k exp(-rate) / k!",
      .parameters = "rate >= 0 and finite; or log_rate at most 709.78, -inf included",
      .support = "0, 1, ...",
      .forms = {{{{"rate"}}, [](const Arguments& given) { return Poisson(given.real(0)); }},
                {{{"log_rate"}}, [](const Arguments& given) { return from_log_rate(given.real(0)); }}},
      .examples = {"Poisson(3.5)", "Poisson(0.2)", "Poisson(log_rate=4)", "Poisson(0)", "Poisson(1e-300)",
                   "Poisson(log_rate=-800)", "Poisson(12345.5)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string Poisson::do_name() const { return std::string(family); }

std::vector<Parameter> Poisson::do_parameters() const {
  if (log_form_) return {{"log_rate", log_rate_}};
  return {{"rate", rate()}};
}

// ---- density -------------------------------------------------------------------------------------------------------

double Poisson::do_log_prob(double k) const {
  if (rate() >= least_normal) return math::log_poisson_pmf(k, rate_);
  return k == 0.0 ? -rate() : k * log_rate_ - math::log_gamma(k + 1.0);
}

Support Poisson::do_support() const { return Support::integers(0.0, log_rate_ == -infinity ? 0.0 : infinity); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

// P(X <= k) = Q(k + 1, rate), from the smaller tail, so that both are monotone. Where the rate underflows, X is 0 but
// for its nearest neighbour's mass.
double Poisson::do_cdf(double k) const {
  return k + 1.0 >= rate() ? 1.0 - do_survival(k) : math::gamma_q(k + 1.0, rate());
}

double Poisson::do_log_cdf(double k) const { return math::log_gamma_q(k + 1.0, rate()); }

double Poisson::do_survival(double k) const {
  if (rate() < least_normal) return std::exp(do_log_survival(k));
  return k + 1.0 >= rate() ? math::gamma_p(k + 1.0, rate()) : 1.0 - math::gamma_q(k + 1.0, rate());
}

double Poisson::do_log_survival(double k) const {
  if (rate() < least_normal) return do_log_prob(k + 1.0);
  return math::log_gamma_p(k + 1.0, rate());
}

double Poisson::do_quantile(double u) const {
  return least_integer(0.0, do_support().upper, quantile_guess(rate(), math::normal_quantile(u)),
                       [&](double k) { return do_cdf(k) >= u; });
}

double Poisson::do_inverse_survival(double v) const {
  return least_integer(0.0, do_support().upper, quantile_guess(rate(), -math::normal_quantile(v)),
                       [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

double Poisson::do_mean() const { return rate(); }

double Poisson::do_variance() const { return rate(); }

double Poisson::do_skewness() const {
  if (log_rate_ == -infinity) return not_a_number;
  return log_form_ ? std::exp(-0.5 * log_rate_) : 1.0 / std::sqrt(rate());
}

double Poisson::do_excess_kurtosis() const {
  if (log_rate_ == -infinity) return not_a_number;
  return log_form_ ? std::exp(-log_rate_) : 1.0 / rate();
}

// The least integer >= rate - 1: at an integer rate there are two modes.
double Poisson::do_mode() const {
  double mode = std::ceil(rate()) - 1.0;
  if (mode == rate() - 1.0 && rate_.lo > 0.0) mode += 1.0;
  return std::max(0.0, mode);
}

double Poisson::do_entropy() const { return rate() >= 500.0 ? entropy_of_large(rate()) : entropy_by_summation(*this); }

// ---- sampling ------------------------------------------------------------------------------------------------------

double Poisson::do_sample(Rng& rng) const { return math::poisson(rng, rate()); }

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails Poisson::do_tails() const { return {Tail::none(), log_rate_ == -infinity ? Tail::none() : Tail::t_log_t()}; }

double Poisson::do_location_hint() const { return do_mode(); }

std::optional<double> Poisson::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  if (log_rate_ == -infinity) return if_defined(statistic_value(statistic, 0.0));
  const double argument = statistic.argument;
  switch (statistic.kind) {
    case Kind::x:
      return rate();
    case Kind::x_squared:
      return rate() * (1.0 + rate());
    case Kind::exponential:
      return std::exp(rate() == 0.0 ? std::exp(log_rate_ + argument) : rate() * std::expm1(argument));
    case Kind::power:
      if (argument == 0.0) return 1.0;
      if (argument == 1.0) return rate();
      if (argument == 2.0) return rate() * (1.0 + rate());
      return argument < 0.0 ? std::optional(infinity) : std::nullopt;
    case Kind::reciprocal:
    case Kind::log_x_squared:
      return infinity;  // the outcome 0 has mass
    case Kind::log_x:
      return -infinity;
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Poisson::do_log_density_terms() const {
  if (log_rate_ == -infinity) return LogDensityTerms{};  // 0 on the one point
  return LogDensityTerms{-rate(),
                         {{{Statistic::Kind::x, 0.0}, log_rate_}, {{Statistic::Kind::log_factorial, 0.0}, -1.0}}};
}

// mass(j + 1)/mass(j) = rate/(j + 1) decreases in j.
std::optional<double> Poisson::do_ratio_bound(double k) const { return rate() / (std::max(k, 0.0) + 1.0); }

}  // namespace relent
