// Skellam distribution.
#include <relent/distributions/skellam.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/entropy_sum.hpp"
#include "distributions/least_integer.hpp"
#include "estimate/smooth_sum.hpp"
#include "math/bessel_sum.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// Up to this standard deviation tails are sums of masses; beyond it, integrals of them.
constexpr double most_summed_stddev = 3000.0;

double rate_of(std::string_view name, double rate) {
  return check::that(rate > 0.0 && rate <= 1e15, "Skellam", name, "positive and at most 1e15", rate);
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Skellam::Skellam(double rate1, double rate2) : rate1_(rate_of("rate1", rate1)), rate2_(rate_of("rate2", rate2)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Skellam::description() {
  return {
      .name = "Skellam",
      .aliases = {},
      .summary = "The difference of two independent Poisson counts.",
      .density = "mass(k) = exp(-rate1 - rate2) (rate1 / rate2)^(k/2) I_|k|(2 sqrt(rate1 rate2))",
      .parameters = "rate1 and rate2 positive, at most 1e15",
      .support = "integers",
      .forms = {{.parameters = {{.name = "rate1"}, {.name = "rate2"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Skellam(given.real(0), given.real(1));
                 }}},
      .examples = {"Skellam(2, 3)", "Skellam(10, 1)", "Skellam(0.5, 0.5)", "Skellam(1e-8, 3)", "Skellam(1000, 1e-3)",
                   "Skellam(300, 400)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Skellam::do_name() const { return "Skellam"; }

std::vector<Parameter> Skellam::do_parameters() const { return {{"rate1", rate1_}, {"rate2", rate2_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

/// For all real k. With w = sqrt(k^2 + 4 rate1 rate2), a = (w + k)/2 and b = (w - k)/2 (so that a b = rate1 rate2), the
/// exponent of Debye's expansion is minus the Poisson deviances of a from rate1 and of b from rate2: nothing large
/// cancels.
double Skellam::log_mass(double k) const {
  const double w = std::hypot(k, 2.0 * std::sqrt(rate1_) * std::sqrt(rate2_));
  if (w >= math::least_debye_argument) {
    const double larger = 0.5 * (w + std::fabs(k));
    const double smaller = rate1_ / larger * rate2_;
    const double a = k >= 0.0 ? larger : smaller;
    const double b = k >= 0.0 ? smaller : larger;
    const DoubleDouble mean = math::two_sum(rate1_, -rate2_);
    const double off_mean = (k - mean.hi) - mean.lo;
    const double total = w + rate1_ + rate2_;
    const double exponent = math::deviance(a, rate1_, -off_mean * ((a + rate1_) / total)) +
                            math::deviance(b, rate2_, off_mean * ((b + rate2_) / total));
    const double share = k / w;
    return -exponent - 0.5 * (math::log_two_pi + std::log(w)) + math::log_debye_series(w, share * share);
  }
  // mass of a Poisson count |k| of the one rate, times a series in the product of both
  const double count = std::fabs(k);
  const double with = k >= 0.0 ? rate1_ : rate2_;
  const double against = k >= 0.0 ? rate2_ : rate1_;
  double sum = 0.0;
  double term = 1.0;
  for (double m = 1.0; m < 500.0; m += 1.0) {
    term *= rate1_ / m * (rate2_ / (count + m));
    sum += term;
    if (term < 1e-18 * sum) break;
  }
  return math::log_poisson_pmf(count, with) - against + std::log1p(sum);
}

double Skellam::do_log_prob(double k) const { return log_mass(k); }

Support Skellam::do_support() const { return Support::integers(-infinity, infinity); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

/// log P(X > k) or log P(X <= k), by the masses from there outwards, all of them or blocks of them.
double Skellam::log_tail(double k, bool upper) const {
  const double step = upper ? 1.0 : -1.0;
  const double first = upper ? k + 1.0 : k;
  const double at_first = log_mass(first);
  // So far out the first mass is all, and its neighbours are no doubles.
  if (!(at_first > -1e300) || std::fabs(first) >= 0x1p52) return at_first;
  const double stddev = std::sqrt(rate1_ + rate2_);
  if (stddev <= most_summed_stddev) {
    double sum = 0.0;
    for (double j = first;; j += step) {
      const double term = std::exp(log_mass(j) - at_first);
      sum += term;
      if (!(term >= 1e-18 * sum)) break;
    }
    return at_first + std::log(sum);
  }
  const double noise = 1e-14 + 1e-15 * std::fabs(at_first);
  const auto relative = [&](double x) { return std::exp(log_mass(x) - at_first); };
  const double centre = std::round(do_mean());
  return at_first +
         std::log1p(estimate::sum_beyond(relative, centre, first, step, step * infinity, {true, noise}).value);
}

namespace {

/// Is the lower tail the smaller one?
bool is_below(double k, double rate1, double rate2) { return k < (rate1 - rate2); }

}  // namespace

double Skellam::do_log_cdf(double k) const {
  if (is_below(k, rate1_, rate2_)) return log_tail(k, false);
  return std::log1p(-std::exp(log_tail(k, true)));
}

double Skellam::do_log_survival(double k) const {
  if (!is_below(k, rate1_, rate2_)) return log_tail(k, true);
  return std::log1p(-std::exp(log_tail(k, false)));
}

double Skellam::do_cdf(double k) const {
  if (is_below(k, rate1_, rate2_)) return std::exp(log_tail(k, false));
  return 1.0 - std::exp(log_tail(k, true));
}

double Skellam::do_survival(double k) const {
  if (!is_below(k, rate1_, rate2_)) return std::exp(log_tail(k, true));
  return 1.0 - std::exp(log_tail(k, false));
}

double Skellam::do_quantile(double u) const {
  const double guess = std::floor(do_mean() + std::sqrt(do_variance()) * math::normal_quantile(u));
  return least_integer(-infinity, infinity, guess, [&](double k) { return do_cdf(k) >= u; });
}

double Skellam::do_inverse_survival(double v) const {
  const double guess = std::floor(do_mean() - std::sqrt(do_variance()) * math::normal_quantile(v));
  return least_integer(-infinity, infinity, guess, [&](double k) { return do_survival(k) <= v; });
}

// ---- moments ------------------------------------------------------------------------------------------------------

double Skellam::do_mean() const { return rate1_ - rate2_; }

double Skellam::do_variance() const { return rate1_ + rate2_; }

double Skellam::do_skewness() const {
  const double variance = do_variance();
  return (rate1_ - rate2_) / (variance * std::sqrt(variance));
}

double Skellam::do_excess_kurtosis() const { return 1.0 / do_variance(); }

/// The masses are log-concave: the mode is next to the mean.
double Skellam::do_mode() const {
  double mode = std::floor(do_mean());
  while (log_mass(mode - 1.0) >= log_mass(mode)) mode -= 1.0;
  while (log_mass(mode + 1.0) > log_mass(mode)) mode += 1.0;
  return mode;
}

/// By its definition; wide laws in strides of a fraction of the standard deviation, whose error is below exp(-2 pi^2
/// 9).
double Skellam::do_entropy() const {
  const double stddev = std::sqrt(do_variance());
  if (stddev <= most_summed_stddev) return entropy_by_summation(*this);
  const double stride = std::floor(stddev / 3.0);
  const double center = std::floor(do_mean());
  double sum = 0.0;
  for (int i = -60; i <= 60; ++i) {
    const double log_mass_here = log_mass(center + stride * i);
    sum -= stride * std::exp(log_mass_here) * log_mass_here;
  }
  return sum;
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// The difference of two Poisson draws (Hoermann 1993).
double Skellam::do_sample(Rng& rng) const {
  const double first = math::poisson(rng, rate1_);
  return first - math::poisson(rng, rate2_);
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Skellam::do_tails() const { return {Tail::t_log_t(), Tail::t_log_t()}; }

double Skellam::do_location_hint() const { return std::floor(do_mean()); }

std::optional<double> Skellam::do_expectation(const Statistic& statistic) const {
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return do_mean() * do_mean() + do_variance();
    case Statistic::Kind::exponential:
      return std::exp(rate1_ * std::expm1(statistic.argument) + rate2_ * std::expm1(-statistic.argument));
    default:
      return std::nullopt;
  }
}

// Log-concave: the ratio of neighbours decreases, from +inf to 0.
std::optional<double> Skellam::do_ratio_bound(double k) const {
  if (std::isinf(k)) return k < 0.0 ? infinity : 0.0;
  return std::exp(log_mass(k + 1.0) - log_mass(k));
}

}  // namespace relent
