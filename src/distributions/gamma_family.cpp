// The laws of gamma type: everything that Gamma, Exponential and ChiSquared share.
#include <relent/distributions/gamma_family.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>

#include "distributions/point_in.hpp"
#include "math/double_double.hpp"
#include "math/exponential_integral.hpp"
#include "math/power_moments.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_normal = (std::numeric_limits<double>::min)();

double log_of(DoubleDouble x) { return std::log(x.hi) + x.lo / x.hi; }

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

GammaFamily::GammaFamily(DoubleDouble shape, DoubleDouble rate) : shape_(shape), rate_(rate) {}

GammaFamily::~GammaFamily() = default;

// ---- names and parameters -----------------------------------------------------------------------------------------

double GammaFamily::scale() const noexcept { return math::quotient(DoubleDouble(1.0), rate_).hi; }

// ---- density ------------------------------------------------------------------------------------------------------

double GammaFamily::do_log_prob(double x) const {
  if (shape_.hi == 1.0 && shape_.lo == 0.0) return log_of(rate_) - x * rate_.hi;
  const double leading = math::log_gamma_density(x, shape_.hi, rate_.hi, rate_.lo);
  if (shape_.lo == 0.0 || !std::isfinite(leading)) return leading;
  // What the residual of the shape adds, to first order.
  return leading + shape_.lo * (std::log(x) + std::log(rate_.hi) - math::digamma(shape_.hi));
}

double GammaFamily::do_log_prob_at(const Point& point) const {
  // Where x is no normal number, or where its logarithm is all that matters, the logarithm is the better datum.
  const double log_x = point.log_from_lower;
  const bool from_logarithm = point.lower == 0.0 && (shape_.hi < 1.0 || point.x < least_normal);
  if (!from_logarithm || log_x == -infinity) return do_log_prob(point.x);
  const double log_y = log_x + log_of(rate_);
  return shape_.hi * log_y - point.x * rate_.hi - log_x + (std::log(shape_.hi) - math::log_gamma(shape_.hi + 1.0));
}

Support GammaFamily::do_support() const { return Support::from(0.0); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

namespace {

/// log P(shape, y) for y so small that its leading term is all: y^shape / Gamma(shape + 1).
double log_leading_p(double log_y, double shape) { return shape * log_y - math::log_gamma(shape + 1.0); }

/// What the rounding of y = x rate lost; that of the shape moves the tails like the opposite one of y.
double lost(double y, double x, DoubleDouble shape, DoubleDouble rate) {
  return std::fma(x, rate.hi, -y) + x * rate.lo - shape.lo;
}

/// Does y = x rate underflow where x does not?
bool underflows(double y, double x) { return y < least_normal && x > 0.0; }

}  // namespace

double GammaFamily::do_cdf(double x) const {
  const double y = x * rate_.hi;
  return underflows(y, x) ? std::exp(do_log_cdf(x)) : math::gamma_p(shape_.hi, y, lost(y, x, shape_, rate_));
}

double GammaFamily::do_log_cdf(double x) const {
  const double y = x * rate_.hi;
  if (underflows(y, x)) return log_leading_p(std::log(x) + std::log(rate_.hi), shape_.hi);
  return math::log_gamma_p(shape_.hi, y, lost(y, x, shape_, rate_));
}

double GammaFamily::do_survival(double x) const {
  const double y = x * rate_.hi;
  return underflows(y, x) ? -std::expm1(do_log_cdf(x)) : math::gamma_q(shape_.hi, y, lost(y, x, shape_, rate_));
}

double GammaFamily::do_log_survival(double x) const {
  const double y = x * rate_.hi;
  return underflows(y, x) ? math::log1mexp(do_log_cdf(x)) : math::log_gamma_q(shape_.hi, y, lost(y, x, shape_, rate_));
}

double GammaFamily::do_quantile(double u) const {
  const double y = math::gamma_p_inv(shape_.hi, u);
  if (y >= least_normal) return y / rate_.hi;
  return std::exp((std::log(u) + math::log_gamma(shape_.hi + 1.0)) / shape_.hi - std::log(rate_.hi));
}

double GammaFamily::do_inverse_survival(double v) const {
  const double y = math::gamma_q_inv(shape_.hi, v);
  if (y >= least_normal) return y / rate_.hi;
  return std::exp((std::log1p(-v) + math::log_gamma(shape_.hi + 1.0)) / shape_.hi - std::log(rate_.hi));
}

// ---- moments ------------------------------------------------------------------------------------------------------

double GammaFamily::do_mean() const { return math::quotient(shape_, rate_).hi; }

double GammaFamily::do_variance() const { return math::quotient(math::quotient(shape_, rate_), rate_).hi; }

double GammaFamily::do_stddev() const { return std::sqrt(shape_.hi) / rate_.hi; }

double GammaFamily::do_skewness() const { return 2.0 / std::sqrt(shape_.hi); }

double GammaFamily::do_excess_kurtosis() const { return 6.0 / shape_.hi; }

double GammaFamily::do_mode() const { return shape_.hi > 1.0 ? math::difference(shape_, 1.0) / rate_.hi : 0.0; }

double GammaFamily::do_entropy() const { return math::gamma_entropy(shape_.hi) - log_of(rate_); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double GammaFamily::do_sample(Rng& rng) const {
  // Small shapes put much of their mass below double's range, from where a small rate may bring it back.
  if (shape_.hi < 1.0) return std::exp(math::log_standard_gamma(rng, shape_.hi) - std::log(rate_.hi));
  return math::standard_gamma(rng, shape_.hi) / rate_.hi;
}

Point GammaFamily::do_sample_point(Rng& rng) const {
  if (shape_.hi >= 1.0) return point_in(do_support(), do_sample(rng));
  const double log_x = math::log_standard_gamma(rng, shape_.hi) - std::log(rate_.hi);
  return {std::exp(log_x), 0.0, infinity, log_x, infinity};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails GammaFamily::do_tails() const {
  return {Tail::endpoint(shape_.hi), Tail::stretched_exponential(1.0, rate_.hi, math::difference(shape_, 1.0))};
}

double GammaFamily::do_location_hint() const { return do_mean(); }

std::optional<double> GammaFamily::do_expectation(const Statistic& statistic) const {
  const double shape = shape_.hi;
  const double mean = do_mean();
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return mean * mean + do_variance();
    case Statistic::Kind::log_x:
      return math::digamma(shape) - log_of(rate_);
    case Statistic::Kind::log_x_squared: {
      const double log_mean = math::digamma(shape) - log_of(rate_);
      return log_mean * log_mean + math::trigamma(shape);
    }
    case Statistic::Kind::reciprocal:
      return shape > 1.0 ? math::quotient(rate_, math::subtract(shape_, 1.0)).hi : infinity;
    case Statistic::Kind::absolute_deviation: {
      if (c <= 0.0) return mean - c;
      // x density(x; shape) = mean density(x; shape + 1).
      const double y = c * rate_.hi;
      return c * (math::gamma_p(shape, y) - math::gamma_q(shape, y)) +
             mean * (math::gamma_q(shape + 1.0, y) - math::gamma_p(shape + 1.0, y));
    }
    case Statistic::Kind::exponential: {
      if (!(c < rate_.hi)) return infinity;
      const double share = c / rate_.hi;
      return std::exp(-shape * (share < 0.5 ? std::log1p(-share) : std::log((rate_.hi - c) / rate_.hi)));
    }
    case Statistic::Kind::log_one_plus: {
      const double y = c * rate_.hi;
      if (math::difference(shape_, 1.0) != 0.0 || !(y > 0.0 && std::isfinite(y))) return std::nullopt;
      return math::scaled_e1(y);
    }
    case Statistic::Kind::power:
      if (!(shape + c > 0.0)) return infinity;
      return std::exp(math::log_rising_factorial(shape, c) - c * log_of(rate_));
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> GammaFamily::do_log_density_terms() const {
  LogDensityTerms terms{shape_.hi * log_of(rate_) - math::log_gamma(shape_.hi), {}};
  const double log_coefficient = math::difference(shape_, 1.0);
  if (log_coefficient != 0.0) terms.terms.push_back({{Statistic::Kind::log_x, 0.0}, log_coefficient});
  terms.terms.push_back({{Statistic::Kind::x, 0.0}, -rate_.hi});
  return terms;
}

std::size_t GammaFamily::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double y = x * rate_.hi;
  const double log_relative =
      underflows(y, x) ? std::log(x) + std::log(rate_.hi) - std::log(shape_.hi) : math::log_ratio(y, shape_.hi);
  out[0] = log_relative - math::digamma_minus_log(shape_.hi);
  out[1] = shape_.hi / rate_.hi - x;
  return 2;
}

}  // namespace relent
