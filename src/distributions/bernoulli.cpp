// Bernoulli distribution.
#include <relent/distributions/bernoulli.hpp>

#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/statistic_value.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Bernoulli";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

Bernoulli::Bernoulli(double probability)
    : Bernoulli(check::in_closed_unit(family, "probability", probability), math::two_sum(1.0, -probability), false,
                probability) {}

Bernoulli Bernoulli::from_logit(double logit) {
  check::not_nan(family, "logit", logit);
  return {math::sigmoid(logit), math::sigmoid(-logit), true, logit};
}

Bernoulli::Bernoulli(DoubleDouble probability, DoubleDouble complement, bool logit_form, double given)
    : probability_(probability), complement_(complement), logit_form_(logit_form), given_(given) {
  if (logit_form) {
    log_probability_ = -math::log1pexp(-given);
    log_complement_ = -math::log1pexp(given);
  } else {
    log_probability_ = given < 0.5 ? std::log(given) : std::log1p(-complement.hi);
    log_complement_ = given < 0.5 ? std::log1p(-given) : std::log(complement.hi);
  }
}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Bernoulli::description() {
  return {
      .name = "Bernoulli",
      .aliases = {},
      .summary = "One yes or no.",
      .density = "mass(1) = probability, mass(0) = 1 - probability",
      .parameters =
          "probability in [0, 1]; or logit = log(probability / (1 - probability)), any number, -inf and inf "
          "included",
      .support = "{0, 1}",
      .forms = {{{{"probability"}}, [](const Arguments& given) { return Bernoulli(given.real(0)); }},
                {{{"logit"}}, [](const Arguments& given) { return from_logit(given.real(0)); }}},
      .examples = {"Bernoulli(0.3)", "Bernoulli(0.5)", "Bernoulli(logit=-1.5)", "Bernoulli(0)", "Bernoulli(1)",
                   "Bernoulli(1e-300)", "Bernoulli(logit=-800)", "Bernoulli(logit=40)", "Bernoulli(logit=inf)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

double Bernoulli::logit() const noexcept {
  if (logit_form_) return given_;
  // Near 1/2, log(p/q) = log1p((p - q)/q) with p - q exact.
  if (given_ > 0.25 && given_ < 0.75) {
    return std::log1p(math::difference(probability_, complement_) / complement_.hi);
  }
  return log_probability_ - log_complement_;
}

std::string Bernoulli::do_name() const { return std::string(family); }

std::vector<Parameter> Bernoulli::do_parameters() const { return {{logit_form_ ? "logit" : "probability", given_}}; }

// ---- density -------------------------------------------------------------------------------------------------------

double Bernoulli::do_log_prob(double x) const { return x == 0.0 ? log_complement_ : log_probability_; }

Support Bernoulli::do_support() const {
  return Support::integers(log_complement_ == -infinity ? 1.0 : 0.0, log_probability_ == -infinity ? 0.0 : 1.0);
}

bool Bernoulli::do_in_support(double x) const { return do_support().contains(x); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

double Bernoulli::do_cdf(double x) const { return x < 1.0 ? complement() : 1.0; }

double Bernoulli::do_log_cdf(double x) const { return x < 1.0 ? log_complement_ : 0.0; }

double Bernoulli::do_survival(double x) const { return x < 1.0 ? probability() : 0.0; }

double Bernoulli::do_log_survival(double x) const { return x < 1.0 ? log_probability_ : -infinity; }

double Bernoulli::do_quantile(double u) const { return u <= complement() ? 0.0 : 1.0; }

double Bernoulli::do_inverse_survival(double v) const { return probability() <= v ? 0.0 : 1.0; }

// ---- moments -------------------------------------------------------------------------------------------------------

double Bernoulli::do_mean() const { return probability(); }

double Bernoulli::do_variance() const { return probability() * complement(); }

double Bernoulli::do_stddev() const {
  const double variance = do_variance();
  if (variance > 1e-290) return std::sqrt(variance);
  // where the square underflows, its root does not
  return std::exp(0.5 * log_probability_) * std::exp(0.5 * log_complement_);
}

// (q - p)/sqrt(p q); in the logit, -2 sinh(logit/2).
double Bernoulli::do_skewness() const {
  if (do_support().lower == do_support().upper) return not_a_number;
  if (logit_form_) return -2.0 * std::sinh(0.5 * given_);
  return math::difference(complement_, probability_) / std::sqrt(probability()) / std::sqrt(complement());
}

// 1/(p q) - 6; in the logit, 2 cosh(logit) - 4.
double Bernoulli::do_excess_kurtosis() const {
  if (do_support().lower == do_support().upper) return not_a_number;
  if (std::abs(logit()) > 30.0) return logit_form_ ? 2.0 * std::cosh(given_) - 4.0 : 1.0 / do_variance() - 6.0;
  const DoubleDouble variance = math::multiply(probability_, complement_);
  return math::difference(1.0, math::multiply(6.0, variance)) / variance.hi;
}

double Bernoulli::do_mode() const { return log_probability_ > log_complement_ ? 1.0 : 0.0; }

double Bernoulli::do_entropy() const {
  const double successes = probability() == 0.0 ? 0.0 : -probability() * log_probability_;
  const double failures = complement() == 0.0 ? 0.0 : -complement() * log_complement_;
  return successes + failures;
}

// ---- sampling ------------------------------------------------------------------------------------------------------

double Bernoulli::do_sample(Rng& rng) const { return math::bernoulli(rng, probability()) ? 1.0 : 0.0; }

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails Bernoulli::do_tails() const { return {Tail::none(), Tail::none()}; }

double Bernoulli::do_location_hint() const { return do_mode(); }

std::optional<double> Bernoulli::do_expectation(const Statistic& statistic) const {
  // exp(t) may overflow where p exp(t) does not.
  if (statistic.kind == Statistic::Kind::exponential) {
    return complement() + (log_probability_ == -infinity ? 0.0 : std::exp(log_probability_ + statistic.argument));
  }
  double sum = 0.0;
  if (log_complement_ > -infinity) sum += complement() * statistic_value(statistic, 0.0);
  if (log_probability_ > -infinity) sum += probability() * statistic_value(statistic, 1.0);
  return if_defined(sum);
}

std::optional<LogDensityTerms> Bernoulli::do_log_density_terms() const {
  if (log_probability_ == -infinity || log_complement_ == -infinity) return LogDensityTerms{};  // 0 on the one point
  return LogDensityTerms{log_complement_, {{{Statistic::Kind::x, 0.0}, logit()}}};
}

std::optional<double> Bernoulli::do_ratio_bound(double k) const { return k >= 1.0 ? 0.0 : std::exp(logit()); }

}  // namespace relent
