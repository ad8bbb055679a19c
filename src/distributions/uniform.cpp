// Continuous uniform distribution.
#include <relent/distributions/uniform.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// log(high - low), also where the width overflows.
double log_difference(double high, double low) {
  const double width = high - low;
  return std::isfinite(width) ? std::log(width) : std::log(0.5 * high - 0.5 * low) + math::log_two;
}

/// (x - low) / (high - low) for low <= x <= high, also where the width overflows.
double fraction(double x, double low, double high) {
  const double width = high - low;
  return std::isfinite(width) ? (x - low) / width : (0.5 * x - 0.5 * low) / (0.5 * high - 0.5 * low);
}

/// E[log X] for X uniform on [low, high], 0 <= low.
double mean_log(double low, double high) {
  const double relative_width = (high - low) / low;
  if (relative_width <= 1.0) return std::log(high) + math::log1pmx(relative_width) / relative_width;
  return std::log(high) - 1.0 + (low > 0.0 ? low / (high - low) * math::log_ratio(high, low) : 0.0);
}

/// E log(1 + Z^2), Z uniform on [low, high]: twice the real part of E log(1 + i Z) = log w + E log(1 + h V), w the
/// value in the middle, h half the step from end to end over it, V uniform on [-1, 1].
double mean_log_one_plus_square(double low, double high) {
  const double middle = 0.5 * low + 0.5 * high;
  const std::complex<double> h = std::complex<double>(0.0, 0.5 * high - 0.5 * low) / std::complex<double>(1.0, middle);
  std::complex<double> sum = 0.0;
  if (std::abs(h) < 0.3) {
    for (int k = 17; k >= 1; --k) sum = (sum - 1.0 / (2 * k * (2 * k + 1))) * (h * h);
  } else {
    sum = ((1.0 + h) * std::log(1.0 + h) - (1.0 - h) * std::log(1.0 - h)) / (2.0 * h) - 1.0;
  }
  return math::log1p_square_over(middle, 1.0) + 2.0 * sum.real();
}

/// var(log X) = 1 - (h / sinh h)^2, h = log(high / low) / 2; its Taylor series near 0.
double variance_log(double low, double high) {
  if (low == 0.0) return 1.0;
  const double h = 0.5 * math::log_ratio(high, low);
  if (h < 0.1) {
    const double w = h * h;
    return w * (1.0 / 3.0 - w * (1.0 / 15.0 - w * (2.0 / 189.0 - w * (1.0 / 675.0 - w * (2.0 / 10395.0)))));
  }
  const double quotient = h / std::sinh(h);
  return (1.0 - quotient) * (1.0 + quotient);
}

/// E[X^k] for X uniform on [low, high], 0 <= low.
double mean_power(double low, double high, double k) {
  if (low == 0.0 && k <= -1.0) return infinity;
  const double log_width_ratio = low > 0.0 ? math::log_ratio(high, low) : infinity;
  if (k == -1.0) return log_width_ratio / (high - low);
  // high^(k+1) (1 - (low/high)^(k+1)) / ((k + 1) (high - low))
  return std::pow(high, k) * -std::expm1(-(k + 1.0) * log_width_ratio) / ((k + 1.0) * ((high - low) / high));
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Uniform::Uniform(double low, double high)
    : low_(check::finite("Uniform", "low", low)),
      high_(check::finite("Uniform", "high", high)),
      log_width_(log_difference(high, low)) {
  check::that(low < high, "Uniform", "high", "greater than low = " + format_number(low), high);
}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Uniform::description() {
  return {
      .name = "Uniform",
      .aliases = {},
      .summary = "Every point of an interval alike.",
      .density = "1 / (high - low)",
      .parameters = "low < high, both finite",
      .support = "[low, high]",
      .forms = {{.parameters = {{.name = "low"}, {.name = "high"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Uniform(given.real(0), given.real(1));
                 }}},
      .examples = {"Uniform(0, 1)", "Uniform(-3, 5)", "Uniform(low=2, high=2.5)", "Uniform(-1e150, 1e150)",
                   "Uniform(0, 1e-150)", "Uniform(100, 100.01)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Uniform::do_name() const { return "Uniform"; }

std::vector<Parameter> Uniform::do_parameters() const { return {{"low", low_}, {"high", high_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double Uniform::do_log_prob(double) const { return -log_width_; }

Support Uniform::do_support() const { return Support::interval(low_, high_, true, true); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Uniform::do_cdf(double x) const { return fraction(x, low_, high_); }

double Uniform::do_log_cdf(double x) const {
  const double below = fraction(x, low_, high_);
  return below <= 0.5 ? std::log(below) : std::log1p(-fraction(-x, -high_, -low_));
}

double Uniform::do_survival(double x) const { return fraction(-x, -high_, -low_); }

double Uniform::do_log_survival(double x) const {
  const double above = fraction(-x, -high_, -low_);
  return above <= 0.5 ? std::log(above) : std::log1p(-fraction(x, low_, high_));
}

double Uniform::do_quantile(double u) const {
  const double width = high_ - low_;
  return std::isfinite(width) ? std::fma(width, u, low_) : low_ * (1.0 - u) + high_ * u;
}

double Uniform::do_inverse_survival(double v) const {
  const double width = high_ - low_;
  return std::isfinite(width) ? std::fma(-width, v, high_) : high_ * (1.0 - v) + low_ * v;
}

// ---- moments ------------------------------------------------------------------------------------------------------

double Uniform::do_mean() const { return std::midpoint(low_, high_); }

double Uniform::do_variance() const {
  const double width = high_ - low_;
  return width * (width / 12.0);
}

double Uniform::do_stddev() const {
  const double width = high_ - low_;
  const double root = std::sqrt(12.0);
  return std::isfinite(width) ? width / root : high_ / root - low_ / root;
}

double Uniform::do_skewness() const { return 0.0; }

double Uniform::do_excess_kurtosis() const { return -1.2; }

double Uniform::do_mode() const { return low_; }

double Uniform::do_entropy() const { return log_width_; }

// ---- sampling -----------------------------------------------------------------------------------------------------

double Uniform::do_sample(Rng& rng) const { return math::uniform(rng, low_, high_); }

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Uniform::do_tails() const { return {Tail::endpoint(1.0), Tail::endpoint(1.0)}; }

double Uniform::do_location_hint() const { return do_mean(); }

std::optional<double> Uniform::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  const double mean = do_mean();
  const double width = high_ - low_;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return mean * mean + do_variance();
    case Statistic::Kind::log_x:
      if (low_ < 0.0) return std::nullopt;
      return mean_log(low_, high_);
    case Statistic::Kind::log_x_squared: {
      if (low_ < 0.0) return std::nullopt;
      const double log_mean = mean_log(low_, high_);
      return log_mean * log_mean + variance_log(low_, high_);
    }
    case Statistic::Kind::log_one_minus_x:
      if (high_ > 1.0) return std::nullopt;
      return mean_log(1.0 - high_, 1.0 - low_);
    case Statistic::Kind::log_one_plus: {
      const double first = 1.0 + low_ / c;
      const double last = 1.0 + high_ / c;
      if (!(first >= 0.0 && last >= 0.0)) return std::nullopt;
      return mean_log((std::min)(first, last), (std::max)(first, last));
    }
    case Statistic::Kind::log_one_plus_square:
      return mean_log_one_plus_square((low_ - c) / statistic.second, (high_ - c) / statistic.second);
    case Statistic::Kind::absolute_power: {
      const double k = statistic.second;
      if (!(k > -1.0)) return std::nullopt;
      if (c <= low_) return mean_power(low_ - c, high_ - c, k);
      if (c >= high_) return mean_power(c - high_, c - low_, k);
      const double below = c - low_;
      const double above = high_ - c;
      return (std::pow(below, k) * (below / width) + std::pow(above, k) * (above / width)) / (k + 1.0);
    }
    case Statistic::Kind::reciprocal:
      if (low_ < 0.0) return std::nullopt;
      return mean_power(low_, high_, -1.0);
    case Statistic::Kind::absolute_deviation: {
      if (c <= low_ || c >= high_) return std::fabs(mean - c);
      const double below = c - low_;
      const double above = high_ - c;
      return 0.5 * (below * (below / width) + above * (above / width));
    }
    case Statistic::Kind::exponential: {
      const double span = std::fabs(c) * width;
      const double largest = std::exp((std::max)(c * low_, c * high_));
      return span > 0.0 ? largest * (-std::expm1(-span) / span) : largest;
    }
    case Statistic::Kind::power:
      if (low_ >= 0.0) return mean_power(low_, high_, c);
      if (c < 0.0 || c != std::floor(c)) return std::nullopt;
      if (high_ <= 0.0) return (std::fmod(c, 2.0) == 1.0 ? -1.0 : 1.0) * mean_power(-high_, -low_, c);
      return std::pow(high_, c) * (high_ / width) / (c + 1.0) - std::pow(low_, c) * (low_ / width) / (c + 1.0);
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Uniform::do_log_density_terms() const { return LogDensityTerms{-log_width_, {}}; }

}  // namespace relent
