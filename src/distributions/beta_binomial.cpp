// BetaBinomial distribution.
#include <relent/distributions/beta_binomial.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/least_integer.hpp"
#include "distributions/smooth_tail.hpp"
#include "distributions/statistic_value.hpp"
#include "math/double_double.hpp"
#include "math/polya.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "BetaBinomial";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double shape(std::string_view parameter, double value) {
  return check::that(value >= 1e-290 && value <= 1e290, family, parameter, "in [1e-290, 1e290]", value);
}

/// mass(k + 1) / mass(k).
double ratio_up(double n, double a, double b, double k) { return (n - k) / (n - k - 1.0 + b) * ((k + a) / (k + 1.0)); }

/// log of mass(k) + mass(k + 1) + ..., or mass(k) + mass(k - 1) + ..., to the end.
double log_sum_from(const BetaBinomial& law, double k, bool upwards) {
  const double n = law.trials();
  const bool log_concave = law.alpha() >= 1.0 && law.beta() >= 1.0;
  const double weighty = std::min(upwards ? n - k : k, log_concave ? 10.0 * law.stddev() : infinity);
  if (weighty > many_masses) {
    const double before_first = upwards ? -1.0 : n + 1.0;
    return log_sum_of_smooth_masses(law, k, upwards, log_concave ? law.mode() : before_first, log_concave);
  }
  double term = 1.0;
  double sum = 1.0;
  for (double j = k; upwards ? j < n : j > 0.0; j += upwards ? 1.0 : -1.0) {
    const double ratio =
        upwards ? ratio_up(n, law.alpha(), law.beta(), j) : ratio_up(n, law.beta(), law.alpha(), n - j);
    term *= ratio;
    sum += term;
    // what is left is below a geometric series
    if (log_concave && ratio < 1.0 && term * ratio < 1e-18 * sum * (1.0 - ratio)) break;
  }
  return law.log_prob(k) + std::log(sum);
}

struct LogTails {
  double lower;  ///< log P(X <= k)
  double upper;  ///< log P(X > k)
};

/// Both from the smaller one, 0 <= k < n.
LogTails log_tails(const BetaBinomial& law, double k) {
  const bool lower_first = k < law.mean();
  const double first = lower_first ? log_sum_from(law, k, false) : log_sum_from(law, k + 1.0, true);
  if (first <= -math::log_two) {
    return lower_first ? LogTails{first, math::log1mexp(first)} : LogTails{math::log1mexp(first), first};
  }
  const double second = lower_first ? log_sum_from(law, k + 1.0, true) : log_sum_from(law, k, false);
  return lower_first ? LogTails{math::log1mexp(second), second} : LogTails{second, math::log1mexp(second)};
}

/// -sum of mass(k) log mass(k) over many integers.
double entropy_of_smooth(const BetaBinomial& law, double mode, bool falling) {
  const auto term = [&](double k) {
    const double log_mass = law.log_prob(k);
    return log_mass == -infinity ? 0.0 : -std::exp(log_mass) * log_mass;
  };
  constexpr double noise = 2e-13;
  const double above = estimate::sum_beyond(term, mode, mode, 1.0, law.trials(), {falling, noise}).value;
  const double below = estimate::sum_beyond(term, mode, mode, -1.0, 0.0, {falling, noise}).value;
  return term(mode) + above + below;
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

BetaBinomial::BetaBinomial(double trials, double alpha, double beta)
    : trials_(check::count(family, "trials", trials)), alpha_(shape("alpha", alpha)), beta_(shape("beta", beta)) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription BetaBinomial::description() {
  return {
      .name = "BetaBinomial",
      .aliases = {},
      .summary = "The number of successes in trials whose common probability is a Beta draw.",
      .density = "mass(k) = C(trials, k) B(k + alpha, trials - k + beta) / B(alpha, beta)",
      .parameters = "trials an integer in [0, 2^53]; alpha and beta in [1e-290, 1e290]",
      .support = "0..trials",
      .forms = {{{{"trials"}, {"alpha"}, {"beta"}},
                 [](const Arguments& given) { return BetaBinomial(given.real(0), given.real(1), given.real(2)); }}},
      .examples = {"BetaBinomial(10, 2, 3)", "BetaBinomial(30, 0.5, 0.5)", "BetaBinomial(7, alpha=20, beta=4)",
                   "BetaBinomial(0, 1, 1)", "BetaBinomial(20, 1, 1)", "BetaBinomial(50, 1e-8, 1e-6)",
                   "BetaBinomial(1000, 1e10, 3e10)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string BetaBinomial::do_name() const { return std::string(family); }

std::vector<Parameter> BetaBinomial::do_parameters() const {
  return {{"trials", trials_}, {"alpha", alpha_}, {"beta", beta_}};
}

// ---- density -------------------------------------------------------------------------------------------------------

double BetaBinomial::do_log_prob(double k) const { return math::log_polya(k, trials_ - k, alpha_, beta_); }

Support BetaBinomial::do_support() const { return Support::integers(0.0, trials_); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

double BetaBinomial::do_cdf(double k) const { return std::exp(do_log_cdf(k)); }

double BetaBinomial::do_log_cdf(double k) const { return k >= trials_ ? 0.0 : log_tails(*this, k).lower; }

double BetaBinomial::do_survival(double k) const { return std::exp(do_log_survival(k)); }

double BetaBinomial::do_log_survival(double k) const { return k >= trials_ ? -infinity : log_tails(*this, k).upper; }

double BetaBinomial::do_quantile(double u) const {
  return least_integer(0.0, trials_, do_mean() + stddev() * math::normal_quantile(u),
                       [&](double k) { return do_cdf(k) >= u; });
}

double BetaBinomial::do_inverse_survival(double v) const {
  return least_integer(0.0, trials_, do_mean() - stddev() * math::normal_quantile(v),
                       [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

double BetaBinomial::do_mean() const { return trials_ * (alpha_ / (alpha_ + beta_)); }

double BetaBinomial::do_variance() const {
  const double size = alpha_ + beta_;
  return trials_ * (alpha_ / size) * (beta_ / size) * ((size + trials_) / (size + 1.0));
}

double BetaBinomial::do_skewness() const {
  if (trials_ == 0.0) return not_a_number;
  const double size = alpha_ + beta_;
  return (size + 2.0 * trials_) / (size + 2.0) * ((beta_ - alpha_) / size) / stddev();
}

// The central moments, with all that the fourth and three times the square of the second have in common cancelled.
double BetaBinomial::do_excess_kurtosis() const {
  if (trials_ == 0.0) return not_a_number;
  const double n = trials_;
  const double s = alpha_ + beta_;
  const double spread = (alpha_ / s) * (beta_ / s);
  const double first = (s + 1.0) / (s + 3.0) * (s / (s + 2.0) * ((s - 1.0) / (s + n)) + 6.0 * n / (s + 2.0));
  const double second =
      s / (s + 2.0) * (s / (s + n)) * ((s + 1.0) / (s + 3.0)) + n / (s + 2.0) * ((5.0 * s + 6.0) / (s + 3.0));
  return (first / spread - 6.0 * second) / n;
}

// mass(k + 1) <= mass(k) from k = (n + 1)(a - 1)/(a + b - 2) - 1 on, if a, b > 1; a tie takes the lesser.
double BetaBinomial::do_mode() const {
  if (alpha_ <= 1.0 && beta_ <= 1.0) return alpha_ <= beta_ ? 0.0 : trials_;
  if (alpha_ <= 1.0) return 0.0;
  if (beta_ <= 1.0) return trials_;
  const DoubleDouble a = math::subtract(alpha_, 1.0);
  const DoubleDouble b = math::subtract(beta_, 1.0);
  const DoubleDouble share = math::divide(a, math::add(a, b));
  const DoubleDouble bound = math::subtract(math::multiply(math::add(trials_, 1.0), share), 1.0);
  double mode = std::ceil(bound.hi);
  if (mode == bound.hi && bound.lo > 1e-29 * (trials_ + 1.0)) mode += 1.0;
  return std::min(std::max(0.0, mode), trials_);  // 0, not -0
}

// A mass near 1 is known best as what the others leave.
double BetaBinomial::do_entropy() const {
  const double mode = do_mode();
  const bool log_concave = alpha_ >= 1.0 && beta_ >= 1.0;
  if (std::min(trials_, log_concave ? 10.0 * stddev() : infinity) > many_masses) {
    return entropy_of_smooth(*this, mode, log_concave);
  }
  DoubleDouble sum;
  DoubleDouble rest;
  for (double k = 0.0; k <= trials_; k += 1.0) {
    const double log_mass = do_log_prob(k);
    const double mass = std::exp(log_mass);
    if (k == mode || mass == 0.0) continue;
    rest = math::add(rest, mass);
    sum = math::add(sum, -mass * log_mass);
  }
  const double others = math::to_double(rest);
  const double log_most = others < 0.5 ? std::log1p(-others) : do_log_prob(mode);
  return math::to_double(math::add(sum, -std::exp(log_most) * log_most));
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// By its definition: the probability, then the trials.
double BetaBinomial::do_sample(Rng& rng) const {
  const math::WithComplement trial = math::beta(rng, alpha_, beta_);
  return trial.value <= 0.5 ? math::binomial(rng, trials_, trial.value)
                            : trials_ - math::binomial(rng, trials_, trial.complement);
}

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails BetaBinomial::do_tails() const { return {Tail::none(), Tail::none()}; }

double BetaBinomial::do_location_hint() const { return do_mode(); }

std::optional<double> BetaBinomial::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  if (trials_ == 0.0) return if_defined(statistic_value(statistic, 0.0));
  const double mean = do_mean();
  switch (statistic.kind) {
    case Kind::x:
      return mean;
    case Kind::x_squared:
      return do_variance() + mean * mean;
    case Kind::power:
      if (statistic.argument == 0.0) return 1.0;
      if (statistic.argument == 1.0) return mean;
      if (statistic.argument == 2.0) return do_variance() + mean * mean;
      return statistic.argument < 0.0 ? std::optional(infinity) : std::nullopt;
    case Kind::reciprocal:
    case Kind::log_x_squared:
      return infinity;  // the outcome 0 has mass
    case Kind::log_x:
      return -infinity;
    default:
      return std::nullopt;
  }
}

// mass(j + 1)/mass(j) = (n - j)/(n - j - 1 + b) (j + a)/(j + 1): each factor is monotone in j.
std::optional<double> BetaBinomial::do_ratio_bound(double k) const {
  const double from = std::max(k, 0.0);
  if (from >= trials_) return 0.0;
  const double at_failures = beta_ >= 1.0 ? from : trials_ - 1.0;
  const double at_successes = alpha_ >= 1.0 ? from : trials_ - 1.0;
  return (trials_ - at_failures) / (trials_ - at_failures - 1.0 + beta_) *
         ((at_successes + alpha_) / (at_successes + 1.0));
}

}  // namespace relent
