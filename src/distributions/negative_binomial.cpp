// NegativeBinomial distribution.
#include <relent/distributions/negative_binomial.hpp>

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

constexpr std::string_view family = "NegativeBinomial";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// Mean, spread and third-order correction (Cornish and Fisher 1938) at the standard normal quantile z.
double quantile_guess(const NegativeBinomial& law, double z) {
  return law.mean() + law.stddev() * z + (1.0 + law.complement()) / law.probability() / 6.0 * (z * z - 1.0);
}

// The law continues Binomial(n, P) to n = -r, P (1 - P) = -q/p^2, and so does the expansion of its entropy in 1/v (see
// binomial.cpp), a polynomial in u = -1/r and x = 1/v. Below 1e-15 in error for r >= 500 and v >= 500.
double entropy_of_large(double log_stddev, double u, double x) {
  const double a1 = (4.0 * u - x) / 12.0;
  const double a2 = -((2.0 * u - 4.0 * x) * u + x * x) / 24.0;
  const double a3 = (((4.0 * u - 120.0 * x) * u + 102.0 * x * x) * u - 19.0 * x * x * x) / 360.0;
  const double x3 = x * x * x;
  const double a4 = ((((2.0 * u + 160.0 * x) * u - 352.0 * x * x) * u + 184.0 * x3) * u - 27.0 * x * x3) / 240.0;
  const double a5 = -(((((12.0 * u + 3360.0 * x) * u - 17220.0 * x * x) * u + 18980.0 * x3) * u - 7150.0 * x * x3) * u +
                      863.0 * x * x * x3) /
                    2520.0;
  return math::log_sqrt_two_pi + 0.5 + log_stddev + (a1 + (a2 + (a3 + (a4 + a5))));
}

// E log[Gamma(r) X! / Gamma(X + r)] by Malmsten's integral of log Gamma, with E exp(-t X) = (p/(1 - q e^-t))^r:
// the integral over t > 0 of (E exp(-t X) - 1)(e^-t - e^-rt)/(1 - e^-t)/t. In log t the integrand is analytic in a
// strip of half-width pi/2, and the trapezoidal rule with this step is exact to 1e-20.
double expected_log_coefficient(double r, double p, double q) {
  constexpr double step = 0.125;
  const double lowest = -45.0 - std::max(0.0, std::log(q) - std::log(p) + std::log(std::max(r, 1.0)));
  const double highest = std::log(750.0) - std::log(std::min(r, 1.0));
  double sum = 0.0;
  for (double s = lowest; s <= highest; s += step) {
    const double t = std::exp(s);
    const double transform = std::expm1(-r * std::log1p(q * -std::expm1(-t) / p));
    const double kernel = r < 1.0 ? std::exp(-r * t) * std::expm1((r - 1.0) * t) / -std::expm1(-t)
                                  : std::exp(-t) * std::expm1((1.0 - r) * t) / std::expm1(-t);
    sum += transform * kernel;
  }
  return sum * step;
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

NegativeBinomial::NegativeBinomial(double successes, double probability)
    : NegativeBinomial(check::positive_finite(family, "successes", successes),
                       check::in_half_open_unit(family, "probability", probability), math::two_sum(1.0, -probability),
                       Form::probability, probability) {}

NegativeBinomial NegativeBinomial::from_mean(double mean, double successes) {
  check::non_negative_finite(family, "mean", mean);
  check::positive_finite(family, "successes", successes);
  const bool in_range = std::isfinite(successes + mean) && successes / mean > 0.0;
  check::that(mean == 0.0 || (in_range && mean / successes > 0.0), family, "mean", "within double's range of successes",
              mean);
  const DoubleDouble total = math::two_sum(successes, mean);
  return {successes, math::quotient(DoubleDouble(successes), total), math::quotient(DoubleDouble(mean), total),
          Form::mean, mean};
}

NegativeBinomial::NegativeBinomial(double successes, DoubleDouble probability, DoubleDouble complement, Form form,
                                   double given)
    : successes_(successes),
      probability_(probability),
      complement_(complement),
      log_success_(complement.hi < 0.5 ? std::log1p(-complement.hi) : std::log(probability.hi)),
      log_failure_(probability.hi < 0.5 ? std::log1p(-probability.hi) : std::log(complement.hi)),
      form_(form),
      given_(given) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription NegativeBinomial::description() {
  return {
      .name = "NegativeBinomial",
      .aliases = {},
      .summary = "The number of failures before the r-th success; a Poisson law whose rate has a Gamma law.",
      .density = "mass(k) = Gamma(k + successes) / (Gamma(successes) k!) probability^successes (1 - probability)^k",
      .parameters = "successes > 0 and finite; probability in (0, 1] (or mean >= 0 and successes)",
      .support = "0, 1, ...",
      .forms = {{{{"successes"}, {"probability"}},
                 [](const Arguments& given) { return NegativeBinomial(given.real(0), given.real(1)); }},
                {{{"mean"}, {"successes"}},
                 [](const Arguments& given) { return from_mean(given.real(0), given.real(1)); }}},
      .examples = {"NegativeBinomial(3.5, 0.4)", "NegativeBinomial(0.5, 0.1)", "NegativeBinomial(mean=12, successes=7)",
                   "NegativeBinomial(2, 1)", "NegativeBinomial(1e-8, 0.5)", "NegativeBinomial(100000, 0.999)",
                   "NegativeBinomial(mean=3, successes=10000)", "NegativeBinomial(600, 0.3)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string NegativeBinomial::do_name() const { return std::string(family); }

std::vector<Parameter> NegativeBinomial::do_parameters() const {
  if (form_ == Form::mean) return {{"mean", given_}, {"successes", successes_}};
  return {{"successes", successes_}, {"probability", given_}};
}

// ---- density -------------------------------------------------------------------------------------------------------

double NegativeBinomial::do_log_prob(double k) const {
  return math::log_negative_binomial_pmf(k, successes_, probability_, complement_);
}

Support NegativeBinomial::do_support() const { return Support::integers(0.0, complement() == 0.0 ? 0.0 : infinity); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

// P(X <= k) = I_p(r, k + 1).
double NegativeBinomial::do_cdf(double k) const {
  return math::ibeta(successes_, k + 1.0, probability(), complement());
}

double NegativeBinomial::do_log_cdf(double k) const {
  return math::log_ibeta(successes_, k + 1.0, probability(), complement());
}

double NegativeBinomial::do_survival(double k) const {
  return math::ibeta(k + 1.0, successes_, complement(), probability());
}

double NegativeBinomial::do_log_survival(double k) const {
  return math::log_ibeta(k + 1.0, successes_, complement(), probability());
}

double NegativeBinomial::do_quantile(double u) const {
  return least_integer(0.0, do_support().upper, quantile_guess(*this, math::normal_quantile(u)),
                       [&](double k) { return do_cdf(k) >= u; });
}

double NegativeBinomial::do_inverse_survival(double v) const {
  return least_integer(0.0, do_support().upper, quantile_guess(*this, -math::normal_quantile(v)),
                       [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

double NegativeBinomial::do_mean() const {
  return form_ == Form::mean ? given_ : successes_ * (complement() / probability());
}

double NegativeBinomial::do_variance() const { return do_mean() / probability(); }

double NegativeBinomial::do_stddev() const { return std::sqrt(successes_) * (std::sqrt(complement()) / probability()); }

// (1 + q)/sqrt(r q)
double NegativeBinomial::do_skewness() const {
  if (complement() == 0.0) return not_a_number;
  return (1.0 + complement()) / std::sqrt(successes_) / std::sqrt(complement());
}

// 6/r + p^2/(r q)
double NegativeBinomial::do_excess_kurtosis() const {
  if (complement() == 0.0) return not_a_number;
  return 6.0 / successes_ + probability() / complement() * (probability() / successes_);
}

// The least integer >= (r q - 1)/p, taken exactly: at an integer there are two modes.
double NegativeBinomial::do_mode() const {
  const DoubleDouble bound = math::quotient(math::subtract(math::multiply(successes_, complement_), 1.0), probability_);
  double mode = std::ceil(bound.hi);
  if (mode == bound.hi && bound.lo > 0.0) mode += 1.0;
  return std::max(0.0, mode);
}

double NegativeBinomial::do_entropy() const {
  if (complement() == 0.0) return 0.0;
  if (successes_ < 500.0) {
    return expected_log_coefficient(successes_, probability(), complement()) - successes_ * log_success_ -
           successes_ * (complement() * (log_failure_ / probability()));
  }
  const double inverse_variance = probability() / successes_ * (probability() / complement());
  if (inverse_variance > 1.0 / 500.0) return entropy_by_summation(*this);
  const double log_stddev = 0.5 * (std::log(successes_) + std::log(complement())) - std::log(probability());
  return entropy_of_large(log_stddev, -1.0 / successes_, inverse_variance);
}

// ---- sampling ------------------------------------------------------------------------------------------------------

double NegativeBinomial::do_sample(Rng& rng) const {
  return math::negative_binomial(rng, successes_, probability(), complement());
}

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails NegativeBinomial::do_tails() const {
  if (complement() == 0.0) return {Tail::none(), Tail::none()};
  return {Tail::none(), Tail::stretched_exponential(1.0, -log_failure_, successes_ - 1.0)};
}

double NegativeBinomial::do_location_hint() const { return do_mode(); }

std::optional<double> NegativeBinomial::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  if (complement() == 0.0) return if_defined(statistic_value(statistic, 0.0));
  const double mean = do_mean();
  const double square = mean / probability() * (1.0 + successes_ * complement());
  const double argument = statistic.argument;
  switch (statistic.kind) {
    case Kind::x:
      return mean;
    case Kind::x_squared:
      return square;
    case Kind::exponential:  // (p/(1 - q e^t))^r
      if (argument + log_failure_ >= 0.0) return infinity;
      return std::exp(-successes_ * std::log1p(complement() / probability() * -std::expm1(argument)));
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

// mass(j + 1)/mass(j) = q (j + r)/(j + 1) goes monotonously to q.
std::optional<double> NegativeBinomial::do_ratio_bound(double k) const {
  const double from = std::max(k, 0.0);
  return complement() * std::max(1.0, (from + successes_) / (from + 1.0));
}

}  // namespace relent
