// Logit-normal distribution.
#include <relent/distributions/logit_normal.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/double_double.hpp"
#include "math/logit.hpp"
#include "math/panels.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr std::string_view family = "LogitNormal";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least = std::numeric_limits<double>::denorm_min();

/// E[h(mu + sigma Z, sigma Z)], mu <= 0, for an h that changes on the scale of 1 near 0 and grows no faster than
/// exp(4 y) below it: panels of one sigma, and of 3 near 0.
template <class H>
double logit_expectation(double mu, double sigma, H h) {
  const double highest = 12.0 + std::min({4.0 * sigma, -mu / sigma, 40.0});
  std::vector<double> edges;
  for (double z = -12.0; z < highest; z += 1.0) edges.push_back(z);
  edges.push_back(highest);
  if (sigma > 1.0) {
    for (double y = -45.0; y <= 45.0; y += 3.0) {
      const double z = (y - mu) / sigma;
      if (z > -12.0 && z < highest) edges.push_back(z);
    }
    std::sort(edges.begin(), edges.end());
  }
  double sum = 0.0;
  for (std::size_t i = 1; i < edges.size(); ++i) {
    if (edges[i] > edges[i - 1]) {
      sum +=
          math::integrate_panel([&](double z) { return std::exp(-0.5 * z * z) * h(std::fma(sigma, z, mu), sigma * z); },
                                edges[i - 1], edges[i]);
    }
  }
  return sum / math::sqrt_two_pi;
}

/// Central moments 2 to 4 of X in powers of a unit, mu <= 0.
struct Moments {
  double unit;
  std::array<double, 3> central;
};

/// Those of the log-normal law, which X follows where 1 - X is 1 (Aitchison and Brown 1957).
Moments log_normal_moments(double mu, double sigma) {
  const double square = sigma * sigma;
  const double e = std::expm1(square);
  const double excess = std::expm1(4.0 * square) + 2.0 * std::expm1(3.0 * square) + 3.0 * std::expm1(2.0 * square);
  return {std::exp(mu + 0.5 * square) * std::sqrt(e), {1.0, (e + 3.0) * std::sqrt(e), excess + 3.0}};
}

Moments moments(double mu, double sigma) {
  if (mu + 4.0 * sigma * sigma < -40.0) return log_normal_moments(mu, sigma);
  // X less the logistic of mu, over X where its mean comes from, which keeps the powers in range: without cancellation,
  // logistic(mu + s) - logistic(mu) = logistic(mu) logistic(-mu - s) (exp(s) - 1).
  const double source = std::min(mu + sigma * sigma, 0.0);
  const double unit = source > -600.0 ? math::logistic(source) : std::exp(-300.0);
  const double ratio = math::logistic(mu) / unit;
  const auto step = [=](double y, double s) {
    if (mu > -600.0 && s < 700.0) return ratio * math::logistic(-y) * std::expm1(s);
    return (math::logistic(y) - math::logistic(mu)) / unit;
  };
  const double shift = logit_expectation(mu, sigma, step);
  Moments result{unit, {}};
  for (int k = 2; k <= 4; ++k) {
    const auto power = [k](double z) { return k == 2 ? z * z : k == 3 ? z * z * z : (z * z) * (z * z); };
    result.central[static_cast<std::size_t>(k - 2)] =
        logit_expectation(mu, sigma, [&](double y, double s) { return power(step(y, s) - shift); });
  }
  return result;
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

LogitNormal::LogitNormal(double logit_mean, double logit_stddev)
    : logit_mean_(check::finite(family, "logit_mean", logit_mean)),
      logit_stddev_(check::positive_finite(family, "logit_stddev", logit_stddev)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription LogitNormal::description() {
  return {
      .name = std::string(family),
      .aliases = {},
      .summary = "A proportion whose log-odds are Gaussian.",
      .density = "exp(-((logit(x) - logit_mean) / logit_stddev)^2 / 2) / (logit_stddev sqrt(2 pi) x (1 - x))",
      .parameters = "logit_mean finite; logit_stddev > 0",
      .support = "(0, 1)",
      .forms = {{.parameters = {{.name = "logit_mean"}, {.name = "logit_stddev"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return LogitNormal(given.real(0), given.real(1));
                 }}},
      .examples = {"LogitNormal(0, 1)", "LogitNormal(-2, 0.5)", "LogitNormal(logit_mean=1, logit_stddev=1.3)",
                   "LogitNormal(0, 5)", "LogitNormal(-30, 2)", "LogitNormal(3, 1e-3)", "LogitNormal(-0.5, 10)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string LogitNormal::do_name() const { return std::string(family); }

std::vector<Parameter> LogitNormal::do_parameters() const {
  return {{"logit_mean", logit_mean_}, {"logit_stddev", logit_stddev_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

namespace {

/// (logit(x) - mu) / sigma for 0 < x < 1; where the two are close, their difference is taken to 106 bits.
double standardised_logit(double x, double mu, double sigma) {
  const double rough = math::logit(x);
  if (std::fabs(rough - mu) > 0.1 * std::fabs(mu)) return (rough - mu) / sigma;
  return math::difference(math::exact_logit(x), mu) / sigma;
}

}  // namespace

double LogitNormal::do_log_prob(double x) const {
  if (x <= 0.0 || x >= 1.0) return -infinity;
  const double z = standardised_logit(x, logit_mean_, logit_stddev_);
  return -0.5 * z * z - (std::log(logit_stddev_) + math::log_sqrt_two_pi) - std::log(x) - std::log1p(-x);
}

double LogitNormal::do_log_prob_at(const Point& point) const {
  if (point.lower != 0.0 || point.upper != 1.0) return do_log_prob(point.x);
  if (!std::isfinite(point.log_from_lower) || !std::isfinite(point.log_to_upper)) return -infinity;
  const double logit = point.log_from_lower - point.log_to_upper;
  const double z = (logit - logit_mean_) / logit_stddev_;
  return -0.5 * z * z - (std::log(logit_stddev_) + math::log_sqrt_two_pi) - point.log_from_lower - point.log_to_upper;
}

Support LogitNormal::do_support() const { return Support::interval(0.0, 1.0, false, false); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double LogitNormal::do_cdf(double x) const {
  return math::normal_cdf(standardised_logit(x, logit_mean_, logit_stddev_));
}

double LogitNormal::do_log_cdf(double x) const {
  return math::log_normal_cdf(standardised_logit(x, logit_mean_, logit_stddev_));
}

double LogitNormal::do_survival(double x) const {
  return math::normal_cdf(-standardised_logit(x, logit_mean_, logit_stddev_));
}

double LogitNormal::do_log_survival(double x) const {
  return math::log_normal_cdf(-standardised_logit(x, logit_mean_, logit_stddev_));
}

double LogitNormal::do_quantile(double u) const {
  return math::logistic(std::fma(logit_stddev_, math::normal_quantile(u), logit_mean_));
}

double LogitNormal::do_inverse_survival(double v) const {
  return math::logistic(std::fma(-logit_stddev_, math::normal_quantile(v), logit_mean_));
}

// ---- moments ------------------------------------------------------------------------------------------------------

double LogitNormal::do_mean() const {
  const double mu = -std::fabs(logit_mean_);
  const double shift = logit_expectation(mu, logit_stddev_, [](double y, double) { return math::logistic(y); });
  if (logit_mean_ == 0.0) return 0.5;
  return logit_mean_ > 0.0 ? 1.0 - shift : shift;
}

double LogitNormal::do_variance() const {
  const Moments moment = moments(-std::fabs(logit_mean_), logit_stddev_);
  return moment.unit * (moment.unit * moment.central[0]);
}

double LogitNormal::do_stddev() const {
  const Moments moment = moments(-std::fabs(logit_mean_), logit_stddev_);
  return moment.unit * std::sqrt(moment.central[0]);
}

double LogitNormal::do_skewness() const {
  if (logit_mean_ == 0.0) return 0.0;
  const auto central = moments(-std::fabs(logit_mean_), logit_stddev_).central;
  const double skewness = central[1] / central[0] / std::sqrt(central[0]);
  return logit_mean_ > 0.0 ? -skewness : skewness;
}

double LogitNormal::do_excess_kurtosis() const {
  const auto central = moments(-std::fabs(logit_mean_), logit_stddev_).central;
  return central[2] / central[0] / central[0] - 3.0;
}

double LogitNormal::do_mode() const {
  // logit = mu + sigma^2 tanh(logit/2). For mu <= 0 the highest mode, and the least of two equal ones, is the only root
  // in [mu - sigma^2, mu], where the difference is concave: Newton from the left end does not overshoot.
  const double mu = -std::fabs(logit_mean_);
  const double square = logit_stddev_ * logit_stddev_;
  double y = mu - square;
  if (!std::isfinite(y)) {
    y = -infinity;
  } else if (mu == 0.0 && square <= 2.0) {
    y = 0.0;
  } else {
    for (int i = 0; i < 200; ++i) {
      const double tangent = std::tanh(0.5 * y);
      const double step = (y - mu - square * tangent) / (1.0 - 0.5 * square * (1.0 - tangent) * (1.0 + tangent));
      if (!std::isfinite(step)) break;
      const double next = std::min(y - step, mu);
      if (std::fabs(next - y) <= 1e-16 * std::fabs(y)) break;
      y = next;
    }
  }
  return std::clamp(math::logistic(logit_mean_ > 0.0 ? -y : y), least, 1.0 - 0x1p-53);
}

double LogitNormal::do_entropy() const {
  // Of the Gaussian, plus E[log X + log(1 - X)] = -E[softplus(Y) + softplus(-Y)].
  const double spread = logit_expectation(-std::fabs(logit_mean_), logit_stddev_, [](double y, double) {
    return std::fabs(y) + 2.0 * std::log1p(std::exp(-std::fabs(y)));
  });
  return std::log(logit_stddev_) + (math::log_sqrt_two_pi + 0.5) - spread;
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// The logistic of a Gaussian draw. One word.
double LogitNormal::do_sample(Rng& rng) const {
  return math::logistic(std::fma(logit_stddev_, math::standard_normal(rng), logit_mean_));
}

Point LogitNormal::do_sample_point(Rng& rng) const {
  const double logit = std::fma(logit_stddev_, math::standard_normal(rng), logit_mean_);
  return {math::logistic(logit), 0.0, 1.0, -math::log1pexp(-logit), -math::log1pexp(logit)};
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails LogitNormal::do_tails() const {
  const Tail tail = Tail::log_normal(0.5 / logit_stddev_ / logit_stddev_);
  return {tail, tail};
}

double LogitNormal::do_location_hint() const { return math::logistic(logit_mean_); }

std::optional<double> LogitNormal::do_expectation(const Statistic& statistic) const {
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared: {
      const double mean = do_mean();
      return mean * mean + do_variance();
    }
    case Statistic::Kind::reciprocal:  // 1 + exp(-Y)
      return 1.0 + std::exp(0.5 * logit_stddev_ * logit_stddev_ - logit_mean_);
    case Statistic::Kind::logit_squared:
      return logit_mean_ * logit_mean_ + logit_stddev_ * logit_stddev_;
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> LogitNormal::do_log_density_terms() const {
  // The square of logit - mean, and 1 / (x (1 - x)).
  const double precision = 1.0 / logit_stddev_ / logit_stddev_;
  const double linear = logit_mean_ / logit_stddev_ / logit_stddev_;
  const double constant = -0.5 * (logit_mean_ * linear) - (std::log(logit_stddev_) + math::log_sqrt_two_pi);
  if (!std::isfinite(precision) || !std::isfinite(constant)) return std::nullopt;
  return LogDensityTerms{constant,
                         {{{Statistic::Kind::logit_squared, 0.0}, -0.5 * precision},
                          {{Statistic::Kind::log_x, 0.0}, linear - 1.0},
                          {{Statistic::Kind::log_one_minus_x, 0.0}, -linear - 1.0}}};
}

std::size_t LogitNormal::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const double z = standardised_logit(x, logit_mean_, logit_stddev_);
  out[0] = z / logit_stddev_;
  out[1] = (z - 1.0) * (z + 1.0) / logit_stddev_;
  return 2;
}

}  // namespace relent
