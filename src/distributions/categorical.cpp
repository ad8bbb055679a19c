// Categorical distribution.
#include <relent/distributions/categorical.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/categorical_table.hpp"
#include "distributions/check.hpp"
#include "distributions/statistic_value.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Categorical";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Checks one rule for all classes; the name with the index is only made for the message.
template <class Rule>
void check_each(std::string_view owner, std::span<const double> values, const char* name, const char* rule,
                const Rule& satisfied) {
  const auto culprit = std::find_if_not(values.begin(), values.end(), satisfied);
  if (culprit == values.end()) return;
  throw InvalidParameter(owner, std::string(name) + "[" + std::to_string(culprit - values.begin()) + "]", rule,
                         *culprit);
}

/// Correctly rounded decimal probabilities, and those that were normalised in double precision, pass: the rounding of
/// 15 digits and one unit of double rounding a class.
void check_sum(std::string_view owner, std::span<const double> probabilities) {
  const double tolerance = 1e-12 + static_cast<double>(probabilities.size()) * 0x1p-52;
  const DoubleDouble sum = math::dd_sum(probabilities);
  if (std::abs(math::difference(sum, 1.0)) <= tolerance) return;
  throw InvalidParameter(owner, "probabilities", "numbers that sum to 1", "a sum of " + format_number(sum.hi));
}

}  // namespace

const char* parameter_name(Categorical::Form form) {
  switch (form) {
    case Categorical::Form::probabilities:
      return "probabilities";
    case Categorical::Form::weights:
      return "weights";
    case Categorical::Form::logits:
      return "logits";
  }
  return "";
}

void check_classes(std::string_view owner, Categorical::Form form, std::span<const double> values) {
  const char* name = parameter_name(form);
  if (values.empty()) throw InvalidParameter(owner, name, "a vector of at least one number", "[]");
  switch (form) {
    case Categorical::Form::probabilities:
      check_each(owner, values, name, "in [0, 1]", [](double p) { return p >= 0.0 && p <= 1.0; });
      check_sum(owner, values);
      break;
    case Categorical::Form::weights:
      check_each(owner, values, name, "non-negative and finite", [](double w) { return w >= 0.0 && w < infinity; });
      if (*std::max_element(values.begin(), values.end()) == 0.0) {
        throw InvalidParameter(owner, name, "numbers with a positive sum", "a sum of 0");
      }
      break;
    case Categorical::Form::logits:
      check_each(owner, values, name, "a number below inf", [](double logit) { return logit < infinity; });
      if (*std::max_element(values.begin(), values.end()) == -infinity) {
        throw InvalidParameter(owner, name, "numbers of which one at least is finite", "only -inf");
      }
      break;
  }
}

// ---- constructors --------------------------------------------------------------------------------------------------

Categorical::Table::Table(Form given_form, std::span<const double> given)
    : form(given_form),
      values(given.begin(), given.end()),
      probabilities(given.size()),
      log_probabilities(given.size()),
      lower_sums(given.size()),
      upper_sums(given.size()),
      alias((form == Form::logits ? normalise_logits() : normalise_weights(), probabilities)) {
  const std::size_t n = values.size();
  while (!is_possible(first)) ++first;
  last = n - 1;
  while (!is_possible(last)) --last;
  DoubleDouble above;
  for (std::size_t k = n; k-- > 0;) {
    upper_sums[k] = above.hi;
    above = math::add(above, probabilities[k]);
  }
  // Rounding leaves their sum, `above`, a little off 1: shared out among all.
  DoubleDouble below;
  for (std::size_t k = 0; k < n; ++k) {
    below = math::add(below, probabilities[k]);
    lower_sums[k] = k >= last ? 1.0 : std::min(1.0, below.hi / above.hi);
    upper_sums[k] = k < first ? 1.0 : std::min(1.0, upper_sums[k] / above.hi);
  }
}

// Weights are scaled so that their sum is finite; log(w/W) = log1p(-(W - w)/W) for the class that has most of it.
void Categorical::Table::normalise_weights() {
  const double largest = *std::max_element(values.begin(), values.end());
  const double down = largest > 0x1p900 ? 0x1p-200 : largest < 0x1p-700 ? 0x1p300 : 1.0;
  DoubleDouble total;
  for (const double weight : values) total = math::add(total, weight * down);
  const double log_total = std::log(total.hi) - std::log(down);
  for (std::size_t k = 0; k < values.size(); ++k) {
    const double weight = values[k] * down;
    const double probability = weight / total.hi;
    probabilities[k] = probability;
    log_probabilities[k] = probability > 0.5      ? std::log1p(-math::difference(total, weight) / total.hi)
                           : probability > 1e-290 ? std::log(probability)
                                                  : std::log(values[k]) - log_total;
  }
}

// With the largest logit taken out: 1 + rest is the total, and log1p(rest) its logarithm however small the rest is.
void Categorical::Table::normalise_logits() {
  const auto top = static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
  DoubleDouble rest;
  for (std::size_t k = 0; k < values.size(); ++k) {
    const DoubleDouble below_top = math::two_sum(values[k], -values[top]);
    log_probabilities[k] = below_top.hi;
    probabilities[k] = std::exp(below_top.hi) * (1.0 + below_top.lo);
    if (k != top) rest = math::add(rest, probabilities[k]);
  }
  const double total = math::add(1.0, rest).hi;
  const double log_total = std::log1p(rest.hi);
  for (std::size_t k = 0; k < values.size(); ++k) {
    log_probabilities[k] -= log_total;
    probabilities[k] /= total;
  }
}

Categorical::Categorical(std::span<const double> probabilities)
    : Categorical((check_classes(family, Form::probabilities, probabilities),
                   std::make_shared<const Table>(Form::probabilities, probabilities))) {}

Categorical::Categorical(std::initializer_list<double> probabilities)
    : Categorical(std::span(probabilities.begin(), probabilities.size())) {}

Categorical Categorical::from_weights(std::span<const double> weights) {
  check_classes(family, Form::weights, weights);
  return Categorical(std::make_shared<const Table>(Form::weights, weights));
}

Categorical Categorical::from_weights(std::initializer_list<double> weights) {
  return from_weights(std::span(weights.begin(), weights.size()));
}

Categorical Categorical::from_logits(std::span<const double> logits) {
  check_classes(family, Form::logits, logits);
  return Categorical(std::make_shared<const Table>(Form::logits, logits));
}

Categorical Categorical::from_logits(std::initializer_list<double> logits) {
  return from_logits(std::span(logits.begin(), logits.size()));
}

Categorical::Categorical(std::shared_ptr<const Table> table) : table_(std::move(table)) {}

Categorical::Categorical(const Categorical&) = default;
Categorical::Categorical(Categorical&&) noexcept = default;
Categorical& Categorical::operator=(const Categorical&) = default;
Categorical& Categorical::operator=(Categorical&&) noexcept = default;
Categorical::~Categorical() = default;

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Categorical::description() {
  using Kind = ParameterSpec::Kind;
  return {
      .name = "Categorical",
      .aliases = {},
      .summary = "One of K classes, numbered from 0.",
      .density = "mass(k) = probabilities[k]; = weights[k] / sum(weights); = exp(logits[k]) / sum(exp(logits))",
      .parameters =
          "probabilities in [0, 1] with sum 1; or weights, non-negative and finite with a positive sum; or "
          "logits below inf, not all -inf",
      .support = "0..K-1",
      .forms = {{{{"probabilities", Kind::vector}},
                 [](const Arguments& given) { return from_probabilities(given.vector(0)); }},
                {{{"weights", Kind::vector}}, [](const Arguments& given) { return from_weights(given.vector(0)); }},
                {{{"logits", Kind::vector}}, [](const Arguments& given) { return from_logits(given.vector(0)); }}},
      .examples = {"Categorical([0.2, 0.3, 0.5])", "Categorical(weights=[1, 2, 3, 4])",
                   "Categorical(logits=[0, 1, -1])", "Categorical([1])", "Categorical([0, 0.5, 0, 0.5, 0])",
                   "Categorical(weights=[1e308, 0, 1e308, 1e-308])", "Categorical(logits=[-inf, 0, 800, -inf])"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::size_t Categorical::classes() const noexcept { return table_->values.size(); }

Categorical::Form Categorical::form() const noexcept { return table_->form; }

std::span<const double> Categorical::values() const noexcept { return table_->values; }

double Categorical::probability(std::size_t k) const noexcept { return k < classes() ? table_->probabilities[k] : 0.0; }

std::string Categorical::do_name() const { return std::string(family); }

std::vector<Parameter> Categorical::do_parameters() const { return {{parameter_name(form()), table_->values}}; }

// ---- density -------------------------------------------------------------------------------------------------------

double Categorical::do_log_prob(double x) const { return table_->log_probabilities[static_cast<std::size_t>(x)]; }

Support Categorical::do_support() const {
  return Support::integers(static_cast<double>(table_->first), static_cast<double>(table_->last));
}

bool Categorical::do_in_support(double x) const {
  return do_support().contains(x) && table_->is_possible(static_cast<std::size_t>(x));
}

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

double Categorical::do_cdf(double x) const { return table_->lower_sums[static_cast<std::size_t>(x)]; }

double Categorical::do_log_cdf(double x) const {
  const auto k = static_cast<std::size_t>(x);
  const double lower = table_->lower_sums[k];
  if (lower > 0.5) return std::log1p(-table_->upper_sums[k]);
  if (lower > 1e-290) return std::log(lower);
  return math::logsumexp(std::span(table_->log_probabilities).first(k + 1));
}

double Categorical::do_survival(double x) const { return table_->upper_sums[static_cast<std::size_t>(x)]; }

double Categorical::do_log_survival(double x) const {
  const auto k = static_cast<std::size_t>(x);
  const double upper = table_->upper_sums[k];
  if (upper > 0.5) return std::log1p(-table_->lower_sums[k]);
  if (upper > 1e-290) return std::log(upper);
  return math::logsumexp(std::span(table_->log_probabilities).subspan(k + 1));
}

// A class that cannot happen has the sum of the class before it, so that the least index is never one.
double Categorical::do_quantile(double u) const {
  const auto begin = table_->lower_sums.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(table_->last);
  return static_cast<double>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(table_->first), end, u) - begin);
}

double Categorical::do_inverse_survival(double v) const {
  const auto begin = table_->upper_sums.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(table_->last);
  return static_cast<double>(std::partition_point(begin + static_cast<std::ptrdiff_t>(table_->first), end,
                                                  [v](double upper) { return upper > v; }) -
                             begin);
}

// ---- moments -------------------------------------------------------------------------------------------------------

namespace {

/// E[statistic(X)] for a function of the class.
template <class Function>
double mean_of(const std::vector<double>& probabilities, const Function& statistic) {
  DoubleDouble sum;
  for (std::size_t k = 0; k < probabilities.size(); ++k) {
    if (probabilities[k] > 0.0) sum = math::add(sum, probabilities[k] * statistic(static_cast<double>(k)));
  }
  return math::to_double(sum);
}

}  // namespace

double Categorical::do_mean() const {
  return mean_of(table_->probabilities, [](double k) { return k; });
}

double Categorical::do_variance() const {
  const double mean = do_mean();
  return mean_of(table_->probabilities, [mean](double k) { return (k - mean) * (k - mean); });
}

double Categorical::do_skewness() const {
  if (table_->first == table_->last) return not_a_number;
  const double mean = do_mean();
  const double scale = stddev();
  return mean_of(table_->probabilities, [=](double k) { return std::pow((k - mean) / scale, 3.0); });
}

double Categorical::do_excess_kurtosis() const {
  if (table_->first == table_->last) return not_a_number;
  const double mean = do_mean();
  const double scale = stddev();
  return mean_of(table_->probabilities, [=](double k) { return std::pow((k - mean) / scale, 4.0); }) - 3.0;
}

double Categorical::do_mode() const {
  const std::vector<double>& values = table_->values;
  return static_cast<double>(std::max_element(values.begin(), values.end()) - values.begin());
}

double Categorical::do_entropy() const {
  const std::vector<double>& logs = table_->log_probabilities;
  return mean_of(table_->probabilities, [&](double k) { return -logs[static_cast<std::size_t>(k)]; });
}

// ---- sampling ------------------------------------------------------------------------------------------------------

double Categorical::do_sample(Rng& rng) const { return static_cast<double>(table_->alias(rng)); }

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails Categorical::do_tails() const { return {Tail::none(), Tail::none()}; }

double Categorical::do_location_hint() const { return do_mode(); }

std::optional<double> Categorical::do_expectation(const Statistic& statistic) const {
  DoubleDouble sum;
  for (std::size_t k = table_->first; k <= table_->last; ++k) {
    if (!table_->is_possible(k)) continue;
    const auto x = static_cast<double>(k);
    const double value = statistic_value(statistic, x);
    if (std::isnan(value)) return std::nullopt;
    // exp(t k) may overflow where its product with the probability does not.
    const bool overflow = statistic.kind == Statistic::Kind::exponential && value == infinity;
    const double term = overflow            ? std::exp(table_->log_probabilities[k] + statistic.argument * x)
                        : std::isinf(value) ? value
                                            : table_->probabilities[k] * value;
    sum = math::add(sum, term);
  }
  return if_defined(math::to_double(sum));
}

// Nothing is claimed about an order of the classes; the sum over them ends by itself.
std::optional<double> Categorical::do_ratio_bound(double k) const {
  if (k >= static_cast<double>(table_->last)) return 0.0;
  return std::nullopt;
}

}  // namespace relent
