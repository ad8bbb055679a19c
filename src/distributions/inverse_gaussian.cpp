// InverseGaussian distribution.
#include <relent/distributions/inverse_gaussian.hpp>

#include <boost/math/special_functions/expint.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"
#include "math/erfcx.hpp"
#include "math/log_tail.hpp"
#include "math/monotone_root.hpp"
#include "math/policy.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// sqrt(b / a), also where the quotient leaves double's range.
double root_of_quotient(double b, double a) {
  const double ratio = b / a;
  return ratio > 1e-290 && ratio < 1e290 ? std::sqrt(ratio) : std::sqrt(b) / std::sqrt(a);
}

/// sqrt(shape / (2 x)) (x - mean) / mean: the density is ~ exp(-deviation^2) x^(-3/2).
double deviation(double x, double mean, double shape) {
  return root_of_quotient(shape, x) * (x - mean) / mean * math::sqrt_half;
}

/// What rounding took from deviation^2: the digits of an exponential. 0 where they do not matter.
double lost_of_square(double square, double x, double mean, double shape) {
  if (!(square > 1.0 && square < 800.0)) return 0.0;
  const DoubleDouble relative = math::quotient(math::two_sum(x, -mean), DoubleDouble(mean));
  const DoubleDouble half_rate = math::scale(math::quotient(shape, x), -1);
  const double lost = math::difference(math::multiply(half_rate, math::multiply(relative, relative)), square);
  return std::fabs(lost) < 1e-9 ? lost : 0.0;  // else a factor has left double's range
}

/// P(X <= x) or P(X > x): the one that is not the complement of the other.
struct SmallerTail {
  bool is_lower;
  double log_prefix;
  double factor;

  double value() const { return std::exp(log_prefix) * factor; }
  double log() const { return log_prefix + std::log(factor); }
};

/// With a = deviation and b = a + sqrt(2 shape / x), the tails are exp(-a^2)/2 times erfcx(-a) + erfcx(b) and
/// erfcx(a) - erfcx(b) (Shuster 1968; exp(2 shape / mean) = exp(b^2 - a^2)).
SmallerTail tail_at(double x, double mean, double shape) {
  const double a = deviation(x, mean, shape);
  const double gap = math::sqrt_two * root_of_quotient(shape, x);
  const double square = a * a;
  const double half = 0.5 * (1.0 - lost_of_square(square, x, mean, shape));
  if (a < 0.0) {
    const SmallerTail lower{true, -square, half * (math::erfcx(-a) + math::erfcx(a + gap))};
    if (!(lower.value() > 0.6)) return lower;
  }
  return {false, -square, half * math::erfcx_decrease(a, gap)};
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

InverseGaussian::InverseGaussian(double mean, double shape)
    : mean_(check::positive_finite("InverseGaussian", "mean", mean)),
      shape_(check::positive_finite("InverseGaussian", "shape", shape)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription InverseGaussian::description() {
  return {
      .name = "InverseGaussian",
      .aliases = {},
      .summary = "First passage times of a Brownian motion with drift (Wald).",
      .density = "sqrt(shape / (2 pi x^3)) exp(-shape (x - mean)^2 / (2 mean^2 x))",
      .parameters = "mean > 0; shape > 0",
      .support = "(0, inf)",
      .forms = {{.parameters = {{.name = "mean"}, {.name = "shape"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return InverseGaussian(given.real(0), given.real(1));
                 }}},
      .examples = {"InverseGaussian(1, 1)", "InverseGaussian(3, 0.5)", "InverseGaussian(mean=2, shape=20)",
                   "InverseGaussian(1, 1e8)", "InverseGaussian(1, 1e-3)", "InverseGaussian(1e-100, 1e-98)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string InverseGaussian::do_name() const { return "InverseGaussian"; }

std::vector<Parameter> InverseGaussian::do_parameters() const { return {{"mean", mean_}, {"shape", shape_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double InverseGaussian::do_log_prob(double x) const {
  const double a = deviation(x, mean_, shape_);
  const double square = a * a;
  if (!std::isfinite(square)) return -infinity;
  return 0.5 * (math::log_ratio(shape_, x) - math::log_two_pi) - std::log(x) - square;
}

Support InverseGaussian::do_support() const { return Support::interval(0.0, infinity, false, false); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double InverseGaussian::do_cdf(double x) const {
  if (x == 0.0) return 0.0;
  const SmallerTail tail = tail_at(x, mean_, shape_);
  return tail.is_lower ? tail.value() : 1.0 - tail.value();
}

double InverseGaussian::do_log_cdf(double x) const {
  if (x == 0.0) return -infinity;
  const SmallerTail tail = tail_at(x, mean_, shape_);
  return tail.is_lower ? tail.log() : std::log1p(-tail.value());
}

double InverseGaussian::do_survival(double x) const {
  if (x == 0.0) return 1.0;
  const SmallerTail tail = tail_at(x, mean_, shape_);
  return tail.is_lower ? 1.0 - tail.value() : tail.value();
}

double InverseGaussian::do_log_survival(double x) const {
  if (x == 0.0) return 0.0;
  const SmallerTail tail = tail_at(x, mean_, shape_);
  return tail.is_lower ? std::log1p(-tail.value()) : tail.log();
}

/// The x where the logarithm of this tail has a value: Newton in log x, once more from its own result, where a step is
/// a relative change of x.
double InverseGaussian::at_tail(bool lower, double log_tail) const {
  const auto solve = [&](double start) {
    const auto residual = [&](double y) -> math::WithSlope {
      const double x = start * std::exp(y);
      if (x == 0.0) return {lower ? -infinity : log_tail, 0.0};
      if (std::isinf(x)) return {lower ? -log_tail : infinity, 0.0};
      const double at = lower ? do_log_cdf(x) : do_log_survival(x);
      const double slope = std::exp(do_log_prob(x) + std::log(x) - at);
      return {lower ? at - log_tail : log_tail - at, slope};
    };
    return start * std::exp(math::monotone_root(residual, 0.0, 2.0, 1e-16));
  };
  constexpr double levy_median = 2.198;  // where the mean is large: 1 / normal_quantile(3/4)^2
  const double middle =
      shape_ > mean_ ? mean_ / (1.0 + mean_ / shape_ / levy_median) : shape_ / (shape_ / mean_ + 1.0 / levy_median);
  const double near = solve(middle);
  return near > 0.0 && std::isfinite(near) ? solve(near) : near;
}

double InverseGaussian::do_quantile(double u) const {
  return u <= 0.5 ? at_tail(true, std::log(u)) : at_tail(false, std::log(1.0 - u));
}

double InverseGaussian::do_inverse_survival(double v) const {
  return v <= 0.5 ? at_tail(false, std::log(v)) : at_tail(true, std::log(1.0 - v));
}

// ---- moments ------------------------------------------------------------------------------------------------------

double InverseGaussian::do_mean() const { return mean_; }

double InverseGaussian::do_variance() const {
  const double variance = mean_ * mean_ * mean_ / shape_;
  if (variance > 1e-290 && std::isfinite(variance) && mean_ * mean_ * mean_ > 1e-290) return variance;
  return do_stddev() * do_stddev();
}

double InverseGaussian::do_stddev() const { return mean_ * root_of_quotient(mean_, shape_); }

double InverseGaussian::do_skewness() const { return 3.0 * root_of_quotient(mean_, shape_); }

double InverseGaussian::do_excess_kurtosis() const { return 15.0 * (mean_ / shape_); }

double InverseGaussian::do_mode() const {
  const double share = 1.5 * (mean_ / shape_);  // mean (sqrt(1 + share^2) - share)
  if (share > 1e8) return shape_ / 3.0;
  return mean_ / (std::hypot(1.0, share) + share);
}

/// E log X = log(mean) - exp(y) E1(y), y = 2 shape / mean.
double InverseGaussian::log_mean_of_x() const {
  const double y = 2.0 * (shape_ / mean_);
  if (y < 1.0) {
    // E1(y) = -euler_gamma - log(y) + Ein(y): the logarithms of the mean cancel on paper.
    double term = 1.0;
    double ein = 0.0;
    for (double k = 1.0; k <= 20.0; k += 1.0) {
      term *= -y / k;
      ein -= term / k;
    }
    const double rest = y > 0.0 ? std::expm1(y) * boost::math::expint(1, y, math::Policy()) : 0.0;
    return std::log(shape_) + (math::log_two + math::euler_gamma) - ein - rest;
  }
  constexpr double far = 40.0;
  const double scaled = y < far ? std::exp(y) * boost::math::expint(1, y, math::Policy())
                                : 1.0 / math::continued_fraction(
                                            y + 1.0, [](int n) { return -static_cast<double>(n) * n; },
                                            [y](int n) { return y + 2.0 * n + 1.0; });
  return std::log(mean_) - scaled;
}

double InverseGaussian::do_entropy() const {
  return 0.5 * (math::log_two_pi + 1.0) + 1.5 * log_mean_of_x() - 0.5 * std::log(shape_);
}

// ---- sampling -----------------------------------------------------------------------------------------------------

double InverseGaussian::do_sample(Rng& rng) const {
  // Michael, Schucany and Haas (1976): the two roots of shape (x - mean)^2 / (mean^2 x) = normal^2, the smaller one
  // with probability mean / (mean + x).
  const double normal = math::standard_normal(rng);
  const double w = 0.5 * normal * normal * (mean_ / shape_);
  const double larger = 1.0 + w + (w < 1e150 ? std::sqrt(w * (w + 2.0)) : w);  // the larger root over the mean
  const bool is_smaller = rng.uniform() * (1.0 + 1.0 / larger) <= 1.0;
  if (!is_smaller) return mean_ * larger;
  return w < 1e16 ? mean_ / larger : shape_ / normal / normal;
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails InverseGaussian::do_tails() const {
  return {Tail::inverse_power(1.0, 0.5 * shape_),
          Tail::stretched_exponential(1.0, 0.5 * (shape_ / mean_) / mean_, -1.5)};
}

double InverseGaussian::do_location_hint() const { return do_mode(); }

std::optional<double> InverseGaussian::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean_;
    case Statistic::Kind::x_squared:
      return mean_ * mean_ * (1.0 + mean_ / shape_);
    case Statistic::Kind::log_x:
      return log_mean_of_x();
    case Statistic::Kind::reciprocal:
      return 1.0 / mean_ + 1.0 / shape_;
    case Statistic::Kind::exponential: {
      // With q = 2 mean^2 c / shape: exp(shape / mean (1 - sqrt(1 - q))), finite at q = 1 too.
      const double q = 2.0 * c * mean_ * (mean_ / shape_);
      if (!(q <= 1.0)) return infinity;
      return std::exp(2.0 * c * mean_ / (1.0 + std::sqrt(1.0 - q)));
    }
    case Statistic::Kind::power: {
      // E[X^(k+1)] = (2 k - 1) mean^2 / shape E[X^k] + mean^2 E[X^(k-1)], and E[(X/mean)^-k] = E[(X/mean)^(k+1)].
      constexpr double highest_order = 256.0;
      if (c != std::floor(c) || !(std::fabs(c) <= highest_order)) return std::nullopt;
      const double order = c < 0.0 ? 1.0 - c : c;
      double before = 1.0;  // of X / mean
      double current = 1.0;
      for (double k = 1.0; k < order; k += 1.0) {
        const double next = (2.0 * k - 1.0) * (mean_ / shape_) * current + before;
        before = current;
        current = next;
      }
      return current * std::pow(mean_, c);
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> InverseGaussian::do_log_density_terms() const {
  const double linear = -0.5 * (shape_ / mean_) / mean_;
  const double constant = 0.5 * (std::log(shape_) - math::log_two_pi) + shape_ / mean_;
  if (!std::isfinite(linear) || !std::isfinite(constant)) return std::nullopt;
  return LogDensityTerms{constant,
                         {{{Statistic::Kind::log_x, 0.0}, -1.5},
                          {{Statistic::Kind::x, 0.0}, linear},
                          {{Statistic::Kind::reciprocal, 0.0}, -0.5 * shape_}}};
}

std::size_t InverseGaussian::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double a = deviation(x, mean_, shape_);
  out[0] = shape_ / mean_ / mean_ * ((x - mean_) / mean_);
  out[1] = (0.5 - a * a) / shape_;
  return 2;
}

}  // namespace relent
