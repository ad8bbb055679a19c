// PoissonBinomial distribution.
#include <relent/distributions/poisson_binomial.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "distributions/check.hpp"
#include "math/bernoulli_sum.hpp"
#include "math/double_double.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "PoissonBinomial";
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::span<const double> checked(std::span<const double> probabilities) {
  if (probabilities.empty()) {
    throw InvalidParameter(family, "probabilities", "a vector of at least one number", "[]");
  }
  const auto culprit =
      std::find_if_not(probabilities.begin(), probabilities.end(), [](double p) { return p >= 0.0 && p <= 1.0; });
  if (culprit != probabilities.end()) {
    check::in_closed_unit(family, "probabilities[" + std::to_string(culprit - probabilities.begin()) + "]", *culprit);
  }
  return probabilities;
}

/// Sum over the trials of a function of p and p (1 - p): the cumulants.
template <class Function>
double sum_of_trials(std::span<const double> probabilities, Function cumulant) {
  DoubleDouble sum;
  for (const double p : probabilities) sum = math::add(sum, cumulant(p, p * (1.0 - p)));
  return math::to_double(sum);
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

PoissonBinomial::PoissonBinomial(std::span<const double> probabilities)
    : probabilities_(probabilities.begin(), probabilities.end()),
      counts_(Categorical::from_logits(math::log_bernoulli_sum(checked(probabilities)))) {}

PoissonBinomial::PoissonBinomial(std::initializer_list<double> probabilities)
    : PoissonBinomial(std::span(probabilities.begin(), probabilities.size())) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription PoissonBinomial::description() {
  return {
      .name = "PoissonBinomial",
      .aliases = {},
      .summary = "The number of successes in independent trials of unequal probabilities.",
      .density = "mass(k) = coefficient of t^k in the product of (1 - p_i + p_i t)",
      .parameters = "probabilities in [0, 1], at least one",
      .support = "0..n, less what probabilities 0 and 1 exclude",
      .forms = {{{{"probabilities", ParameterSpec::Kind::vector}},
                 [](const Arguments& given) { return PoissonBinomial(given.vector(0)); }}},
      .examples = {"PoissonBinomial([0.1, 0.5, 0.7, 0.2])", "PoissonBinomial(probabilities=[0.3, 0.3, 0.3])",
                   "PoissonBinomial([0.9, 0.01, 0.4, 0.75, 0.6, 0.05, 0.35])", "PoissonBinomial([0.5])",
                   "PoissonBinomial([1, 0, 0.25, 1, 0.125])", "PoissonBinomial([1e-300, 1e-200, 0.999999999])",
                   "PoissonBinomial([0, 1])"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string PoissonBinomial::do_name() const { return std::string(family); }

std::vector<Parameter> PoissonBinomial::do_parameters() const { return {{"probabilities", probabilities_}}; }

// ---- density -------------------------------------------------------------------------------------------------------

double PoissonBinomial::do_log_prob(double k) const { return counts_.log_prob(k); }

Support PoissonBinomial::do_support() const { return counts_.support(); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

double PoissonBinomial::do_cdf(double k) const { return counts_.cdf(k); }

double PoissonBinomial::do_log_cdf(double k) const { return counts_.log_cdf(k); }

double PoissonBinomial::do_survival(double k) const { return counts_.survival(k); }

double PoissonBinomial::do_log_survival(double k) const { return counts_.log_survival(k); }

double PoissonBinomial::do_quantile(double u) const { return counts_.quantile(u); }

double PoissonBinomial::do_inverse_survival(double v) const { return counts_.inverse_survival(v); }

// ---- moments -------------------------------------------------------------------------------------------------------

// Cumulants of independent variables add up.

double PoissonBinomial::do_mean() const {
  return sum_of_trials(probabilities_, [](double p, double) { return p; });
}

double PoissonBinomial::do_variance() const {
  return sum_of_trials(probabilities_, [](double, double variance) { return variance; });
}

double PoissonBinomial::do_skewness() const {
  const double variance = do_variance();
  if (variance == 0.0) return not_a_number;
  const double third = sum_of_trials(probabilities_, [](double p, double pq) { return pq * (1.0 - 2.0 * p); });
  return third / variance / std::sqrt(variance);
}

double PoissonBinomial::do_excess_kurtosis() const {
  const double variance = do_variance();
  if (variance == 0.0) return not_a_number;
  return sum_of_trials(probabilities_, [](double, double pq) { return pq * (1.0 - 6.0 * pq); }) / variance / variance;
}

double PoissonBinomial::do_mode() const { return counts_.mode(); }

double PoissonBinomial::do_entropy() const { return counts_.entropy(); }

// ---- sampling ------------------------------------------------------------------------------------------------------

// From the table of masses (Walker; Vose 1991).
double PoissonBinomial::do_sample(Rng& rng) const { return counts_.sample(rng); }

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails PoissonBinomial::do_tails() const { return {Tail::none(), Tail::none()}; }

double PoissonBinomial::do_location_hint() const { return do_mode(); }

std::optional<double> PoissonBinomial::do_expectation(const Statistic& statistic) const {
  return counts_.expectation(statistic);
}

// Masses are log-concave (Newton's inequalities).
std::optional<double> PoissonBinomial::do_ratio_bound(double k) const {
  const Support support = do_support();
  if (k >= support.upper) return 0.0;
  const double from = std::max(k, support.lower);
  return std::exp(do_log_prob(from + 1.0) - do_log_prob(from));
}

}  // namespace relent
