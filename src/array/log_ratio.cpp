// KL estimates from log-probabilities of draws, and their coefficients in a policy gradient.
#include <relent/errors.hpp>
#include <relent/log_ratio.hpp>
#include <relent/parameter.hpp>

#include <cmath>
#include <limits>
#include <string>

#include "array/log_ratio_summary.hpp"
#include "array/number.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double term(KlEstimator estimator, double log_ratio) {
  switch (estimator) {
    case KlEstimator::k1:
      return log_ratio;
    case KlEstimator::k2:
      return 0.5 * log_ratio * log_ratio;
    case KlEstimator::k3:
      break;
  }
  return log_ratio == -infinity ? infinity : math::expm1mx(-log_ratio);
}

/// The derivative of term() by log p.
double slope(KlEstimator estimator, double log_ratio) {
  switch (estimator) {
    case KlEstimator::k1:
      return 1.0;
    case KlEstimator::k2:
      return log_ratio;
    case KlEstimator::k3:
      break;
  }
  return -std::expm1(-log_ratio);
}

template <class T>
void require_same_size(const char* function, VectorView<T> log_p, VectorView<T> log_q) {
  if (log_p.size() == log_q.size()) return;
  throw DimensionMismatch(std::string(function) + ": log_p has " + std::to_string(log_p.size()) + " values, log_q " +
                          std::to_string(log_q.size()));
}

template <class T>
LogRatioSummary estimate(VectorView<T> log_p, VectorView<T> log_q, const LogRatioOptions& options) {
  constexpr const char* function = "kl_from_log_probs";
  require_same_size(function, log_p, log_q);
  const array::Selection selection = array::select(
      function, "draws", log_p.size(),
      {options.mask, options.weights, options.importance, options.log_importance, options.quantile_levels});
  std::vector<double> terms(selection.size);
  std::string first_infinity;
  for (std::size_t k = 0; k < terms.size(); ++k) {
    const std::size_t i = selection[k];
    const double a = array::to_double(log_p[i]);
    const double b = array::to_double(log_q[i]);
    terms[k] = term(options.estimator, a - b);
    if (std::isfinite(terms[k]) || std::isnan(a) || std::isnan(b) || !first_infinity.empty()) continue;
    const std::string entry = "entry " + std::to_string(i);
    if (a == -infinity) {
      first_infinity = entry + " has log p = -inf, which no draw of p has";
    } else if (b == -infinity) {
      first_infinity = entry + " has log q = -inf: the divergence is infinite";
    } else {
      first_infinity = entry + " overflows at log p - log q = " + format_number(a - b);
    }
  }
  LogRatioSummary result = array::summarise(std::move(terms), selection, options.quantile_levels);
  if (!first_infinity.empty()) array::add_note(result, first_infinity);
  return result;
}

template <class T>
std::vector<T> coefficients(VectorView<T> log_p, VectorView<T> log_q, KlEstimator estimator, KlPlacement placement) {
  require_same_size("kl_gradient_coefficients", log_p, log_q);
  std::vector<T> result(log_p.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    const double log_ratio = array::to_double(log_p[i]) - array::to_double(log_q[i]);
    result[i] =
        static_cast<T>(placement == KlPlacement::as_loss ? slope(estimator, log_ratio) : term(estimator, log_ratio));
  }
  return result;
}

}  // namespace

LogRatioSummary kl_from_log_probs(VectorView<double> log_p, VectorView<double> log_q, const LogRatioOptions& options) {
  return estimate(log_p, log_q, options);
}
LogRatioSummary kl_from_log_probs(VectorView<float> log_p, VectorView<float> log_q, const LogRatioOptions& options) {
  return estimate(log_p, log_q, options);
}

std::vector<double> kl_gradient_coefficients(VectorView<double> log_p, VectorView<double> log_q, KlEstimator estimator,
                                             KlPlacement placement) {
  return coefficients(log_p, log_q, estimator, placement);
}
std::vector<float> kl_gradient_coefficients(VectorView<float> log_p, VectorView<float> log_q, KlEstimator estimator,
                                            KlPlacement placement) {
  return coefficients(log_p, log_q, estimator, placement);
}

}  // namespace relent
