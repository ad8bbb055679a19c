// Binomial distribution.
#include <relent/distributions/binomial.hpp>

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

constexpr std::string_view family = "Binomial";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double least_normal = std::numeric_limits<double>::min();

double log_choose(double n, double k) {
  return k == 0.0 || k == n ? 0.0 : -math::log_beta(k + 1.0, n - k + 1.0) - std::log(n + 1.0);
}

// Mean, spread and third-order correction (Cornish and Fisher 1938) at the standard normal quantile z.
double quantile_guess(const Binomial& law, double z) {
  const double skew = (law.complement() - law.probability()) / 6.0;
  return law.trials() * law.probability() + law.stddev() * z + skew * (z * z - 1.0);
}

// log(2 pi e v)/2 + sum_j a_j(w)/v^j with v = n p q, w = p q: Stirling's series of the log mass, averaged over the
// central moments (a_j by computer algebra; a_j(0) is the expansion for Poisson). Below 1e-15 in error for v >= 500.
double entropy_of_large(double variance, double w) {
  const double a1 = (4.0 * w - 1.0) / 12.0;
  const double a2 = -((2.0 * w - 4.0) * w + 1.0) / 24.0;
  const double a3 = (((4.0 * w - 120.0) * w + 102.0) * w - 19.0) / 360.0;
  const double a4 = ((((2.0 * w + 160.0) * w - 352.0) * w + 184.0) * w - 27.0) / 240.0;
  const double a5 = -(((((12.0 * w + 3360.0) * w - 17220.0) * w + 18980.0) * w - 7150.0) * w + 863.0) / 2520.0;
  const double v = variance;
  return math::log_sqrt_two_pi + 0.5 + 0.5 * std::log(v) + (a1 + (a2 + (a3 + (a4 + a5 / v) / v) / v) / v) / v;
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

Binomial::Binomial(double trials, double probability)
    : Binomial(check::count(family, "trials", trials),
               Bernoulli(check::in_closed_unit(family, "probability", probability))) {}

Binomial Binomial::from_logit(double trials, double logit) {
  check::count(family, "trials", trials);
  return {trials, Bernoulli::from_logit(check::not_nan(family, "logit", logit))};
}

Binomial::Binomial(double trials, const Bernoulli& trial) : trials_(trials), trial_(trial) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Binomial::description() {
  return {
      .name = "Binomial",
      .aliases = {},
      .summary = "The number of successes in independent trials.",
      .density = "mass(k) = C(trials, k) probability^k (1 - probability)^(trials - k)",
      .parameters = "trials an integer in [0, 2^53]; probability in [0, 1], or logit any number, -inf and inf included",
      .support = "0..trials",
      .forms = {{{{"trials"}, {"probability"}},
                 [](const Arguments& given) { return Binomial(given.real(0), given.real(1)); }},
                {{{"trials"}, {"logit"}},
                 [](const Arguments& given) { return from_logit(given.real(0), given.real(1)); }}},
      .examples = {"Binomial(10, 0.3)", "Binomial(100, 0.5)", "Binomial(7, logit=1.5)", "Binomial(0, 0.3)",
                   "Binomial(5, 0)", "Binomial(5, 1)", "Binomial(1000000, 0.25)", "Binomial(20, logit=-800)",
                   "Binomial(1000000, 1e-9)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string Binomial::do_name() const { return std::string(family); }

std::vector<Parameter> Binomial::do_parameters() const { return {{"trials", trials_}, trial_.parameters().front()}; }

// ---- density -------------------------------------------------------------------------------------------------------

double Binomial::do_log_prob(double k) const {
  const double p = probability();
  const double q = complement();
  if (p >= least_normal && q >= least_normal) return math::log_binomial_pmf(k, trials_, p, q);
  // One of the two is known by its logarithm only; the other's power is 1 or nearly so.
  const double successes = k == 0.0 ? 0.0 : k * trial_.log_prob(1.0);
  const double failures = k == trials_ ? 0.0 : (trials_ - k) * trial_.log_prob(0.0);
  return log_choose(trials_, k) + successes + failures;
}

Support Binomial::do_support() const {
  const Support trial = trial_.support();
  return Support::integers(trials_ * trial.lower, trials_ * trial.upper);
}

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

// P(X <= k) = I_q(n - k, k + 1). Where p or q underflows, X is 0 or n but for its nearest neighbour's mass.
double Binomial::do_cdf(double k) const {
  if (k >= trials_) return 1.0;
  if (complement() < least_normal) return std::exp(do_log_cdf(k));
  return math::ibeta(trials_ - k, k + 1.0, complement(), probability());
}

double Binomial::do_log_cdf(double k) const {
  if (k >= trials_) return 0.0;
  if (complement() < least_normal) return do_log_prob(k);
  return math::log_ibeta(trials_ - k, k + 1.0, complement(), probability());
}

double Binomial::do_survival(double k) const {
  if (k >= trials_) return 0.0;
  if (probability() < least_normal) return std::exp(do_log_survival(k));
  return math::ibeta(k + 1.0, trials_ - k, probability(), complement());
}

double Binomial::do_log_survival(double k) const {
  if (k >= trials_) return -infinity;
  if (probability() < least_normal) return do_log_prob(k + 1.0);
  return math::log_ibeta(k + 1.0, trials_ - k, probability(), complement());
}

double Binomial::do_quantile(double u) const {
  return least_integer(0.0, trials_, quantile_guess(*this, math::normal_quantile(u)),
                       [&](double k) { return do_cdf(k) >= u; });
}

double Binomial::do_inverse_survival(double v) const {
  return least_integer(0.0, trials_, quantile_guess(*this, -math::normal_quantile(v)),
                       [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

double Binomial::do_mean() const { return trials_ * probability(); }

double Binomial::do_variance() const { return trials_ * trial_.variance(); }

double Binomial::do_stddev() const { return std::sqrt(trials_) * trial_.stddev(); }

double Binomial::do_skewness() const { return trials_ == 0.0 ? not_a_number : trial_.skewness() / std::sqrt(trials_); }

double Binomial::do_excess_kurtosis() const {
  return trials_ == 0.0 ? not_a_number : trial_.excess_kurtosis() / trials_;
}

// The least integer >= (n + 1) p - 1, taken exactly: at an integer (n + 1) p there are two modes.
double Binomial::do_mode() const {
  const DoubleDouble p = trial_.exact_probability();
  const DoubleDouble bound = math::subtract(math::add(math::multiply(trials_, p), p), 1.0);
  double mode = std::ceil(bound.hi);
  if (mode == bound.hi && bound.lo > 0.0) mode += 1.0;
  return std::min(std::max(0.0, mode), trials_);  // 0, not -0
}

double Binomial::do_entropy() const {
  const double variance = do_variance();
  if (variance >= 500.0) return entropy_of_large(variance, trial_.variance());
  return entropy_by_summation(*this);
}

// ---- sampling ------------------------------------------------------------------------------------------------------

double Binomial::do_sample(Rng& rng) const {
  // The smaller probability, which is the one that is known well.
  return probability() <= 0.5 ? math::binomial(rng, trials_, probability())
                              : trials_ - math::binomial(rng, trials_, complement());
}

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails Binomial::do_tails() const { return {Tail::none(), Tail::none()}; }

double Binomial::do_location_hint() const { return do_mode(); }

std::optional<double> Binomial::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  const Support support = do_support();
  if (support.lower == support.upper) return if_defined(statistic_value(statistic, support.lower));
  const double mean = do_mean();
  const double argument = statistic.argument;
  switch (statistic.kind) {
    case Kind::x:
      return mean;
    case Kind::x_squared:
      return mean * (complement() + mean);
    case Kind::exponential:  // (q + p e^t)^n
      if (std::abs(argument) < 1.0) return std::exp(trials_ * std::log1p(probability() * std::expm1(argument)));
      return std::exp(trials_ * math::log_add_exp(trial_.log_prob(0.0), trial_.log_prob(1.0) + argument));
    case Kind::power:
      if (argument == 0.0) return 1.0;
      if (argument == 1.0) return mean;
      if (argument == 2.0) return mean * (complement() + mean);
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

// mass(j + 1)/mass(j) = (n - j)/(j + 1) p/q decreases in j.
std::optional<double> Binomial::do_ratio_bound(double k) const {
  const double from = std::max(k, do_support().lower);
  if (from >= trials_) return 0.0;
  const bool in_range = probability() >= least_normal && complement() >= least_normal;
  const double odds = in_range ? probability() / complement() : std::exp(trial_.logit());
  return (trials_ - from) / (from + 1.0) * odds;
}

}  // namespace relent
