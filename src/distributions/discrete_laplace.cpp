// DiscreteLaplace distribution (Inusah and Kozubowski 2006).
#include <relent/distributions/discrete_laplace.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "distributions/check.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "DiscreteLaplace";
constexpr double infinity = std::numeric_limits<double>::infinity();

/// log of the mass at 0, (1 - decay) / (1 + decay).
double log_mass_at_zero(double decay) { return std::log1p(-decay) - std::log1p(decay); }

/// P(X >= m) = P(X <= -m), m >= 1, and its logarithm.
double far_tail(double decay, double m) { return std::pow(decay, m) / (1.0 + decay); }
double log_far_tail(double decay, double m) { return m * std::log(decay) - std::log1p(decay); }

/// The largest m >= 0 with P(X >= m) >= u, u <= 1/2: by the logarithm, then to the exact integer. Beyond 2^53 steps
/// are those of the doubles.
double furthest_with_tail(double decay, double u) {
  const double log_u = std::log(u);
  const auto reaches = [=](double m) {  // subnormal tails are too coarse to compare
    return u > 1e-307 ? far_tail(decay, m) >= u : log_far_tail(decay, m) >= log_u;
  };
  const auto further = [](double m) { return std::max(m + 1.0, std::nextafter(m, infinity)); };
  const auto nearer = [](double m) { return std::min(m - 1.0, std::nextafter(m, -infinity)); };
  double m = std::max(0.0, std::floor((log_u + std::log1p(decay)) / std::log(decay)));
  while (m > 0.0 && !reaches(m)) m = nearer(m);
  while (reaches(further(m))) m = further(m);
  return m;
}

/// The least m >= 0 with P(X > m) <= v, v <= 1/2.
double nearest_with_tail(double decay, double v) {
  const double m = furthest_with_tail(decay, v);
  return m > 0.0 && far_tail(decay, m) == v ? m - 1.0 : m;
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

DiscreteLaplace::DiscreteLaplace(double decay) : decay_(check::in_open_unit(family, "decay", decay)) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription DiscreteLaplace::description() {
  return {
      .name = "DiscreteLaplace",
      .aliases = {},
      .summary = "Integer errors with exponential tails on both sides: the difference of two geometric variables.",
      .density = "mass(k) = (1 - decay) / (1 + decay) decay^|k|",
      .parameters = "decay in (0, 1)",
      .support = "integers",
      .forms = {{.parameters = {{.name = "decay"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return DiscreteLaplace(given.real(0)); }}},
      .examples = {"DiscreteLaplace(0.5)", "DiscreteLaplace(0.9)", "DiscreteLaplace(decay=0.1)",
                   "DiscreteLaplace(0.999)", "DiscreteLaplace(1e-300)", "DiscreteLaplace(1e-8)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string DiscreteLaplace::do_name() const { return std::string(family); }

std::vector<Parameter> DiscreteLaplace::do_parameters() const { return {{"decay", decay_}}; }

// ---- density -------------------------------------------------------------------------------------------------------

double DiscreteLaplace::do_log_prob(double k) const {
  return std::fabs(k) * std::log(decay_) + log_mass_at_zero(decay_);
}

Support DiscreteLaplace::do_support() const { return Support::integers(-infinity, infinity); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

double DiscreteLaplace::do_cdf(double k) const {
  return k < 0.0 ? far_tail(decay_, -k) : 1.0 - far_tail(decay_, k + 1.0);
}

double DiscreteLaplace::do_log_cdf(double k) const {
  return k < 0.0 ? log_far_tail(decay_, -k) : std::log1p(-far_tail(decay_, k + 1.0));
}

double DiscreteLaplace::do_survival(double k) const { return do_cdf(-k - 1.0); }

double DiscreteLaplace::do_log_survival(double k) const { return do_log_cdf(-k - 1.0); }

// 1 - u is exact where it is used.
double DiscreteLaplace::do_quantile(double u) const {
  return u <= 0.5 ? 0.0 - furthest_with_tail(decay_, u) : nearest_with_tail(decay_, 1.0 - u);
}

double DiscreteLaplace::do_inverse_survival(double v) const {
  return v <= 0.5 ? nearest_with_tail(decay_, v) : 0.0 - furthest_with_tail(decay_, 1.0 - v);
}

// ---- moments -------------------------------------------------------------------------------------------------------

double DiscreteLaplace::do_mean() const { return 0.0; }

double DiscreteLaplace::do_variance() const { return 2.0 * decay_ / ((1.0 - decay_) * (1.0 - decay_)); }

double DiscreteLaplace::do_skewness() const { return 0.0; }

double DiscreteLaplace::do_excess_kurtosis() const { return (1.0 + decay_ * (4.0 + decay_)) / decay_ / 2.0; }

double DiscreteLaplace::do_mode() const { return 0.0; }

double DiscreteLaplace::do_median() const { return 0.0; }

double DiscreteLaplace::do_entropy() const {
  const double mean_size = 2.0 * decay_ / ((1.0 - decay_) * (1.0 + decay_));
  return -log_mass_at_zero(decay_) - mean_size * std::log(decay_);
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// The difference of two geometric variables, each by inversion (Devroye 1986, X.2).
double DiscreteLaplace::do_sample(Rng& rng) const {
  const double rate = -std::log(decay_);
  const double up = std::floor(math::standard_exponential(rng) / rate);
  const double down = std::floor(math::standard_exponential(rng) / rate);
  return up - down;
}

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails DiscreteLaplace::do_tails() const {
  const Tail tail = Tail::stretched_exponential(1.0, -std::log(decay_));
  return {tail, tail};
}

double DiscreteLaplace::do_location_hint() const { return 0.0; }

std::optional<double> DiscreteLaplace::do_expectation(const Statistic& statistic) const {
  const double argument = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return 0.0;
    case Statistic::Kind::x_squared:
      return do_variance();
    case Statistic::Kind::absolute_deviation: {  // |c| + 2 E(X - |c|)^+
      const double c = std::fabs(argument);
      const double next = std::floor(c) + 1.0;
      return c + 2.0 * far_tail(decay_, next) * ((next - c) + decay_ / (1.0 - decay_));
    }
    case Statistic::Kind::exponential: {  // (1 - decay)^2 / ((1 - decay e^t) (1 - decay e^-t))
      const double log_decay = std::log(decay_);
      const double t = std::fabs(argument);
      if (!(t + log_decay < 0.0)) return infinity;
      return (1.0 - decay_) / std::expm1(t + log_decay) * ((1.0 - decay_) / std::expm1(log_decay - t));
    }
    case Statistic::Kind::power: {
      const double variance = do_variance();
      if (argument == 0.0) return 1.0;
      if (argument == 1.0 || argument == 3.0) return 0.0;
      if (argument == 2.0) return variance;
      if (argument == 4.0) return variance * (1.0 + decay_ * (10.0 + decay_)) / ((1.0 - decay_) * (1.0 - decay_));
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> DiscreteLaplace::do_log_density_terms() const {
  return LogDensityTerms{log_mass_at_zero(decay_), {{{Statistic::Kind::absolute_deviation, 0.0}, std::log(decay_)}}};
}

std::optional<double> DiscreteLaplace::do_ratio_bound(double k) const { return k >= 0.0 ? decay_ : 1.0 / decay_; }

std::size_t DiscreteLaplace::do_score(double x, std::span<double> out) const {
  if (out.empty()) return 0;
  out[0] = std::fabs(x) / decay_ - 2.0 / ((1.0 - decay_) * (1.0 + decay_));
  return 1;
}

}  // namespace relent
