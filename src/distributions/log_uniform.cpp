// Log-uniform distribution.
#include <relent/distributions/log_uniform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "math/panels.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr std::string_view family = "LogUniform";

/// (1 - exp(-y)) / y.
double mean_decay(double y) { return y == 0.0 ? 1.0 : -std::expm1(-y) / y; }

/// The moments of X / high = exp(-T), T uniform on [0, width]: its mean, and the central moments 2 to 4.
struct Moments {
  double mean;
  std::array<double, 3> central;
};

Moments moments(double width) {
  Moments result{mean_decay(width), {}};
  // Beyond 60, exp(-T) is 0 next to the mean.
  const double reach = std::min(width, 60.0);
  const double panels = std::ceil(reach / 3.0);
  // exp(-t) - mean = (exp(-t) - 1) + (1 - mean), where 1 - mean = (exp(-w) - 1 + w) / w
  const double below = math::expm1mx(-width) / width;
  for (int k = 2; k <= 4; ++k) {
    const auto power = [k](double z) { return k == 2 ? z * z : k == 3 ? z * z * z : (z * z) * (z * z); };
    double sum = 0.0;
    for (double i = 0.0; i < panels; i += 1.0) {
      sum += math::integrate_panel([&](double t) { return power(below + std::expm1(-t)); }, reach * (i / panels),
                                   reach * ((i + 1.0) / panels));
    }
    if (width > reach) sum += (width - reach) * power(-result.mean);
    result.central[static_cast<std::size_t>(k - 2)] = sum / width;
  }
  return result;
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

LogUniform::LogUniform(double low, double high)
    : low_(check::positive_finite(family, "low", low)),
      high_(check::positive_finite(family, "high", high)),
      log_width_(math::log_ratio(high, low)) {
  check::that(low < high, family, "high", "greater than low = " + format_number(low), high);
}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription LogUniform::description() {
  return {
      .name = "LogUniform",
      .aliases = {},
      .summary = "A positive quantity of unknown order of magnitude between two bounds.",
      .density = "1 / (x log(high / low))",
      .parameters = "0 < low < high, both finite",
      .support = "[low, high]",
      .forms = {{.parameters = {{.name = "low"}, {.name = "high"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return LogUniform(given.real(0), given.real(1));
                 }}},
      .examples = {"LogUniform(1, 10)", "LogUniform(0.2, 3)", "LogUniform(low=1e-2, high=1e2)",
                   "LogUniform(1e-100, 1e100)", "LogUniform(5, 5.0001)", "LogUniform(1e-300, 1e-299)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string LogUniform::do_name() const { return std::string(family); }

std::vector<Parameter> LogUniform::do_parameters() const { return {{"low", low_}, {"high", high_}}; }

// ---- density ------------------------------------------------------------------------------------------------------

double LogUniform::do_log_prob(double x) const { return -std::log(x) - std::log(log_width_); }

Support LogUniform::do_support() const { return Support::interval(low_, high_, true, true); }

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double LogUniform::do_cdf(double x) const { return math::log_ratio(x, low_) / log_width_; }

double LogUniform::do_survival(double x) const { return math::log_ratio(high_, x) / log_width_; }

double LogUniform::do_log_cdf(double x) const {
  const double below = do_cdf(x);
  return below <= 0.5 ? std::log(below) : std::log1p(-do_survival(x));
}

double LogUniform::do_log_survival(double x) const {
  const double above = do_survival(x);
  return above <= 0.5 ? std::log(above) : std::log1p(-do_cdf(x));
}

double LogUniform::do_quantile(double u) const {
  const double x = u <= 0.5 ? low_ * std::exp(u * log_width_) : high_ * std::exp((u - 1.0) * log_width_);
  return std::clamp(x, low_, high_);
}

double LogUniform::do_inverse_survival(double v) const {
  const double x = v <= 0.5 ? high_ * std::exp(-v * log_width_) : low_ * std::exp((1.0 - v) * log_width_);
  return std::clamp(x, low_, high_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double LogUniform::do_mean() const { return high_ * mean_decay(log_width_); }

double LogUniform::do_variance() const { return high_ * (high_ * moments(log_width_).central[0]); }

double LogUniform::do_stddev() const { return high_ * std::sqrt(moments(log_width_).central[0]); }

double LogUniform::do_skewness() const {
  const auto central = moments(log_width_).central;
  return central[1] / central[0] / std::sqrt(central[0]);
}

double LogUniform::do_excess_kurtosis() const {
  const auto central = moments(log_width_).central;
  return central[2] / central[0] / central[0] - 3.0;
}

double LogUniform::do_mode() const { return low_; }

double LogUniform::do_entropy() const { return 0.5 * std::log(low_) + 0.5 * std::log(high_) + std::log(log_width_); }

// ---- sampling -----------------------------------------------------------------------------------------------------

// By inversion. One word.
double LogUniform::do_sample(Rng& rng) const { return do_quantile(math::uniform(rng, 0.0, 1.0)); }

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails LogUniform::do_tails() const { return {Tail::endpoint(1.0), Tail::endpoint(1.0)}; }

double LogUniform::do_location_hint() const { return do_quantile(0.5); }

std::optional<double> LogUniform::do_expectation(const Statistic& statistic) const {
  const double c = statistic.argument;
  const auto power_moment = [this](double k) {
    // (high^k - low^k) / (k log(high/low)), from the greater of the two powers.
    const double greater = k >= 0.0 ? std::pow(high_, k) : std::pow(low_, k);
    return greater * mean_decay(std::fabs(k) * log_width_);
  };
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared:
      return power_moment(2.0);
    case Statistic::Kind::reciprocal:
      return power_moment(-1.0);
    case Statistic::Kind::power:
      return power_moment(c);
    case Statistic::Kind::log_x:
      return 0.5 * std::log(low_) + 0.5 * std::log(high_);
    case Statistic::Kind::log_x_squared: {
      const double mean = 0.5 * std::log(low_) + 0.5 * std::log(high_);
      return mean * mean + log_width_ * log_width_ / 12.0;
    }
    case Statistic::Kind::absolute_deviation: {
      if (c <= low_ || c >= high_) return std::fabs(do_mean() - c);
      // E[(c - X)+] + E[(X - c)+], with x = c exp(-t) below c and c exp(t) above.
      const double below = math::log_ratio(c, low_);
      const double above = math::log_ratio(high_, c);
      return c * (math::expm1mx(-below) + math::expm1mx(above)) / log_width_;
    }
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> LogUniform::do_log_density_terms() const {
  return LogDensityTerms{-std::log(log_width_), {{{Statistic::Kind::log_x, 0.0}, -1.0}}};
}

}  // namespace relent
