// Student's t distribution.
#include <relent/distributions/student_t.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "math/digamma_step.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Does z = (x - location) / scale leave double's range? The tail is then its leading power of z.
bool beyond_range(double z, double x) { return std::isinf(z) && std::isfinite(x); }

/// log|x - location|, for x so far out that it is not 0.
double log_distance(double x, double location) { return std::log(std::fabs(0.5 * x - 0.5 * location)) + math::log_two; }

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

StudentT::StudentT(double dof, double location, double scale)
    : dof_(check::positive_finite_with_half("StudentT", "dof", dof)),
      location_(check::finite("StudentT", "location", location)),
      scale_(check::positive_finite("StudentT", "scale", scale)),
      log_normaliser_(math::log_student_t_density(0.0, dof) - std::log(scale)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription StudentT::description() {
  return {
      .name = "StudentT",
      .aliases = {},
      .summary = "Student's t: a Gaussian of unknown scale, with power tails.",
      .density =
          "Gamma((dof + 1)/2) / (Gamma(dof/2) sqrt(pi dof) scale) (1 + z^2/dof)^(-(dof + 1)/2), "
          "z = (x - location)/scale",
      .parameters = "dof > 0; location finite (default 0); scale > 0 (default 1)",
      .support = "reals",
      .forms = {{.parameters = {{.name = "dof"},
                                {.name = "location", .default_value = 0.0},
                                {.name = "scale", .default_value = 1.0}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return StudentT(given.real(0), given.real(1), given.real(2));
                 }}},
      .examples = {"StudentT(5)", "StudentT(2.5, 1, 3)", "StudentT(dof=1, location=-2, scale=0.5)", "StudentT(0.5)",
                   "StudentT(1e12, 1, 2)", "StudentT(4, 100, 0.01)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string StudentT::do_name() const { return "StudentT"; }

std::vector<Parameter> StudentT::do_parameters() const {
  return {{"dof", dof_}, {"location", location_}, {"scale", scale_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double StudentT::do_log_prob(double x) const {
  const double z = standardised(x, location_, scale_);
  if (beyond_range(z, x)) {
    const double log_z = log_distance(x, location_) - std::log(scale_);
    return log_normaliser_ - (dof_ + 1.0) * (log_z - 0.5 * std::log(dof_));
  }
  return log_normaliser_ - 0.5 * (dof_ + 1.0) * math::log1p_square_over(z, dof_);
}

Support StudentT::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double StudentT::do_cdf(double x) const {
  const double z = standardised(x, location_, scale_);
  return beyond_range(z, x) ? std::exp(do_log_cdf(x)) : math::student_t_cdf(z, dof_);
}

double StudentT::do_log_cdf(double x) const {
  const double z = standardised(x, location_, scale_);
  if (!beyond_range(z, x)) return math::log_student_t_cdf(z, dof_);
  const double log_tail = do_log_prob(x) + log_distance(x, location_) - std::log(dof_);
  return z < 0.0 ? log_tail : math::log1mexp(log_tail);
}

double StudentT::do_survival(double x) const {
  const double z = standardised(x, location_, scale_);
  return beyond_range(z, x) ? std::exp(do_log_survival(x)) : math::student_t_cdf(-z, dof_);
}

double StudentT::do_log_survival(double x) const {
  const double z = standardised(x, location_, scale_);
  if (!beyond_range(z, x)) return math::log_student_t_cdf(-z, dof_);
  const double log_tail = do_log_prob(x) + log_distance(x, location_) - std::log(dof_);
  return z > 0.0 ? log_tail : math::log1mexp(log_tail);
}

double StudentT::do_quantile(double u) const {
  return unstandardised(math::student_t_quantile(u, dof_), location_, scale_);
}

double StudentT::do_inverse_survival(double v) const {
  return unstandardised(-math::student_t_quantile(v, dof_), location_, scale_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double StudentT::do_mean() const { return dof_ > 1.0 ? location_ : undefined; }

double StudentT::do_variance() const {
  if (!(dof_ > 1.0)) return undefined;
  return dof_ > 2.0 ? scale_ * scale_ / (1.0 - 2.0 / dof_) : infinity;
}

double StudentT::do_stddev() const {
  if (!(dof_ > 1.0)) return undefined;
  return dof_ > 2.0 ? scale_ / std::sqrt(1.0 - 2.0 / dof_) : infinity;
}

double StudentT::do_skewness() const { return dof_ > 3.0 ? 0.0 : undefined; }

double StudentT::do_excess_kurtosis() const {
  if (!(dof_ > 2.0)) return undefined;
  return dof_ > 4.0 ? 6.0 / (dof_ - 4.0) : infinity;
}

double StudentT::do_mode() const { return location_; }

double StudentT::do_entropy() const { return math::student_t_entropy(dof_) + std::log(scale_); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double StudentT::do_sample(Rng& rng) const { return location_ + scale_ * math::student_t(rng, dof_); }

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails StudentT::do_tails() const {
  const Tail tail = Tail::power(dof_);
  return {tail, tail};
}

double StudentT::do_location_hint() const { return location_; }

std::optional<double> StudentT::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      if (!(dof_ > 1.0)) return std::nullopt;
      return location_;
    case Statistic::Kind::x_squared:
      return dof_ > 2.0 ? location_ * location_ + do_variance() : infinity;
    case Statistic::Kind::absolute_deviation: {
      if (!(dof_ > 1.0)) return infinity;
      // E|T - z| = z (2 F(z) - 1) + 2 density(z) (dof + z^2)/(dof - 1)
      const double z = std::fabs(standardised(c, location_, scale_));
      const double log_peak = math::log_student_t_density(z, dof_) + math::log1p_square_over(z, dof_);
      const double inside = math::student_t_cdf(z, dof_) - math::student_t_cdf(-z, dof_);
      return std::fabs(c - location_) * inside + 2.0 * scale_ * std::exp(log_peak) / (1.0 - 1.0 / dof_);
    }
    case Statistic::Kind::absolute_power: {
      const double k = statistic.second;
      if (c != location_ || k <= -1.0) return std::nullopt;
      if (!(k < dof_)) return infinity;
      const double log_moment = math::log_beta(0.5 * (k + 1.0), 0.5 * (dof_ - k)) - math::log_beta(0.5, 0.5 * dof_);
      return std::exp(k * (std::log(scale_) + 0.5 * std::log(dof_)) + log_moment);
    }
    case Statistic::Kind::log_one_plus_square:
      if (c != location_ || statistic.second != scale_ * std::sqrt(dof_)) return std::nullopt;
      return math::digamma_step(0.5 * dof_, 0.5);
    case Statistic::Kind::exponential:
      return c == 0.0 ? 1.0 : infinity;
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> StudentT::do_log_density_terms() const {
  return LogDensityTerms{
      math::log_student_t_density(0.0, dof_) - std::log(scale_),
      {{{Statistic::Kind::log_one_plus_square, location_, scale_ * std::sqrt(dof_)}, -0.5 * (dof_ + 1.0)}}};
}

std::size_t StudentT::do_score(double x, std::span<double> out) const {
  if (out.size() < 3) return 0;
  const double z = standardised(x, location_, scale_);
  const double ratio = z / std::sqrt(dof_);
  const double square = ratio * ratio;
  const double share = 1.0 / (1.0 + 1.0 / square);  // z^2 / (dof + z^2)
  out[0] = 0.5 * (math::digamma_step(0.5 * dof_, 0.5) - 1.0 / dof_ - math::log1p_square_over(z, dof_) +
                  (1.0 + 1.0 / dof_) * share);
  out[1] = (dof_ + 1.0) / scale_ * (square < 1.0 ? z / dof_ / (1.0 + square) : share / z);
  out[2] = ((dof_ + 1.0) * share - 1.0) / scale_;
  return 3;
}

}  // namespace relent
