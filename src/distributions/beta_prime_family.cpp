// The laws of beta prime type: everything that BetaPrime and FisherF share.
#include <relent/distributions/beta_prime_family.hpp>

#include <cmath>
#include <limits>
#include <optional>

#include "math/digamma_step.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double least_normal = (std::numeric_limits<double>::min)();
constexpr double far = 1e303;  // beyond it, and below its reciprocal, the leading power of x is all of a tail

/// B = y/(1 + y) and 1 - B = 1/(1 + y), the smaller of them with what its rounding lost.
struct Share {
  DoubleDouble value;
  DoubleDouble complement;
};

Share share_of(double x, DoubleDouble scale) {
  const bool below = x <= scale.hi;
  const DoubleDouble odds = below ? math::quotient(x, scale) : math::quotient(scale, x);
  const DoubleDouble small = math::divide(odds, math::add(1.0, odds));
  const DoubleDouble large = 1.0 / (1.0 + odds.hi);
  return below ? Share{small, large} : Share{large, small};
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

BetaPrimeFamily::BetaPrimeFamily(double alpha, double beta, DoubleDouble scale)
    : alpha_(alpha),
      beta_(beta),
      scale_(scale),
      log_scale_(std::log(scale.hi) + scale.lo / scale.hi),
      log_beta_(math::log_beta(alpha, beta)) {}

BetaPrimeFamily::~BetaPrimeFamily() = default;

// ---- density ------------------------------------------------------------------------------------------------------

double BetaPrimeFamily::log_odds(double x) const {
  const double y = x / scale_.hi;
  return y > 0.5 && y < 2.0 ? std::log1p(math::difference(x, scale_) / scale_.hi) : std::log(x) - log_scale_;
}

double BetaPrimeFamily::do_log_prob(double x) const {
  if (x == 0.0) return alpha_ < 1.0 ? infinity : alpha_ > 1.0 ? -infinity : std::log(beta_) - log_scale_;
  const double y = x / scale_.hi;
  if (!(y > 1.0 / far && y < far)) return log_density(std::log(x));
  const auto [value, complement] = share_of(x, scale_);
  return math::log_beta_density(value, complement, alpha_, beta_) - 2.0 * std::log1p(y) - log_scale_;
}

/// From log x, without the saddle-point form that large shapes need.
double BetaPrimeFamily::log_density(double log_x) const {
  if (std::isinf(log_x)) return do_log_prob(std::exp(log_x));
  const double log_y = log_x - log_scale_;
  if (log_y > 700.0) return -(beta_ + 1.0) * log_y - log_beta_ - log_scale_;
  return (alpha_ - 1.0) * log_y - (alpha_ + beta_) * std::log1p(std::exp(log_y)) - log_beta_ - log_scale_;
}

double BetaPrimeFamily::do_log_prob_at(const Point& point) const {
  const bool representable = point.x >= least_normal && std::isfinite(point.x);
  if (representable || point.lower != 0.0 || std::isinf(point.log_from_lower)) return do_log_prob(point.x);
  return log_density(point.log_from_lower);
}

Support BetaPrimeFamily::do_support() const { return Support::from(0.0); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double BetaPrimeFamily::do_cdf(double x) const {
  const double y = x / scale_.hi;
  if (!(y > 1.0 / far && y < far)) return y < 1.0 ? std::exp(do_log_cdf(x)) : -std::expm1(do_log_survival(x));
  const auto [value, complement] = share_of(x, scale_);
  return math::ibeta(alpha_, beta_, value, complement);
}

double BetaPrimeFamily::do_log_cdf(double x) const {
  const double y = x / scale_.hi;
  if (!(y > 1.0 / far)) return alpha_ * log_odds(x) - math::log_power_constant(alpha_, beta_);
  if (!(y < far)) return math::log1mexp(do_log_survival(x));
  const auto [value, complement] = share_of(x, scale_);
  return math::log_ibeta(alpha_, beta_, value, complement);
}

double BetaPrimeFamily::do_survival(double x) const {
  const double y = x / scale_.hi;
  if (!(y > 1.0 / far && y < far)) return y < 1.0 ? -std::expm1(do_log_cdf(x)) : std::exp(do_log_survival(x));
  const auto [value, complement] = share_of(x, scale_);
  return math::ibetac(alpha_, beta_, value, complement);
}

double BetaPrimeFamily::do_log_survival(double x) const {
  const double y = x / scale_.hi;
  if (!(y < far)) return -beta_ * log_odds(x) - math::log_power_constant(beta_, alpha_);
  if (!(y > 1.0 / far)) return math::log1mexp(do_log_cdf(x));
  const auto [value, complement] = share_of(x, scale_);
  return math::log_ibetac(alpha_, beta_, value, complement);
}

/// x of a share whose lower tail is p and whose upper tail is q, by the leading power where the share is no number.
double BetaPrimeFamily::from_beta(double share, double complement, double log_p, double log_q) const {
  if (share < least_normal) return std::exp((log_p + math::log_power_constant(alpha_, beta_)) / alpha_ + log_scale_);
  if (complement < least_normal)
    return std::exp(log_scale_ - (log_q + math::log_power_constant(beta_, alpha_)) / beta_);
  const double odds = share / complement;
  return odds > 1e250 || odds < 1e-250 ? std::exp(std::log(share) - std::log(complement) + log_scale_)
                                       : scale_.hi * odds;
}

double BetaPrimeFamily::do_quantile(double u) const {
  const auto [share, complement] = math::ibeta_inv(alpha_, beta_, u);
  return from_beta(share, complement, std::log(u), std::log1p(-u));
}

double BetaPrimeFamily::do_inverse_survival(double v) const {
  const auto [share, complement] = math::ibetac_inv(alpha_, beta_, v);
  return from_beta(share, complement, std::log1p(-v), std::log(v));
}

// ---- moments ------------------------------------------------------------------------------------------------------

double BetaPrimeFamily::do_mean() const { return beta_ > 1.0 ? scale_.hi * (alpha_ / (beta_ - 1.0)) : infinity; }

double BetaPrimeFamily::do_variance() const {
  const double deviation = do_stddev();
  return deviation * deviation;
}

double BetaPrimeFamily::do_stddev() const {
  if (!(beta_ > 2.0)) return infinity;
  return scale_.hi * (std::sqrt(alpha_) * std::sqrt((alpha_ + (beta_ - 1.0)) / (beta_ - 2.0)) / (beta_ - 1.0));
}

double BetaPrimeFamily::do_skewness() const {
  if (!(beta_ > 2.0)) return undefined;
  if (!(beta_ > 3.0)) return infinity;
  return 2.0 * ((2.0 * alpha_ + (beta_ - 1.0)) / (beta_ - 3.0)) *
         std::sqrt((beta_ - 2.0) / (alpha_ + (beta_ - 1.0)) / alpha_);
}

double BetaPrimeFamily::do_excess_kurtosis() const {
  if (!(beta_ > 2.0)) return undefined;
  if (!(beta_ > 4.0)) return infinity;
  const double b = beta_ - 1.0;
  const double spread = b / alpha_ * (b / (alpha_ + b)) * ((beta_ - 2.0) / (beta_ - 3.0));
  return 6.0 * ((5.0 * beta_ - 11.0) / (beta_ - 3.0) + spread) / (beta_ - 4.0);
}

double BetaPrimeFamily::do_mode() const { return alpha_ > 1.0 ? scale_.hi * ((alpha_ - 1.0) / (beta_ + 1.0)) : 0.0; }

double BetaPrimeFamily::do_entropy() const {
  // About -1 / alpha or 1 / beta when that is tiny: it overflows first.
  if (std::isinf(1.0 / alpha_)) return -infinity;
  if (std::isinf(1.0 / beta_)) return infinity;
  if (alpha_ < 1.0 || beta_ < 1.0) {
    const double steps = alpha_ * math::digamma_step(alpha_, beta_) + beta_ * math::digamma_step(beta_, alpha_);
    return log_beta_ + steps + math::digamma_difference(alpha_, beta_) + log_scale_;
  }
  // That of the share, and E log dx/dB = log scale - 2 E log(1 - B).
  return math::beta_entropy(alpha_, beta_) + 2.0 * math::digamma_step(beta_, alpha_) + log_scale_;
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// The ratio of two gamma variables; small shapes in logarithms.
double BetaPrimeFamily::do_sample(Rng& rng) const {
  if (alpha_ < 1.0 || beta_ < 1.0) return std::exp(math::beta_logit(rng, alpha_, beta_) + log_scale_);
  const double left = math::standard_gamma(rng, alpha_);
  return scale_.hi * (left / math::standard_gamma(rng, beta_));
}

Point BetaPrimeFamily::do_sample_point(Rng& rng) const {
  const double log_x = math::beta_logit(rng, alpha_, beta_) + log_scale_;
  return {std::exp(log_x), 0.0, infinity, log_x, infinity};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails BetaPrimeFamily::do_tails() const { return {Tail::endpoint(alpha_), Tail::power(beta_)}; }

double BetaPrimeFamily::do_location_hint() const { return scale_.hi * (alpha_ / beta_); }

std::optional<double> BetaPrimeFamily::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  const double mean = do_mean();
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return beta_ > 2.0 ? mean * (scale_.hi * ((alpha_ + 1.0) / (beta_ - 2.0))) : infinity;
    case Statistic::Kind::log_x:
      return log_scale_ + math::digamma_difference(alpha_, beta_);
    case Statistic::Kind::log_x_squared: {
      const double log_mean = log_scale_ + math::digamma_difference(alpha_, beta_);
      return log_mean * log_mean + (math::trigamma(alpha_) + math::trigamma(beta_));
    }
    case Statistic::Kind::log_one_plus:
      if (c != scale_.hi) return std::nullopt;
      return math::digamma_difference(alpha_ + beta_, beta_);
    case Statistic::Kind::reciprocal:
      return alpha_ > 1.0 ? beta_ / (alpha_ - 1.0) / scale_.hi : infinity;
    case Statistic::Kind::absolute_deviation: {
      if (c <= 0.0 || std::isinf(mean)) return mean - c;
      // x density(x; alpha, beta) = mean density(x; alpha + 1, beta - 1).
      const auto [value, complement] = share_of(c, scale_);
      return c * (do_cdf(c) - do_survival(c)) + mean * (math::ibetac(alpha_ + 1.0, beta_ - 1.0, value, complement) -
                                                        math::ibeta(alpha_ + 1.0, beta_ - 1.0, value, complement));
    }
    case Statistic::Kind::power:
      if (!(alpha_ + c > 0.0 && beta_ - c > 0.0)) return infinity;
      return std::exp(math::log_beta(alpha_ + c, beta_ - c) - log_beta_ + c * log_scale_);
    case Statistic::Kind::exponential:
      if (c == 0.0) return 1.0;
      if (c > 0.0) return infinity;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> BetaPrimeFamily::do_log_density_terms() const {
  return LogDensityTerms{
      -log_beta_ - alpha_ * log_scale_,
      {{{Statistic::Kind::log_x, 0.0}, alpha_ - 1.0}, {{Statistic::Kind::log_one_plus, scale_.hi}, -(alpha_ + beta_)}}};
}

BetaPrimeFamily::Score BetaPrimeFamily::score_at(double x) const {
  const auto [value, complement] = share_of(x, scale_);
  const double log_growth = std::log1p(x / scale_.hi);
  return {log_odds(x) - log_growth + math::digamma_step(alpha_, beta_), math::digamma_step(beta_, alpha_) - log_growth,
          beta_ * value.hi - alpha_ * complement.hi};
}

}  // namespace relent
