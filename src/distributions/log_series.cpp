// Logarithmic series distribution.
#include <relent/distributions/log_series.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/least_integer.hpp"
#include "math/log_series.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "LogSeries";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double few = 64.0;  // masses, which are simply added

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

LogSeries::LogSeries(double probability)
    : probability_(check::in_open_unit(family, "probability", probability)),
      complement_(1.0 - probability),
      log_probability_(std::log(probability)),
      excess_(math::log_series_excess(probability, complement_)),
      log_norm_(std::log1p(probability * excess_)) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription LogSeries::description() {
  return {
      .name = "LogSeries",
      .aliases = {},
      .summary = "Fisher's law of the numbers of individuals in a species.",
      .density = "mass(k) = probability^k / (-k log(1 - probability))",
      .parameters = "probability in (0, 1)",
      .support = "1, 2, ...",
      .forms = {{{{"probability"}}, [](const Arguments& given) { return LogSeries(given.real(0)); }}},
      .examples = {"LogSeries(0.6)", "LogSeries(0.2)", "LogSeries(0.9)", "LogSeries(1e-300)", "LogSeries(0.999)",
                   "LogSeries(1e-8)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string LogSeries::do_name() const { return std::string(family); }

std::vector<Parameter> LogSeries::do_parameters() const { return {{"probability", probability_}}; }

// ---- density -------------------------------------------------------------------------------------------------------

// Three terms of one sign.
double LogSeries::do_log_prob(double k) const {
  return (k == 1.0 ? 0.0 : (k - 1.0) * log_probability_) - std::log(k) - log_norm_;
}

Support LogSeries::do_support() const { return Support::integers(1.0, infinity); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

/// P(X <= k) of a small k.
double LogSeries::first_terms(double k) const {
  double sum = 0.0;
  double power = 1.0;
  for (double j = 1.0; j <= k; j += 1.0) {
    sum += power / j;
    power *= probability_;
  }
  return sum / (1.0 + probability_ * excess_);
}

/// P(X > k).
double LogSeries::tail(double k) const {
  return std::exp(k * log_probability_ - log_norm_) * math::log_series_tail(k + 1.0, probability_, log_probability_);
}

double LogSeries::do_cdf(double k) const {
  if (k <= few) {
    const double below = first_terms(k);
    if (below < 0.5) return below;
  }
  return 1.0 - tail(k);
}

double LogSeries::do_log_cdf(double k) const {
  const double below = do_cdf(k);
  return below < 0.5 ? std::log(below) : std::log1p(-tail(k));
}

double LogSeries::do_survival(double k) const {
  if (k <= few) {
    const double below = first_terms(k);
    if (below < 0.5) return 1.0 - below;
  }
  return tail(k);
}

double LogSeries::do_log_survival(double k) const {
  const double below = do_cdf(k);
  if (below < 0.5) return std::log1p(-below);
  return k * log_probability_ - log_norm_ + std::log(math::log_series_tail(k + 1.0, probability_, log_probability_));
}

double LogSeries::do_quantile(double u) const {
  return least_integer(1.0, infinity, 1.0, [&](double k) { return do_cdf(k) >= u; });
}

double LogSeries::do_inverse_survival(double v) const {
  return least_integer(1.0, infinity, 1.0, [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

// With r = p excess = -log(1 - p)/p - 1 and d = r/(1 + r), the raw moments are (1 - d)/q, (1 - d)/q^2,
// (1 - d)(1 + p)/q^3, (1 - d)(1 + 4p + p^2)/q^4; what follows are their central combinations, without cancellation.

double LogSeries::do_mean() const { return 1.0 / (complement_ * (1.0 + probability_ * excess_)); }

double LogSeries::do_variance() const {
  const double norm = 1.0 + probability_ * excess_;
  return probability_ * excess_ / (complement_ * norm) / (complement_ * norm);
}

double LogSeries::do_stddev() const {
  return std::sqrt(probability_) * std::sqrt(excess_) / (complement_ * (1.0 + probability_ * excess_));
}

// (p/d - 1 + 2d)/sqrt(d (1 - d))
double LogSeries::do_skewness() const {
  const double norm = 1.0 + probability_ * excess_;
  const double d = probability_ * excess_ / norm;
  return (norm / excess_ - 1.0 + 2.0 * d) / (std::sqrt(probability_) * std::sqrt(excess_)) * norm;
}

// ((p/d)^2 + 4p/d - 6 + 6d + 1/d)/(1 - d)
double LogSeries::do_excess_kurtosis() const {
  const double norm = 1.0 + probability_ * excess_;
  const double d = probability_ * excess_ / norm;
  const double ratio = norm / excess_;
  return (ratio * ratio + 4.0 * ratio - 6.0 + 6.0 * d + ratio / probability_) * norm;
}

double LogSeries::do_mode() const { return 1.0; }

// Three terms of one sign; E[X] - 1 = p (1 - q excess)/(q (1 + p excess)).
double LogSeries::do_entropy() const {
  const double beyond_one =
      probability_ * (1.0 - complement_ * excess_) / (complement_ * (1.0 + probability_ * excess_));
  return -beyond_one * log_probability_ + math::log_series_mean_log(probability_, complement_, log_probability_) +
         log_norm_;
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// A geometric variable on 1, 2, ... whose probability of going on is 1 - (1 - p)^U (Kemp 1981, algorithm LS). Two
// words.
double LogSeries::do_sample(Rng& rng) const {
  const double log_stop = rng.uniform() * std::log1p(-probability_);
  const double log_on = log_stop > -math::log_two ? std::log(-std::expm1(log_stop)) : std::log1p(-std::exp(log_stop));
  return 1.0 + std::floor(std::log(rng.uniform()) / log_on);
}

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails LogSeries::do_tails() const { return {Tail::none(), Tail::stretched_exponential(1.0, -log_probability_, -1.0)}; }

double LogSeries::do_location_hint() const { return 1.0; }

std::optional<double> LogSeries::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  const double argument = statistic.argument;
  switch (statistic.kind) {
    case Kind::x:
      return do_mean();
    case Kind::x_squared:
      return do_mean() / complement_;
    case Kind::log_x:
      return math::log_series_mean_log(probability_, complement_, log_probability_);
    case Kind::exponential: {  // log(1 - p e^t)/log(1 - p)
      const double log_product = log_probability_ + argument;
      if (log_product >= 0.0) return infinity;
      if (log_product < -700.0 || probability_ < 0x1p-1000) return std::exp(argument);
      return (log_product > -math::log_two ? std::log(-std::expm1(log_product)) : std::log1p(-std::exp(log_product))) /
             std::log1p(-probability_);
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> LogSeries::do_log_density_terms() const {
  return LogDensityTerms{-log_norm_ - log_probability_,
                         {{{Statistic::Kind::x, 0.0}, log_probability_}, {{Statistic::Kind::log_x, 0.0}, -1.0}}};
}

// mass(j + 1)/mass(j) = p j/(j + 1) increases to p.
std::optional<double> LogSeries::do_ratio_bound(double) const { return probability_; }

}  // namespace relent
