// Gompertz distribution.
#include <relent/distributions/gompertz.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/exponential_image.hpp"
#include "math/double_double.hpp"
#include "math/exponential_integral.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// T = shape (exp(rate X) - 1) is a standard exponential variate.
ExponentialPoint exponential_point(double x, double shape, double rate) {
  const DoubleDouble y = math::two_prod(rate, x);
  if (y.hi < 1.0) {
    const double relative = std::expm1(y.hi) + (1.0 + y.hi) * (y.hi < 1e-290 ? 0.0 : y.lo);
    const double t = shape * relative;
    return {t, t > 1e-290 ? std::log(t) : std::log(shape) + std::log(rate) + std::log(x)};
  }
  const double log_t = std::log(shape) + y.hi + std::log1p(-std::exp(-y.hi));
  if (std::isinf(y.hi)) return {infinity, infinity};
  // by halves, which a small shape keeps from overflow
  const double half = std::exp(0.5 * y.hi);
  const double t = (shape * half * half - shape) + shape * half * half * y.lo;
  return {std::isnan(t) ? infinity : t, log_t};
}

/// rate X = log(1 + T / shape).
double reduced(ExponentialPoint at, double shape) {
  const double ratio = at.t / shape;
  return std::isfinite(ratio) ? std::log1p(ratio) : at.log_t - std::log(shape);
}

/// log(1 + exp(s) / shape).
double reduced_at(double s, double shape, double log_shape) {
  const double ratio = std::exp(s) / shape;
  return ratio < 1e16 ? std::log1p(ratio) : s - log_shape;
}

/// E[((rate X - mean) / unit)^power], by quadrature: no sum of moments, whose leading terms would cancel.
double central_moment(double shape, double mean, double unit, int power) {
  const double log_shape = std::log(shape);
  return math::exponential_expectation([&](double s) {
    const double deviation = (reduced_at(s, shape, log_shape) - mean) / unit;
    const double square = deviation * deviation;
    return power == 2 ? square : power == 3 ? square * deviation : square * square;
  });
}

/// Standard deviation of rate X.
double reduced_stddev(double shape) {
  const double mean = math::scaled_e1(shape);
  return mean * std::sqrt(central_moment(shape, mean, mean, 2));
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Gompertz::Gompertz(double shape, double rate)
    : shape_(check::positive_finite_with_reciprocal("Gompertz", "shape", shape)),
      rate_(check::positive_finite_with_reciprocal("Gompertz", "rate", rate)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Gompertz::description() {
  return {
      .name = "Gompertz",
      .aliases = {},
      .summary = "Life times whose hazard grows exponentially with age.",
      .density = "shape rate exp(shape + rate x - shape exp(rate x))",
      .parameters = "shape > 0; rate > 0",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "shape"}, {.name = "rate"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Gompertz(given.real(0), given.real(1));
                 }}},
      .examples = {"Gompertz(0.5, 2)", "Gompertz(shape=3, rate=0.25)", "Gompertz(0.01, 1)", "Gompertz(1e-12, 4)",
                   "Gompertz(1e8, 1e-3)", "Gompertz(0.1, 1e-100)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Gompertz::do_name() const { return "Gompertz"; }

std::vector<Parameter> Gompertz::do_parameters() const { return {{"shape", shape_}, {"rate", rate_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double Gompertz::do_log_prob(double x) const {
  const double t = exponential_point(x, shape_, rate_).t;
  return t == infinity ? -infinity : (rate_ * x - t) + (std::log(shape_) + std::log(rate_));
}

Support Gompertz::do_support() const { return Support::from(0.0); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Gompertz::do_cdf(double x) const { return lower_tail(exponential_point(x, shape_, rate_)); }

double Gompertz::do_log_cdf(double x) const { return log_lower_tail(exponential_point(x, shape_, rate_)); }

double Gompertz::do_survival(double x) const { return upper_tail(exponential_point(x, shape_, rate_)); }

double Gompertz::do_log_survival(double x) const { return log_upper_tail(exponential_point(x, shape_, rate_)); }

double Gompertz::do_quantile(double u) const { return reduced(at_lower_tail(u), shape_) / rate_; }

double Gompertz::do_inverse_survival(double v) const { return reduced(at_upper_tail(v), shape_) / rate_; }

// ---- moments ------------------------------------------------------------------------------------------------------

double Gompertz::do_mean() const { return math::scaled_e1(shape_) / rate_; }

double Gompertz::do_variance() const {
  const double stddev = do_stddev();
  return stddev * stddev;
}

double Gompertz::do_stddev() const { return reduced_stddev(shape_) / rate_; }

double Gompertz::do_skewness() const {
  return central_moment(shape_, math::scaled_e1(shape_), reduced_stddev(shape_), 3);
}

double Gompertz::do_excess_kurtosis() const {
  return central_moment(shape_, math::scaled_e1(shape_), reduced_stddev(shape_), 4) - 3.0;
}

double Gompertz::do_mode() const { return shape_ < 1.0 ? -std::log(shape_) / rate_ : 0.0; }

double Gompertz::do_entropy() const { return (1.0 - std::log(rate_)) - (std::log(shape_) + math::scaled_e1(shape_)); }

// ---- sampling -----------------------------------------------------------------------------------------------------

// By inversion, from an exponential variate.
double Gompertz::do_sample(Rng& rng) const {
  const double t = math::standard_exponential(rng);
  return reduced({t, std::log(t)}, shape_) / rate_;
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Gompertz::do_tails() const { return {Tail::endpoint(1.0), Tail::double_exponential(rate_)}; }

double Gompertz::do_location_hint() const { return median(); }

std::optional<double> Gompertz::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return do_mean() * do_mean() + do_variance();
    case Statistic::Kind::absolute_deviation: {
      if (c <= 0.0) return do_mean() - c;
      // mean - c + 2 E(c - X)_+; the residual life at c is again Gompertz, of shape + t.
      const ExponentialPoint at = exponential_point(c, shape_, rate_);
      const double beyond = upper_tail(at) > 0.0 ? upper_tail(at) * math::scaled_e1(shape_ + at.t) / rate_ : 0.0;
      return (c - do_mean()) + 2.0 * beyond;
    }
    case Statistic::Kind::exponential: {
      // E[(1 + T / shape)^(c / rate)]
      const double power = c / rate_;
      if (!(std::fabs(power) <= 100.0)) return std::nullopt;
      const double log_shape = std::log(shape_);
      const double lowest = power < 0.0 && log_shape < 0.0 ? log_shape - 42.0 : -42.0;
      return math::exponential_expectation([&](double s) { return std::exp(power * reduced_at(s, shape_, log_shape)); },
                                           lowest, power > 1.0 ? power : 1.0);
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Gompertz::do_log_density_terms() const {
  return LogDensityTerms{std::log(shape_) + std::log(rate_) + shape_,
                         {{{Statistic::Kind::x, 0.0}, rate_}, {{Statistic::Kind::exponential, rate_}, -shape_}}};
}

std::size_t Gompertz::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double t = exponential_point(x, shape_, rate_).t;
  out[0] = (1.0 - t) / shape_;
  out[1] = 1.0 / rate_ + x * (1.0 - shape_ - t);
  return 2;
}

}  // namespace relent
