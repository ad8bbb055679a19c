// DiscreteUniform distribution.
#include <relent/distributions/discrete_uniform.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/least_integer.hpp"
#include "distributions/statistic_value.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "DiscreteUniform";
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double end_point(std::string_view parameter, double value) {
  return check::integer_between(family, parameter, value, -0x1p53, 0x1p53, "an integer in [-2^53, 2^53]");
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

DiscreteUniform::DiscreteUniform(double low, double high)
    : low_(end_point("low", low)), high_(end_point("high", high)), size_(high - low + 1.0) {
  check::that(low <= high, family, "high", "at least low", high);
}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription DiscreteUniform::description() {
  return {
      .name = "DiscreteUniform",
      .aliases = {},
      .summary = "Every integer of a range is equally likely.",
      .density = "mass(k) = 1 / (high - low + 1)",
      .parameters = "low <= high, both integers in [-2^53, 2^53]",
      .support = "low..high",
      .forms = {{{{"low"}, {"high"}},
                 [](const Arguments& given) { return DiscreteUniform(given.real(0), given.real(1)); }}},
      .examples = {"DiscreteUniform(1, 6)", "DiscreteUniform(-10, 20)", "DiscreteUniform(0, 1)",
                   "DiscreteUniform(7, 7)", "DiscreteUniform(-100000, 100000)",
                   "DiscreteUniform(1000000000, 1000000012)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string DiscreteUniform::do_name() const { return std::string(family); }

std::vector<Parameter> DiscreteUniform::do_parameters() const { return {{"low", low_}, {"high", high_}}; }

// ---- density -------------------------------------------------------------------------------------------------------

double DiscreteUniform::do_log_prob(double) const { return size_ == 1.0 ? 0.0 : -std::log(size_); }

Support DiscreteUniform::do_support() const { return Support::integers(low_, high_); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

double DiscreteUniform::do_cdf(double k) const { return (k - low_ + 1.0) / size_; }

double DiscreteUniform::do_log_cdf(double k) const {
  return 2.0 * (high_ - k) < size_ ? std::log1p(-do_survival(k)) : std::log(do_cdf(k));
}

double DiscreteUniform::do_survival(double k) const { return (high_ - k) / size_; }

double DiscreteUniform::do_log_survival(double k) const {
  return 2.0 * (high_ - k) < size_ ? std::log(do_survival(k)) : std::log1p(-do_cdf(k));
}

double DiscreteUniform::do_quantile(double u) const {
  return least_integer(low_, high_, low_ + u * size_ - 1.0, [&](double k) { return do_cdf(k) >= u; });
}

double DiscreteUniform::do_inverse_survival(double v) const {
  return least_integer(low_, high_, high_ - v * size_, [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

double DiscreteUniform::do_mean() const { return 0.5 * (low_ + high_); }

double DiscreteUniform::do_variance() const { return (size_ - 1.0) * (size_ + 1.0) / 12.0; }

double DiscreteUniform::do_skewness() const { return size_ == 1.0 ? not_a_number : 0.0; }

double DiscreteUniform::do_excess_kurtosis() const {
  if (size_ == 1.0) return not_a_number;
  return -1.2 * ((size_ * size_ + 1.0) / ((size_ - 1.0) * (size_ + 1.0)));
}

double DiscreteUniform::do_mode() const { return low_; }

double DiscreteUniform::do_entropy() const { return std::log(size_); }

// ---- sampling ------------------------------------------------------------------------------------------------------

double DiscreteUniform::do_sample(Rng& rng) const {
  const auto count = static_cast<std::uint64_t>(static_cast<std::int64_t>(high_) - static_cast<std::int64_t>(low_)) + 1;
  const auto steps = static_cast<std::int64_t>(math::uniform_integer(rng, count));
  return static_cast<double>(static_cast<std::int64_t>(low_) + steps);
}

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails DiscreteUniform::do_tails() const { return {Tail::none(), Tail::none()}; }

double DiscreteUniform::do_location_hint() const { return std::floor(do_mean()); }

std::optional<double> DiscreteUniform::do_expectation(const Statistic& statistic) const {
  constexpr double most_terms = 1000.0;
  if (size_ <= most_terms) {
    double sum = 0.0;
    for (double k = low_; k <= high_; k += 1.0) sum += statistic_value(statistic, k);
    return if_defined(sum / size_);
  }
  if (statistic.kind == Statistic::Kind::x) return do_mean();
  if (statistic.kind == Statistic::Kind::x_squared) return do_variance() + do_mean() * do_mean();
  return std::nullopt;
}

std::optional<LogDensityTerms> DiscreteUniform::do_log_density_terms() const {
  return LogDensityTerms{do_log_prob(low_), {}};
}

std::optional<double> DiscreteUniform::do_ratio_bound(double k) const { return k >= high_ ? 0.0 : 1.0; }

}  // namespace relent
