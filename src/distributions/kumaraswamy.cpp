// Kumaraswamy distribution.
#include <relent/distributions/kumaraswamy.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <relent/distributions/beta.hpp>

#include "distributions/check.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

// With S standard exponential, 1 - X^a = exp(-S/b).
namespace {

constexpr std::string_view family = "Kumaraswamy";
constexpr double infinity = std::numeric_limits<double>::infinity();

/// log(-log(1 - exp(v))), v < 0, also where exp(v) underflows.
double log_minus_log1mexp(double v) { return v < -40.0 ? v : std::log(-math::log1mexp(v)); }

/// log X from s = -b log(1 - X^a).
double log_x_at(double s, double a, double b) { return math::log1mexp(-s / b) / a; }

/// psi(1 + b) - psi(1): X^a is Beta(1, b).
double harmonic(double b) { return -Beta(1.0, b).expectation({Statistic::Kind::log_x, 0.0}).value(); }

/// E[h(log X)] by the trapezoidal rule in log S, which is exact to rounding for functions analytic in a strip: the
/// narrower, the smaller a is.
template <class H>
double expectation(double a, double b, H h) {
  const double step = 0.2 / std::max(1.0, math::log_ratio(a + 4.0, a));
  const double lowest = std::min(0.0, std::log(b)) - 42.0;
  double sum = 0.0;
  double mass = 0.0;
  for (double i = std::floor(lowest / step); i * step < 6.6; i += 1.0) {
    const double s = std::exp(i * step);
    const double weight = std::exp(i * step - s);
    mass += weight;
    sum += weight * h(log_x_at(s, a, b));
  }
  return sum / mass;
}

/// E[X] and 1 - E[X], each by terms of one sign.
math::WithComplement mean_of(double a, double b) {
  const double mean = expectation(a, b, [](double log_x) { return std::exp(log_x); });
  const double rest = expectation(a, b, [](double log_x) { return -std::expm1(log_x); });
  return {mean, rest};
}

/// log E[X^k]: X^a is Beta(1, b).
double log_power_moment(double k, double a, double b) {
  if (std::isinf(k / a)) return b < 1e3 ? math::log_gamma1p(b) + b * (std::log(a) - std::log(k)) : -infinity;
  return std::log(b) + math::log_beta(1.0 + k / a, b);
}

struct Moments {
  double stddev;
  double skewness;
  double excess_kurtosis;
};

/// From the raw moments, where the square of the mean is little of the second and so no difference cancels; the ratios
/// E[X] E[X^k] / E[X^(k+1)] fall with k.
Moments moments_of_rare_values(double a, double b) {
  std::array<double, 5> log_raw{};
  for (std::size_t k = 1; k <= 4; ++k) log_raw[k] = log_power_moment(static_cast<double>(k), a, b);
  if (std::isinf(log_raw[2])) return {0.0, infinity, infinity};
  const auto ratio = [&](std::size_t k) { return std::exp(log_raw[1] + log_raw[k] - log_raw[k + 1]); };
  const double first = ratio(1);
  const double second = ratio(2);
  const double third = ratio(3);
  const double log_variance = log_raw[2] + std::log1p(-first);
  const double cube = 1.0 - second * (3.0 - 2.0 * first);
  const double fourth = 1.0 - third * (4.0 - second * (6.0 - 3.0 * first));
  return {std::exp(0.5 * log_variance), cube * std::exp(log_raw[3] - 1.5 * log_variance),
          fourth * std::exp(log_raw[4] - 2.0 * log_variance) - 3.0};
}

/// Elsewhere in units of the smaller of the mean and its complement, but for laws of rare values far from 1.
Moments moments_of(double a, double b) {
  const double log_square = log_power_moment(2.0, a, b);
  if (!(2.0 * log_power_moment(1.0, a, b) - log_square >= -4.0)) return moments_of_rare_values(a, b);
  const math::WithComplement mean = mean_of(a, b);
  const bool is_small = mean.value < mean.complement;
  const auto central = [&](double unit, auto power) {
    const double centre = mean.value / unit;
    const double rest = mean.complement / unit;
    return expectation(a, b, [&](double log_x) {
      return power(is_small ? std::exp(log_x) / unit - centre : rest + std::expm1(log_x) / unit);
    });
  };
  const auto square = [](double z) { return z * z; };
  double unit = is_small ? mean.value : mean.complement;
  double variance = central(unit, square);
  if (!(variance < 1e10)) {
    unit = 1.0;
    variance = central(unit, square);
  }
  if (!(variance > 0.0)) return {0.0, is_small ? infinity : -infinity, infinity};
  const double cube = central(unit, [](double z) { return z * z * z; });
  const double fourth = central(unit, [](double z) { return (z * z) * (z * z); });
  return {unit * std::sqrt(variance), cube / variance / std::sqrt(variance), fourth / variance / variance - 3.0};
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Kumaraswamy::Kumaraswamy(double a, double b)
    : a_(check::positive_finite(family, "a", a)), b_(check::positive_finite(family, "b", b)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Kumaraswamy::description() {
  return {
      .name = std::string(family),
      .aliases = {},
      .summary = "A proportion, like the Beta law but with a closed distribution function.",
      .density = "a b x^(a - 1) (1 - x^a)^(b - 1)",
      .parameters = "a > 0, b > 0",
      .support = "[0, 1]",
      .forms = {{.parameters = {{.name = "a"}, {.name = "b"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Kumaraswamy(given.real(0), given.real(1));
                 }}},
      .examples = {"Kumaraswamy(2, 3)", "Kumaraswamy(0.5, 0.5)", "Kumaraswamy(a=1.5, b=8)", "Kumaraswamy(1, 1)",
                   "Kumaraswamy(0.05, 2)", "Kumaraswamy(3, 0.05)", "Kumaraswamy(1000, 50)", "Kumaraswamy(0.3, 1e6)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Kumaraswamy::do_name() const { return std::string(family); }

std::vector<Parameter> Kumaraswamy::do_parameters() const { return {{"a", a_}, {"b", b_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double Kumaraswamy::do_log_prob(double x) const {
  const double constant = std::log(a_) + std::log(b_);
  if (x <= 0.0) return a_ < 1.0 ? infinity : a_ > 1.0 ? -infinity : constant;
  if (x >= 1.0) return b_ < 1.0 ? infinity : b_ > 1.0 ? -infinity : constant;
  const double log_x = std::log(x);
  const double rest = b_ == 1.0 ? 0.0 : (b_ - 1.0) * math::log1mexp(a_ * log_x);
  return constant + (a_ - 1.0) * log_x + rest;
}

double Kumaraswamy::do_log_prob_at(const Point& point) const {
  if (point.lower != 0.0 || point.upper != 1.0) return do_log_prob(point.x);
  if (point.log_from_lower == -infinity) return do_log_prob(0.0);
  if (point.log_to_upper == -infinity) return do_log_prob(1.0);
  const double to_upper = std::exp(point.log_to_upper);
  const double log_x = point.x <= 0.5 ? point.log_from_lower : std::log1p(-to_upper);
  // 1 - x^a = a (1 - x) where that is below rounding.
  const double log_rest = point.x > 0.5 && a_ * to_upper < 1e-18 && to_upper < 1e-18 ? std::log(a_) + point.log_to_upper
                                                                                     : math::log1mexp(a_ * log_x);
  return std::log(a_) + std::log(b_) + (a_ - 1.0) * log_x + (b_ - 1.0) * log_rest;
}

Support Kumaraswamy::do_support() const { return Support::interval(0.0, 1.0, true, true); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Kumaraswamy::do_log_survival(double x) const { return b_ * math::log1mexp(a_ * std::log(x)); }

double Kumaraswamy::do_survival(double x) const { return std::exp(do_log_survival(x)); }

double Kumaraswamy::do_log_cdf(double x) const {
  const double log_s = std::log(b_) + log_minus_log1mexp(a_ * std::log(x));
  return log_s < -40.0 ? log_s : math::log1mexp(do_log_survival(x));
}

double Kumaraswamy::do_cdf(double x) const {
  const double log_s = std::log(b_) + log_minus_log1mexp(a_ * std::log(x));
  return log_s < -40.0 ? std::exp(log_s) : -std::expm1(do_log_survival(x));
}

double Kumaraswamy::do_quantile(double u) const { return std::exp(log_x_at(-std::log1p(-u), a_, b_)); }

double Kumaraswamy::do_inverse_survival(double v) const { return std::exp(log_x_at(-std::log(v), a_, b_)); }

// ---- moments ------------------------------------------------------------------------------------------------------

double Kumaraswamy::do_mean() const {
  const double log_mean = log_power_moment(1.0, a_, b_);
  return log_mean < -math::log_two ? std::exp(log_mean) : 1.0 - mean_of(a_, b_).complement;
}

double Kumaraswamy::do_variance() const {
  const double deviation = do_stddev();
  return deviation * deviation;
}

double Kumaraswamy::do_stddev() const { return moments_of(a_, b_).stddev; }

double Kumaraswamy::do_skewness() const { return moments_of(a_, b_).skewness; }

double Kumaraswamy::do_excess_kurtosis() const { return moments_of(a_, b_).excess_kurtosis; }

double Kumaraswamy::do_mode() const {
  // Where the density is infinite at both ends, or constant, the least of the modes is 0.
  if (a_ > 1.0 && b_ > 1.0) return std::exp(-std::log1p((b_ - 1.0) * (a_ / (a_ - 1.0))) / a_);
  if ((a_ > 1.0 && b_ <= 1.0) || (a_ == 1.0 && b_ < 1.0)) return 1.0;
  return 0.0;
}

double Kumaraswamy::do_entropy() const {
  return (1.0 - 1.0 / b_) + (1.0 - 1.0 / a_) * harmonic(b_) - std::log(a_) - std::log(b_);
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// By inversion of a standard exponential. One word.
double Kumaraswamy::do_sample(Rng& rng) const { return std::exp(log_x_at(math::standard_exponential(rng), a_, b_)); }

Point Kumaraswamy::do_sample_point(Rng& rng) const {
  const double s = math::standard_exponential(rng);
  const double log_x = log_x_at(s, a_, b_);
  const double log_rest = log_x > -1e-18 ? std::log(-math::log1mexp(-s / b_)) - std::log(a_) : math::log1mexp(log_x);
  return {std::exp(log_x), 0.0, 1.0, log_x, std::isfinite(log_rest) ? log_rest : -s / b_ - std::log(a_)};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Kumaraswamy::do_tails() const { return {Tail::endpoint(a_), Tail::endpoint(b_)}; }

double Kumaraswamy::do_location_hint() const { return do_quantile(0.5); }

std::optional<double> Kumaraswamy::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  // X^a is Beta(1, b).
  const auto power_moment = [this](double k) {
    if (!(1.0 + k / a_ > 0.0)) return infinity;
    return std::exp(log_power_moment(k, a_, b_));
  };
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared: {
      const double mean = do_mean();
      return mean * mean + do_variance();
    }
    case Statistic::Kind::log_x:
      return -harmonic(b_) / a_;
    case Statistic::Kind::log_x_squared:
      return Beta(1.0, b_).expectation(statistic).value() / a_ / a_;
    case Statistic::Kind::reciprocal:
      return power_moment(-1.0);
    case Statistic::Kind::power:
      return power_moment(c);
    case Statistic::Kind::absolute_deviation: {
      const double mean = do_mean();
      if (c <= 0.0 || c >= 1.0) return std::fabs(mean - c);
      // x density(x) is the mean times the density of the law whose power a is Beta(1 + 1/a, b).
      const double y = std::exp(a_ * std::log(c));
      const double rest = -std::expm1(a_ * std::log(c));
      return c * (do_cdf(c) - do_survival(c)) +
             mean * (math::ibetac(1.0 + 1.0 / a_, b_, y, rest) - math::ibeta(1.0 + 1.0 / a_, b_, y, rest));
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Kumaraswamy::do_log_density_terms() const {
  if (a_ != 1.0 && b_ != 1.0) return std::nullopt;
  LogDensityTerms terms{std::log(a_) + std::log(b_), {}};
  if (a_ != 1.0) terms.terms.push_back({{Statistic::Kind::log_x, 0.0}, a_ - 1.0});
  if (b_ != 1.0) terms.terms.push_back({{Statistic::Kind::log_one_minus_x, 0.0}, b_ - 1.0});
  return terms;
}

std::size_t Kumaraswamy::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double v = a_ * std::log(x);
  out[0] = 1.0 / a_ + std::log(x) * (1.0 - (b_ - 1.0) * std::exp(v) / -std::expm1(v));
  out[1] = 1.0 / b_ + math::log1mexp(v);
  return 2;
}

}  // namespace relent
