// Hypergeometric distribution.
#include <relent/distributions/hypergeometric.hpp>

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
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Hypergeometric";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double part(std::string_view parameter, double value, double population) {
  return check::integer_between(family, parameter, value, 0.0, population, "an integer in [0, population]");
}

/// log C(m, k) p^k q^(m - k), p = n/N, q = (N - n)/N, by Loader's (2000) saddle point; excess = m p - k, taken without
/// cancellation.
double log_binomial(double k, double m, double n, double population, double excess) {
  const double rest = population - n;
  if (k == 0.0 || k == m) {
    const double chosen = k == 0.0 ? rest : n;
    const double other = k == 0.0 ? n : rest;
    return m == 0.0 ? 0.0 : m * (chosen < other ? std::log(chosen / population) : std::log1p(-other / population));
  }
  const double remainders = math::stirling_remainder(m) - math::stirling_remainder(k) - math::stirling_remainder(m - k);
  return remainders - math::deviance(k, m * (n / population), excess) -
         math::deviance(m - k, m * (rest / population), -excess) -
         0.5 * (math::log_two_pi + std::log(k * ((m - k) / m)));
}

/// mass(k + 1) / mass(k).
double ratio_up(const Hypergeometric& law, double k) {
  const double others = law.population() - law.successes() - law.draws();
  return (law.successes() - k) / (k + 1.0) * ((law.draws() - k) / (others + k + 1.0));
}

/// log of mass(k) + mass(k + 1) + ..., or mass(k) + mass(k - 1) + ..., to the end. The masses are log-concave: what
/// is left out is below a geometric series.
double log_sum_from(const Hypergeometric& law, double k, bool upwards) {
  if (10.0 * law.stddev() > many_masses) return log_sum_of_smooth_masses(law, k, upwards, law.mode(), true);
  const Support support = law.support();
  double term = 1.0;
  double sum = 1.0;
  for (double j = k; upwards ? j < support.upper : j > support.lower; j += upwards ? 1.0 : -1.0) {
    const double ratio = upwards ? ratio_up(law, j) : 1.0 / ratio_up(law, j - 1.0);
    term *= ratio;
    sum += term;
    if (ratio < 1.0 && term * ratio < 1e-18 * sum * (1.0 - ratio)) break;
  }
  return law.log_prob(k) + std::log(sum);
}

struct LogTails {
  double lower;  ///< log P(X <= k)
  double upper;  ///< log P(X > k)
};

/// Both from the smaller one, for k below the upper end.
LogTails log_tails(const Hypergeometric& law, double k) {
  const bool lower_first = k < law.mean();
  const double first = lower_first ? log_sum_from(law, k, false) : log_sum_from(law, k + 1.0, true);
  if (first <= -math::log_two) {
    return lower_first ? LogTails{first, math::log1mexp(first)} : LogTails{math::log1mexp(first), first};
  }
  const double second = lower_first ? log_sum_from(law, k + 1.0, true) : log_sum_from(law, k, false);
  return lower_first ? LogTails{math::log1mexp(second), second} : LogTails{second, math::log1mexp(second)};
}

// Mean, spread and third-order correction (Cornish and Fisher 1938) at the standard normal quantile z.
double quantile_guess(const Hypergeometric& law, double z) {
  const double spread = law.stddev();
  return law.mean() + spread * (z + (z * z - 1.0) * law.skewness() / 6.0);
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

Hypergeometric::Hypergeometric(double population, double successes, double draws)
    : population_(check::count(family, "population", population)),
      successes_(part("successes", successes, population)),
      draws_(part("draws", draws, population)) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Hypergeometric::description() {
  return {
      .name = "Hypergeometric",
      .aliases = {},
      .summary = "The number of successes among items drawn without replacement.",
      .density = "mass(k) = C(successes, k) C(population - successes, draws - k) / C(population, draws)",
      .parameters = "population an integer in [0, 2^53]; successes and draws integers in [0, population]",
      .support = "max(0, draws + successes - population)..min(draws, successes)",
      .forms = {{{{"population"}, {"successes"}, {"draws"}},
                 [](const Arguments& given) { return Hypergeometric(given.real(0), given.real(1), given.real(2)); }}},
      .examples = {"Hypergeometric(50, 20, 10)", "Hypergeometric(1000, 300, 200)",
                   "Hypergeometric(population=12, successes=9, draws=7)", "Hypergeometric(10, 10, 4)",
                   "Hypergeometric(2, 1, 1)", "Hypergeometric(1000000000, 3, 400000000)",
                   "Hypergeometric(9007199254740992, 1000000, 4503599627370496)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string Hypergeometric::do_name() const { return std::string(family); }

std::vector<Parameter> Hypergeometric::do_parameters() const {
  return {{"population", population_}, {"successes", successes_}, {"draws", draws_}};
}

// ---- density -------------------------------------------------------------------------------------------------------

// Given their sum n, two binomial variables of K and N - K trials with equal probability have this law, whatever that
// is: with n/N the mass of the sum is at its mean.
double Hypergeometric::do_log_prob(double k) const {
  const Support range = do_support();
  if (range.lower == range.upper) return 0.0;
  const double excess = math::difference_of_products(successes_, draws_, k, population_) / population_;
  return log_binomial(k, successes_, draws_, population_, excess) +
         log_binomial(draws_ - k, population_ - successes_, draws_, population_, -excess) -
         log_binomial(draws_, population_, draws_, population_, 0.0);
}

Support Hypergeometric::do_support() const {
  return Support::integers(std::max(0.0, draws_ - (population_ - successes_)), std::min(draws_, successes_));
}

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

double Hypergeometric::do_cdf(double k) const { return std::exp(do_log_cdf(k)); }

double Hypergeometric::do_log_cdf(double k) const { return k >= do_support().upper ? 0.0 : log_tails(*this, k).lower; }

double Hypergeometric::do_survival(double k) const { return std::exp(do_log_survival(k)); }

double Hypergeometric::do_log_survival(double k) const {
  return k >= do_support().upper ? -infinity : log_tails(*this, k).upper;
}

double Hypergeometric::do_quantile(double u) const {
  const Support range = do_support();
  return least_integer(range.lower, range.upper, quantile_guess(*this, math::normal_quantile(u)),
                       [&](double k) { return do_cdf(k) >= u; });
}

double Hypergeometric::do_inverse_survival(double v) const {
  const Support range = do_support();
  return least_integer(range.lower, range.upper, quantile_guess(*this, -math::normal_quantile(v)),
                       [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

double Hypergeometric::do_mean() const { return population_ == 0.0 ? 0.0 : draws_ * (successes_ / population_); }

double Hypergeometric::do_variance() const {
  const Support range = do_support();
  if (range.lower == range.upper) return 0.0;
  const double n = population_;
  return draws_ * (successes_ / n) * ((n - successes_) / n) * ((n - draws_) / (n - 1.0));
}

double Hypergeometric::do_skewness() const {
  const Support range = do_support();
  if (range.lower == range.upper) return not_a_number;
  const double n = population_;
  if (n == 2.0) return 0.0;
  return ((n - successes_) - successes_) / n * (((n - draws_) - draws_) / (n - 2.0)) / stddev();
}

double Hypergeometric::do_excess_kurtosis() const {
  const Support range = do_support();
  if (range.lower == range.upper) return not_a_number;
  const double n = population_;
  if (n <= 3.0) return n == 2.0 ? -2.0 : -1.5;  // Bernoulli(1/2); Bernoulli(1/3) or its mirror image
  const double by_kind = successes_ / n * ((n - successes_) / n);
  const double by_draw = draws_ / n * ((n - draws_) / n);
  const double leading = ((n + 1.0) / n - 6.0 * (by_kind + by_draw)) * ((n - 1.0) / (n - 2.0)) / (by_kind * by_draw);
  return (leading + 6.0 * ((5.0 * n - 6.0) / (n - 2.0))) / (n - 3.0);
}

// The least integer >= (n + 1)(K + 1)/(N + 2) - 1: a tie takes the lesser.
double Hypergeometric::do_mode() const {
  const Support range = do_support();
  const DoubleDouble product = math::multiply(math::two_sum(draws_, 1.0), math::two_sum(successes_, 1.0));
  const DoubleDouble bound = math::subtract(math::divide(product, math::two_sum(population_, 2.0)), 1.0);
  double mode = std::ceil(bound.hi);
  if (mode == bound.hi && bound.lo > 1e-29 * (population_ + 1.0)) mode += 1.0;
  return std::min(std::max(range.lower, mode), range.upper);
}

// Outwards from the mode; a mass near 1 is known best as what the others leave. Wide laws by Edgeworth's expansion,
// whose next term is of the order variance^-2.
double Hypergeometric::do_entropy() const {
  const Support range = do_support();
  if (range.lower == range.upper) return 0.0;
  const double variance = do_variance();
  if (variance >= 1e7) {
    const double skewness = do_skewness();
    return math::log_sqrt_two_pi + 0.5 + 0.5 * std::log(variance) - skewness * skewness / 12.0;
  }
  constexpr double negligible = 1e-20;
  const double mode = do_mode();
  DoubleDouble sum;
  DoubleDouble rest;
  const auto add_term = [&](double k) {
    const double log_mass = do_log_prob(k);
    const double mass = std::exp(log_mass);
    if (mass == 0.0) return false;
    rest = math::add(rest, mass);
    sum = math::add(sum, -mass * log_mass);
    return log_mass > -2.0 || -mass * log_mass > negligible * sum.hi;
  };
  for (double k = mode + 1.0; k <= range.upper && add_term(k);) k += 1.0;
  for (double k = mode - 1.0; k >= range.lower && add_term(k);) k -= 1.0;
  const double others = math::to_double(rest);
  const double log_most = others < 0.5 ? std::log1p(-others) : do_log_prob(mode);
  return math::to_double(math::add(sum, -std::exp(log_most) * log_most));
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// Narrow laws by inversion outwards from the mode (Devroye 1986, III.2), wide ones by the ratio of uniforms (HRUA,
// Stadlober 1990).
double Hypergeometric::do_sample(Rng& rng) const {
  const Support range = do_support();
  if (range.lower == range.upper) return range.lower;
  const double mode = do_mode();
  const double log_peak = do_log_prob(mode);
  if (do_variance() < 100.0) {
    const double peak = std::exp(log_peak);
    double u = rng.uniform() - peak;
    double above = mode;
    double below = mode;
    double above_mass = peak;
    double below_mass = peak;
    while (u > 0.0) {
      if (above < range.upper) {
        above_mass *= ratio_up(*this, above);
        above += 1.0;
        u -= above_mass;
        if (u <= 0.0) return above;
      } else {
        above_mass = 0.0;
      }
      if (below > range.lower) {
        below -= 1.0;
        below_mass /= ratio_up(*this, below);
        u -= below_mass;
        if (u <= 0.0) return below;
      } else {
        below_mass = 0.0;
      }
      if (above_mass + below_mass < 1e-20) return mode;  // the masses sum to 1 less a rounding
    }
    return mode;
  }
  constexpr double sqrt_eight_over_e = 1.7155277699214135;
  constexpr double widening = 0.8989161620588988;  // 3 - 2 sqrt(3/e)
  const double centre = do_mean() + 0.5;
  const double width = sqrt_eight_over_e * std::sqrt(do_variance() + 0.5) + widening;
  for (;;) {
    const double u = rng.uniform();
    const double k = std::floor(centre + width * (rng.uniform() - 0.5) / u);
    if (k < range.lower || k > range.upper) continue;
    if (2.0 * std::log(u) <= do_log_prob(k) - log_peak) return k;
  }
}

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails Hypergeometric::do_tails() const { return {Tail::none(), Tail::none()}; }

double Hypergeometric::do_location_hint() const { return do_mode(); }

std::optional<double> Hypergeometric::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  const Support range = do_support();
  if (range.lower == range.upper) return if_defined(statistic_value(statistic, range.lower));
  const bool has_zero = range.lower == 0.0;
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
      return statistic.argument < 0.0 && has_zero ? std::optional(infinity) : std::nullopt;
    case Kind::reciprocal:
    case Kind::log_x_squared:
      return has_zero ? std::optional(infinity) : std::nullopt;
    case Kind::log_x:
      return has_zero ? std::optional(-infinity) : std::nullopt;
    default:
      return std::nullopt;
  }
}

// mass(j + 1)/mass(j) decreases in j.
std::optional<double> Hypergeometric::do_ratio_bound(double k) const {
  const Support range = do_support();
  const double from = std::max(k, range.lower);
  return from >= range.upper ? 0.0 : ratio_up(*this, from);
}

}  // namespace relent
