// Rao-Blackwellised KL: exact sums over the classes of each row, or over k classes and one bucket for the rest.
#include <relent/errors.hpp>
#include <relent/log_ratio.hpp>
#include <relent/parameter.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "array/log_ratio_summary.hpp"
#include "array/logit_kl.hpp"
#include "array/number.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class T>
constexpr double rounding() {
  if constexpr (std::is_same_v<T, double>) return 0x1p-53;
  if constexpr (std::is_same_v<T, float>) return 0x1p-24;
  return std::is_same_v<T, Float16> ? 0x1p-11 : 0x1p-8;
}

template <class T>
std::string shape(const MatrixView<T>& m) {
  return std::to_string(m.rows()) + " x " + std::to_string(m.columns());
}

/// The mean over rows of row_term(i).
template <class T, class RowTerm>
LogRatioSummary over_rows(const char* function, MatrixView<T> p, MatrixView<T> q, const PositionOptions& options,
                          std::span<double> out, const RowTerm& row_term) {
  if (p.rows() != q.rows() || p.columns() != q.columns()) {
    throw DimensionMismatch(std::string(function) + ": p is " + shape(p) + ", q " + shape(q));
  }
  if (!out.empty() && out.size() != p.rows()) {
    throw DimensionMismatch(std::string(function) + ": " + std::to_string(out.size()) + " places for the terms of " +
                            std::to_string(p.rows()) + " rows");
  }
  const array::Selection selection = array::select(function, "rows", p.rows(), options);
  std::vector<double> terms(selection.size);
  for (std::size_t k = 0; k < terms.size(); ++k) terms[k] = row_term(selection[k]);
  std::fill(out.begin(), out.end(), 0.0);
  if (!out.empty()) {
    for (std::size_t k = 0; k < terms.size(); ++k) out[selection[k]] = terms[k];
  }
  const auto infinite = std::find(terms.begin(), terms.end(), infinity);
  const auto k = static_cast<std::size_t>(infinite - terms.begin());
  const bool any_infinite = infinite != terms.end();
  LogRatioSummary result = array::summarise(std::move(terms), selection, options.quantile_levels);
  if (any_infinite) {
    array::add_note(result, "row " + std::to_string(selection[k]) + " is infinite: a class has p > 0 = q");
  }
  return result;
}

template <class T>
LogRatioSummary full_rows(MatrixView<T> p, MatrixView<T> q, const PositionOptions& options, std::span<double> out) {
  return over_rows("rao_blackwellised_kl", p, q, options, out,
                   [&](std::size_t i) { return array::LogitKl<T>(p.row(i), q.row(i)).value(); });
}

/// q - p + p log(p/q) >= 0 from the logarithms, without cancellation or overflow.
double deviance_of_logs(double log_p, double log_q) {
  if (log_p == -infinity) return std::exp(log_q);
  if (log_q == -infinity) return infinity;
  const double p = std::exp(log_p);
  const double log_ratio = log_p - log_q;
  return std::abs(log_ratio) < 1.0 ? p * math::expm1mx(-log_ratio) : std::exp(log_q) + p * (log_ratio - 1.0);
}

/// One minus the probabilities of a row, and how well it is known.
struct Tail {
  double mass;
  double error;
};

template <class T>
Tail tail_of(const char* name, VectorView<T> log_probabilities) {
  std::size_t mode = 0;
  for (std::size_t i = 1; i < log_probabilities.size(); ++i) {
    if (array::to_double(log_probabilities[i]) > array::to_double(log_probabilities[mode])) mode = i;
  }
  array::Sum tail;  // 1 - p is -expm1(log p): the largest probability may be 1 but for a little
  tail.add(log_probabilities.size() == 0 ? 1.0 : -std::expm1(array::to_double(log_probabilities[mode])));
  double spread = 1.0;
  for (std::size_t i = 0; i < log_probabilities.size(); ++i) {
    const double log_mass = array::to_double(log_probabilities[i]);
    const double mass = std::exp(log_mass);
    if (i != mode) tail.add(-mass);
    if (mass > 0.0) spread += mass * std::abs(log_mass);
  }
  const double error = 8.0 * rounding<T>() * spread;
  if (tail.value() < -error) {
    throw InvalidParameter("rao_blackwellised_kl_top_k", name, "log-probabilities whose exponentials sum to 1 at most",
                           1.0 - tail.value());
  }
  return {tail.value(), error};
}

template <class T>
double top_k_row(VectorView<T> log_p, VectorView<T> log_q) {
  const Tail p = tail_of("log_p", log_p);
  const Tail q = tail_of("log_q", log_q);
  array::Sum sum;
  array::Sum excess;  // of q's tail over p's, as sum (p - q): exact where the rows are close
  for (std::size_t i = 0; i < log_p.size(); ++i) {
    const double a = array::to_double(log_p[i]);
    const double b = array::to_double(log_q[i]);
    if (a == -infinity && b == -infinity) continue;
    sum.add(deviance_of_logs(a, b));
    excess.add(a == -infinity          ? -std::exp(b)
               : std::abs(a - b) < 1.0 ? -std::exp(a) * std::expm1(b - a)
                                       : std::exp(a) - std::exp(b));
  }
  if (std::isnan(p.mass) || std::isnan(q.mass)) return p.mass + q.mass;
  if (p.mass <= p.error) {
    sum.add((std::max)(q.mass, 0.0));
  } else {
    const double relative = excess.value() / p.mass;  // (q - p) / p of the tails
    if (std::abs(relative) < 0.5) {
      sum.add(p.mass * -math::log1pmx(relative));
    } else {
      const double q_mass = (std::max)(q.mass, q.error);
      sum.add(deviance_of_logs(std::log(p.mass), std::log(q_mass)));
    }
  }
  return sum.value();
}

template <class T>
LogRatioSummary top_k_rows(MatrixView<T> p, MatrixView<T> q, const PositionOptions& options, std::span<double> out) {
  return over_rows("rao_blackwellised_kl_top_k", p, q, options, out,
                   [&](std::size_t i) { return top_k_row(p.row(i), q.row(i)); });
}

}  // namespace

LogRatioSummary rao_blackwellised_kl(MatrixView<double> p_logits, MatrixView<double> q_logits,
                                     const PositionOptions& options, std::span<double> terms) {
  return full_rows(p_logits, q_logits, options, terms);
}
LogRatioSummary rao_blackwellised_kl(MatrixView<float> p_logits, MatrixView<float> q_logits,
                                     const PositionOptions& options, std::span<double> terms) {
  return full_rows(p_logits, q_logits, options, terms);
}
LogRatioSummary rao_blackwellised_kl(MatrixView<Float16> p_logits, MatrixView<Float16> q_logits,
                                     const PositionOptions& options, std::span<double> terms) {
  return full_rows(p_logits, q_logits, options, terms);
}
LogRatioSummary rao_blackwellised_kl(MatrixView<BFloat16> p_logits, MatrixView<BFloat16> q_logits,
                                     const PositionOptions& options, std::span<double> terms) {
  return full_rows(p_logits, q_logits, options, terms);
}

LogRatioSummary rao_blackwellised_kl_top_k(MatrixView<double> log_p, MatrixView<double> log_q,
                                           const PositionOptions& options, std::span<double> terms) {
  return top_k_rows(log_p, log_q, options, terms);
}
LogRatioSummary rao_blackwellised_kl_top_k(MatrixView<float> log_p, MatrixView<float> log_q,
                                           const PositionOptions& options, std::span<double> terms) {
  return top_k_rows(log_p, log_q, options, terms);
}
LogRatioSummary rao_blackwellised_kl_top_k(MatrixView<Float16> log_p, MatrixView<Float16> log_q,
                                           const PositionOptions& options, std::span<double> terms) {
  return top_k_rows(log_p, log_q, options, terms);
}
LogRatioSummary rao_blackwellised_kl_top_k(MatrixView<BFloat16> log_p, MatrixView<BFloat16> log_q,
                                           const PositionOptions& options, std::span<double> terms) {
  return top_k_rows(log_p, log_q, options, terms);
}

}  // namespace relent
