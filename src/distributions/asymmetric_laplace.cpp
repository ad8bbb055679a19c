// AsymmetricLaplace distribution.
#include <relent/distributions/asymmetric_laplace.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

AsymmetricLaplace::AsymmetricLaplace(double location, double scale, double asymmetry)
    : location_(check::finite("AsymmetricLaplace", "location", location)),
      scale_(check::positive_finite("AsymmetricLaplace", "scale", scale)),
      asymmetry_(check::positive_finite("AsymmetricLaplace", "asymmetry", asymmetry)),
      above_(scale / asymmetry),
      below_(scale * asymmetry) {
  check::that(above_ > 0.0 && std::isfinite(above_) && below_ > 0.0 && std::isfinite(below_), "AsymmetricLaplace",
              "asymmetry", "such that scale / asymmetry and scale * asymmetry are positive and finite", asymmetry);
}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription AsymmetricLaplace::description() {
  return {
      .name = "AsymmetricLaplace",
      .aliases = {},
      .summary = "Exponential tails of two lengths: the law behind quantile regression.",
      .density =
          "asymmetry / (scale (1 + asymmetry^2)) exp(-(x - location) / scale s asymmetry^s), "
          "s = sign(x - location)",
      .parameters = "location finite; scale > 0; asymmetry > 0",
      .support = "reals",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}, {.name = "asymmetry"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return AsymmetricLaplace(given.real(0), given.real(1), given.real(2));
                 }}},
      .examples = {"AsymmetricLaplace(0, 1, 2)", "AsymmetricLaplace(-2, 0.5, 0.7)",
                   "AsymmetricLaplace(location=3, scale=20, asymmetry=1)", "AsymmetricLaplace(0, 1, 1e-3)",
                   "AsymmetricLaplace(100, 0.01, 30)", "AsymmetricLaplace(0, 1e-100, 0.1)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string AsymmetricLaplace::do_name() const { return "AsymmetricLaplace"; }

std::vector<Parameter> AsymmetricLaplace::do_parameters() const {
  return {{"location", location_}, {"scale", scale_}, {"asymmetry", asymmetry_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

namespace {

/// log(asymmetry + 1/asymmetry).
double log_width(double asymmetry) {
  const double distance = std::fabs(std::log(asymmetry));
  return distance + std::log1p(std::exp(-2.0 * distance));
}

/// The mass on the side of scale `here`, out of here + there.
double share(double here, double there) { return 1.0 / (1.0 + there / here); }

/// The tail of share `share` at distance y >= 0 beyond the location, and the complement, which has the share `other`.
double tail(double y, double share) { return share * std::exp(-y); }
double tail_complement(double y, double share, double other) { return other - share * std::expm1(-y); }

double log_share(double here, double there) { return -std::log1p(there / here); }
double log_tail_complement(double y, double share, double other) {
  const double outside = tail(y, share);
  return outside < 0.5 ? std::log1p(-outside) : std::log(tail_complement(y, share, other));
}

/// How far beyond the location, in units of the scale on that side, the tail of that share is p < share.
double tail_inverse(double p, double share) {
  const double missing = (share - p) / share;
  return missing < 0.5 ? -std::log1p(-missing) : -std::log(p / share);
}

}  // namespace

double AsymmetricLaplace::do_log_prob(double x) const {
  const double z = standardised(x, location_, x > location_ ? above_ : below_);
  return -std::fabs(z) - (std::log(scale_) + log_width(asymmetry_));
}

Support AsymmetricLaplace::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double AsymmetricLaplace::do_cdf(double x) const {
  const double lower = share(below_, above_);
  if (x <= location_) return tail(-standardised(x, location_, below_), lower);
  return tail_complement(standardised(x, location_, above_), share(above_, below_), lower);
}

double AsymmetricLaplace::do_log_cdf(double x) const {
  if (x <= location_) return standardised(x, location_, below_) + log_share(below_, above_);
  return log_tail_complement(standardised(x, location_, above_), share(above_, below_), share(below_, above_));
}

double AsymmetricLaplace::do_survival(double x) const {
  const double upper = share(above_, below_);
  if (x >= location_) return tail(standardised(x, location_, above_), upper);
  return tail_complement(-standardised(x, location_, below_), share(below_, above_), upper);
}

double AsymmetricLaplace::do_log_survival(double x) const {
  if (x >= location_) return log_share(above_, below_) - standardised(x, location_, above_);
  return log_tail_complement(-standardised(x, location_, below_), share(below_, above_), share(above_, below_));
}

namespace {

/// The distance from the location, negative on the side of the tail, where the tail of scale `here` is p.
double position(double p, double here, double there) {
  const double mass = share(here, there);
  if (p < mass) return -here * tail_inverse(p, mass);
  // On the other side the complement 1 - p is a tail: it lacks p - mass of the other share.
  const double other = share(there, here);
  const double missing = (p - mass) / other;
  return missing < 0.5 ? -there * std::log1p(-missing) : -there * std::log((1.0 - p) / other);
}

}  // namespace

double AsymmetricLaplace::do_quantile(double u) const { return location_ + position(u, below_, above_); }

double AsymmetricLaplace::do_inverse_survival(double v) const { return location_ - position(v, above_, below_); }

// ---- moments ------------------------------------------------------------------------------------------------------

/// scale / asymmetry - scale asymmetry, the mean less the location.
double AsymmetricLaplace::mean_shift() const { return above_ * (1.0 - asymmetry_) * (1.0 + asymmetry_); }

double AsymmetricLaplace::do_mean() const { return location_ + mean_shift(); }

double AsymmetricLaplace::do_variance() const { return above_ * above_ + below_ * below_; }

double AsymmetricLaplace::do_stddev() const { return std::hypot(above_, below_); }

// The law is that of location + above E - below E', E and E' independent exponentials: cumulants add.
double AsymmetricLaplace::do_skewness() const {
  const double stddev = do_stddev();
  const double up = above_ / stddev;
  const double down = below_ / stddev;
  return 2.0 * (mean_shift() / stddev) * (1.0 + up * down);  // up^3 - down^3 over up^2 + down^2 = 1
}

double AsymmetricLaplace::do_excess_kurtosis() const {
  const double stddev = do_stddev();
  const double up = above_ / stddev * (above_ / stddev);
  const double down = below_ / stddev * (below_ / stddev);
  return 6.0 * (up * up + down * down);
}

double AsymmetricLaplace::do_mode() const { return location_; }

double AsymmetricLaplace::do_entropy() const { return std::log(scale_) + log_width(asymmetry_) + 1.0; }

// ---- sampling -----------------------------------------------------------------------------------------------------

double AsymmetricLaplace::do_sample(Rng& rng) const {
  // Kotz, Kozubowski and Podgorski (2001), proposition 3.2.1.
  const double up = above_ * math::standard_exponential(rng);
  const double down = below_ * math::standard_exponential(rng);
  return location_ + (up - down);
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails AsymmetricLaplace::do_tails() const {
  return {Tail::stretched_exponential(1.0, 1.0 / below_), Tail::stretched_exponential(1.0, 1.0 / above_)};
}

double AsymmetricLaplace::do_location_hint() const { return location_; }

std::vector<double> AsymmetricLaplace::do_breakpoints() const { return {location_}; }

std::optional<double> AsymmetricLaplace::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return do_mean() * do_mean() + do_variance();
    case Statistic::Kind::absolute_deviation: {
      // Twice what lies beyond c on its own side, and the distance of the mean.
      if (c >= location_) {
        const double beyond = above_ * tail(standardised(c, location_, above_), share(above_, below_));
        return (c - location_) - mean_shift() + 2.0 * beyond;
      }
      const double beyond = below_ * tail(-standardised(c, location_, below_), share(below_, above_));
      return (location_ - c) + mean_shift() + 2.0 * beyond;
    }
    case Statistic::Kind::exponential: {
      const double up = c * above_;
      const double down = c * below_;
      if (!(up < 1.0 && down > -1.0)) return std::numeric_limits<double>::infinity();
      return std::exp(c * location_) / ((1.0 - up) * (1.0 + down));
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> AsymmetricLaplace::do_log_density_terms() const {
  // Half the sum of the rates times |x - location|, and half their difference times x - location.
  const double half_sum = 0.5 / above_ + 0.5 / below_;
  const double half_difference = 0.5 / below_ - 0.5 / above_;
  const double constant = -(std::log(scale_) + log_width(asymmetry_)) - half_difference * location_;
  if (!std::isfinite(half_sum) || !std::isfinite(half_difference) || !std::isfinite(constant)) return std::nullopt;
  LogDensityTerms terms{constant, {{{Statistic::Kind::absolute_deviation, location_}, -half_sum}}};
  if (half_difference != 0.0) terms.terms.push_back({{Statistic::Kind::x, 0.0}, half_difference});
  return terms;
}

std::size_t AsymmetricLaplace::do_score(double x, std::span<double> out) const {
  if (out.size() < 3) return 0;
  const double z = standardised(x, location_, scale_);
  const double balance = (1.0 - asymmetry_) * (1.0 + asymmetry_) / (1.0 + asymmetry_ * asymmetry_) / asymmetry_;
  const bool is_above = x > location_;
  out[0] = x == location_ ? 0.0 : is_above ? 1.0 / above_ : -1.0 / below_;
  out[1] = ((is_above ? z * asymmetry_ : -z / asymmetry_) - 1.0) / scale_;
  out[2] = balance - (is_above ? z : z / asymmetry_ / asymmetry_);
  return 3;
}

}  // namespace relent
