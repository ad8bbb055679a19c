// SkewNormal distribution.
#include <relent/distributions/skew_normal.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "math/sampling.hpp"
#include "math/skew_normal.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

SkewNormal::SkewNormal(double location, double scale, double shape)
    : location_(check::finite("SkewNormal", "location", location)),
      scale_(check::positive_finite("SkewNormal", "scale", scale)),
      shape_(check::finite("SkewNormal", "shape", shape)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription SkewNormal::description() {
  return {
      .name = "SkewNormal",
      .aliases = {},
      .summary =
          "A normal law with one thinner tail: one coordinate of two correlated ones, given that the other is "
          "positive.",
      .density = "2/scale phi(z) Phi(shape z), z = (x - location) / scale",
      .parameters = "location finite; scale > 0; shape finite",
      .support = "reals",
      .forms = {{.parameters = {{.name = "location"}, {.name = "scale"}, {.name = "shape"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return SkewNormal(given.real(0), given.real(1), given.real(2));
                 }}},
      .examples = {"SkewNormal(0, 1, 2)", "SkewNormal(-2, 0.5, -0.7)", "SkewNormal(location=3, scale=20, shape=5)",
                   "SkewNormal(0, 1, 0)", "SkewNormal(0, 1, 300)", "SkewNormal(100, 0.01, -1e-3)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string SkewNormal::do_name() const { return "SkewNormal"; }

std::vector<Parameter> SkewNormal::do_parameters() const {
  return {{"location", location_}, {"scale", scale_}, {"shape", shape_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double SkewNormal::do_log_prob(double x) const {
  return math::log_skew_normal_density(standardised(x, location_, scale_), shape_) - std::log(scale_);
}

Support SkewNormal::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double SkewNormal::do_cdf(double x) const { return math::skew_normal_cdf(standardised(x, location_, scale_), shape_); }

double SkewNormal::do_log_cdf(double x) const {
  return math::log_skew_normal_cdf(standardised(x, location_, scale_), shape_);
}

double SkewNormal::do_survival(double x) const {
  return math::skew_normal_cdf(-standardised(x, location_, scale_), -shape_);
}

double SkewNormal::do_log_survival(double x) const {
  return math::log_skew_normal_cdf(-standardised(x, location_, scale_), -shape_);
}

double SkewNormal::do_quantile(double u) const {
  return unstandardised(math::skew_normal_quantile(u, shape_), location_, scale_);
}

double SkewNormal::do_inverse_survival(double v) const {
  return unstandardised(-math::skew_normal_quantile(v, -shape_), location_, scale_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

/// shape / sqrt(1 + shape^2), the correlation with the hidden coordinate.
double SkewNormal::delta() const {
  return std::fabs(shape_) > 1.0 ? std::copysign(1.0 / std::hypot(1.0, 1.0 / shape_), shape_)
                                 : shape_ / std::hypot(1.0, shape_);
}

double SkewNormal::standard_mean() const {
  constexpr double half_normal_mean = 0.79788456080286535588;  // sqrt(2 / pi)
  return half_normal_mean * delta();
}

double SkewNormal::standard_stddev() const {
  const double mean = standard_mean();
  return std::sqrt((1.0 - mean) * (1.0 + mean));
}

double SkewNormal::do_mean() const { return unstandardised(standard_mean(), location_, scale_); }

double SkewNormal::do_variance() const {
  const double mean = standard_mean();
  return (1.0 - mean) * (1.0 + mean) * scale_ * scale_;
}

double SkewNormal::do_stddev() const { return standard_stddev() * scale_; }

double SkewNormal::do_skewness() const {
  const double ratio = standard_mean() / standard_stddev();
  return 0.5 * (4.0 - math::pi) * ratio * ratio * ratio;
}

double SkewNormal::do_excess_kurtosis() const {
  const double ratio = standard_mean() / standard_stddev();
  const double square = ratio * ratio;
  return 2.0 * (math::pi - 3.0) * square * square;
}

double SkewNormal::do_mode() const { return unstandardised(math::skew_normal_mode(shape_), location_, scale_); }

double SkewNormal::do_entropy() const { return math::skew_normal_entropy(shape_) + std::log(scale_); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double SkewNormal::do_sample(Rng& rng) const {
  // Azzalini (1986): delta |N| + sqrt(1 - delta^2) N'.
  const double hidden = std::fabs(math::standard_normal(rng));
  const double free = math::standard_normal(rng);
  const double d = delta();
  const double rest = 1.0 / std::hypot(1.0, shape_);
  return unstandardised(d * hidden + rest * free, location_, scale_);
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails SkewNormal::do_tails() const {
  const double rate = 0.5 / scale_ / scale_;
  const Tail normal = Tail::stretched_exponential(2.0, rate);
  if (shape_ == 0.0) return {normal, normal};
  const Tail thin = Tail::stretched_exponential(2.0, rate * (1.0 + shape_ * shape_), -1.0);
  if (shape_ > 0.0) return {thin, normal};
  return {normal, thin};
}

double SkewNormal::do_location_hint() const { return do_mean(); }

std::optional<double> SkewNormal::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return do_mean() * do_mean() + do_variance();
    case Statistic::Kind::exponential: {
      const double spread = c * scale_;
      return std::exp(c * location_ + 0.5 * spread * spread + math::log_two + math::log_normal_cdf(delta() * spread));
    }
    default:
      return std::nullopt;
  }
}

std::size_t SkewNormal::do_score(double x, std::span<double> out) const {
  if (out.size() < 3) return 0;
  const double z = standardised(x, location_, scale_);
  const double y = shape_ * z;
  const double ratio = std::exp(-0.5 * y * y - math::log_sqrt_two_pi - math::log_normal_cdf(y));
  out[0] = (z - shape_ * ratio) / scale_;
  out[1] = ((z - 1.0) * (z + 1.0) - y * ratio) / scale_;
  out[2] = z * ratio;
  return 3;
}

}  // namespace relent
