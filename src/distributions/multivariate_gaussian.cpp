// Multivariate Gaussian (normal) distribution.
#include <relent/distributions/multivariate_gaussian.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/matrix_parameter.hpp"
#include "distributions/multivariate_gaussian_state.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"
#include "math/triangular.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "MultivariateGaussian";
constexpr double infinity = std::numeric_limits<double>::infinity();

using check::indexed;

std::vector<double> checked_mean(std::span<const double> mean) { return check::finite_vector(family, "mean", mean); }

void check_square(const char* name, std::size_t n, std::span<const double> matrix) {
  check::square(family, name, n, "mean", matrix);
}

void check_length(const char* name, std::size_t n, std::span<const double> vector) {
  if (vector.size() == n) return;
  throw DimensionMismatch(std::string(family) + ": " + name + " must have " + std::to_string(n) +
                          " components as mean has, got " + std::to_string(vector.size()));
}

void check_all_positive(const char* name, std::span<const double> vector) {
  for (std::size_t i = 0; i < vector.size(); ++i) {
    if (!(vector[i] > 0.0 && vector[i] < infinity)) check::positive_finite(family, indexed(name, i), vector[i]);
  }
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

MultivariateGaussian MultivariateGaussian::from_covariance(std::span<const double> mean,
                                                           std::span<const double> covariance) {
  auto state = std::make_shared<State>();
  state->form = Form::covariance;
  state->mean = checked_mean(mean);
  const std::size_t n = mean.size();
  check_square("covariance", n, covariance);
  check::finite_matrix(family, "covariance", n, covariance);
  state->symmetric = check::symmetrised(family, "covariance", n, covariance);
  state->given.assign(covariance.begin(), covariance.end());
  state->factor.assign(state->matrix().begin(), state->matrix().end());
  if (const auto failed = math::cholesky(state->factor, n)) {
    check::throw_not_positive_definite(family, "covariance", failed->index, failed->value, state->matrix(), n);
  }
  state->half_log_det = sum_of_logs(state->factor, n + 1);
  return MultivariateGaussian(std::move(state));
}

// With J the reversal of order and J P J = G G': P = U U' where U = J G J is upper triangular, so that L^-1 = U' and
// covariance = U'^-1 U^-1 = L L'. The precision is never inverted.
MultivariateGaussian MultivariateGaussian::from_precision(std::span<const double> mean,
                                                          std::span<const double> precision) {
  auto state = std::make_shared<State>();
  state->form = Form::precision;
  state->mean = checked_mean(mean);
  const std::size_t n = mean.size();
  check_square("precision", n, precision);
  check::finite_matrix(family, "precision", n, precision);
  state->symmetric = check::symmetrised(family, "precision", n, precision);
  state->given.assign(precision.begin(), precision.end());
  const std::span<const double> matrix = state->matrix();
  std::vector<double> reversed(matrix.rbegin(), matrix.rend());  // J P J
  if (const auto failed = math::cholesky(reversed, n)) {
    check::throw_not_positive_definite(family, "precision", n - 1 - failed->index, failed->value, matrix, n);
  }
  std::reverse(reversed.begin(), reversed.end());
  state->factor = transposed(reversed, n);
  state->half_log_det = -sum_of_logs(state->factor, n + 1);
  return MultivariateGaussian(std::move(state));
}

MultivariateGaussian MultivariateGaussian::from_cholesky(std::span<const double> mean,
                                                         std::span<const double> cholesky) {
  auto state = std::make_shared<State>();
  state->form = Form::cholesky;
  state->mean = checked_mean(mean);
  const std::size_t n = mean.size();
  check_square("cholesky", n, cholesky);
  check::finite_matrix(family, "cholesky", n, cholesky);
  check::triangular_factor(family, "cholesky", n, cholesky);
  state->given.assign(cholesky.begin(), cholesky.end());
  state->factor = state->given;
  state->half_log_det = sum_of_logs(state->factor, n + 1);
  return MultivariateGaussian(std::move(state));
}

MultivariateGaussian MultivariateGaussian::from_stddevs(std::span<const double> mean, std::span<const double> stddevs) {
  auto state = std::make_shared<State>();
  state->form = Form::stddevs;
  state->mean = checked_mean(mean);
  check_length("stddevs", mean.size(), stddevs);
  check_all_positive("stddevs", stddevs);
  state->given.assign(stddevs.begin(), stddevs.end());
  state->half_log_det = sum_of_logs(state->given, 1);
  return MultivariateGaussian(std::move(state));
}

// The factor of the dense covariance, by one rank-one update of diag(sqrt(diagonal)) a column: the covariance, in which
// a small diagonal would be lost next to a large factor, is not formed.
MultivariateGaussian MultivariateGaussian::from_low_rank(std::span<const double> mean, std::span<const double> factor,
                                                         std::span<const double> diagonal) {
  auto state = std::make_shared<State>();
  state->form = Form::low_rank;
  state->mean = checked_mean(mean);
  const std::size_t n = mean.size();
  if (factor.empty() || factor.size() % n != 0) {
    throw DimensionMismatch(std::string(family) + ": factor must have " + std::to_string(n) +
                            " rows as mean has components and at least one column, got " +
                            std::to_string(factor.size()) + " entries");
  }
  check::finite_matrix(family, "factor", n, factor);
  check_length("diagonal", n, diagonal);
  check_all_positive("diagonal", diagonal);
  state->given.assign(factor.begin(), factor.end());
  state->diagonal.assign(diagonal.begin(), diagonal.end());
  state->factor.assign(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) state->factor[i + i * n] = std::sqrt(diagonal[i]);
  std::vector<double> column(n);
  for (std::size_t k = 0; k < factor.size(); k += n) {
    std::copy_n(factor.begin() + static_cast<std::ptrdiff_t>(k), n, column.begin());
    math::add_outer_product(state->factor, column);
  }
  state->half_log_det = sum_of_logs(state->factor, n + 1);
  return MultivariateGaussian(std::move(state));
}

MultivariateGaussian::MultivariateGaussian(std::shared_ptr<const State> state) : state_(std::move(state)) {}

MultivariateGaussian::MultivariateGaussian(const MultivariateGaussian&) = default;
MultivariateGaussian::MultivariateGaussian(MultivariateGaussian&&) noexcept = default;
MultivariateGaussian& MultivariateGaussian::operator=(const MultivariateGaussian&) = default;
MultivariateGaussian& MultivariateGaussian::operator=(MultivariateGaussian&&) noexcept = default;
MultivariateGaussian::~MultivariateGaussian() = default;

void MultivariateGaussian::throw_not_square(std::ptrdiff_t rows, std::ptrdiff_t columns) {
  throw DimensionMismatch(std::string(family) + ": the matrix must be square, got " + std::to_string(rows) + " x " +
                          std::to_string(columns));
}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription MultivariateGaussian::description() {
  using Kind = ParameterSpec::Kind;
  const ParameterSpec mean{"mean", Kind::vector};
  const auto square = [](const ParameterMatrix& matrix) { return check::square_column_major(family, matrix); };
  return {
      .name = "MultivariateGaussian",
      .aliases = {"MultivariateNormal"},
      .summary = "The normal law of vectors.",
      .density = "exp(-(x - mean)' covariance^-1 (x - mean) / 2) / sqrt(det(2 pi covariance))",
      .parameters =
          "mean finite; covariance symmetric positive definite (or precision, its inverse; or cholesky, lower "
          "triangular with a positive diagonal, covariance = cholesky cholesky'; or stddevs > 0, covariance "
          "diagonal; or factor n x r with diagonal > 0, covariance = factor factor' + diag(diagonal))",
      .support = "R^n",
      .forms = {{{mean, {"covariance", Kind::matrix}},
                 [square](const Arguments& given) {
                   return from_covariance(given.vector(0), square(given.matrix(1)));
                 }},
                {{mean, {"cholesky", Kind::matrix}},
                 [square](const Arguments& given) { return from_cholesky(given.vector(0), square(given.matrix(1))); }},
                {{mean, {"precision", Kind::matrix}},
                 [square](const Arguments& given) { return from_precision(given.vector(0), square(given.matrix(1))); }},
                {{mean, {"stddevs", Kind::vector}},
                 [](const Arguments& given) { return from_stddevs(given.vector(0), given.vector(1)); }},
                {{mean, {"factor", Kind::matrix}, {"diagonal", Kind::vector}},
                 [](const Arguments& given) {
                   const ParameterMatrix& factor = given.matrix(1);
                   if (factor.rows != given.vector(0).size()) {
                     throw DimensionMismatch(std::string(family) + ": factor must have a row for each of the " +
                                             std::to_string(given.vector(0).size()) + " components of mean, got " +
                                             std::to_string(factor.rows));
                   }
                   return from_low_rank(given.vector(0), column_major(factor), given.vector(2));
                 }}},
      .examples = {"MultivariateGaussian([0, 0], [[1, 0.5], [0.5, 2]])",
                   "MultivariateGaussian([1, -2, 3], cholesky=[[1, 0, 0], [0.5, 2, 0], [-1, 0.25, 0.5]])",
                   "MultivariateGaussian([0, 1], precision=[[2, -1], [-1, 3]])",
                   "MultivariateGaussian([0, 0, 0], stddevs=[1, 2, 0.5])",
                   "MultivariateGaussian([0, 0, 0], factor=[[1], [2], [-1]], diagonal=[0.1, 0.2, 0.3])",
                   "MultivariateGaussian([3], [[4]])", "MultivariateGaussian([0, 0], [[1, 0.999999], [0.999999, 1]])",
                   "MultivariateGaussian([1e10, -1e10], stddevs=[1e-100, 1e100])",
                   "MultivariateGaussian([0, 0], factor=[[10000000000], [10000000000]], diagonal=[1e-10, 1e-10])"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

MultivariateGaussian::Form MultivariateGaussian::form() const noexcept { return state_->form; }

std::string MultivariateGaussian::do_name() const { return std::string(family); }

std::vector<Parameter> MultivariateGaussian::do_parameters() const {
  const State& s = *state_;
  const std::size_t n = s.dimension();
  switch (s.form) {
    case Form::covariance:
      return {{"mean", s.mean}, {"covariance", parameter_matrix(s.given, n)}};
    case Form::cholesky:
      return {{"mean", s.mean}, {"cholesky", parameter_matrix(s.given, n)}};
    case Form::precision:
      return {{"mean", s.mean}, {"precision", parameter_matrix(s.given, n)}};
    case Form::stddevs:
      return {{"mean", s.mean}, {"stddevs", s.given}};
    case Form::low_rank:
      return {{"mean", s.mean}, {"factor", parameter_matrix(s.given, n)}, {"diagonal", s.diagonal}};
  }
  return {};
}

std::size_t MultivariateGaussian::do_dimension() const noexcept { return state_->dimension(); }

void MultivariateGaussian::cholesky(std::span<double> out) const {
  const State& s = *state_;
  const std::size_t n = s.dimension();
  check_square("the span for the Cholesky factor", n, out);
  if (s.form != Form::stddevs && s.form != Form::precision) {
    std::copy(s.factor.begin(), s.factor.end(), out.begin());
    return;
  }
  std::fill(out.begin(), out.end(), 0.0);
  for (std::size_t j = 0; j < n; ++j) {
    if (s.form == Form::stddevs) {
      out[j + j * n] = s.given[j];
    } else {
      out[j + j * n] = 1.0;
      math::solve_lower(s.factor, out.subspan(j * n, n), j);
    }
  }
}

// ---- density ------------------------------------------------------------------------------------------------------

double MultivariateGaussian::do_log_prob(std::span<const double> x) const {
  const State& s = *state_;
  const std::size_t n = s.dimension();
  std::vector<double> deviation(n);
  for (std::size_t i = 0; i < n; ++i) {
    deviation[i] = x[i] - s.mean[i];
    if (std::isinf(deviation[i])) return -infinity;
  }
  if (s.form == Form::stddevs) {
    for (std::size_t i = 0; i < n; ++i) deviation[i] /= s.given[i];
  } else if (s.form == Form::precision) {
    math::multiply_lower(s.factor, deviation);
  } else {
    math::solve_lower(s.factor, deviation);
  }
  double distance = 0.0;
  for (const double component : deviation) {
    if (!std::isfinite(component)) return -infinity;  // the distance overflows
    distance += component * component;
  }
  return -0.5 * distance - (static_cast<double>(n) * math::log_sqrt_two_pi + s.half_log_det);
}

bool MultivariateGaussian::do_in_support(std::span<const double> x) const {
  return std::all_of(x.begin(), x.end(), [](double component) { return std::isfinite(component); });
}

// ---- moments ------------------------------------------------------------------------------------------------------

void MultivariateGaussian::do_mean(std::span<double> out) const {
  std::copy(state_->mean.begin(), state_->mean.end(), out.begin());
}

void MultivariateGaussian::do_covariance(std::span<double> out) const {
  const State& s = *state_;
  const std::size_t n = s.dimension();
  switch (s.form) {
    case Form::covariance:
      std::copy(s.matrix().begin(), s.matrix().end(), out.begin());
      return;
    case Form::cholesky:
      math::multiply_by_transpose(s.factor, n, out);
      return;
    case Form::precision: {
      std::vector<double> factor(n * n);
      cholesky(factor);
      math::multiply_by_transpose(factor, n, out);
      return;
    }
    case Form::stddevs:
      std::fill(out.begin(), out.end(), 0.0);
      for (std::size_t i = 0; i < n; ++i) out[i + i * n] = s.given[i] * s.given[i];
      return;
    case Form::low_rank:
      for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = 0; i < n; ++i) {
          DoubleDouble sum = i == j ? s.diagonal[i] : 0.0;
          for (std::size_t k = 0; k < s.given.size(); k += n) {
            sum = math::add(sum, math::two_prod(s.given[i + k], s.given[j + k]));
          }
          out[i + j * n] = sum.hi;
        }
      }
      return;
  }
}

OutcomeSpace MultivariateGaussian::do_outcome_space() const { return OutcomeSpace::reals(); }

double MultivariateGaussian::do_entropy() const {
  return static_cast<double>(state_->dimension()) * (0.5 + math::log_sqrt_two_pi) + state_->half_log_det;
}

// ---- sampling -----------------------------------------------------------------------------------------------------

// mean + L z, whatever the form: the same z give the same draw of the same law, up to rounding.
void MultivariateGaussian::do_sample(Rng& rng, std::span<double> out) const {
  const State& s = *state_;
  for (double& z : out) z = math::standard_normal(rng);
  if (s.form == Form::stddevs) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] *= s.given[i];
  } else if (s.form == Form::precision) {
    math::solve_lower(s.factor, out);
  } else {
    math::multiply_lower(s.factor, out);
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i] += s.mean[i];
}

}  // namespace relent
