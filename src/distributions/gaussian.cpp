// Gaussian distribution.
#include <relent/distributions/gaussian.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

// ---- constructors -------------------------------------------------------------------------------------------------

Gaussian::Gaussian(double mean, double stddev)
    : Gaussian(check::finite("Gaussian", "mean", mean), check::positive_finite("Gaussian", "stddev", stddev),
               Form::stddev, stddev) {}

Gaussian Gaussian::from_mean_variance(double mean, double variance) {
  check::finite("Gaussian", "mean", mean);
  check::positive_finite("Gaussian", "variance", variance);
  return {mean, math::square_root(variance), Form::variance, variance};
}

Gaussian Gaussian::from_mean_precision(double mean, double precision) {
  check::finite("Gaussian", "mean", mean);
  check::positive_finite("Gaussian", "precision", precision);
  return {mean, math::quotient(DoubleDouble(1.0), math::square_root(precision)), Form::precision, precision};
}

Gaussian::Gaussian(double mean, DoubleDouble stddev, Form form, double given)
    : mean_(mean),
      stddev_(stddev),
      log_normaliser_(std::log(stddev.hi) + (math::log_sqrt_two_pi + stddev.lo / stddev.hi)),
      form_(form),
      given_(given) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription Gaussian::description() {
  return {
      .name = "Gaussian",
      .aliases = {"Normal"},
      .summary = "The normal law: sums of many small independent effects.",
      .density = "exp(-((x - mean) / stddev)^2 / 2) / (stddev sqrt(2 pi))",
      .parameters = "mean finite; stddev > 0 (or variance > 0, or precision = 1/variance > 0)",
      .support = "reals",
      .forms = {{.parameters = {{.name = "mean"}, {.name = "stddev"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Gaussian(given.real(0), given.real(1));
                 }},
                {.parameters = {{.name = "mean"}, {.name = "variance"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Gaussian::from_mean_variance(given.real(0), given.real(1));
                 }},
                {.parameters = {{.name = "mean"}, {.name = "precision"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return Gaussian::from_mean_precision(given.real(0), given.real(1));
                 }}},
      .examples = {"Gaussian(0, 1)", "Gaussian(mean=-3.5, variance=2)", "Gaussian(mean=1, precision=10)",
                   "Gaussian(100, 0.01)", "Gaussian(0, 1e-150)", "Gaussian(-1e10, 1e150)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string Gaussian::do_name() const { return "Gaussian"; }

std::vector<Parameter> Gaussian::do_parameters() const {
  const char* const second = form_ == Form::stddev ? "stddev" : form_ == Form::variance ? "variance" : "precision";
  return {{"mean", mean_}, {second, given_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double Gaussian::do_log_prob(double x) const {
  const double z = standardised(x, mean_, stddev_.hi);
  return -0.5 * z * z - log_normaliser_;
}

Support Gaussian::do_support() const { return Support::reals(); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double Gaussian::do_cdf(double x) const { return math::normal_cdf(standardised(x, mean_, stddev_.hi)); }

double Gaussian::do_log_cdf(double x) const { return math::log_normal_cdf(standardised(x, mean_, stddev_.hi)); }

double Gaussian::do_survival(double x) const { return math::normal_cdf(-standardised(x, mean_, stddev_.hi)); }

double Gaussian::do_log_survival(double x) const { return math::log_normal_cdf(-standardised(x, mean_, stddev_.hi)); }

double Gaussian::do_quantile(double u) const { return unstandardised(math::normal_quantile(u), mean_, stddev_.hi); }

double Gaussian::do_inverse_survival(double v) const {
  return unstandardised(-math::normal_quantile(v), mean_, stddev_.hi);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double Gaussian::do_mean() const { return mean_; }

double Gaussian::do_variance() const {
  if (form_ == Form::variance) return given_;
  return form_ == Form::precision ? 1.0 / given_ : given_ * given_;
}

double Gaussian::do_stddev() const { return stddev_.hi; }

double Gaussian::do_skewness() const { return 0.0; }

double Gaussian::do_excess_kurtosis() const { return 0.0; }

double Gaussian::do_mode() const { return mean_; }

double Gaussian::do_median() const { return mean_; }

double Gaussian::do_entropy() const { return log_normaliser_ + 0.5; }

// ---- sampling -----------------------------------------------------------------------------------------------------

double Gaussian::do_sample(Rng& rng) const { return mean_ + stddev_.hi * math::standard_normal(rng); }

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails Gaussian::do_tails() const {
  const Tail tail = Tail::stretched_exponential(2.0, 0.5 / stddev_.hi / stddev_.hi);
  return {tail, tail};
}

double Gaussian::do_location_hint() const { return mean_; }

std::optional<double> Gaussian::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return mean_;
    case Statistic::Kind::x_squared:
      return mean_ * mean_ + do_variance();
    case Statistic::Kind::absolute_deviation: {
      // The folded normal (Leone, Nelson and Nottingham 1961).
      const double z = standardised(c, mean_, stddev_.hi);
      const double gap = std::fabs(mean_ - c);
      return 2.0 * std::exp(-0.5 * z * z) / math::sqrt_two_pi * stddev_.hi +
             gap * std::erf(std::fabs(z) * math::sqrt_half);
    }
    case Statistic::Kind::absolute_power: {
      const double k = statistic.second;
      if (c != mean_ || !(k > -1.0)) return std::nullopt;
      return std::pow(stddev_.hi * math::sqrt_two, k) *
             std::exp(math::log_gamma(0.5 * (k + 1.0)) - math::log_gamma(0.5));
    }
    case Statistic::Kind::exponential: {
      const double spread = c * stddev_.hi;
      return std::exp(c * mean_ + 0.5 * spread * spread);
    }
    case Statistic::Kind::power: {
      // E[X^k] = mean E[X^(k-1)] + (k - 1) variance E[X^(k-2)] (Stein 1981).
      const double variance = do_variance();
      return symmetric_power_moment(mean_, c, [&](double order, double before, double current) {
        return std::fabs(mean_) * current + (order - 1.0) * variance * before;
      });
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> Gaussian::do_log_density_terms() const {
  const double quadratic = -0.5 / stddev_.hi / stddev_.hi;
  if (!std::isfinite(quadratic)) return std::nullopt;
  return LogDensityTerms{-log_normaliser_, {{{Statistic::Kind::squared_deviation, mean_}, quadratic}}};
}

std::size_t Gaussian::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double z = standardised(x, mean_, stddev_.hi);
  out[0] = z / stddev_.hi;
  out[1] = (z - 1.0) * (z + 1.0) / stddev_.hi;
  return 2;
}

}  // namespace relent
