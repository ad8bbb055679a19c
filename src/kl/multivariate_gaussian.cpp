// Closed forms of KL(MultivariateGaussian || .).
#include <optional>
#include <span>
#include <vector>

#include "distributions/multivariate_gaussian_state.hpp"
#include "formulas/multivariate_gaussian.hpp"
#include "kl/builtin.hpp"
#include "kl/gaussian_shape.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

using Form = MultivariateGaussian::Form;
using State = MultivariateGaussian::State;

bool has_covariance(const State& law) {
  return law.form == Form::covariance || law.form == Form::low_rank || law.form == Form::stddevs;
}

/// As given, diag(stddevs^2), or factor factor' + diag(diagonal); of the forms that have one.
std::vector<DoubleDouble> given_covariance(const State& law) {
  if (law.form == Form::covariance) return {law.matrix().begin(), law.matrix().end()};
  const std::size_t n = law.dimension();
  std::vector<DoubleDouble> covariance(n * n);
  if (law.form == Form::stddevs) {
    for (std::size_t i = 0; i < n; ++i) covariance[i + i * n] = math::two_prod(law.given[i], law.given[i]);
    return covariance;
  }
  for (std::size_t j = 0; j < n; ++j) {
    covariance[j + j * n] = law.diagonal[j];
    for (std::size_t i = 0; i < n; ++i) {
      DoubleDouble& entry = covariance[i + j * n];
      for (std::size_t k = 0; k < law.given.size(); k += n) {
        entry = math::add(entry, math::two_prod(law.given[i + k], law.given[j + k]));
      }
    }
  }
  return covariance;
}

bool is_same(const State& p, const State& q) {
  return p.form == q.form && p.mean == q.mean && p.given == q.given && p.diagonal == q.diagonal;
}

}  // namespace

std::optional<std::vector<DoubleDouble>> factor_of(const State& law) {
  const std::size_t n = law.dimension();
  if (law.form == Form::cholesky) return std::vector<DoubleDouble>(law.given.begin(), law.given.end());
  std::vector<DoubleDouble> factor(n * n);
  if (law.form == Form::stddevs) {
    for (std::size_t i = 0; i < n; ++i) factor[i + i * n] = law.given[i];
    return factor;
  }
  const bool positive = law.form == Form::precision
                            ? formulas::dd_cholesky_of_inverse(law.matrix(), n, factor)
                            : formulas::dd_cholesky(std::span<const DoubleDouble>(given_covariance(law)), n, factor);
  return positive ? std::optional(std::move(factor)) : std::nullopt;
}

std::optional<std::vector<DoubleDouble>> covariance_of(const State& law) {
  if (has_covariance(law)) return given_covariance(law);
  const auto factor = factor_of(law);
  if (!factor) return std::nullopt;
  const std::size_t n = law.dimension();
  std::vector<DoubleDouble> covariance(n * n);
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t j = k; j < n; ++j) {
      for (std::size_t i = k; i < n; ++i) {
        DoubleDouble& entry = covariance[i + j * n];
        entry = math::add(entry, math::multiply((*factor)[i + k * n], (*factor)[j + k * n]));
      }
    }
  }
  return covariance;
}

namespace {

/// Of two laws in one form the formula takes the difference of what was given; of others, that of the factors.
std::optional<double> gaussian_gaussian(const MultivariateGaussian& p_law, const MultivariateGaussian& q_law) {
  const State& p = p_law.state();
  const State& q = q_law.state();
  const std::size_t n = p.dimension();
  if (n != q.dimension()) return std::nullopt;  // no such divergence: the engine says so
  if (is_same(p, q)) return 0.0;                // whatever overflows on the way
  if (p.form == Form::stddevs && q.form == Form::stddevs) {
    return formulas::mvn_kl_stddevs(p.mean, p.given, q.mean, q.given);
  }
  if (p.form == Form::cholesky && q.form == Form::cholesky) {
    return formulas::mvn_kl_cholesky(p.mean, std::span<const double>(p.given), q.mean,
                                     std::span<const double>(q.given));
  }
  if (p.form == Form::precision && q.form == Form::precision) {
    std::vector<DoubleDouble> p_factor(n * n);
    std::vector<DoubleDouble> q_factor(n * n);
    if (!formulas::dd_cholesky(p.matrix(), n, p_factor) || !formulas::dd_cholesky(q.matrix(), n, q_factor)) {
      return std::nullopt;
    }
    return formulas::mvn_kl_precision(p.mean, p.matrix(), p_factor, q.mean, q.matrix(), q_factor);
  }
  const auto q_factor = factor_of(q);
  if (!q_factor) return std::nullopt;
  if (has_covariance(p) && has_covariance(q)) {
    return formulas::mvn_kl_covariance(p.mean, std::span<const DoubleDouble>(given_covariance(p)), q.mean,
                                       std::span<const DoubleDouble>(given_covariance(q)), *q_factor);
  }
  const auto p_factor = factor_of(p);
  if (!p_factor) return std::nullopt;
  return formulas::mvn_kl_cholesky(p.mean, std::span<const DoubleDouble>(*p_factor), q.mean,
                                   std::span<const DoubleDouble>(*q_factor));
}

}  // namespace

void register_multivariate_gaussian(KlRegistry& registry) {
  registry.add<MultivariateGaussian, MultivariateGaussian>(
      gaussian_gaussian,
      "sum of x_ij^2 and phi2 over X = M^-1 (L - M) of the Cholesky factors, plus the Mahalanobis distance; "
      "covariances in double-double");
}

}  // namespace relent::kl
