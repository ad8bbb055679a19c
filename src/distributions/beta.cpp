// Beta distribution.
#include <relent/distributions/beta.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/digamma_step.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_normal = (std::numeric_limits<double>::min)();

/// a b; where its last bits leave double's range, without a residual.
DoubleDouble product(DoubleDouble a, double b) {
  const DoubleDouble exact = math::multiply(a, b);
  return exact.hi > 1e-290 ? exact : DoubleDouble(exact.hi);
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

Beta::Beta(double alpha, double beta)
    : Beta(check::positive_finite("Beta", "alpha", alpha), check::positive_finite("Beta", "beta", beta),
           Form::alpha_beta, alpha, beta) {}

Beta Beta::from_mean_concentration(double mean, double concentration) {
  check::in_open_unit("Beta", "mean", mean);
  check::positive_finite("Beta", "concentration", concentration);
  const DoubleDouble alpha = product(mean, concentration);
  const DoubleDouble beta = product(math::complement(mean), concentration);
  check::that(alpha.hi > 0.0 && beta.hi > 0.0, "Beta", "concentration",
              "so large that mean * concentration and (1 - mean) * concentration are positive", concentration);
  return {alpha, beta, Form::mean_concentration, mean, concentration};
}

Beta::Beta(DoubleDouble alpha, DoubleDouble beta, Form form, double first, double second)
    : alpha_(alpha),
      beta_(beta),
      log_beta_(math::log_beta(alpha.hi, beta.hi)),
      form_(form),
      first_(first),
      second_(second) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Beta::description() {
  return {
      .name = "Beta",
      .aliases = {},
      .summary = "A proportion; the posterior of a probability after alpha - 1 successes and beta - 1 failures.",
      .density = "x^(alpha - 1) (1 - x)^(beta - 1) / B(alpha, beta)",
      .parameters = "alpha > 0, beta > 0 (or mean in (0, 1) and concentration = alpha + beta > 0)",
      .support = "[0, 1]",
      .forms = {{.parameters = {{.name = "alpha"}, {.name = "beta"}},
                 .make = [](const Arguments& given) -> AnyDistribution { return Beta(given.real(0), given.real(1)); }},
                {.parameters = {{.name = "mean"}, {.name = "concentration"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Beta::from_mean_concentration(given.real(0), given.real(1));
                 }}},
      .examples = {"Beta(2, 3)", "Beta(0.5, 0.5)", "Beta(mean=0.3, concentration=12)", "Beta(3, 0.05)", "Beta(0.02, 7)",
                   "Beta(1e6, 2e6)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Beta::do_name() const { return "Beta"; }

std::vector<Parameter> Beta::do_parameters() const {
  if (form_ == Form::mean_concentration) return {{"mean", first_}, {"concentration", second_}};
  return {{"alpha", first_}, {"beta", second_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double Beta::do_log_prob(double x) const { return math::log_beta_density(x, 1.0 - x, alpha_, beta_); }

double Beta::do_log_prob_at(const Point& point) const {
  const double log_x = point.lower == 0.0 ? point.log_from_lower : std::log(point.x);
  const double log_complement = point.upper == 1.0 ? point.log_to_upper : std::log1p(-point.x);
  if (log_x == -infinity) return do_log_prob(0.0);
  if (log_complement == -infinity) return do_log_prob(1.0);
  const double complement = point.x <= 0.5 ? 1.0 - point.x : std::exp(log_complement);
  if (point.x >= least_normal && complement >= least_normal) {
    return math::log_beta_density(point.x, complement, alpha_, beta_);
  }
  return math::difference(alpha_, 1.0) * log_x + math::difference(beta_, 1.0) * log_complement - log_beta_;
}

Support Beta::do_support() const { return Support::interval(0.0, 1.0, true, true); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Beta::do_cdf(double x) const { return math::ibeta(alpha_, beta_, x, 1.0 - x); }

double Beta::do_log_cdf(double x) const { return math::log_ibeta(alpha_, beta_, x, 1.0 - x); }

double Beta::do_survival(double x) const { return math::ibetac(alpha_, beta_, x, 1.0 - x); }

double Beta::do_log_survival(double x) const { return math::log_ibetac(alpha_, beta_, x, 1.0 - x); }

double Beta::do_quantile(double u) const { return math::ibeta_inv(alpha_.hi, beta_.hi, u).value; }

double Beta::do_inverse_survival(double v) const { return math::ibetac_inv(alpha_.hi, beta_.hi, v).value; }

// ---- moments ------------------------------------------------------------------------------------------------------

double Beta::do_mean() const {
  if (form_ == Form::mean_concentration) return first_;
  return alpha_.hi >= beta_.hi ? 1.0 / (1.0 + beta_.hi / alpha_.hi)
                               : alpha_.hi / beta_.hi / (1.0 + alpha_.hi / beta_.hi);
}

double Beta::do_variance() const {
  if (form_ == Form::mean_concentration) return first_ * (1.0 - first_) / (1.0 + second_);
  // The smaller mean times its complement.
  const double odds = alpha_.hi < beta_.hi ? alpha_.hi / beta_.hi : beta_.hi / alpha_.hi;
  return odds / (1.0 + odds) / (1.0 + odds) / (1.0 + alpha_.hi + beta_.hi);
}

double Beta::do_skewness() const {
  const double sum = alpha_.hi + beta_.hi;
  return 2.0 * (math::difference(beta_, alpha_) / (sum + 2.0)) * (std::sqrt(sum + 1.0) / std::sqrt(alpha_.hi)) /
         std::sqrt(beta_.hi);
}

double Beta::do_excess_kurtosis() const {
  const double sum = alpha_.hi + beta_.hi;
  const double gap = math::difference(beta_, alpha_);
  const double asymmetry = gap / alpha_.hi * (gap / beta_.hi) * ((sum + 1.0) / (sum + 2.0));
  return 6.0 * ((asymmetry - 1.0) / (sum + 3.0));
}

double Beta::do_mode() const {
  // Where the density is infinite at both ends, or constant, the least of the modes is 0.
  const double left = math::difference(alpha_, 1.0);
  const double right = math::difference(beta_, 1.0);
  if (left > 0.0 && right > 0.0) return left / (left + right);
  if (left > 0.0 || (left == 0.0 && right < 0.0)) return 1.0;
  return 0.0;
}

double Beta::do_entropy() const {
  // About -1 / min(alpha, beta) when that is tiny: it overflows first.
  if (std::isinf(1.0 / alpha_.hi) || std::isinf(1.0 / beta_.hi)) return -infinity;
  if (alpha_.hi == 1.0 && beta_.hi == 1.0) return 0.0;
  return math::beta_entropy(alpha_.hi, beta_.hi);
}

// ---- sampling -----------------------------------------------------------------------------------------------------

double Beta::do_sample(Rng& rng) const { return math::beta(rng, alpha_.hi, beta_.hi).value; }

Point Beta::do_sample_point(Rng& rng) const {
  const double logit = math::beta_logit(rng, alpha_.hi, beta_.hi);
  return {math::logistic(logit), 0.0, 1.0, -math::log1pexp(-logit), -math::log1pexp(logit)};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Beta::do_tails() const { return {Tail::endpoint(alpha_.hi), Tail::endpoint(beta_.hi)}; }

double Beta::do_location_hint() const { return do_mean(); }

std::optional<double> Beta::do_expectation(const Statistic& statistic) const {
  const double alpha = alpha_.hi;
  const double beta = beta_.hi;
  const double mean = do_mean();
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean;
    case Statistic::Kind::x_squared:
      return mean * ((alpha + 1.0) / (alpha + beta + 1.0));
    case Statistic::Kind::log_x:
      return -math::digamma_step(alpha, beta);
    case Statistic::Kind::log_one_minus_x:
      return -math::digamma_step(beta, alpha);
    case Statistic::Kind::log_x_squared: {
      const double log_mean = math::digamma_step(alpha, beta);
      return log_mean * log_mean + (math::trigamma(alpha) - math::trigamma(alpha + beta));
    }
    case Statistic::Kind::logit_squared: {
      const double mean_logit = math::digamma_step(beta, alpha) - math::digamma_step(alpha, beta);
      return mean_logit * mean_logit + (math::trigamma(alpha) + math::trigamma(beta));
    }
    case Statistic::Kind::reciprocal:
      return alpha > 1.0 ? 1.0 + beta / math::difference(alpha_, 1.0) : infinity;
    case Statistic::Kind::absolute_deviation: {
      if (c <= 0.0 || c >= 1.0) return std::fabs(mean - c);
      // x density(x; alpha, beta) = mean density(x; alpha + 1, beta).
      return c * (math::ibeta(alpha, beta, c, 1.0 - c) - math::ibetac(alpha, beta, c, 1.0 - c)) +
             mean * (math::ibetac(alpha + 1.0, beta, c, 1.0 - c) - math::ibeta(alpha + 1.0, beta, c, 1.0 - c));
    }
    case Statistic::Kind::power:
      if (!(alpha + c > 0.0)) return infinity;
      return std::exp(math::log_beta(alpha + c, beta) - log_beta_);
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Beta::do_log_density_terms() const {
  LogDensityTerms terms{-log_beta_, {}};
  const double left = math::difference(alpha_, 1.0);
  const double right = math::difference(beta_, 1.0);
  if (left != 0.0) terms.terms.push_back({{Statistic::Kind::log_x, 0.0}, left});
  if (right != 0.0) terms.terms.push_back({{Statistic::Kind::log_one_minus_x, 0.0}, right});
  return terms;
}

std::size_t Beta::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  out[0] = std::log(x) + math::digamma_step(alpha_.hi, beta_.hi);
  out[1] = std::log1p(-x) + math::digamma_step(beta_.hi, alpha_.hi);
  return 2;
}

}  // namespace relent
