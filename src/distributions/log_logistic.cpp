// LogLogistic distribution.
#include <relent/distributions/log_logistic.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/log_image.hpp"
#include "distributions/standard_logistic.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// scale exp(w), also where only one of the factors leaves double's range.
double scaled_exp(double w, double scale) {
  return std::fabs(w) < 700.0 ? scale * std::exp(w) : std::exp(w + std::log(scale));
}

/// Central moments of exp(Z / shape), Z standard logistic, over the square of shape^-1 once for each order they vanish.
struct CentralMoments {
  double second;           // mu2 shape^2
  double third;            // mu3 shape^4 (0 where it diverges)
  double fourth_cumulant;  // (mu4 - 3 mu2^2) shape^4
};

constexpr double least_shape_of_series = 9.0;

/// In powers of w = 1/shape^2: E exp(k Z / shape) = sum e_j k^2j w^j, e_0 = 1, e_j = 2 eta(2j). The leading orders of
/// the central moments vanish on paper and are left out.
CentralMoments central_moments_by_series(double shape) {
  constexpr std::size_t orders = 34;
  using Series = std::array<double, orders>;
  const auto moment = [](double k) {
    Series series{};
    double power = 1.0;
    for (std::size_t j = 0; j < orders; ++j) {
      series[j] = power * (j == 0 ? 1.0 : 2.0 * standard_logistic::eta(2.0 * static_cast<double>(j)));
      power *= k * k;
    }
    return series;
  };
  const auto product = [](const Series& a, const Series& b) {
    Series series{};
    for (std::size_t i = 0; i < orders; ++i) {
      for (std::size_t j = 0; i + j < orders; ++j) series[i + j] += a[i] * b[j];
    }
    return series;
  };
  const Series m1 = moment(1.0);
  const Series m2 = moment(2.0);
  const Series m3 = moment(3.0);
  const Series m4 = moment(4.0);
  const Series m1_squared = product(m1, m1);
  const Series m1_m2 = product(m1, m2);
  const Series m1_cubed = product(m1, m1_squared);
  const Series m1_m3 = product(m1, m3);
  const Series m2_squared = product(m2, m2);
  const Series m1_squared_m2 = product(m1, m1_m2);
  const Series m1_fourth = product(m1_squared, m1_squared);
  const double w = 1.0 / shape / shape;
  CentralMoments moments{0.0, 0.0, 0.0};
  for (std::size_t j = orders; j-- > 0;) {
    if (j >= 1) moments.second = moments.second * w + (m2[j] - m1_squared[j]);
    if (j >= 2) moments.third = moments.third * w + (m3[j] - 3.0 * m1_m2[j] + 2.0 * m1_cubed[j]);
    if (j >= 2) {
      // The fourth cumulant m4 - 4 m1 m3 - 3 m2^2 + 12 m1^2 m2 - 6 m1^4.
      moments.fourth_cumulant = moments.fourth_cumulant * w + (m4[j] - 4.0 * m1_m3[j] - 3.0 * m2_squared[j] +
                                                               12.0 * m1_squared_m2[j] - 6.0 * m1_fourth[j]);
    }
  }
  return moments;
}

/// E exp(k Z / shape), k < shape.
double moment(double k, double shape) { return standard_logistic::exponential_moment(k / shape, (shape - k) / shape); }

/// sin(t) - t cos(t) for 0 <= t <= pi/2.
double sine_less_tangent(double t) {
  if (t > 0.5) return std::sin(t) - t * std::cos(t);
  double term = t * t * t / 6.0;  // t^(2k+1) / (2k+1)!
  double sum = 0.0;
  for (double k = 1.0; k <= 9.0; k += 1.0) {
    sum += 2.0 * k * term;
    term *= -t * t / ((2.0 * k + 2.0) * (2.0 * k + 3.0));
  }
  return sum;
}

/// The variance of exp(Z / shape), shape > 2: with t = pi / shape, t (sin t - t cos t) / (sin^2 t cos t).
double standard_variance(double shape) {
  const double t = math::pi / shape;
  const double sine = std::sin(t);
  const double cosine = std::sin(0.5 * math::pi * ((shape - 2.0) / shape));
  return t * sine_less_tangent(t) / sine / sine / cosine;
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

LogLogistic::LogLogistic(double shape, double scale)
    : shape_(check::positive_finite("LogLogistic", "shape", shape)),
      scale_(check::positive_finite("LogLogistic", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription LogLogistic::description() {
  return {
      .name = "LogLogistic",
      .aliases = {},
      .summary = "Survival times whose odds are a power of time; incomes (Fisk). The exponential of a Logistic.",
      .density = "(shape / scale) (x / scale)^(shape - 1) / (1 + (x / scale)^shape)^2",
      .parameters = "shape > 0; scale > 0",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "shape"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return LogLogistic(given.real(0), given.real(1));
                 }}},
      .examples = {"LogLogistic(3, 1)", "LogLogistic(7.5, 20)", "LogLogistic(shape=1.5, scale=0.2)",
                   "LogLogistic(0.2, 1)", "LogLogistic(40, 1e-3)", "LogLogistic(1, 1e50)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string LogLogistic::do_name() const { return "LogLogistic"; }

std::vector<Parameter> LogLogistic::do_parameters() const { return {{"shape", shape_}, {"scale", scale_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

namespace {

/// From w = log(x / scale): the density of the logarithm over x, with z - w collected.
double log_density(double w, double shape, double scale) {
  const double z = shape * w;
  const double exponent = z < 0.0 ? shape - 1.0 : -(shape + 1.0);
  const double power = exponent == 0.0 ? 0.0 : exponent * w;
  return power - 2.0 * std::log1p(std::exp(-std::fabs(z))) + math::log_ratio(shape, scale);
}

}  // namespace

double LogLogistic::do_log_prob(double x) const { return log_density(math::log_ratio(x, scale_), shape_, scale_); }

double LogLogistic::do_log_prob_at(const Point& point) const {
  if (!log_image::known_by_logarithm(point)) return do_log_prob(point.x);
  return log_density(point.log_from_lower - std::log(scale_), shape_, scale_);
}

Support LogLogistic::do_support() const { return Support::from(0.0); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double LogLogistic::do_cdf(double x) const { return standard_logistic::cdf(shape_ * math::log_ratio(x, scale_)); }

double LogLogistic::do_log_cdf(double x) const {
  return standard_logistic::log_cdf(shape_ * math::log_ratio(x, scale_));
}

double LogLogistic::do_survival(double x) const { return standard_logistic::cdf(-shape_ * math::log_ratio(x, scale_)); }

double LogLogistic::do_log_survival(double x) const {
  return standard_logistic::log_cdf(-shape_ * math::log_ratio(x, scale_));
}

double LogLogistic::do_quantile(double u) const { return scaled_exp(standard_logistic::quantile(u) / shape_, scale_); }

double LogLogistic::do_inverse_survival(double v) const {
  return scaled_exp(-standard_logistic::quantile(v) / shape_, scale_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double LogLogistic::do_mean() const { return shape_ > 1.0 ? scale_ * moment(1.0, shape_) : infinity; }

double LogLogistic::do_variance() const {
  return shape_ > 2.0 ? standard_variance(shape_) * scale_ * scale_ : infinity;
}

double LogLogistic::do_stddev() const {
  return shape_ > 2.0 ? std::sqrt(standard_variance(shape_)) * scale_ : infinity;
}

double LogLogistic::do_skewness() const {
  if (!(shape_ > 2.0)) return std::numeric_limits<double>::quiet_NaN();
  if (!(shape_ > 3.0)) return infinity;
  if (shape_ >= least_shape_of_series) {
    const CentralMoments moments = central_moments_by_series(shape_);
    return moments.third / shape_ / (moments.second * std::sqrt(moments.second));
  }
  const double m1 = moment(1.0, shape_);
  const double variance = standard_variance(shape_);
  return (moment(3.0, shape_) - m1 * (3.0 * variance + m1 * m1)) / (variance * std::sqrt(variance));
}

double LogLogistic::do_excess_kurtosis() const {
  if (!(shape_ > 2.0)) return std::numeric_limits<double>::quiet_NaN();
  if (!(shape_ > 4.0)) return infinity;
  if (shape_ >= least_shape_of_series) {
    const CentralMoments moments = central_moments_by_series(shape_);
    return moments.fourth_cumulant / (moments.second * moments.second);
  }
  const double m1 = moment(1.0, shape_);
  const double variance = standard_variance(shape_);
  const double m3 = moment(3.0, shape_);
  const double fourth = moment(4.0, shape_) - m1 * (4.0 * m3 - m1 * (6.0 * variance + 3.0 * m1 * m1));
  return fourth / (variance * variance) - 3.0;
}

double LogLogistic::do_mode() const {
  if (!(shape_ > 1.0)) return 0.0;
  const double log_share = shape_ > 2.0 ? std::log1p(-2.0 / (shape_ + 1.0)) : std::log((shape_ - 1.0) / (shape_ + 1.0));
  return scale_ * std::exp(log_share / shape_);
}

double LogLogistic::do_median() const { return scale_; }

double LogLogistic::do_entropy() const { return math::log_ratio(scale_, shape_) + 2.0; }

// ---- sampling -----------------------------------------------------------------------------------------------------

double LogLogistic::do_sample(Rng& rng) const { return do_quantile(rng.uniform()); }  // inversion

Point LogLogistic::do_sample_point(Rng& rng) const {
  const double w = standard_logistic::quantile(rng.uniform()) / shape_;
  return {scaled_exp(w, scale_), 0.0, infinity, w + std::log(scale_), infinity};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails LogLogistic::do_tails() const { return {Tail::endpoint(shape_), Tail::power(shape_)}; }

double LogLogistic::do_location_hint() const { return scale_; }

std::optional<double> LogLogistic::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  const double log_scale = std::log(scale_);
  // E X^k, which diverges at an end of the half-line from |k| = shape on.
  const auto power = [&](double k) {
    const double distance = std::fabs(k);
    if (!(distance < shape_)) return infinity;
    return std::pow(scale_, k) * moment(distance, shape_);
  };
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return power(1.0);
    case Statistic::Kind::x_squared:
      return power(2.0);
    case Statistic::Kind::log_x:
      return log_scale;
    case Statistic::Kind::log_x_squared: {
      const double log_stddev = math::pi / shape_;
      return log_scale * log_scale + log_stddev * log_stddev / 3.0;
    }
    case Statistic::Kind::reciprocal:
      return power(-1.0);
    case Statistic::Kind::power:
      return power(c);
    case Statistic::Kind::exponential:
      if (c == 0.0) return 1.0;
      if (c > 0.0) return infinity;
      return std::nullopt;
    case Statistic::Kind::absolute_deviation:
      if (!(shape_ > 1.0)) return infinity;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::size_t LogLogistic::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double w = math::log_ratio(x, scale_);
  const double slope = std::tanh(0.5 * shape_ * w);
  out[0] = 1.0 / shape_ - (w == 0.0 ? 0.0 : w * slope);
  out[1] = shape_ / scale_ * slope;
  return 2;
}

}  // namespace relent
