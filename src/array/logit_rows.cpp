// Entropies and divergences of one row of log-probabilities or of logits.
#include <algorithm>

#include "array/information_rows.hpp"
#include "array/number.hpp"
#include "array/row_sums.hpp"
#include "array/terms.hpp"
#include "math/double_double.hpp"

namespace relent::array {
namespace {

bool is_law(const LogSoftmax& row) { return !std::isnan(row.rest); }

/// log(q_i/p_i) for one class after another, rounded once: (y_i - x_i) - shift.
template <ArrayScalar T>
struct LogRatio {
  VectorView<T> p;
  VectorView<T> q;
  DoubleDouble shift;

  double operator()(std::size_t i) const {
    return math::difference(math::two_sum(to_double(q[i]), -to_double(p[i])), shift);
  }
};

/// The shift of LogRatio for two laws, to the accuracy of their log-sums.
DoubleDouble log_normaliser(const LogSoftmax& p, const LogSoftmax& q) {
  return math::add(math::two_sum(q.max, -p.max), math::two_sum(q.log_sum(), -p.log_sum()));
}

/// sum_i kl_div(p_i, q_i) and sum_i q_i - p_i for log q_i = log p_i + log_ratio(i).
struct Excess {
  double divergence;
  double mass;
};

template <ArrayScalar T>
Excess excess(const LogRatio<T>& log_ratio, const LogSoftmax& p_law, const LogSoftmax& q_law, double q_correction) {
  const double p_log_sum = p_law.log_sum();
  const double q_log_sum = q_law.log_sum() + q_correction;
  Sum divergence, mass;
  for (std::size_t i = 0; i < log_ratio.p.size(); ++i) {
    const double x = to_double(log_ratio.p[i]);
    const double y = to_double(log_ratio.q[i]);
    if (x == -infinity && y == -infinity) continue;
    const double log_p = (x - p_law.max) - p_log_sum;
    const double log_q = (y - q_law.max) - q_log_sum;
    const double p = std::exp(log_p);
    if (x == -infinity || y == -infinity) {
      const double q = std::exp(log_q);
      divergence.add(x == -infinity ? q : infinity);
      mass.add(q - p);
      continue;
    }
    const double t = log_ratio(i);
    if (t < 1.0 && p >= least_normal) {
      const double rise = std::expm1(t);
      divergence.add(p * (t > -0.7 && t < 0.7 ? formulas::expm1mx(t) : rise - t));
      mass.add(p * rise);
    } else {
      const double q = std::exp(log_q);
      if (p >= least_normal || t > 700.0) {
        divergence.add(p < least_normal ? q : q - p * (1.0 + t));
      } else if (t != 0.0) {
        divergence.add(std::exp(log_p + std::log(formulas::expm1mx(t))));
      }
      mass.add(q - p);
    }
  }
  return {divergence.value(), mass.value()};
}

// With log q_i off by a common e of rounding, sum_i kl_div(p_i, q_i) is KL + phi(exp(e) - 1); exp(e) - 1 is the excess
// mass, accurately. Where phi is not small next to the sum, another pass without e.
template <ArrayScalar T>
double relative_entropy_of(VectorView<T> p, VectorView<T> q, const LogSoftmax& p_law, const LogSoftmax& q_law) {
  LogRatio<T> log_ratio{p, q, log_normaliser(p_law, q_law)};
  const Excess first = excess(log_ratio, p_law, q_law, 0.0);
  if (first.divergence == infinity) return infinity;
  const double surplus = formulas::phi(first.mass);
  if (surplus <= 0x1p-10 * first.divergence) return first.divergence - surplus;
  const double correction = std::log1p(first.mass);
  log_ratio.shift = math::add(log_ratio.shift, correction);
  return excess(log_ratio, p_law, q_law, correction).divergence;
}

/// The share of a class with these logarithms and log(q_i/p_i) = t.
double jensen_shannon_term_of_logs(double log_p, double log_q, double t) {
  return 0.25 * (std::exp(log_p) + std::exp(log_q)) * mixing(std::tanh(0.5 * t));
}

}  // namespace

template <ArrayScalar T>
double entropy_of_log_probs(VectorView<T> p) noexcept {
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double log_p = to_double(p[i]);
    sum.add(mass_times(log_p, -log_p));
  }
  return sum.value();
}

template <ArrayScalar T>
double cross_entropy_of_log_probs(VectorView<T> p, VectorView<T> q) noexcept {
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) sum.add(mass_times(to_double(p[i]), -to_double(q[i])));
  return sum.value();
}

// Sums that are 1 up to rounding: the divergence of the laws. Otherwise sum p_i (log p_i - log q_i) as it stands, or
// sum kl_div less the difference of the sums, whichever has the smaller terms.
template <ArrayScalar T>
double relative_entropy_of_log_probs(VectorView<T> p, VectorView<T> q) noexcept {
  const LogSoftmax p_law = log_softmax(p);
  const LogSoftmax q_law = log_softmax(q);
  const double tolerance = normalisation_error(p.size(), unit_roundoff<T>);
  if (std::fabs(p_law.max + p_law.log_sum()) <= tolerance && std::fabs(q_law.max + q_law.log_sum()) <= tolerance) {
    return relative_entropy_of(p, q, p_law, q_law);
  }
  Sum plain, magnitude, shifted, mass;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double log_p = to_double(p[i]);
    const double log_q = to_double(q[i]);
    if (log_p == -infinity) {
      const double q_i = std::exp(log_q);
      if (std::isnan(log_q)) plain.add(log_q);
      shifted.add(q_i);
      mass.add(q_i);
      continue;
    }
    const double t = log_q - log_p;
    const double term = mass_times(log_p, -t);
    plain.add(term);
    magnitude.add(std::fabs(term));
    shifted.add(mass_times(log_p, formulas::expm1mx(t)));
    mass.add(mass_times(log_p, std::expm1(t)));
  }
  if (!(shifted.value() < magnitude.value())) return plain.value();
  return shifted.value() - mass.value();
}

template <ArrayScalar T>
double jensen_shannon_of_log_probs(VectorView<T> p, VectorView<T> q) noexcept {
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double log_p = to_double(p[i]);
    const double log_q = to_double(q[i]);
    if (log_p == -infinity && log_q == -infinity) continue;
    sum.add(jensen_shannon_term_of_logs(log_p, log_q, log_q - log_p));
  }
  return sum.value();
}

// -log p_i = (max - x_i) + log_sum, both nonnegative.
template <ArrayScalar T>
double cross_entropy_of_logits(VectorView<T> p, VectorView<T> q) noexcept {
  const LogSoftmax p_law = log_softmax(p);
  const LogSoftmax q_law = log_softmax(q);
  if (!is_law(p_law) || !is_law(q_law)) return not_a_number;
  const double p_log_sum = p_law.log_sum();
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    sum.add(mass_times((to_double(p[i]) - p_law.max) - p_log_sum, q_law.max - to_double(q[i])));
  }
  return q_law.log_sum() + sum.value();
}

template <ArrayScalar T>
double entropy_of_logits(VectorView<T> p) noexcept {
  const LogSoftmax law = log_softmax(p);
  if (!is_law(law)) return not_a_number;
  const double log_sum = law.log_sum();
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double gap = law.max - to_double(p[i]);
    sum.add(mass_times(-gap - log_sum, gap));
  }
  return log_sum + sum.value();
}

template <ArrayScalar T>
double relative_entropy_of_logits(VectorView<T> p, VectorView<T> q) noexcept {
  const LogSoftmax p_law = log_softmax(p);
  const LogSoftmax q_law = log_softmax(q);
  if (!is_law(p_law) || !is_law(q_law)) return not_a_number;
  return relative_entropy_of(p, q, p_law, q_law);
}

template <ArrayScalar T>
double jensen_shannon_of_logits(VectorView<T> p, VectorView<T> q) noexcept {
  const LogSoftmax p_law = log_softmax(p);
  const LogSoftmax q_law = log_softmax(q);
  if (!is_law(p_law) || !is_law(q_law)) return not_a_number;
  LogRatio<T> log_ratio{p, q, log_normaliser(p_law, q_law)};
  const double correction = std::log1p(excess(log_ratio, p_law, q_law, 0.0).mass);
  log_ratio.shift = math::add(log_ratio.shift, correction);
  const double p_log_sum = p_law.log_sum();
  const double q_log_sum = q_law.log_sum() + correction;
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double x = to_double(p[i]);
    const double y = to_double(q[i]);
    if (x == -infinity && y == -infinity) continue;
    const double t = x == -infinity ? infinity : y == -infinity ? -infinity : log_ratio(i);
    sum.add(jensen_shannon_term_of_logs((x - p_law.max) - p_log_sum, (y - q_law.max) - q_log_sum, t));
  }
  return std::min(sum.value(), log_two);  // rounding alone exceeds it
}

template double entropy_of_log_probs(VectorView<float>) noexcept;
template double entropy_of_log_probs(VectorView<double>) noexcept;
template double cross_entropy_of_log_probs(VectorView<float>, VectorView<float>) noexcept;
template double cross_entropy_of_log_probs(VectorView<double>, VectorView<double>) noexcept;
template double relative_entropy_of_log_probs(VectorView<float>, VectorView<float>) noexcept;
template double relative_entropy_of_log_probs(VectorView<double>, VectorView<double>) noexcept;
template double jensen_shannon_of_log_probs(VectorView<float>, VectorView<float>) noexcept;
template double jensen_shannon_of_log_probs(VectorView<double>, VectorView<double>) noexcept;
template double entropy_of_logits(VectorView<float>) noexcept;
template double entropy_of_logits(VectorView<double>) noexcept;
template double entropy_of_logits(VectorView<Float16>) noexcept;
template double entropy_of_logits(VectorView<BFloat16>) noexcept;
template double cross_entropy_of_logits(VectorView<float>, VectorView<float>) noexcept;
template double cross_entropy_of_logits(VectorView<double>, VectorView<double>) noexcept;
template double cross_entropy_of_logits(VectorView<Float16>, VectorView<Float16>) noexcept;
template double cross_entropy_of_logits(VectorView<BFloat16>, VectorView<BFloat16>) noexcept;
template double relative_entropy_of_logits(VectorView<float>, VectorView<float>) noexcept;
template double relative_entropy_of_logits(VectorView<double>, VectorView<double>) noexcept;
template double relative_entropy_of_logits(VectorView<Float16>, VectorView<Float16>) noexcept;
template double relative_entropy_of_logits(VectorView<BFloat16>, VectorView<BFloat16>) noexcept;
template double jensen_shannon_of_logits(VectorView<float>, VectorView<float>) noexcept;
template double jensen_shannon_of_logits(VectorView<double>, VectorView<double>) noexcept;
template double jensen_shannon_of_logits(VectorView<Float16>, VectorView<Float16>) noexcept;
template double jensen_shannon_of_logits(VectorView<BFloat16>, VectorView<BFloat16>) noexcept;

}  // namespace relent::array
