// Geometric distribution.
#include <relent/distributions/geometric.hpp>

#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/least_integer.hpp"
#include "distributions/statistic_value.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Geometric";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double least_normal = std::numeric_limits<double>::min();

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

Geometric::Geometric(double probability)
    : Geometric(Bernoulli(check::in_half_open_unit(family, "probability", probability))) {}

Geometric Geometric::from_logit(double logit) {
  check::that(logit >= -708.0, family, "logit", "at least -708", logit);
  return Geometric(Bernoulli::from_logit(logit));
}

Geometric::Geometric(const Bernoulli& trial)
    : trial_(trial), log_success_(trial.log_prob(1.0)), log_failure_(trial.log_prob(0.0)) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Geometric::description() {
  return {
      .name = "Geometric",
      .aliases = {},
      .summary = "The number of failures before the first success.",
      .density = "mass(k) = probability (1 - probability)^k",
      .parameters = "probability in (0, 1]; or logit at least -708, inf included",
      .support = "0, 1, ...",
      .forms = {{{{"probability"}}, [](const Arguments& given) { return Geometric(given.real(0)); }},
                {{{"logit"}}, [](const Arguments& given) { return from_logit(given.real(0)); }}},
      .examples = {"Geometric(0.3)", "Geometric(0.05)", "Geometric(logit=1.5)", "Geometric(1)", "Geometric(0.001)",
                   "Geometric(logit=800)", "Geometric(logit=40)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string Geometric::do_name() const { return std::string(family); }

std::vector<Parameter> Geometric::do_parameters() const { return trial_.parameters(); }

// ---- density -------------------------------------------------------------------------------------------------------

double Geometric::do_log_prob(double k) const { return log_success_ + (k == 0.0 ? 0.0 : k * log_failure_); }

Support Geometric::do_support() const { return Support::integers(0.0, log_failure_ == -infinity ? 0.0 : infinity); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

// P(X > k) = (1 - p)^(k + 1).
double Geometric::do_cdf(double k) const { return -std::expm1((k + 1.0) * log_failure_); }

double Geometric::do_log_cdf(double k) const {
  const double log_rest = (k + 1.0) * log_failure_;
  if (log_rest > -least_normal) return std::log(k + 1.0) + log_success_;
  return math::log1mexp(log_rest);
}

double Geometric::do_survival(double k) const { return std::exp((k + 1.0) * log_failure_); }

double Geometric::do_log_survival(double k) const { return (k + 1.0) * log_failure_; }

double Geometric::do_quantile(double u) const {
  return least_integer(0.0, do_support().upper, std::log1p(-u) / log_failure_,
                       [&](double k) { return do_cdf(k) >= u; });
}

double Geometric::do_inverse_survival(double v) const {
  return least_integer(0.0, do_support().upper, std::log(v) / log_failure_,
                       [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

double Geometric::do_mean() const { return complement() / probability(); }

double Geometric::do_variance() const { return complement() / probability() / probability(); }

double Geometric::do_stddev() const { return std::sqrt(complement()) / probability(); }

// (1 + q)/sqrt(q)
double Geometric::do_skewness() const {
  if (log_failure_ == -infinity) return not_a_number;
  if (complement() < least_normal) return std::exp(-0.5 * log_failure_);
  return (1.0 + complement()) / std::sqrt(complement());
}

// 6 + p^2/q
double Geometric::do_excess_kurtosis() const {
  if (log_failure_ == -infinity) return not_a_number;
  if (complement() < least_normal) return std::exp(-log_failure_);
  return 6.0 + probability() * (probability() / complement());
}

double Geometric::do_mode() const { return 0.0; }

// -log p - (q/p) log q
double Geometric::do_entropy() const { return -log_success_ - (complement() == 0.0 ? 0.0 : do_mean() * log_failure_); }

// ---- sampling ------------------------------------------------------------------------------------------------------

double Geometric::do_sample(Rng& rng) const { return math::geometric(rng, probability(), complement()); }

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails Geometric::do_tails() const {
  return {Tail::none(), log_failure_ == -infinity ? Tail::none() : Tail::stretched_exponential(1.0, -log_failure_)};
}

double Geometric::do_location_hint() const { return 0.0; }

std::optional<double> Geometric::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  if (log_failure_ == -infinity) return if_defined(statistic_value(statistic, 0.0));
  const double mean = do_mean();
  const double square = mean * ((1.0 + complement()) / probability());
  const double argument = statistic.argument;
  switch (statistic.kind) {
    case Kind::x:
      return mean;
    case Kind::x_squared:
      return square;
    case Kind::exponential:  // p/(1 - q e^t)
      if (argument + log_failure_ >= 0.0) return infinity;
      return probability() / -std::expm1(argument + log_failure_);
    case Kind::power:
      if (argument == 0.0) return 1.0;
      if (argument == 1.0) return mean;
      if (argument == 2.0) return square;
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

std::optional<LogDensityTerms> Geometric::do_log_density_terms() const {
  if (log_failure_ == -infinity) return LogDensityTerms{};  // 0 on the one point
  return LogDensityTerms{log_success_, {{{Statistic::Kind::x, 0.0}, log_failure_}}};
}

std::optional<double> Geometric::do_ratio_bound(double) const { return complement(); }

}  // namespace relent
