// Johnson's SU distribution.
#include <relent/distributions/johnson_su.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <relent/distributions/logit_normal.hpp>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"
#include "math/monotone_root.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "JohnsonSU";
constexpr double infinity = std::numeric_limits<double>::infinity();

/// asinh(y) to about 1e-31: log(1 + y + y^2/(1 + sqrt(1 + y^2))) for y >= 0.
DoubleDouble dd_asinh(DoubleDouble y) {
  if (y.hi < 0.0) return math::negate(dd_asinh(math::negate(y)));
  const DoubleDouble square = math::multiply(y, y);
  const DoubleDouble root = math::sqrt(math::add(1.0, square));
  return math::dd_log1p(math::add(y, math::divide(square, math::add(1.0, root))));
}

/// From here on asinh(y) = log(2 y) and sqrt(1 + y^2) = y.
constexpr double far = 1e100;

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

JohnsonSU::JohnsonSU(double skewness_parameter, double tailweight, double location, double scale)
    : shift_(check::finite(family, "skewness", skewness_parameter)),
      tailweight_(check::positive_finite(family, "tailweight", tailweight)),
      location_(check::finite(family, "location", location)),
      scale_(check::positive_finite(family, "scale", scale)) {
  check::that(std::fabs(shift_ / tailweight_) <= 700.0, family, "skewness",
              "at most 700 tailweight in size, tailweight = " + format_number(tailweight), skewness_parameter);
}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription JohnsonSU::description() {
  return {
      .name = std::string(family),
      .aliases = {},
      .summary = "A skewed law with tails heavier than Gaussian: sinh of a Gaussian variable.",
      .density =
          "tailweight exp(-(skewness + tailweight asinh(y))^2 / 2) / (scale sqrt(2 pi) sqrt(1 + y^2)), "
          "y = (x - location) / scale",
      .parameters = "tailweight > 0; scale > 0; skewness at most 700 tailweight in size; location finite",
      .support = "(-inf, inf)",
      .forms = {{.parameters = {{.name = "skewness"},
                                {.name = "tailweight"},
                                {.name = "location", .default_value = 0.0},
                                {.name = "scale", .default_value = 1.0}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return JohnsonSU(given.real(0), given.real(1), given.real(2), given.real(3));
                 }}},
      .examples = {"JohnsonSU(0.5, 2)", "JohnsonSU(-1, 3, 1, 2)",
                   "JohnsonSU(skewness=0, tailweight=1.5, location=-2, scale=0.5)", "JohnsonSU(1e3, 1e3)",
                   "JohnsonSU(-4, 2.5, 1e6, 1e-3)", "JohnsonSU(1e-8, 1e6, 0, 1e6)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string JohnsonSU::do_name() const { return std::string(family); }

std::vector<Parameter> JohnsonSU::do_parameters() const {
  return {{"skewness", shift_}, {"tailweight", tailweight_}, {"location", location_}, {"scale", scale_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

/// skewness + tailweight asinh(y); where the two cancel, to 106 bits.
double JohnsonSU::to_normal(double x) const {
  const double y = standardised(x, location_, scale_);
  const double distance = std::fabs(x - location_);
  if (std::fabs(y) < far) {
    const double rough = tailweight_ * std::asinh(y);
    if (!(std::fabs(shift_ + rough) < 0.1 * std::fabs(shift_))) return shift_ + rough;
    const DoubleDouble exact = math::quotient(math::two_sum(x, -location_), DoubleDouble(scale_));
    return math::difference(math::multiply(tailweight_, dd_asinh(exact)), -shift_);
  }
  if (std::isinf(distance)) return std::copysign(infinity, y);
  const DoubleDouble log_twice = math::add(math::dd_log_quotient(distance, scale_), math::dd_log(2.0));
  return math::difference(math::multiply(std::copysign(tailweight_, y), log_twice), -shift_);
}

double JohnsonSU::from_normal(double z) const {
  return unstandardised(std::sinh((z - shift_) / tailweight_), location_, scale_);
}

double JohnsonSU::do_log_prob(double x) const {
  const double z = to_normal(x);
  if (std::isinf(z)) return -infinity;
  const double y = standardised(x, location_, scale_);
  const double log_stretch = std::fabs(y) < 1e8   ? 0.5 * std::log1p(y * y)
                             : std::fabs(y) < far ? std::log(std::fabs(y))
                                                  : math::log_ratio(std::fabs(x - location_), scale_);
  return -0.5 * z * z - log_stretch + (math::log_ratio(tailweight_, scale_) - math::log_sqrt_two_pi);
}

Support JohnsonSU::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double JohnsonSU::do_cdf(double x) const { return math::normal_cdf(to_normal(x)); }

double JohnsonSU::do_log_cdf(double x) const { return math::log_normal_cdf(to_normal(x)); }

double JohnsonSU::do_survival(double x) const { return math::normal_cdf(-to_normal(x)); }

double JohnsonSU::do_log_survival(double x) const { return math::log_normal_cdf(-to_normal(x)); }

double JohnsonSU::do_quantile(double u) const { return from_normal(math::normal_quantile(u)); }

double JohnsonSU::do_inverse_survival(double v) const { return from_normal(-math::normal_quantile(v)); }

// ---- moments ------------------------------------------------------------------------------------------------------

// With W = exp(1/tailweight^2) and t = exp(-2 |skewness/tailweight|), after Johnson (1949); sinh and cosh of multiples
// of |skewness/tailweight| with their largest exponential taken out, and of the fourth cumulant what cancels.

namespace {

/// W - 1.
double growth(double tailweight) { return std::expm1(1.0 / tailweight / tailweight); }

}  // namespace

double JohnsonSU::do_mean() const {
  if (shift_ == 0.0) return location_;
  const double half_log = 0.5 / tailweight_ / tailweight_;
  return unstandardised(std::exp(half_log) * std::sinh(-shift_ / tailweight_), location_, scale_);
}

/// The standard deviation over scale.
double JohnsonSU::relative_stddev() const {
  const double e = growth(tailweight_);
  const double omega = std::fabs(shift_ / tailweight_);
  const double t = std::exp(-2.0 * omega);
  return std::sqrt(0.5 * e) * std::exp(omega) * std::sqrt(0.5 * (1.0 + e) * (1.0 + t * t) + t);
}

double JohnsonSU::do_variance() const {
  const double stddev = do_stddev();
  return stddev * stddev;
}

double JohnsonSU::do_stddev() const { return scale_ * relative_stddev(); }

double JohnsonSU::do_skewness() const {
  const double e = growth(tailweight_);
  if (std::isinf(e)) return shift_ == 0.0 ? 0.0 : std::copysign(infinity, -shift_);
  const double w = 1.0 + e;
  const double omega = std::fabs(shift_ / tailweight_);
  const double t = std::exp(-2.0 * omega);
  const double third = -0.5 * (w + 2.0) * std::expm1(-6.0 * omega) - 1.5 * t / w * std::expm1(-2.0 * omega);
  const double second = 0.5 * (1.0 + t * t) + t / w;
  return std::copysign(std::sqrt(0.5 * e) * (third / (second * std::sqrt(second))), -shift_);
}

double JohnsonSU::do_excess_kurtosis() const {
  const double e = growth(tailweight_);
  if (std::isinf(e)) return infinity;
  const double w = 1.0 + e;
  const double u = 1.0 / std::cosh(2.0 * (shift_ / tailweight_));
  const double fourth =
      (((w + 3.0) * w + 6.0) * w + 6.0) * (2.0 - u * u) + 4.0 * (1.0 + 3.0 / w) * u - 3.0 * (e / w) * (u / w) * u;
  const double second = 1.0 + u / w;
  return 0.5 * e * (fourth / second / second);
}

// In s = asinh(y) the density is the highest where tailweight (skewness + tailweight s) + tanh(s) = 0: monotone, and
// convex on the side of 0 where the root is.
double JohnsonSU::do_mode() const {
  if (shift_ == 0.0) return location_;
  const double d = tailweight_;
  const auto slope = [&](double s) -> math::WithSlope {
    const double tangent = std::tanh(s);
    return {shift_ + d * s + tangent / d, d + (1.0 - tangent) * (1.0 + tangent) / d};
  };
  return unstandardised(std::sinh(math::monotone_root(slope, 0.0, 1.0, 0.0)), location_, scale_);
}

double JohnsonSU::do_median() const { return from_normal(0.0); }

// Gaussian, plus E[log cosh(S)] with 2 S the logit of a logit-normal variable, whose entropy has the same expectation.
double JohnsonSU::do_entropy() const {
  const double gaussian = math::log_sqrt_two_pi + 0.5;
  const double logit_stddev = 2.0 / tailweight_;
  const LogitNormal of_logit(-2.0 * (shift_ / tailweight_), logit_stddev);
  const double log_cosh = 0.5 * (gaussian + std::log(logit_stddev) - of_logit.entropy()) - math::log_two;
  return gaussian + math::log_ratio(scale_, tailweight_) + log_cosh;
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// From a Gaussian draw. One word.
double JohnsonSU::do_sample(Rng& rng) const { return from_normal(math::standard_normal(rng)); }

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails JohnsonSU::do_tails() const {
  const Tail tail = Tail::log_normal(0.5 * tailweight_ * tailweight_);
  return {tail, tail};
}

double JohnsonSU::do_location_hint() const { return do_median(); }

std::optional<double> JohnsonSU::do_expectation(const Statistic& statistic) const {
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return do_mean() * do_mean() + do_variance();
    case Statistic::Kind::squared_deviation: {
      const double gap = do_mean() - statistic.argument;
      return gap * gap + do_variance();
    }
    case Statistic::Kind::exponential:
      return statistic.argument == 0.0 ? 1.0 : infinity;
    default:
      return std::nullopt;
  }
}

std::size_t JohnsonSU::do_score(double x, std::span<double> out) const {
  if (out.size() < 4) return 0;
  const double y = standardised(x, location_, scale_);
  const double z = to_normal(x);
  const double root = std::hypot(1.0, y);
  const double decay = (z * tailweight_ + y / root) / root;  // of the log-density in y
  out[0] = -z;
  out[1] = 1.0 / tailweight_ - z * std::asinh(y);
  out[2] = decay / scale_;
  out[3] = (decay * y - 1.0) / scale_;
  return 4;
}

}  // namespace relent
