// Multivariate Student t distribution.
#include <relent/distributions/multivariate_student_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/matrix_parameter.hpp"
#include "distributions/multivariate_student_t_state.hpp"
#include "math/gamma_difference.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"
#include "math/triangular.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "MultivariateStudentT";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// What both forms share.
std::shared_ptr<MultivariateStudentT::State> checked(MultivariateStudentT::Form form, const char* name, double dof,
                                                     std::span<const double> location, std::span<const double> matrix) {
  auto state = std::make_shared<MultivariateStudentT::State>();
  state->form = form;
  state->dof = check::positive_finite_with_half(family, "dof", dof);
  state->location = check::finite_vector(family, "location", location);
  check::square(family, name, location.size(), "location", matrix);
  check::finite_matrix(family, name, location.size(), matrix);
  state->given.assign(matrix.begin(), matrix.end());
  return state;
}

/// |x| without overflow of the squares.
double norm(std::span<const double> x) {
  double largest = 0.0;
  for (const double component : x) largest = std::max(largest, std::abs(component));
  if (largest == 0.0 || std::isinf(largest)) return largest;
  double sum = 0.0;
  for (const double component : x) sum += (component / largest) * (component / largest);
  return largest * std::sqrt(sum);
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

MultivariateStudentT MultivariateStudentT::from_scale_matrix(double dof, std::span<const double> location,
                                                             std::span<const double> scale_matrix) {
  const auto state = checked(Form::scale_matrix, "scale_matrix", dof, location, scale_matrix);
  const std::size_t n = location.size();
  state->symmetric = check::symmetrised(family, "scale_matrix", n, scale_matrix);
  state->factor.assign(state->matrix().begin(), state->matrix().end());
  if (const auto failed = math::cholesky(state->factor, n)) {
    check::throw_not_positive_definite(family, "scale_matrix", failed->index, failed->value, state->matrix(), n);
  }
  state->half_log_det = sum_of_logs(state->factor, n + 1);
  return MultivariateStudentT(state);
}

MultivariateStudentT MultivariateStudentT::from_cholesky(double dof, std::span<const double> location,
                                                         std::span<const double> cholesky) {
  const auto state = checked(Form::cholesky, "cholesky", dof, location, cholesky);
  check::triangular_factor(family, "cholesky", location.size(), cholesky);
  state->factor = state->given;
  state->half_log_det = sum_of_logs(state->factor, location.size() + 1);
  return MultivariateStudentT(state);
}

MultivariateStudentT::MultivariateStudentT(std::shared_ptr<const State> state) : state_(std::move(state)) {}

MultivariateStudentT::MultivariateStudentT(const MultivariateStudentT&) = default;
MultivariateStudentT::MultivariateStudentT(MultivariateStudentT&&) noexcept = default;
MultivariateStudentT& MultivariateStudentT::operator=(const MultivariateStudentT&) = default;
MultivariateStudentT& MultivariateStudentT::operator=(MultivariateStudentT&&) noexcept = default;
MultivariateStudentT::~MultivariateStudentT() = default;

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription MultivariateStudentT::description() {
  using Kind = ParameterSpec::Kind;
  const ParameterSpec dof{"dof"};
  const ParameterSpec location{"location", Kind::vector};
  return {
      .name = "MultivariateStudentT",
      .aliases = {},
      .summary = "Student's t of vectors: Gaussian with one random scale for all components.",
      .density =
          "Gamma((dof + n)/2) / Gamma(dof/2) / sqrt(det(pi dof scale_matrix)) (1 + (x - location)' "
          "scale_matrix^-1 (x - location) / dof)^(-(dof + n)/2)",
      .parameters =
          "dof > 0; location finite; scale_matrix symmetric positive definite (or cholesky, lower triangular "
          "with a positive diagonal, scale_matrix = cholesky cholesky')",
      .support = "R^n",
      .forms = {{{dof, location, {"scale_matrix", Kind::matrix}},
                 [](const Arguments& given) {
                   return from_scale_matrix(given.real(0), given.vector(1),
                                            check::square_column_major(family, given.matrix(2)));
                 }},
                {{dof, location, {"cholesky", Kind::matrix}},
                 [](const Arguments& given) {
                   return from_cholesky(given.real(0), given.vector(1),
                                        check::square_column_major(family, given.matrix(2)));
                 }}},
      .examples = {"MultivariateStudentT(12, [0, 0], [[1, 0.5], [0.5, 2]])",
                   "MultivariateStudentT(9, [1, -2, 3], cholesky=[[1, 0, 0], [0.5, 2, 0], [-1, 0.25, 0.5]])",
                   "MultivariateStudentT(3, [0, 1], [[2, -1], [-1, 3]])", "MultivariateStudentT(1, [3], [[4]])",
                   "MultivariateStudentT(0.5, [0, 0], [[1, 0], [0, 1]])",
                   "MultivariateStudentT(1e10, [0, 1], [[1, 0.9], [0.9, 1]])",
                   "MultivariateStudentT(1.5, [0, 0], cholesky=[[1e-50, 0], [0, 1e50]])"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

double MultivariateStudentT::dof() const noexcept { return state_->dof; }

MultivariateStudentT::Form MultivariateStudentT::form() const noexcept { return state_->form; }

std::span<const double> MultivariateStudentT::location() const noexcept { return state_->location; }

std::string MultivariateStudentT::do_name() const { return std::string(family); }

std::vector<Parameter> MultivariateStudentT::do_parameters() const {
  const State& s = *state_;
  return {{"dof", s.dof},
          {"location", s.location},
          {s.form == Form::cholesky ? "cholesky" : "scale_matrix", parameter_matrix(s.given, s.dimension())}};
}

std::size_t MultivariateStudentT::do_dimension() const noexcept { return state_->dimension(); }

// ---- density -------------------------------------------------------------------------------------------------------

double MultivariateStudentT::do_log_prob(std::span<const double> x) const {
  const State& s = *state_;
  const std::size_t n = s.dimension();
  std::vector<double> deviation(n);
  for (std::size_t i = 0; i < n; ++i) {
    deviation[i] = x[i] - s.location[i];
    if (std::isinf(deviation[i])) return -infinity;
  }
  math::solve_lower(s.factor, deviation);
  for (const double component : deviation) {
    if (!std::isfinite(component)) return -infinity;  // the distance overflows
  }
  const double half = 0.5 * static_cast<double>(n);
  const double power = 0.5 * s.dof + half;
  const double distance = norm(deviation);
  // (dof + n)/2 log(1 + d/dof), where d/dof may be too small for a double
  const double decline = distance * distance < 1e-20 * s.dof ? (power / s.dof) * distance * distance
                                                             : power * math::log1p_square_over(distance, s.dof);
  return math::log_gamma_ratio(0.5 * s.dof, half) - half * math::log_two_pi - s.half_log_det - decline;
}

bool MultivariateStudentT::do_in_support(std::span<const double> x) const {
  return std::all_of(x.begin(), x.end(), [](double component) { return std::isfinite(component); });
}

OutcomeSpace MultivariateStudentT::do_outcome_space() const { return OutcomeSpace::reals(); }

// ---- moments -------------------------------------------------------------------------------------------------------

void MultivariateStudentT::do_mean(std::span<double> out) const {
  const State& s = *state_;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = s.dof > 1.0 ? s.location[i] : not_a_number;
}

void MultivariateStudentT::do_covariance(std::span<double> out) const {
  const State& s = *state_;
  const std::size_t n = s.dimension();
  if (s.dof <= 2.0) {
    std::fill(out.begin(), out.end(), not_a_number);
    for (std::size_t i = 0; i < n && s.dof > 1.0; ++i) out[i * (n + 1)] = infinity;
    return;
  }
  if (s.form == Form::cholesky) {
    math::multiply_by_transpose(s.factor, n, out);
  } else {
    std::copy(s.matrix().begin(), s.matrix().end(), out.begin());
  }
  for (double& entry : out) entry *= 1.0 / (1.0 - 2.0 / s.dof);
}

double MultivariateStudentT::do_entropy() const {
  const double half = 0.5 * static_cast<double>(state_->dimension());
  return math::t_entropy_core(0.5 * state_->dof, half) + half * math::log_two_pi + state_->half_log_det;
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// One chi-squared draw for all components; in logarithms where it may underflow.
void MultivariateStudentT::do_sample(Rng& rng, std::span<double> out) const {
  const State& s = *state_;
  for (double& z : out) z = math::standard_normal(rng);
  math::multiply_lower(s.factor, out);
  const double half = 0.5 * s.dof;
  const double log_stretch = 0.5 * (std::log(half) - math::log_standard_gamma(rng, half));
  const double stretch = std::min(std::exp(log_stretch), std::numeric_limits<double>::max());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double deviation = out[i] * stretch;
    out[i] = s.location[i] + deviation;
  }
}

}  // namespace relent
