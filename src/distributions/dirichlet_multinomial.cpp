// DirichletMultinomial distribution.
#include <relent/distributions/dirichlet_multinomial.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/multinomial_state.hpp"
#include "distributions/simplex.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

/// Immutable, shared by copies.
struct DirichletMultinomial::State {
  double trials;
  std::vector<double> concentration;
  DoubleDouble total;
  DoubleDouble success;  ///< total / (total + trials)
  DoubleDouble failure;  ///< trials / (total + trials)
};

namespace {

constexpr std::string_view family = "DirichletMultinomial";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double most_trials_to_sum = 1e7;

/// The beta-binomial masses of one count, a and b its concentration and that of the others: by their ratios from near
/// the highest one, so that no logarithm of a tiny concentration costs digits.
std::vector<double> count_masses(double n, double a, double b) {
  const double start = a >= 1.0 && b >= 1.0 ? std::floor(n * (a / (a + b))) : a >= 1.0 ? n : 0.0;
  std::vector<double> masses(static_cast<std::size_t>(n) + 1, 0.0);
  const auto at = [&](double x) -> double& { return masses[static_cast<std::size_t>(x)]; };
  const auto ratio = [&](double x) { return ((n - x) / (x + 1.0)) * ((a + x) / (b + (n - x - 1.0))); };
  at(start) = 1.0;
  for (double x = start; x < n; x += 1.0) at(x + 1.0) = at(x) * ratio(x);
  for (double x = start; x > 0.0; x -= 1.0) at(x - 1.0) = at(x) / ratio(x - 1.0);
  const double total = math::dd_sum(masses).hi;
  for (double& mass : masses) mass /= total;
  return masses;
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

DirichletMultinomial::DirichletMultinomial(double trials, std::span<const double> concentration) {
  auto state = std::make_shared<State>();
  state->trials = check::count(family, "trials", trials);
  state->concentration = checked_concentration(family, concentration);
  state->total = math::dd_sum(state->concentration);
  const DoubleDouble all = math::add(state->total, trials);
  state->success = math::divide(state->total, all);
  state->failure = math::divide(trials, all);
  state_ = std::move(state);
}

DirichletMultinomial::DirichletMultinomial(const DirichletMultinomial&) = default;
DirichletMultinomial::DirichletMultinomial(DirichletMultinomial&&) noexcept = default;
DirichletMultinomial& DirichletMultinomial::operator=(const DirichletMultinomial&) = default;
DirichletMultinomial& DirichletMultinomial::operator=(DirichletMultinomial&&) noexcept = default;
DirichletMultinomial::~DirichletMultinomial() = default;

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription DirichletMultinomial::description() {
  return {
      .name = "DirichletMultinomial",
      .aliases = {},
      .summary = "Multinomial counts whose probabilities are a Dirichlet draw.",
      .density =
          "trials! Gamma(A) / Gamma(trials + A) prod(Gamma(x[i] + concentration[i]) / (Gamma(concentration[i]) "
          "x[i]!)), A = sum(concentration)",
      .parameters = "trials an integer in [0, 2^53]; at least two concentrations in [1e-300, 1e300]",
      .support = "K integers >= 0 with sum trials",
      .forms = {{{{"trials"}, {"concentration", ParameterSpec::Kind::vector}},
                 [](const Arguments& given) { return DirichletMultinomial(given.real(0), given.vector(1)); }}},
      .examples = {"DirichletMultinomial(10, [1, 2, 3])", "DirichletMultinomial(7, [2.5, 0.5])",
                   "DirichletMultinomial(5, [1, 1, 1, 1])", "DirichletMultinomial(0, [0.5, 0.5])",
                   "DirichletMultinomial(10, [0.01, 0.01, 0.01])", "DirichletMultinomial(10, [1e8, 2e8, 3e8])",
                   "DirichletMultinomial(10000, [0.5, 10])"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

double DirichletMultinomial::trials() const noexcept { return state_->trials; }

std::span<const double> DirichletMultinomial::concentration() const noexcept { return state_->concentration; }

DoubleDouble DirichletMultinomial::total_concentration() const noexcept { return state_->total; }

std::string DirichletMultinomial::do_name() const { return std::string(family); }

std::vector<Parameter> DirichletMultinomial::do_parameters() const {
  return {{"trials", state_->trials}, {"concentration", state_->concentration}};
}

std::size_t DirichletMultinomial::do_dimension() const noexcept { return state_->concentration.size(); }

// ---- density -------------------------------------------------------------------------------------------------------

// Independent negative binomial counts of shapes a[i] given their sum, which is one of shape sum a; with the success
// probability that makes their means those of x.
double DirichletMultinomial::do_log_prob(std::span<const double> x) const {
  const State& s = *state_;
  if (!are_counts(x, s.trials)) return -infinity;
  if (s.trials == 0.0) return 0.0;
  DoubleDouble sum = -math::log_negative_binomial_pmf(s.trials, s.total.hi, s.success, s.failure);
  for (std::size_t i = 0; i < x.size(); ++i) {
    sum = math::add(sum, math::log_negative_binomial_pmf(x[i], s.concentration[i], s.success, s.failure));
  }
  return std::min(math::to_double(sum), 0.0);
}

bool DirichletMultinomial::do_in_support(std::span<const double> x) const { return are_counts(x, state_->trials); }

OutcomeSpace DirichletMultinomial::do_outcome_space() const { return OutcomeSpace::counts(state_->trials); }

// ---- moments -------------------------------------------------------------------------------------------------------

void DirichletMultinomial::do_mean(std::span<double> out) const {
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = state_->trials * (state_->concentration[i] / state_->total.hi);
  }
}

void DirichletMultinomial::do_covariance(std::span<double> out) const {
  const State& s = *state_;
  const std::vector<double>& a = s.concentration;
  const double total = s.total.hi;
  const double spread = s.trials * ((s.trials + total) / (1.0 + total));
  for (std::size_t j = 0; j < a.size(); ++j) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      const double other = i == j ? sum_of_others(a, i) : -a[i];
      out[i + j * a.size()] = spread * (a[j] / total) * (other / total);
    }
  }
}

// By the decomposition of the density: each count is beta-binomial. Two of them are one, and are added up directly.
double DirichletMultinomial::do_entropy() const {
  const State& s = *state_;
  const double n = s.trials;
  if (n == 0.0) return 0.0;
  if (n > most_trials_to_sum) throw MethodUnavailable(std::string(family) + " adds its entropy up: too many trials");
  if (s.concentration.size() == 2) {
    const std::vector<double> masses = count_masses(n, s.concentration[0], s.concentration[1]);
    const std::size_t most = static_cast<std::size_t>(std::max_element(masses.begin(), masses.end()) - masses.begin());
    DoubleDouble others;
    DoubleDouble sum;
    for (std::size_t x = 0; x < masses.size(); ++x) {
      if (x == most || masses[x] == 0.0) continue;
      others = math::add(others, masses[x]);
      sum = math::add(sum, -masses[x] * std::log(masses[x]));
    }
    const double log_most = others.hi < 0.5 ? std::log1p(-others.hi) : std::log(masses[most]);
    return math::to_double(math::add(sum, -std::exp(log_most) * log_most));
  }
  DoubleDouble sum = math::log_negative_binomial_pmf(n, s.total.hi, s.success, s.failure);
  for (std::size_t i = 0; i < s.concentration.size(); ++i) {
    const double a = s.concentration[i];
    const std::vector<double> masses = count_masses(n, a, sum_of_others(s.concentration, i));
    for (std::size_t k = 0; k < masses.size(); ++k) {
      if (masses[k] == 0.0) continue;
      const auto x = static_cast<double>(k);
      sum = math::add(sum, -masses[k] * math::log_negative_binomial_pmf(x, a, s.success, s.failure));
    }
  }
  return std::max(math::to_double(sum), 0.0);
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// By beta-binomial shares of what is left: probabilities that round to 0 next to others do no harm.
void DirichletMultinomial::do_sample(Rng& rng, std::span<double> out) const {
  const std::vector<double>& a = state_->concentration;
  std::vector<double> beyond(a.size(), 0.0);
  for (std::size_t i = a.size() - 1; i-- > 0;) beyond[i] = beyond[i + 1] + a[i + 1];
  double left = state_->trials;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (i + 1 == out.size() || left == 0.0) {
      out[i] = left;
      left = 0.0;
      continue;
    }
    const math::WithComplement share = math::beta(rng, a[i], beyond[i]);
    out[i] = share.value <= 0.5 ? math::binomial(rng, left, share.value)
                                : left - math::binomial(rng, left, share.complement);
    left -= out[i];
  }
}

}  // namespace relent
