// Wishart distribution.
#include <relent/distributions/wishart.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/matrix_parameter.hpp"
#include "distributions/wishart_state.hpp"
#include "math/special.hpp"
#include "math/triangular.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "Wishart";
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

Wishart::Wishart(double dof, std::span<const double> scale_matrix)
    : state_(std::make_shared<const State>(State{bartlett_law(family, dof, scale_matrix)})) {}

Wishart::Wishart(const Wishart&) = default;
Wishart::Wishart(Wishart&&) noexcept = default;
Wishart& Wishart::operator=(const Wishart&) = default;
Wishart& Wishart::operator=(Wishart&&) noexcept = default;
Wishart::~Wishart() = default;

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription Wishart::description() {
  return {
      .name = "Wishart",
      .aliases = {},
      .summary = "Sums of squares and products of Gaussian vectors; the conjugate prior of a precision.",
      .density =
          "det(x)^((dof - n - 1)/2) exp(-tr(scale_matrix^-1 x)/2) / (2^(dof n/2) det(scale_matrix)^(dof/2) "
          "Gamma_n(dof/2))",
      .parameters = "dof > n - 1; scale_matrix n x n, symmetric positive definite",
      .support = "symmetric positive definite n x n matrices, as column-major vectors",
      .forms = {{{{"dof"}, {"scale_matrix", ParameterSpec::Kind::matrix}},
                 [](const Arguments& given) {
                   return Wishart(given.real(0), check::square_column_major(family, given.matrix(1)));
                 }}},
      .examples = {"Wishart(5, [[1, 0.5], [0.5, 2]])", "Wishart(7.5, [[2, 0, 0.5], [0, 1, 0], [0.5, 0, 3]])",
                   "Wishart(3, [[1, 0], [0, 1]])", "Wishart(0.5, [[4]])", "Wishart(2, [[1, 0.999], [0.999, 1]])",
                   "Wishart(1e10, [[1, 0.5], [0.5, 2]])", "Wishart(4, [[1e-50, 0], [0, 1e50]])"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

double Wishart::dof() const noexcept { return state_->law.dof; }

std::size_t Wishart::order() const noexcept { return state_->law.n; }

std::span<const double> Wishart::scale_matrix() const noexcept { return state_->law.given; }

std::string Wishart::do_name() const { return std::string(family); }

std::vector<Parameter> Wishart::do_parameters() const {
  return {{"dof", dof()}, {"scale_matrix", parameter_matrix(state_->law.given, order())}};
}

std::size_t Wishart::do_dimension() const noexcept { return order() * order(); }

bool Wishart::do_in_support(std::span<const double> x) const {
  return positive_definite_factor(x, order()).has_value();
}

OutcomeSpace Wishart::do_outcome_space() const { return OutcomeSpace::positive_definite(); }

// ---- density -------------------------------------------------------------------------------------------------------

// By Bartlett's decomposition X = L T T' L': the squares of the diagonal of T are chi-squared, the rest is Gaussian.
double Wishart::do_log_prob(std::span<const double> x) const {
  const BartlettLaw& law = state_->law;
  auto t = positive_definite_factor(x, law.n);
  if (!t) return -infinity;
  for (std::size_t j = 0; j < law.n; ++j) {
    math::solve_lower(law.factor, std::span<double>(*t).subspan(j * law.n, law.n), j);
  }
  DoubleDouble sum = -static_cast<double>(law.n + 1) * law.half_log_det;
  for (std::size_t i = 0; i < law.n; ++i) {
    const double diagonal = (*t)[i * (law.n + 1)];
    if (!law.add_bartlett(*t, i, law.dof - static_cast<double>(i), sum)) return -infinity;
    sum = math::add(sum, -static_cast<double>(law.n - i - 1) * std::log(diagonal));
  }
  return math::to_double(sum);
}

// ---- moments -------------------------------------------------------------------------------------------------------

void Wishart::do_mean(std::span<double> out) const {
  const auto v = state_->law.matrix();
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = dof() * v[i];
}

void Wishart::do_covariance(std::span<double> out) const {
  const std::size_t n = order();
  const auto v = state_->law.matrix();
  for (std::size_t a = 0; a < n * n; ++a) {
    for (std::size_t b = 0; b < n * n; ++b) {
      const std::size_t i = a % n, j = a / n, k = b % n, l = b / n;
      out[a + b * n * n] = dof() * (v[i + k * n] * v[j + l * n] + v[i + l * n] * v[j + k * n]);
    }
  }
}

// That of the decomposition, and the mean of its log Jacobian.
double Wishart::do_entropy() const {
  const BartlettLaw& law = state_->law;
  DoubleDouble sum = law.entropy_of_bartlett();
  for (std::size_t i = 0; i < law.n; ++i) {
    const auto power = static_cast<double>(law.n - i - 1);
    sum = math::add(sum, power * mean_log_chi(law.dof - static_cast<double>(i)));
  }
  return math::to_double(math::add(sum, static_cast<double>(law.n + 1) * law.half_log_det));
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// Bartlett (1933); Smith and Hocking (1972).
void Wishart::do_sample(Rng& rng, std::span<double> out) const {
  const BartlettLaw& law = state_->law;
  const std::size_t n = law.n;
  std::vector<double> t(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) t[i + j * n] = math::standard_normal(rng);
    t[i + i * n] = sample_chi(rng, law.dof - static_cast<double>(i));
  }
  for (std::size_t j = 0; j < n; ++j) math::multiply_lower(law.factor, std::span<double>(t).subspan(j * n, n));
  math::multiply_by_transpose(t, n, out);
}

}  // namespace relent
