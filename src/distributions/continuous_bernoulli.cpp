// Continuous Bernoulli distribution.
#include <relent/distributions/continuous_bernoulli.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/exponential_integral.hpp"
#include "math/logit.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

// With r = |logit|, the distance D from the end that the law favours (1 if logit > 0) has density
// r exp(-r d) / (1 - exp(-r)) on [0, 1].
namespace {

constexpr std::string_view family = "ContinuousBernoulli";

/// log((1 - exp(-r)) / r), never positive.
double log_mean_decay(double r) {
  if (r == 0.0) return 0.0;
  if (r < 1.0) return std::log1p(-math::expm1mx(-r) / r);
  return std::log(-std::expm1(-r)) - std::log(r);
}

/// (1 - exp(-r d)) / (1 - exp(-r)) = P(D <= d).
double near_mass(double r, double d) { return r > 1e-30 ? std::expm1(-r * d) / std::expm1(-r) : d; }

/// P(D > 1 - g), g the distance from the other end.
double far_mass(double r, double d, double g) { return std::exp(-r * d) * near_mass(r, g); }

double log_near_mass(double r, double d, double g) {
  const double mass = near_mass(r, d);
  return mass <= 0.5 ? std::log(mass) : std::log1p(-far_mass(r, d, g));
}

double log_far_mass(double r, double d, double g) {
  const double mass = near_mass(r, d);
  return mass <= 0.5 ? std::log1p(-mass) : -r * d + std::log(near_mass(r, g));
}

/// The d with P(D <= d) = u = 1 - v.
double near_quantile(double r, double u, double v) {
  if (!(r > 1e-30)) return u;
  const double lost = u * -std::expm1(-r);
  return lost <= 0.5 ? -std::log1p(-lost) / r : -std::log(v + u * std::exp(-r)) / r;
}

/// The g with P(D > 1 - g) = v.
double far_quantile(double r, double v) {
  if (!(r > 1e-30)) return v;
  return r <= 700.0 ? std::log1p(v * std::expm1(r)) / r : math::log1pexp(r + std::log(v)) / r;
}

/// log((1 - exp(-r)) / r) = -r/2 + sum_n b_n r^(2n), b_n = (-1)^(n+1) zeta(2n) / (n (2 pi)^(2n)): the sum of
/// b_n r^(2n - lowered) factor(2n) over n >= first, for r < 3.
template <class Factor>
double even_series(double r, int first, int lowered, Factor factor) {
  constexpr std::array<double, 13> zeta{
      1.6449340668482264365, 1.0823232337111381915, 1.0173430619844491397, 1.0040773561979443394, 1.0009945751278180853,
      1.0002460865533080483, 1.0000612481350587048, 1.0000152822594086519, 1.0000038172932649998, 1.0000009539620338728,
      1.0000002384505027277, 1.0000000596081890513, 1.0000000149015548284};
  const double w = (r / math::two_pi) * (r / math::two_pi);
  double sum = 0.0;
  for (int n = 32; n >= first; --n) {
    const auto index = static_cast<std::size_t>(n - 1);
    const double value = index < zeta.size() ? zeta[index] : 1.0 + std::ldexp(1.0, -2 * n);
    sum = -sum * w + value / n * factor(2.0 * n);
  }
  // r^(2n - lowered) / (2 pi)^(2n) = w^(n - first) r^(2 first - lowered) / (2 pi)^(2 first)
  const double scale = std::pow(r, 2 * first - lowered) / std::pow(math::two_pi, 2 * first);
  return first % 2 == 1 ? sum * scale : -sum * scale;
}

constexpr double series_to = 3.0;

/// E[D] = 1/r - 1/(exp(r) - 1).
double near_mean(double r) {
  if (r < series_to) return 0.5 - even_series(r, 1, 1, [](double n) { return n; });
  return 1.0 / r - 1.0 / std::expm1(r);
}

/// Cumulants 2 to 4 of D, the second as a number and the others over its powers. With c = coth(r/2) and
/// s = 1/sinh^2(r/2): 1/r^2 - s/4; 2/r^3 - c s/4; 6/r^4 - s (c^2/4 + s/8).
struct Cumulants {
  double variance, third, fourth;
};

Cumulants cumulants(double r) {
  if (r < series_to) {
    return {even_series(r, 1, 2, [](double n) { return n * (n - 1.0); }),
            -even_series(r, 2, 3, [](double n) { return n * (n - 1.0) * (n - 2.0); }),
            even_series(r, 2, 4, [](double n) { return n * (n - 1.0) * (n - 2.0) * (n - 3.0); })};
  }
  const double decay = std::exp(-r);
  const double s = 4.0 * decay / (std::expm1(-r) * std::expm1(-r));
  const double c = (1.0 + decay) / -std::expm1(-r);
  return {1.0 / r / r - 0.25 * s, 2.0 / r / r / r - 0.25 * c * s, 6.0 / r / r / r / r - s * (0.25 * c * c + 0.125 * s)};
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

ContinuousBernoulli::ContinuousBernoulli(double probability)
    : ContinuousBernoulli(math::exact_logit(check::in_open_unit(family, "probability", probability)), false,
                          probability) {}

ContinuousBernoulli ContinuousBernoulli::from_logit(double logit) {
  return {check::finite(family, "logit", logit), true, logit};
}

ContinuousBernoulli::ContinuousBernoulli(DoubleDouble logit, bool by_logit, double given)
    : logit_(logit), log_mean_decay_(log_mean_decay(std::fabs(logit.hi))), by_logit_(by_logit), given_(given) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription ContinuousBernoulli::description() {
  return {
      .name = "ContinuousBernoulli",
      .aliases = {},
      .summary = "A pixel or a proportion under the likelihood of a Bernoulli law, normalised.",
      .density = "C probability^x (1 - probability)^(1 - x)",
      .parameters = "probability in (0, 1); or logit = log(probability / (1 - probability)), finite",
      .support = "[0, 1]",
      .forms = {{.parameters = {{.name = "probability"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return ContinuousBernoulli(given.real(0)); }},
                {.parameters = {{.name = "logit"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return ContinuousBernoulli::from_logit(given.real(0));
                 }}},
      .examples = {"ContinuousBernoulli(0.3)", "ContinuousBernoulli(0.9)", "ContinuousBernoulli(logit=2)",
                   "ContinuousBernoulli(0.5)", "ContinuousBernoulli(0.5000001)", "ContinuousBernoulli(1e-300)",
                   "ContinuousBernoulli(logit=-1e5)", "ContinuousBernoulli(logit=60)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

double ContinuousBernoulli::probability() const noexcept { return by_logit_ ? math::logistic(given_) : given_; }

std::string ContinuousBernoulli::do_name() const { return std::string(family); }

std::vector<Parameter> ContinuousBernoulli::do_parameters() const {
  return {{by_logit_ ? "logit" : "probability", given_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double ContinuousBernoulli::do_log_prob(double x) const {
  const double distance = logit_.hi > 0.0 ? 1.0 - x : x;
  return -std::fabs(logit_.hi) * distance - log_mean_decay_;
}

double ContinuousBernoulli::do_log_prob_at(const Point& point) const {
  if (logit_.hi > 0.0 && point.upper == 1.0) {
    return -logit_.hi * std::exp(point.log_to_upper) - log_mean_decay_;
  }
  if (logit_.hi < 0.0 && point.lower == 0.0) {
    return logit_.hi * std::exp(point.log_from_lower) - log_mean_decay_;
  }
  return do_log_prob(point.x);
}

Support ContinuousBernoulli::do_support() const { return Support::interval(0.0, 1.0, true, true); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double ContinuousBernoulli::do_cdf(double x) const {
  const double r = std::fabs(logit_.hi);
  return logit_.hi > 0.0 ? far_mass(r, 1.0 - x, x) : near_mass(r, x);
}

double ContinuousBernoulli::do_survival(double x) const {
  const double r = std::fabs(logit_.hi);
  return logit_.hi > 0.0 ? near_mass(r, 1.0 - x) : far_mass(r, x, 1.0 - x);
}

double ContinuousBernoulli::do_log_cdf(double x) const {
  const double r = std::fabs(logit_.hi);
  return logit_.hi > 0.0 ? log_far_mass(r, 1.0 - x, x) : log_near_mass(r, x, 1.0 - x);
}

double ContinuousBernoulli::do_log_survival(double x) const {
  const double r = std::fabs(logit_.hi);
  return logit_.hi > 0.0 ? log_near_mass(r, 1.0 - x, x) : log_far_mass(r, x, 1.0 - x);
}

double ContinuousBernoulli::do_quantile(double u) const {
  const double r = std::fabs(logit_.hi);
  return logit_.hi > 0.0 ? far_quantile(r, u) : near_quantile(r, u, 1.0 - u);
}

double ContinuousBernoulli::do_inverse_survival(double v) const {
  const double r = std::fabs(logit_.hi);
  return logit_.hi > 0.0 ? 1.0 - near_quantile(r, v, 1.0 - v) : near_quantile(r, 1.0 - v, v);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double ContinuousBernoulli::do_mean() const {
  const double mean = near_mean(std::fabs(logit_.hi));
  return logit_.hi > 0.0 ? 1.0 - mean : mean;
}

double ContinuousBernoulli::do_variance() const { return cumulants(std::fabs(logit_.hi)).variance; }

double ContinuousBernoulli::do_skewness() const {
  const double r = std::fabs(logit_.hi);
  double skewness = 2.0;  // of the exponential law, also where its cumulants underflow
  if (r < 50.0) {
    const Cumulants k = cumulants(r);
    skewness = k.third / k.variance / std::sqrt(k.variance);
  }
  return logit_.hi > 0.0 ? -skewness : skewness;
}

double ContinuousBernoulli::do_excess_kurtosis() const {
  const double r = std::fabs(logit_.hi);
  if (!(r < 50.0)) return 6.0;
  const Cumulants k = cumulants(r);
  return k.fourth / k.variance / k.variance;
}

double ContinuousBernoulli::do_mode() const { return logit_.hi > 0.0 ? 1.0 : 0.0; }

double ContinuousBernoulli::do_entropy() const {
  const double r = std::fabs(logit_.hi);
  if (r < series_to) return -even_series(r, 1, 0, [](double n) { return n - 1.0; });
  return 1.0 - r / std::expm1(r) + log_mean_decay_;
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// By inversion. One word.
double ContinuousBernoulli::do_sample(Rng& rng) const { return do_quantile(math::uniform(rng, 0.0, 1.0)); }

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails ContinuousBernoulli::do_tails() const { return {Tail::endpoint(1.0), Tail::endpoint(1.0)}; }

double ContinuousBernoulli::do_location_hint() const { return do_mean(); }

std::optional<double> ContinuousBernoulli::do_expectation(const Statistic& statistic) const {
  const double mean = do_mean();
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return mean * mean + do_variance();
    case Statistic::Kind::log_x:
      return math::tilted_mean_log(logit_.hi);
    case Statistic::Kind::log_one_minus_x:
      return math::tilted_mean_log(-logit_.hi);
    case Statistic::Kind::exponential: {
      // The normaliser at logit + c over that at logit.
      const double h = logit_.hi + c;
      const double larger = (h > 0.0 ? h : 0.0) - (logit_.hi > 0.0 ? logit_.hi : 0.0);
      return std::exp(larger + (log_mean_decay(std::fabs(h)) - log_mean_decay_));
    }
    case Statistic::Kind::absolute_deviation: {
      if (c <= 0.0 || c >= 1.0) return std::fabs(mean - c);
      // E|D - d| = E[D] - d + 2 E[(d - D)+], E[(d - D)+] = (exp(-r d) - 1 + r d) / (r (1 - exp(-r))).
      const double r = std::fabs(logit_.hi);
      const double d = logit_.hi > 0.0 ? 1.0 - c : c;
      const double below = r > 1e-30 ? math::expm1mx(-r * d) / r / -std::expm1(-r) : 0.5 * d * d;
      return near_mean(r) - d + 2.0 * below;
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> ContinuousBernoulli::do_log_density_terms() const {
  const double constant = -log_mean_decay_ - (logit_.hi > 0.0 ? logit_.hi : 0.0);
  if (logit_.hi == 0.0) return LogDensityTerms{constant, {}};
  return LogDensityTerms{constant, {{{Statistic::Kind::x, 0.0}, logit_.hi}}};
}

std::size_t ContinuousBernoulli::do_score(double x, std::span<double> out) const {
  if (out.empty()) return 0;
  const double r = std::fabs(logit_.hi);
  // d/d logit is x - E[X]; d logit / d probability = 1 / (p (1 - p)).
  const double by_logit = logit_.hi > 0.0 ? near_mean(r) - (1.0 - x) : x - near_mean(r);
  out[0] = by_logit_ ? by_logit : by_logit / given_ / (1.0 - given_);
  return 1;
}

}  // namespace relent
