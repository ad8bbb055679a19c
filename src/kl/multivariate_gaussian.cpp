// Closed forms of KL(MultivariateGaussian || .).
#include <relent/distributions/multivariate_gaussian.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "formulas/multivariate_gaussian.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

using Form = MultivariateGaussian::Form;

/// A law's parameters as they were given, matrices column-major.
struct GivenGaussian {
  Form form;
  std::vector<double> mean;
  std::vector<double> values;    // covariance, cholesky, precision, stddevs or factor
  std::vector<double> diagonal;  // of the low-rank form

  explicit GivenGaussian(const MultivariateGaussian& law) : form(law.form()) {
    for (const Parameter& parameter : law.parameters()) {
      if (parameter.name == "mean") {
        mean = std::get<std::vector<double>>(parameter.value);
      } else if (parameter.name == "diagonal") {
        diagonal = std::get<std::vector<double>>(parameter.value);
      } else if (const auto* matrix = std::get_if<ParameterMatrix>(&parameter.value)) {
        values.resize(matrix->values.size());
        for (std::size_t i = 0; i < matrix->rows; ++i) {
          for (std::size_t j = 0; j < matrix->columns; ++j) {
            values[i + j * matrix->rows] = matrix->values[i * matrix->columns + j];
          }
        }
      } else {
        values = std::get<std::vector<double>>(parameter.value);
      }
    }
  }

  std::size_t size() const { return mean.size(); }
  bool has_covariance() const { return form == Form::covariance || form == Form::low_rank || form == Form::stddevs; }
};

/// The covariance to 106 bits: as given, diag(stddevs^2), or factor factor' + diag(diagonal).
std::vector<DoubleDouble> covariance_of(const GivenGaussian& law) {
  if (law.form == Form::covariance) return {law.values.begin(), law.values.end()};
  const std::size_t n = law.size();
  std::vector<DoubleDouble> covariance(n * n);
  if (law.form == Form::stddevs) {
    for (std::size_t i = 0; i < n; ++i) covariance[i + i * n] = math::two_prod(law.values[i], law.values[i]);
    return covariance;
  }
  for (std::size_t j = 0; j < n; ++j) {
    covariance[j + j * n] = law.diagonal[j];
    for (std::size_t i = 0; i < n; ++i) {
      DoubleDouble& entry = covariance[i + j * n];
      for (std::size_t k = 0; k < law.values.size(); k += n) {
        entry = math::add(entry, math::two_prod(law.values[i + k], law.values[j + k]));
      }
    }
  }
  return covariance;
}

/// The Cholesky factor of the covariance to 106 bits, or nothing where that finds a pivot that is not positive.
std::optional<std::vector<DoubleDouble>> factor_of(const GivenGaussian& law) {
  const std::size_t n = law.size();
  if (law.form == Form::cholesky) return std::vector<DoubleDouble>(law.values.begin(), law.values.end());
  std::vector<DoubleDouble> factor(n * n);
  if (law.form == Form::stddevs) {
    for (std::size_t i = 0; i < n; ++i) factor[i + i * n] = law.values[i];
    return factor;
  }
  const bool positive = law.form == Form::precision
                            ? formulas::dd_cholesky_of_inverse(law.values, n, factor)
                            : formulas::dd_cholesky(std::span<const DoubleDouble>(covariance_of(law)), n, factor);
  return positive ? std::optional(std::move(factor)) : std::nullopt;
}

/// Of two laws in one form the formula takes the difference of what was given; of others, that of the factors.
std::optional<double> gaussian_gaussian(const MultivariateGaussian& p_law, const MultivariateGaussian& q_law) {
  const GivenGaussian p(p_law);
  const GivenGaussian q(q_law);
  const std::size_t n = p.size();
  if (p.form == Form::stddevs && q.form == Form::stddevs) {
    return formulas::mvn_kl_stddevs(p.mean, p.values, q.mean, q.values);
  }
  if (p.form == Form::cholesky && q.form == Form::cholesky) {
    return formulas::mvn_kl_cholesky(p.mean, std::span<const double>(p.values), q.mean,
                                     std::span<const double>(q.values));
  }
  if (p.form == Form::precision && q.form == Form::precision) {
    std::vector<DoubleDouble> p_factor(n * n);
    std::vector<DoubleDouble> q_factor(n * n);
    if (!formulas::dd_cholesky(std::span<const double>(p.values), n, p_factor) ||
        !formulas::dd_cholesky(std::span<const double>(q.values), n, q_factor)) {
      return std::nullopt;
    }
    return formulas::mvn_kl_precision(p.mean, p.values, p_factor, q.mean, q.values, q_factor);
  }
  const auto q_factor = factor_of(q);
  if (!q_factor) return std::nullopt;
  if (p.has_covariance() && q.has_covariance()) {
    return formulas::mvn_kl_covariance(p.mean, std::span<const DoubleDouble>(covariance_of(p)), q.mean,
                                       std::span<const DoubleDouble>(covariance_of(q)), *q_factor);
  }
  const auto p_factor = factor_of(p);
  if (!p_factor) return std::nullopt;
  return formulas::mvn_kl_cholesky(p.mean, std::span<const DoubleDouble>(*p_factor), q.mean,
                                   std::span<const DoubleDouble>(*q_factor));
}

}  // namespace

void register_multivariate_gaussian(KlRegistry& registry) {
  registry.add<MultivariateGaussian, MultivariateGaussian>(gaussian_gaussian);
}

}  // namespace relent::kl
