// VonMisesFisher distribution.
#include <relent/distributions/von_mises_fisher.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/matrix_parameter.hpp"
#include "math/double_double.hpp"
#include "math/polar_law.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

/// Immutable, shared by copies.
struct VonMisesFisher::State {
  std::vector<double> mean_direction;
  double concentration;
  math::PolarMoments polar;
  double log_peak;  ///< log density at the mean direction
};

namespace {

constexpr std::string_view family = "VonMisesFisher";
constexpr double infinity = std::numeric_limits<double>::infinity();

/// |x| - 1.
double excess_length(std::span<const double> x) {
  DoubleDouble square;
  for (const double component : x) square = math::add(square, math::two_prod(component, component));
  return math::difference(square, 1.0) / (1.0 + std::sqrt(square.hi));
}

bool is_on_sphere(std::span<const double> x) {
  constexpr double tolerance = 1e-9;
  return std::abs(excess_length(x)) <= tolerance;
}

/// log of the area of the unit sphere of R^n.
double log_sphere_area(std::size_t n) {
  const double half = 0.5 * static_cast<double>(n);
  return math::log_two + half * math::log_pi - math::log_gamma(half);
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

VonMisesFisher::VonMisesFisher(std::span<const double> mean_direction, double concentration) {
  auto state = std::make_shared<State>();
  state->mean_direction = check::finite_vector(family, "mean_direction", mean_direction);
  if (mean_direction.size() < 2) {
    throw InvalidParameter(family, "mean_direction", "a vector of at least two numbers",
                           format_parameter(state->mean_direction));
  }
  if (!is_on_sphere(mean_direction)) {
    double largest = 0.0;
    for (const double component : mean_direction) largest = std::max(largest, std::abs(component));
    throw InvalidParameter(family, "mean_direction", "a vector of length 1",
                           largest < 1e150 ? "a length of " + format_number(1.0 + excess_length(mean_direction))
                                           : "a component of " + format_number(largest));
  }
  state->concentration = check::that(concentration >= 0.0 && concentration <= 1e300, family, "concentration",
                                     "in [0, 1e300]", concentration);
  state->polar = math::polar_moments(mean_direction.size(), concentration);
  state->log_peak = -log_sphere_area(mean_direction.size() - 1) - state->polar.log_normaliser;
  state_ = std::move(state);
}

VonMisesFisher::VonMisesFisher(const VonMisesFisher&) = default;
VonMisesFisher::VonMisesFisher(VonMisesFisher&&) noexcept = default;
VonMisesFisher& VonMisesFisher::operator=(const VonMisesFisher&) = default;
VonMisesFisher& VonMisesFisher::operator=(VonMisesFisher&&) noexcept = default;
VonMisesFisher::~VonMisesFisher() = default;

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription VonMisesFisher::description() {
  return {
      .name = "VonMisesFisher",
      .aliases = {},
      .summary = "Directions around a mean direction, in any number of dimensions.",
      .density =
          "concentration^(n/2 - 1) exp(concentration mean_direction' x) / ((2 pi)^(n/2) I_{n/2 - "
          "1}(concentration)), of area",
      .parameters = "mean_direction of length 1 (to 1e-9), n >= 2; concentration in [0, 1e300]",
      .support = "the unit sphere of R^n: vectors of length 1 (to 1e-9)",
      .forms = {{{{"mean_direction", ParameterSpec::Kind::vector}, {"concentration"}},
                 [](const Arguments& given) { return VonMisesFisher(given.vector(0), given.real(1)); }}},
      .examples = {"VonMisesFisher([1, 0, 0], 2)", "VonMisesFisher([0.6, -0.8], 5)",
                   "VonMisesFisher([0.5, 0.5, 0.5, -0.5], 0.3)", "VonMisesFisher([0, 1], 0)",
                   "VonMisesFisher([0, 0, 1], 1e8)", "VonMisesFisher([0.48, 0.64, 0.6], 1e-8)",
                   "VonMisesFisher([0, 0.6, 0, 0.8], 1000)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::span<const double> VonMisesFisher::mean_direction() const noexcept { return state_->mean_direction; }

double VonMisesFisher::concentration() const noexcept { return state_->concentration; }

double VonMisesFisher::mean_resultant_length() const noexcept { return state_->polar.mean_resultant; }

std::string VonMisesFisher::do_name() const { return std::string(family); }

std::vector<Parameter> VonMisesFisher::do_parameters() const {
  return {{"mean_direction", state_->mean_direction}, {"concentration", state_->concentration}};
}

std::size_t VonMisesFisher::do_dimension() const noexcept { return state_->mean_direction.size(); }

// ---- density -------------------------------------------------------------------------------------------------------

double VonMisesFisher::do_log_prob(std::span<const double> x) const {
  if (!is_on_sphere(x)) return -infinity;
  return state_->log_peak - state_->concentration * math::one_minus_cosine(x, state_->mean_direction);
}

bool VonMisesFisher::do_in_support(std::span<const double> x) const { return is_on_sphere(x); }

OutcomeSpace VonMisesFisher::do_outcome_space() const { return OutcomeSpace::sphere(); }

// ---- moments -------------------------------------------------------------------------------------------------------

void VonMisesFisher::do_mean(std::span<double> out) const {
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = state_->polar.mean_resultant * state_->mean_direction[i];
}

void VonMisesFisher::do_covariance(std::span<double> out) const {
  const State& s = *state_;
  const std::size_t n = s.mean_direction.size();
  const double across = s.polar.mean_square_sine / static_cast<double>(n - 1);
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      const double along = s.mean_direction[i] * s.mean_direction[j];
      out[i + j * n] = (s.polar.variance - across) * along + (i == j ? across : 0.0);
    }
  }
}

double VonMisesFisher::do_entropy() const { return state_->concentration * state_->polar.mean - state_->log_peak; }

// ---- sampling ------------------------------------------------------------------------------------------------------

// Wood (1994) for u = 1 - cos, in a form that keeps the digits of small u; then a uniform direction across the mean.
void VonMisesFisher::do_sample(Rng& rng, std::span<double> out) const {
  const State& s = *state_;
  const auto power = static_cast<double>(out.size() - 1);
  const double k = s.concentration;
  const double b = power / (2.0 * k + std::hypot(2.0 * k, power));
  const double u0 = 2.0 * b / (1.0 + b);  // 1 - x0
  const double sine0 = u0 * (2.0 - u0);   // 1 - x0^2
  double u = 0.0;
  do {
    const math::WithComplement z = math::beta(rng, 0.5 * power, 0.5 * power);
    u = std::min(2.0 * b * z.value / (z.complement + b * z.value), 2.0);
  } while (!(k * (u0 - u) + power * std::log((u0 + (1.0 - u0) * u) / sine0) >= std::log(rng.uniform())));
  double length = 0.0;
  do {
    for (double& component : out) component = math::standard_normal(rng);
    for (int round = 0; round < 2; ++round) {  // the second takes away what the first left by rounding
      double along = 0.0;
      for (std::size_t i = 0; i < out.size(); ++i) along += out[i] * s.mean_direction[i];
      length = 0.0;
      for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] -= along * s.mean_direction[i];
        length += out[i] * out[i];
      }
    }
  } while (!(length > 1e-20));
  const double across = std::sqrt(u * (2.0 - u) / length);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = (s.mean_direction[i] - u * s.mean_direction[i]) + across * out[i];
  }
}

}  // namespace relent
