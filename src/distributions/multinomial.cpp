// Multinomial distribution.
#include <relent/distributions/multinomial.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/multinomial_state.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Multinomial";
constexpr double infinity = std::numeric_limits<double>::infinity();

/// log of p^x e^-(n p) n^x / x!, where p may underflow though x > 0.
double log_poisson_factor(double x, double n, DoubleDouble p, double log_p) {
  const DoubleDouble rate = math::multiply(n, p);
  if (x == 0.0) return -rate.hi;
  if (rate.hi > 1e-280) return math::log_poisson_pmf(x, rate);
  return x * (log_p + std::log(n)) - math::log_gamma1p(x) - rate.hi;
}

/// -E log Poisson(X; n p) for X ~ Binomial(n, p), p + q = 1.
double poisson_cross_entropy(double n, double p, double q) {
  const double mean = n * p;
  const double variance = mean * q;
  if (variance > 1e6) {  // moments of X / mean - 1; what is left out is of order mean^-2
    return 0.5 * std::log(math::two_pi * mean) + 0.5 * q +
           (1.0 / 12.0 - q * (q - p) / 6.0 + 0.25 * q * q - 0.25 * q) / mean;
  }
  DoubleDouble sum;
  const auto add_term = [&](double k) {
    const double log_mass = math::log_binomial_pmf(k, n, p, q);
    const double mass = std::exp(log_mass);
    const double term = mass > 0.0 ? -mass * math::log_poisson_pmf(k, math::two_prod(n, p)) : 0.0;
    sum = math::add(sum, term);
    return log_mass > -2.0 || std::abs(term) > 1e-20 * std::abs(sum.hi);
  };
  const double mode = std::min(std::floor((n + 1.0) * p), n);
  for (double k = mode; add_term(k) && k < n;) k += 1.0;
  for (double k = mode - 1.0; k >= 0.0 && add_term(k);) k -= 1.0;
  return math::to_double(sum);
}

/// log Poisson(n; n) - E log Poisson(n - Y; n (1 - r)) for Y ~ Binomial(n, r), of few others than the first class:
/// every term is small where n r is.
double rare_cross_entropy(double n, double r) {
  const double at_zero = -n * math::log1pmx(-r);
  DoubleDouble sum;
  double falling = 0.0;  // log of n^y (n - y)! / n!
  for (double y = 0.0; y <= n; y += 1.0) {
    if (y >= 2.0) falling -= std::log1p(-(y - 1.0) / n);
    const double log_mass = math::log_binomial_pmf(y, n, r, 1.0 - r);
    const double term = std::exp(log_mass) * (falling + at_zero + y * std::log1p(-r));
    sum = math::add(sum, term);
    if (y > n * r && log_mass < -2.0 && std::abs(term) <= 1e-20 * std::abs(sum.hi)) break;
  }
  return math::to_double(sum);
}

}  // namespace

bool are_counts(std::span<const double> x, double total) {
  const auto is_count = [](double count) { return count >= 0.0 && count <= 0x1p53 && count == std::floor(count); };
  if (!std::all_of(x.begin(), x.end(), is_count)) return false;
  return math::difference(math::dd_sum(x), total) == 0.0;
}

// ---- constructors --------------------------------------------------------------------------------------------------

Multinomial::State::State(double given_trials, Form form, std::span<const double> values)
    : trials(check::count(family, "trials", given_trials)), table((check_classes(family, form, values), form), values) {
  std::vector<DoubleDouble> masses(values.begin(), values.end());
  if (form == Form::logits) {
    const double top = *std::max_element(values.begin(), values.end());
    for (std::size_t i = 0; i < values.size(); ++i) {
      masses[i] = values[i] > -infinity ? math::dd_exp(math::two_sum(values[i], -top)) : DoubleDouble(0.0);
    }
  } else if (form == Form::weights) {  // so that neither sum nor quotients leave double's range
    const int exponent = std::ilogb(*std::max_element(values.begin(), values.end()));
    for (DoubleDouble& mass : masses) mass = std::ldexp(mass.hi, -exponent);
  }
  DoubleDouble total;
  for (const DoubleDouble& mass : masses) total = math::add(total, mass);
  for (const DoubleDouble& mass : masses) probabilities.push_back(math::divide(mass, total));
}

Multinomial::Multinomial(double trials, Form form, std::span<const double> values)
    : state_(std::make_shared<const State>(trials, form, values)) {}

Multinomial::Multinomial(double trials, std::span<const double> probabilities)
    : Multinomial(trials, Form::probabilities, probabilities) {}

Multinomial Multinomial::from_probabilities(double trials, std::span<const double> probabilities) {
  return {trials, Form::probabilities, probabilities};
}

Multinomial Multinomial::from_weights(double trials, std::span<const double> weights) {
  return {trials, Form::weights, weights};
}

Multinomial Multinomial::from_logits(double trials, std::span<const double> logits) {
  return {trials, Form::logits, logits};
}

Multinomial::Multinomial(const Multinomial&) = default;
Multinomial::Multinomial(Multinomial&&) noexcept = default;
Multinomial& Multinomial::operator=(const Multinomial&) = default;
Multinomial& Multinomial::operator=(Multinomial&&) noexcept = default;
Multinomial::~Multinomial() = default;

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Multinomial::description() {
  using Kind = ParameterSpec::Kind;
  const ParameterSpec trials{"trials"};
  return {
      .name = "Multinomial",
      .aliases = {},
      .summary = "How often each of K classes comes up in a number of draws.",
      .density = "trials! prod(probabilities[i]^x[i] / x[i]!)",
      .parameters =
          "trials an integer in [0, 2^53]; probabilities in [0, 1] with sum 1; or weights, non-negative and "
          "finite with a positive sum; or logits below inf, not all -inf",
      .support = "K integers >= 0 with sum trials",
      .forms = {{{trials, {"probabilities", Kind::vector}},
                 [](const Arguments& given) { return Multinomial(given.real(0), given.vector(1)); }},
                {{trials, {"weights", Kind::vector}},
                 [](const Arguments& given) { return from_weights(given.real(0), given.vector(1)); }},
                {{trials, {"logits", Kind::vector}},
                 [](const Arguments& given) { return from_logits(given.real(0), given.vector(1)); }}},
      .examples = {"Multinomial(10, [0.2, 0.3, 0.5])", "Multinomial(10, weights=[1, 2, 4])",
                   "Multinomial(7, logits=[0, 1, -1])", "Multinomial(0, [0.5, 0.5])", "Multinomial(5, [0, 0.25, 0.75])",
                   "Multinomial(1e15, [0.3, 0.7])", "Multinomial(1000, weights=[1e-12, 1, 1e-3, 7])",
                   "Multinomial(10, logits=[-inf, 0, 800])"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

double Multinomial::trials() const noexcept { return state_->trials; }

Multinomial::Form Multinomial::form() const noexcept { return state_->table.form; }

std::span<const double> Multinomial::values() const noexcept { return state_->table.values; }

double Multinomial::probability(std::size_t k) const noexcept { return state_->table.probabilities[k]; }

std::string Multinomial::do_name() const { return std::string(family); }

std::vector<Parameter> Multinomial::do_parameters() const {
  return {{"trials", trials()}, {parameter_name(form()), state_->table.values}};
}

std::size_t Multinomial::do_dimension() const noexcept { return state_->table.values.size(); }

// ---- density -------------------------------------------------------------------------------------------------------

// Independent Poisson counts of rates trials p[i] given their sum, which is a Poisson count of rate trials.
double Multinomial::do_log_prob(std::span<const double> x) const {
  if (!do_in_support(x)) return -infinity;
  const double n = trials();
  if (n == 0.0) return 0.0;
  DoubleDouble sum = -math::log_poisson_pmf(n, n);
  for (std::size_t i = 0; i < x.size(); ++i) {
    sum = math::add(sum, log_poisson_factor(x[i], n, state_->probabilities[i], state_->table.log_probabilities[i]));
  }
  return std::min(math::to_double(sum), 0.0);
}

bool Multinomial::do_in_support(std::span<const double> x) const {
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i] > 0.0 && !state_->table.is_possible(i)) return false;
  }
  return are_counts(x, trials());
}

OutcomeSpace Multinomial::do_outcome_space() const {
  OutcomeSpace space = OutcomeSpace::counts(trials());
  for (std::size_t i = 0; i < do_dimension(); ++i) space.empty.push_back(!state_->table.is_possible(i));
  return space;
}

// ---- moments -------------------------------------------------------------------------------------------------------

void Multinomial::do_mean(std::span<double> out) const {
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = trials() * probability(i);
}

void Multinomial::do_covariance(std::span<double> out) const {
  const std::size_t n = do_dimension();
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      const double other = i == j ? math::complement(state_->probabilities[i]).hi : -probability(i);
      out[i + j * n] = trials() * probability(j) * other;
    }
  }
}

// By the same decomposition: each class has a binomial count. Where one class has nearly all draws, its part and the
// total's nearly cancel, and are taken together.
double Multinomial::do_entropy() const {
  const double n = trials();
  if (n == 0.0) return 0.0;
  std::size_t first = 0;
  for (std::size_t i = 1; i < do_dimension(); ++i) {
    if (probability(i) > probability(first)) first = i;
  }
  const double others = math::complement(state_->probabilities[first]).hi;
  const bool rare = n * others < 1000.0;
  DoubleDouble sum = rare ? rare_cross_entropy(n, others) : math::log_poisson_pmf(n, n);
  for (std::size_t i = 0; i < do_dimension(); ++i) {
    const double p = probability(i);
    if ((rare && i == first) || p == 0.0) continue;
    sum = math::add(sum, poisson_cross_entropy(n, p, math::complement(state_->probabilities[i]).hi));
  }
  return std::max(math::to_double(sum), 0.0);
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// Class by class: a binomial share of what is left (Davis 1993).
void Multinomial::do_sample(Rng& rng, std::span<double> out) const {
  const Categorical::Table& table = state_->table;
  double left = trials();
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double here = table.probabilities[i];
    const double beyond = table.upper_sums[i];
    const double all = here + beyond;
    out[i] = 0.0;
    if (left == 0.0 || here == 0.0) continue;
    out[i] = here <= beyond ? math::binomial(rng, left, here / all) : left - math::binomial(rng, left, beyond / all);
    left -= out[i];
  }
}

}  // namespace relent
