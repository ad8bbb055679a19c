// Dirichlet distribution.
#include <relent/distributions/dirichlet.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/dirichlet_state.hpp"
#include "distributions/simplex.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Dirichlet";
constexpr double infinity = std::numeric_limits<double>::infinity();

std::shared_ptr<const Dirichlet::State> made(std::span<const double> concentration) {
  auto state = std::make_shared<Dirichlet::State>();
  state->concentration = checked_concentration(family, concentration);
  state->total = math::dd_sum(state->concentration);
  return state;
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

Dirichlet::Dirichlet(std::span<const double> concentration) : state_(made(concentration)) {}

Dirichlet::Dirichlet(std::initializer_list<double> concentration)
    : Dirichlet(std::span(concentration.begin(), concentration.size())) {}

Dirichlet::Dirichlet(const Dirichlet&) = default;
Dirichlet::Dirichlet(Dirichlet&&) noexcept = default;
Dirichlet& Dirichlet::operator=(const Dirichlet&) = default;
Dirichlet& Dirichlet::operator=(Dirichlet&&) noexcept = default;
Dirichlet::~Dirichlet() = default;

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Dirichlet::description() {
  return {
      .name = "Dirichlet",
      .aliases = {},
      .summary = "The law of a vector of probabilities; the conjugate prior of Categorical and Multinomial.",
      .density = "Gamma(sum(concentration)) prod(x[i]^(concentration[i] - 1) / Gamma(concentration[i]))",
      .parameters = "at least two concentrations in [1e-300, 1e300]",
      .support = "the simplex: components >= 0 with sum 1 (to 1e-9)",
      .forms = {{{{"concentration", ParameterSpec::Kind::vector}},
                 [](const Arguments& given) { return Dirichlet(given.vector(0)); }}},
      .examples = {"Dirichlet([1, 2, 3])", "Dirichlet([2.5, 0.5])", "Dirichlet([1, 1, 1, 1])",
                   "Dirichlet([1e-10, 1e-10, 1e-10])", "Dirichlet([0.01, 100, 3])", "Dirichlet([1e8, 2e8, 3e8])",
                   "Dirichlet([1e-8, 1e8])"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::span<const double> Dirichlet::concentration() const noexcept { return state_->concentration; }

std::string Dirichlet::do_name() const { return std::string(family); }

std::vector<Parameter> Dirichlet::do_parameters() const { return {{"concentration", state_->concentration}}; }

std::size_t Dirichlet::do_dimension() const noexcept { return state_->concentration.size(); }

// ---- density -------------------------------------------------------------------------------------------------------

// Independent x[i] ~ Gamma(a[i], rate) given that their sum is 1, whose own law is Gamma(total, rate); with the rate
// `total` the terms of large concentrations are small. At a corner where one factor is infinite and another 0: 0.
double Dirichlet::do_log_prob(std::span<const double> x) const {
  if (!is_on_simplex(x)) return -infinity;
  const State& s = *state_;
  const double total = s.total.hi;
  DoubleDouble sum = -math::log_gamma_density(1.0, total, total);
  bool is_infinite = false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double term = math::log_gamma_density(x[i], s.concentration[i], total);
    if (term == -infinity) return -infinity;
    is_infinite = is_infinite || term == infinity;
    if (!is_infinite) sum = math::add(sum, term);
  }
  if (is_infinite) return infinity;
  return math::to_double(math::add(sum, total * math::difference(math::dd_sum(x), 1.0)));
}

bool Dirichlet::do_in_support(std::span<const double> x) const { return is_on_simplex(x); }

OutcomeSpace Dirichlet::do_outcome_space() const { return OutcomeSpace::simplex(); }

// ---- moments -------------------------------------------------------------------------------------------------------

void Dirichlet::do_mean(std::span<double> out) const {
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = state_->concentration[i] / state_->total.hi;
}

void Dirichlet::do_covariance(std::span<double> out) const {
  const std::vector<double>& a = state_->concentration;
  const double total = state_->total.hi;
  for (std::size_t j = 0; j < a.size(); ++j) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      const double other = i == j ? sum_of_others(a, i) : -a[i];
      out[i + j * a.size()] = (a[j] / total) * (other / total) / (1.0 + total);
    }
  }
}

// By the same decomposition: the entropies of the gammas less that of their sum, and the change of variables
// (sum, x[1..K-1]), whose Jacobian is sum^(K - 1).
double Dirichlet::do_entropy() const {
  const double total = state_->total.hi;
  DoubleDouble sum = -math::gamma_entropy(total);
  for (const double a : state_->concentration) sum = math::add(sum, math::gamma_entropy(a));
  const auto others = static_cast<double>(state_->concentration.size() - 1);
  return math::to_double(math::add(sum, -others * math::digamma(total)));
}

// ---- sampling ------------------------------------------------------------------------------------------------------

void Dirichlet::do_sample(Rng& rng, std::span<double> out) const { sample_simplex(rng, state_->concentration, out); }

}  // namespace relent
