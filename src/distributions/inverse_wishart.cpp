// InverseWishart distribution.
#include <relent/distributions/inverse_wishart.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/matrix_parameter.hpp"
#include "distributions/wishart_state.hpp"
#include "math/special.hpp"
#include "math/triangular.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "InverseWishart";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

InverseWishart::InverseWishart(double dof, std::span<const double> scale_matrix)
    : state_(std::make_shared<const State>(State{bartlett_law(family, dof, scale_matrix)})) {}

InverseWishart::InverseWishart(const InverseWishart&) = default;
InverseWishart::InverseWishart(InverseWishart&&) noexcept = default;
InverseWishart& InverseWishart::operator=(const InverseWishart&) = default;
InverseWishart& InverseWishart::operator=(InverseWishart&&) noexcept = default;
InverseWishart::~InverseWishart() = default;

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription InverseWishart::description() {
  return {
      .name = "InverseWishart",
      .aliases = {},
      .summary = "The inverse of a Wishart matrix; the conjugate prior of a covariance.",
      .density =
          "det(scale_matrix)^(dof/2) det(x)^(-(dof + n + 1)/2) exp(-tr(scale_matrix x^-1)/2) / (2^(dof n/2) "
          "Gamma_n(dof/2))",
      .parameters = "dof > n - 1; scale_matrix n x n, symmetric positive definite",
      .support = "symmetric positive definite n x n matrices, as column-major vectors",
      .forms = {{{{"dof"}, {"scale_matrix", ParameterSpec::Kind::matrix}},
                 [](const Arguments& given) {
                   return InverseWishart(given.real(0), check::square_column_major(family, given.matrix(1)));
                 }}},
      .examples = {"InverseWishart(12, [[1, 0.5], [0.5, 2]])",
                   "InverseWishart(15.5, [[2, 0, 0.5], [0, 1, 0], [0.5, 0, 3]])", "InverseWishart(4, [[1, 0], [0, 1]])",
                   "InverseWishart(1.5, [[4]])", "InverseWishart(2, [[1, 0.999], [0.999, 1]])",
                   "InverseWishart(1e10, [[1, 0.5], [0.5, 2]])", "InverseWishart(14, [[1e-50, 0], [0, 1e50]])"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

double InverseWishart::dof() const noexcept { return state_->law.dof; }

std::size_t InverseWishart::order() const noexcept { return state_->law.n; }

std::span<const double> InverseWishart::scale_matrix() const noexcept { return state_->law.given; }

std::string InverseWishart::do_name() const { return std::string(family); }

std::vector<Parameter> InverseWishart::do_parameters() const {
  return {{"dof", dof()}, {"scale_matrix", parameter_matrix(state_->law.given, order())}};
}

std::size_t InverseWishart::do_dimension() const noexcept { return order() * order(); }

bool InverseWishart::do_in_support(std::span<const double> x) const {
  return positive_definite_factor(x, order()).has_value();
}

OutcomeSpace InverseWishart::do_outcome_space() const { return OutcomeSpace::positive_definite(); }

// ---- density -------------------------------------------------------------------------------------------------------

// With Psi = L L', X = C C' and B = C^-1 L: L' X^-1 L = B'B is Wishart of unit scale, and B' Bartlett's factor from the
// last row up.
double InverseWishart::do_log_prob(std::span<const double> x) const {
  const BartlettLaw& law = state_->law;
  const std::size_t n = law.n;
  const auto c = positive_definite_factor(x, n);
  if (!c) return -infinity;
  std::vector<double> b = law.factor;
  for (std::size_t j = 0; j < n; ++j) math::solve_lower(*c, std::span<double>(b).subspan(j * n, n), j);
  DoubleDouble sum = static_cast<double>(n + 1) * (law.half_log_det - 2.0 * sum_of_logs(*c, n + 1));
  for (std::size_t k = 0; k < n; ++k) {
    const double diagonal = b[k * (n + 1)];
    if (!law.add_bartlett(b, k, law.dof - static_cast<double>(n - 1 - k), sum)) return -infinity;
    sum = math::add(sum, -static_cast<double>(k) * std::log(diagonal));
  }
  return math::to_double(sum);
}

// ---- moments -------------------------------------------------------------------------------------------------------

void InverseWishart::do_mean(std::span<double> out) const {
  const std::size_t n = order();
  const auto psi = state_->law.matrix();
  const double excess = dof() - static_cast<double>(n + 1);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = excess > 0.0 ? psi[i] / excess : i % (n + 1) == 0 ? infinity : not_a_number;
  }
}

void InverseWishart::do_covariance(std::span<double> out) const {
  const std::size_t n = order();
  const auto psi = state_->law.matrix();
  const double excess = dof() - static_cast<double>(n + 1);
  if (!(excess > 2.0)) {
    std::fill(out.begin(), out.end(), not_a_number);
    for (std::size_t a = 0; a < n * n && excess > 0.0; ++a) out[a * (n * n + 1)] = infinity;
    return;
  }
  for (std::size_t a = 0; a < n * n; ++a) {
    for (std::size_t b = 0; b < n * n; ++b) {
      const std::size_t i = a % n, j = a / n, k = b % n, l = b / n;
      const auto product = [&](std::size_t r, std::size_t s, std::size_t t, std::size_t u) {
        return (psi[r + s * n] / excess) * (psi[t + u * n] / excess);
      };
      out[a + b * n * n] = (2.0 * product(i, j, k, l) + excess * (product(i, k, j, l) + product(i, l, k, j))) /
                           (excess + 1.0) / (excess - 2.0);
    }
  }
}

// That of the decomposition, and the mean of its log Jacobian.
double InverseWishart::do_entropy() const {
  const BartlettLaw& law = state_->law;
  DoubleDouble sum = law.entropy_of_bartlett();
  const auto next = static_cast<double>(law.n + 1);
  for (std::size_t k = 0; k < law.n; ++k) {
    const double power = static_cast<double>(k) - 2.0 * next;
    sum = math::add(sum, power * mean_log_chi(law.dof - static_cast<double>(law.n - 1 - k)));
  }
  return math::to_double(math::add(sum, next * law.half_log_det));
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// By the factor of the density: C = L B^-1. Nothing is inverted but a triangle.
void InverseWishart::do_sample(Rng& rng, std::span<double> out) const {
  constexpr double least = 1e-140;  // so that draws are finite
  const BartlettLaw& law = state_->law;
  const std::size_t n = law.n;
  std::vector<double> b(n * n, 0.0);
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t j = 0; j < k; ++j) b[k + j * n] = math::standard_normal(rng);
    b[k + k * n] = std::max(sample_chi(rng, law.dof - static_cast<double>(n - 1 - k)), least);
  }
  std::vector<double> c(n * n, 0.0);
  for (std::size_t j = 0; j < n; ++j) {
    const std::span<double> column = std::span<double>(c).subspan(j * n, n);
    column[j] = 1.0;
    math::solve_lower(b, column, j);
    math::multiply_lower(law.factor, column);
  }
  math::multiply_by_transpose(c, n, out);
}

}  // namespace relent
