// The laws of beta type on an interval.
#include <relent/distributions/beta_image.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

/// Where x lies in the interval, from both ends.
math::WithComplement share(const BetaImage& law, double x) {
  const double width = law.high() - law.low();
  return {(x - law.low()) / width, (law.high() - x) / width};
}

/// The point of the interval there, from the nearer end.
double at(const BetaImage& law, math::WithComplement y) {
  const double width = law.high() - law.low();
  return y.value <= 0.5 ? std::fma(width, y.value, law.low()) : std::fma(-width, y.complement, law.high());
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

BetaImage::BetaImage(double low, double high, DoubleDouble alpha, DoubleDouble beta)
    : low_(low), high_(high), alpha_(alpha), beta_(beta) {}

BetaImage::~BetaImage() = default;

// ---- density ------------------------------------------------------------------------------------------------------

double BetaImage::do_log_prob(double x) const {
  const math::WithComplement y = share(*this, x);
  return math::log_beta_density(y.value, y.complement, alpha_.hi, beta_.hi) - std::log(high_ - low_);
}

// Next to an end by the logarithm of the distance from it.
double BetaImage::do_log_prob_at(const Point& point) const {
  const double log_width = std::log(high_ - low_);
  const auto next_to_end = [&](double log_distance, DoubleDouble near, DoubleDouble far) {
    const double log_share = log_distance - log_width;
    return math::difference(near, 1.0) * log_share + math::difference(far, 1.0) * std::log1p(-std::exp(log_share)) -
           math::log_beta(near.hi, far.hi) - log_width;
  };
  constexpr double close = -20.0;
  if (point.lower == low_ && point.log_from_lower - log_width < close && std::isfinite(point.log_from_lower)) {
    return next_to_end(point.log_from_lower, alpha_, beta_);
  }
  if (point.upper == high_ && point.log_to_upper - log_width < close && std::isfinite(point.log_to_upper)) {
    return next_to_end(point.log_to_upper, beta_, alpha_);
  }
  return do_log_prob(point.x);
}

Support BetaImage::do_support() const { return Support::interval(low_, high_, true, true); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double BetaImage::do_cdf(double x) const {
  const math::WithComplement y = share(*this, x);
  return math::ibeta(alpha_.hi, beta_.hi, y.value, y.complement);
}

double BetaImage::do_log_cdf(double x) const {
  const math::WithComplement y = share(*this, x);
  return math::log_ibeta(alpha_.hi, beta_.hi, y.value, y.complement);
}

double BetaImage::do_survival(double x) const {
  const math::WithComplement y = share(*this, x);
  return math::ibetac(alpha_.hi, beta_.hi, y.value, y.complement);
}

double BetaImage::do_log_survival(double x) const {
  const math::WithComplement y = share(*this, x);
  return math::log_ibetac(alpha_.hi, beta_.hi, y.value, y.complement);
}

double BetaImage::do_quantile(double u) const { return at(*this, math::ibeta_inv(alpha_.hi, beta_.hi, u)); }

double BetaImage::do_inverse_survival(double v) const { return at(*this, math::ibetac_inv(alpha_.hi, beta_.hi, v)); }

// ---- moments ------------------------------------------------------------------------------------------------------

double BetaImage::do_mean() const {
  return math::sum_of_products(beta_.hi, low_, alpha_.hi, high_) / (alpha_.hi + beta_.hi);
}

double BetaImage::do_variance() const {
  const double stddev = do_stddev();
  return stddev * stddev;
}

double BetaImage::do_stddev() const {
  const double sum = alpha_.hi + beta_.hi;
  return (high_ - low_) * (std::sqrt(alpha_.hi / sum) * std::sqrt(beta_.hi / sum) / std::sqrt(sum + 1.0));
}

double BetaImage::do_skewness() const {
  const double sum = alpha_.hi + beta_.hi;
  return 2.0 * (math::difference(beta_, alpha_) / (sum + 2.0)) * (std::sqrt(sum + 1.0) / std::sqrt(alpha_.hi)) /
         std::sqrt(beta_.hi);
}

double BetaImage::do_excess_kurtosis() const {
  const double sum = alpha_.hi + beta_.hi;
  const double gap = math::difference(beta_, alpha_);
  return 6.0 * ((gap / alpha_.hi * (gap / beta_.hi) * ((sum + 1.0) / (sum + 2.0)) - 1.0) / (sum + 3.0));
}

double BetaImage::do_entropy() const { return math::beta_entropy(alpha_.hi, beta_.hi) + std::log(high_ - low_); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double BetaImage::do_sample(Rng& rng) const { return at(*this, math::beta(rng, alpha_.hi, beta_.hi)); }

Point BetaImage::do_sample_point(Rng& rng) const {
  const double logit = math::beta_logit(rng, alpha_.hi, beta_.hi);
  const double log_width = std::log(high_ - low_);
  return {at(*this, {math::logistic(logit), math::logistic(-logit)}), low_, high_, log_width - math::log1pexp(-logit),
          log_width - math::log1pexp(logit)};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails BetaImage::do_tails() const { return {Tail::endpoint(alpha_.hi), Tail::endpoint(beta_.hi)}; }

double BetaImage::do_location_hint() const { return do_mean(); }

std::optional<double> BetaImage::do_expectation(const Statistic& statistic) const {
  const double mean = do_mean();
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return mean * mean + do_variance();
    case Statistic::Kind::squared_deviation:
      return (mean - statistic.argument) * (mean - statistic.argument) + do_variance();
    default:
      return std::nullopt;
  }
}

}  // namespace relent
