// Pareto distribution.
#include <relent/distributions/pareto.hpp>

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

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Pareto::Pareto(double scale, double shape)
    : scale_(check::positive_finite("Pareto", "scale", scale)),
      shape_(check::positive_finite("Pareto", "shape", shape)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Pareto::description() {
  return {
      .name = "Pareto",
      .aliases = {},
      .summary = "Sizes above a least one with a power tail: incomes, cities, files.",
      .density = "shape scale^shape / x^(shape + 1)",
      .parameters = "scale > 0, shape > 0",
      .support = "[scale, inf)",
      .forms = {{.parameters = {{.name = "scale"}, {.name = "shape"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Pareto(given.real(0), given.real(1));
                 }}},
      .examples = {"Pareto(1, 2.5)", "Pareto(0.3, 1)", "Pareto(scale=2, shape=6)", "Pareto(1, 0.1)",
                   "Pareto(1e-100, 3)", "Pareto(3, 1e8)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Pareto::do_name() const { return "Pareto"; }

std::vector<Parameter> Pareto::do_parameters() const { return {{"scale", scale_}, {"shape", shape_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

namespace {

/// Log density where log(x / scale) is known.
double log_density(double log_excess, double scale, double shape) {
  return math::log_ratio(shape, scale) - (shape + 1.0) * log_excess;
}

}  // namespace

double Pareto::do_log_prob(double x) const { return log_density(math::log_ratio(x, scale_), scale_, shape_); }

double Pareto::do_log_prob_at(const Point& point) const {
  // Large shapes crowd the mass against the end, where only the distance tells points apart.
  if (point.lower != scale_ || !(point.x <= 2.0 * scale_)) return do_log_prob(point.x);
  return log_density(std::log1p(std::exp(point.log_from_lower - std::log(scale_))), scale_, shape_);
}

Support Pareto::do_support() const { return Support::from(scale_); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Pareto::do_cdf(double x) const { return -std::expm1(do_log_survival(x)); }

double Pareto::do_log_cdf(double x) const { return math::log1mexp(do_log_survival(x)); }

double Pareto::do_survival(double x) const { return std::exp(do_log_survival(x)); }

double Pareto::do_log_survival(double x) const { return -shape_ * math::log_ratio(x, scale_); }

double Pareto::do_quantile(double u) const { return pareto_tail::scaled_exp(scale_, -std::log1p(-u) / shape_); }

double Pareto::do_inverse_survival(double v) const { return pareto_tail::scaled_exp(scale_, -std::log(v) / shape_); }

// ---- moments ------------------------------------------------------------------------------------------------------

double Pareto::do_mean() const { return scale_ * pareto_tail::mean(shape_, 1.0); }

double Pareto::do_variance() const {
  const double deviation = do_stddev();
  return deviation * deviation;
}

double Pareto::do_stddev() const { return scale_ / shape_ * pareto_tail::stddev(shape_, 1.0); }

double Pareto::do_skewness() const { return pareto_tail::skewness(shape_, 1.0); }

double Pareto::do_excess_kurtosis() const { return pareto_tail::excess_kurtosis(shape_, 1.0); }

double Pareto::do_mode() const { return scale_; }

double Pareto::do_median() const { return pareto_tail::scaled_exp(scale_, math::log_two / shape_); }

double Pareto::do_entropy() const { return math::log_ratio(scale_, shape_) + 1.0 + 1.0 / shape_; }

// ---- sampling -----------------------------------------------------------------------------------------------------

double Pareto::do_sample(Rng& rng) const {  // inversion (Devroye 1986)
  return pareto_tail::scaled_exp(scale_, math::standard_exponential(rng) / shape_);
}

Point Pareto::do_sample_point(Rng& rng) const {
  const double log_excess = math::standard_exponential(rng) / shape_;
  const double log_distance = log_excess < 700.0 ? std::log(std::expm1(log_excess)) : log_excess;
  return {pareto_tail::scaled_exp(scale_, log_excess), scale_, infinity, std::log(scale_) + log_distance, infinity};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Pareto::do_tails() const { return {Tail::endpoint(1.0), Tail::power(shape_)}; }

double Pareto::do_location_hint() const { return scale_; }

std::optional<double> Pareto::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  const double mean = do_mean();
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return shape_ > 2.0 ? scale_ * (shape_ / (shape_ - 2.0)) * scale_ : infinity;
    case Statistic::Kind::log_x:
      return std::log(scale_) + 1.0 / shape_;
    case Statistic::Kind::log_x_squared: {
      const double log_mean = std::log(scale_) + 1.0 / shape_;
      return log_mean * log_mean + 1.0 / shape_ / shape_;
    }
    case Statistic::Kind::log_one_plus: {
      // X - scale is a Lomax variate
      if (!(c > 0.0)) return std::nullopt;
      const auto rest = formulas::mean_log_growth(1.0 / shape_, scale_ / shape_ / (scale_ + c));
      if (!rest) return std::nullopt;
      return std::log1p(scale_ / c) + *rest;
    }
    case Statistic::Kind::reciprocal:
      return shape_ / (shape_ + 1.0) / scale_;
    case Statistic::Kind::absolute_deviation:
      if (c <= scale_ || std::isinf(mean)) return mean - c;
      // E max(X - c, 0) = c (scale / c)^shape / (shape - 1).
      return c - mean + 2.0 * c / (shape_ - 1.0) * do_survival(c);
    case Statistic::Kind::power:
      return c < shape_ ? std::pow(scale_, c) * (shape_ / (shape_ - c)) : infinity;
    case Statistic::Kind::exponential:
      if (c == 0.0) return 1.0;
      if (c > 0.0) return infinity;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Pareto::do_log_density_terms() const {
  return LogDensityTerms{std::log(shape_) + shape_ * std::log(scale_),
                         {{{Statistic::Kind::log_x, 0.0}, -(shape_ + 1.0)}}};
}

std::size_t Pareto::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  out[0] = shape_ / scale_;
  out[1] = 1.0 / shape_ - math::log_ratio(x, scale_);
  return 2;
}

}  // namespace relent
