// Lomax distribution.
#include <relent/distributions/lomax.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/pareto_tail.hpp"
#include "formulas/pareto_tail.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_normal = (std::numeric_limits<double>::min)();

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Lomax::Lomax(double shape, double scale)
    : shape_(check::positive_finite("Lomax", "shape", shape)),
      scale_(check::positive_finite("Lomax", "scale", scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Lomax::description() {
  return {
      .name = "Lomax",
      .aliases = {},
      .summary = "Pareto of the second kind: an exponential variable whose rate is of gamma type.",
      .density = "(shape/scale) (1 + x/scale)^-(shape + 1)",
      .parameters = "shape > 0, scale > 0",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "shape"}, {.name = "scale"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Lomax(given.real(0), given.real(1));
                 }}},
      .examples = {"Lomax(3.5, 2)", "Lomax(1, 0.3)", "Lomax(shape=6, scale=20)", "Lomax(0.1, 1)", "Lomax(3, 1e-100)",
                   "Lomax(1e8, 1e8)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Lomax::do_name() const { return "Lomax"; }

std::vector<Parameter> Lomax::do_parameters() const { return {{"shape", shape_}, {"scale", scale_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

namespace {

/// log(1 + x / scale), also where the quotient overflows.
double log_growth(double x, double scale) {
  const double y = x / scale;
  return y < 1e300 || std::isinf(x) ? std::log1p(y) : std::log(x) - std::log(scale);
}

/// shape log(1 + x / scale) = -log survival, also where the quotient underflows.
double exponent(double x, double shape, double scale) {
  const double y = x / scale;
  if (y > 1e-200 || shape <= 1.0) return shape * log_growth(x, scale);
  return pareto_tail::product_over(x, shape, scale);
}

}  // namespace

double Lomax::do_log_prob(double x) const {
  return math::log_ratio(shape_, scale_) - (exponent(x, shape_, scale_) + log_growth(x, scale_));
}

Support Lomax::do_support() const { return Support::from(0.0); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Lomax::do_cdf(double x) const { return -std::expm1(do_log_survival(x)); }

double Lomax::do_log_cdf(double x) const {
  const double exponential = -do_log_survival(x);
  if (exponential < least_normal) return std::log(shape_) + (std::log(x) - std::log(scale_));
  return math::log1mexp(-exponential);
}

double Lomax::do_survival(double x) const { return std::exp(do_log_survival(x)); }

double Lomax::do_log_survival(double x) const { return -exponent(x, shape_, scale_); }

namespace {

/// x where -log survival(x) is `exponential`.
double place(double exponential, double shape, double scale) {
  const double growth = exponential / shape;
  if (growth > 700.0) return pareto_tail::scaled_exp(scale, growth);
  // The quotient may underflow where the scale brings x back.
  return growth < 1e-200 ? pareto_tail::product_over(exponential, scale, shape) : scale * std::expm1(growth);
}

}  // namespace

double Lomax::do_quantile(double u) const { return place(-std::log1p(-u), shape_, scale_); }

double Lomax::do_inverse_survival(double v) const { return place(-std::log(v), shape_, scale_); }

// ---- moments ------------------------------------------------------------------------------------------------------

double Lomax::do_mean() const { return shape_ > 1.0 ? scale_ / (shape_ - 1.0) : infinity; }

double Lomax::do_variance() const {
  const double deviation = do_stddev();
  return deviation * deviation;
}

double Lomax::do_stddev() const { return scale_ / shape_ * pareto_tail::stddev(shape_, 1.0); }

double Lomax::do_skewness() const { return pareto_tail::skewness(shape_, 1.0); }

double Lomax::do_excess_kurtosis() const { return pareto_tail::excess_kurtosis(shape_, 1.0); }

double Lomax::do_mode() const { return 0.0; }

double Lomax::do_median() const { return place(math::log_two, shape_, scale_); }

double Lomax::do_entropy() const { return math::log_ratio(scale_, shape_) + 1.0 + 1.0 / shape_; }

// ---- sampling -----------------------------------------------------------------------------------------------------

double Lomax::do_sample(Rng& rng) const {  // inversion (Devroye 1986)
  return place(math::standard_exponential(rng), shape_, scale_);
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Lomax::do_tails() const { return {Tail::endpoint(1.0), Tail::power(shape_)}; }

double Lomax::do_location_hint() const { return shape_ > 1.0 ? scale_ / shape_ : scale_; }

std::optional<double> Lomax::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  const double mean = do_mean();
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return shape_ > 2.0 ? 2.0 * mean * (scale_ / (shape_ - 2.0)) : infinity;
    case Statistic::Kind::log_x:  // X / scale is the quotient of Gamma(1) and Gamma(shape)
      return std::log(scale_) - math::euler_gamma - math::digamma(shape_);
    case Statistic::Kind::log_x_squared: {
      const double log_mean = std::log(scale_) - math::euler_gamma - math::digamma(shape_);
      return log_mean * log_mean + math::pi * math::pi / 6.0 + math::trigamma(shape_);
    }
    case Statistic::Kind::log_one_plus:
      if (c == scale_) return 1.0 / shape_;
      if (!(c > 0.0)) return std::nullopt;
      return formulas::mean_log_growth(1.0 / shape_, scale_ / shape_ / c);
    case Statistic::Kind::reciprocal:
      return infinity;
    case Statistic::Kind::absolute_deviation:
      if (c <= 0.0 || std::isinf(mean)) return mean - c;
      // E max(X - c, 0) = survival(c) (scale + c) / (shape - 1).
      return c - mean + 2.0 * do_survival(c) * ((scale_ + c) / (shape_ - 1.0));
    case Statistic::Kind::power:
      if (!(c > -1.0 && c < shape_)) return infinity;
      return std::pow(scale_, c) * std::exp(std::log(shape_) + math::log_beta(1.0 + c, shape_ - c));
    case Statistic::Kind::exponential:
      if (c == 0.0) return 1.0;
      if (c > 0.0) return infinity;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Lomax::do_log_density_terms() const {
  return LogDensityTerms{math::log_ratio(shape_, scale_), {{{Statistic::Kind::log_one_plus, scale_}, -(shape_ + 1.0)}}};
}

std::size_t Lomax::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  out[0] = 1.0 / shape_ - log_growth(x, scale_);
  out[1] = ((shape_ + 1.0) * (x / (scale_ + x)) - 1.0) / scale_;
  return 2;
}

}  // namespace relent
