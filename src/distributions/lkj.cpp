// LKJ distribution.
#include <relent/distributions/lkj.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "distributions/check.hpp"
#include "distributions/matrix_parameter.hpp"
#include "distributions/wishart_state.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"
#include "math/triangular.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "LKJ";
constexpr double infinity = std::numeric_limits<double>::infinity();

/// The Cholesky factor of a correlation matrix, or nothing.
std::optional<std::vector<double>> correlation_factor(std::span<const double> x, std::size_t d) {
  constexpr double tolerance = 1e-9;
  for (std::size_t i = 0; i < d; ++i) {
    if (!(std::abs(x[i * (d + 1)] - 1.0) <= tolerance)) return std::nullopt;
  }
  return positive_definite_factor(x, d);
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

// The density at the identity is the product over the partial correlations of a vine: r of order k has (1 + r)/2 ~
// Beta(b_k, b_k).
LKJ::LKJ(double dimension, double concentration)
    : order_(static_cast<std::size_t>(
          check::integer_between(family, "dimension", dimension, 2.0, 1000.0, "an integer in [2, 1000]"))),
      concentration_(check::that(concentration >= 1e-290 && concentration <= 1e290, family, "concentration",
                                 "in [1e-290, 1e290]", concentration)),
      log_peak_(0.0) {
  DoubleDouble sum;
  for (std::size_t k = 1; k < order_; ++k) {
    const auto count = static_cast<double>(order_ - k);
    const double shape = concentration_ + 0.5 * (count - 1.0);
    sum = math::add(sum, count * (math::log_beta_density(0.5, 0.5, shape, shape) - math::log_two));
  }
  log_peak_ = math::to_double(sum);
}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription LKJ::description() {
  return {
      .name = "LKJ",
      .aliases = {},
      .summary = "Correlation matrices; the usual prior of one.",
      .density = "det(x)^(concentration - 1) / c(dimension, concentration), of the entries below the diagonal",
      .parameters = "dimension an integer in [2, 1000]; concentration in [1e-290, 1e290]",
      .support = "dimension x dimension correlation matrices, as column-major vectors",
      .forms = {{{{"dimension"}, {"concentration"}},
                 [](const Arguments& given) { return LKJ(given.real(0), given.real(1)); }}},
      .examples = {"LKJ(3, 2)", "LKJ(2, 0.75)", "LKJ(4, 1)", "LKJ(2, 0.5)", "LKJ(5, 50)", "LKJ(3, 1e8)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string LKJ::do_name() const { return std::string(family); }

std::vector<Parameter> LKJ::do_parameters() const {
  return {{"dimension", static_cast<double>(order_)}, {"concentration", concentration_}};
}

std::size_t LKJ::do_dimension() const noexcept { return order_ * order_; }

// ---- density -------------------------------------------------------------------------------------------------------

double LKJ::do_log_prob(std::span<const double> x) const {
  const auto factor = correlation_factor(x, order_);
  if (!factor) return -infinity;
  // det R by the rows of the factor, of length 1: 1 - the squares before the diagonal, where those are small
  DoubleDouble log_det;
  for (std::size_t i = 1; i < order_; ++i) {
    DoubleDouble others;
    for (std::size_t j = 0; j < i; ++j) {
      others = math::add(others, math::two_prod((*factor)[i + j * order_], (*factor)[i + j * order_]));
    }
    const double diagonal = (*factor)[i * (order_ + 1)];
    log_det = math::add(log_det, others.hi < 0.5 ? std::log1p(-others.hi) : 2.0 * std::log(diagonal));
  }
  return log_peak_ + (concentration_ - 1.0) * log_det.hi;
}

bool LKJ::do_in_support(std::span<const double> x) const { return correlation_factor(x, order_).has_value(); }

OutcomeSpace LKJ::do_outcome_space() const { return OutcomeSpace::correlation(); }

// ---- moments -------------------------------------------------------------------------------------------------------

void LKJ::do_mean(std::span<double> out) const {
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = i % (order_ + 1) == 0 ? 1.0 : 0.0;
}

// Each entry is 2 Beta(a, a) - 1 with a = eta - 1 + d/2; different ones are uncorrelated.
void LKJ::do_covariance(std::span<double> out) const {
  const std::size_t n = do_dimension();
  const double variance = 1.0 / (2.0 * concentration_ + static_cast<double>(order_ - 1));
  for (std::size_t b = 0; b < n; ++b) {
    for (std::size_t a = 0; a < n; ++a) {
      const std::size_t i = a % order_, j = a / order_, k = b % order_, l = b / order_;
      const bool same = (i == k && j == l) || (i == l && j == k);
      out[a + b * n] = same && i != j ? variance : 0.0;
    }
  }
}

// log det R is the sum of log(1 - r^2) over the partial correlations, of mean 2 (log 2 + psi(b) - psi(2 b)).
double LKJ::do_entropy() const {
  DoubleDouble mean_log_det;
  for (std::size_t k = 1; k < order_; ++k) {
    const auto count = static_cast<double>(order_ - k);
    const double shape = concentration_ + 0.5 * (count - 1.0);
    mean_log_det =
        math::add(mean_log_det, 2.0 * count * (math::digamma_minus_log(shape) - math::digamma_minus_log(2.0 * shape)));
  }
  return (1.0 - concentration_) * mean_log_det.hi - log_peak_;
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// The onion method of Lewandowski, Kurowicka and Joe (2009), section 3.2, on the rows of the Cholesky factor.
void LKJ::do_sample(Rng& rng, std::span<double> out) const {
  const std::size_t d = order_;
  std::vector<double> factor(d * d, 0.0);
  factor[0] = 1.0;
  for (std::size_t row = 1; row < d; ++row) {
    const double half = 0.5 * static_cast<double>(row);
    const double rest = concentration_ + 0.5 * static_cast<double>(d - 1 - row);
    const math::WithComplement square = math::beta(rng, half, rest);
    double length = 0.0;
    do {
      length = 0.0;
      for (std::size_t j = 0; j < row; ++j) {
        const double z = math::standard_normal(rng);
        factor[row + j * d] = z;
        length += z * z;
      }
    } while (!(length > 0.0));
    for (std::size_t j = 0; j < row; ++j) factor[row + j * d] *= std::sqrt(square.value / length);
    factor[row + row * d] = std::sqrt(square.complement);
  }
  math::multiply_by_transpose(factor, d, out);
  for (std::size_t i = 0; i < d; ++i) out[i * (d + 1)] = 1.0;
}

}  // namespace relent
