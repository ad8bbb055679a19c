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
                   "DirichletMultinomial(10000, [1e-3, 10])"},
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
  const bool two = s.concentration.size() == 2;
  const auto log_mass = [&](double x, double shape) {
    return math::log_negative_binomial_pmf(x, shape, s.success, s.failure);
  };
  const double log_total = log_mass(n, s.total.hi);
  DoubleDouble sum = two ? 0.0 : log_total;
  for (std::size_t i = 0; i < s.concentration.size(); ++i) {
    const double a = s.concentration[i];
    const double rest = sum_of_others(s.concentration, i);
    DoubleDouble others;  // the masses below the largest one, and their part
    DoubleDouble part;
    double most = -infinity;
    for (double x = 0.0; x <= n; x += 1.0) {
      const double log_factor = log_mass(x, a);
      const double log_both = log_factor + log_mass(n - x, rest) - log_total;
      const double mass = std::exp(log_both);
      if (!two) {
        part = math::add(part, mass > 0.0 ? -mass * log_factor : 0.0);
        continue;
      }
      const double low = log_both > most ? most : log_both;
      most = std::max(most, log_both);
      const double low_mass = std::exp(low);
      if (low_mass > 0.0) {
        others = math::add(others, low_mass);
        part = math::add(part, -low_mass * low);
      }
    }
    if (two) {
      const double below = math::to_double(others);
      const double log_most = below < 0.5 ? std::log1p(-below) : most;
      return math::to_double(math::add(part, -std::exp(log_most) * log_most));
    }
    sum = math::add(sum, part);
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
