// Entropies and divergences of one row of probabilities or of weights.
#include <algorithm>

#include "array/information_rows.hpp"
#include "array/number.hpp"
#include "array/row_sums.hpp"
#include "array/terms.hpp"
#include "formulas/ratio.hpp"

namespace relent::array {
namespace {

/// What turns a row of weights into probabilities without rounding the largest one: p_i = (w_i/max) / (1 + rest).
struct Peak {
  double max = 0.0;
  std::size_t mode = 0;
  double rest = not_a_number;  ///< sum over i != mode of w_i/max; NaN where the row is no law

  double log_sum() const { return std::log1p(rest); }
  double probability(double w) const { return (w / max) / (1.0 + rest); }
};

template <ArrayScalar T>
Peak peak(VectorView<T> weights) {
  Peak result;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double w = to_double(weights[i]);
    if (std::isnan(w)) return result;
    if (w > result.max) {
      result.max = w;
      result.mode = i;
    }
  }
  if (!(result.max > 0.0) || std::isinf(result.max)) return result;
  Sum rest;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (i != result.mode) rest.add(to_double(weights[i]) / result.max);
  }
  result.rest = rest.value();
  return result;
}

/// The sum of a row to 106 bits, times a power of two that keeps it in range.
struct Total {
  DoubleDouble sum;
  double scale = 1.0;

  double log() const { return std::log(sum.hi) - std::log(scale); }
  /// A number to divide by.
  bool is_law() const { return sum.hi > 0.0 && std::isfinite(sum.hi); }
};

template <ArrayScalar T>
Total total(VectorView<T> weights, double scale = 1.0) {
  Sum sum;
  for (std::size_t i = 0; i < weights.size(); ++i) sum.add(to_double(weights[i]) * scale);
  return {std::isfinite(sum.high) ? math::quick_two_sum(sum.high, sum.low) : DoubleDouble(sum.high), scale};
}

/// The same in range: where the plain sum overflows, or is so small that products with it would lose bits.
template <ArrayScalar T>
Total total_in_range(VectorView<T> weights) {
  constexpr double step = 0x1p64;
  const Total plain = total(weights);
  if (plain.sum.hi > 0x1p900) return total(weights, 1.0 / step);
  if (plain.sum.hi > 0.0 && plain.sum.hi < 0x1p-900) return total(weights, step);
  return plain;
}

// sum_i p_i phi(q_i/p_i - 1), q_i/p_i - 1 = (v_i W - w_i V)/(w_i V) by an exact difference of products; a class that p
// misses, or whose p_i underflows, costs q_i.
template <ArrayScalar T>
double relative_entropy_of(VectorView<T> p, VectorView<T> q, const Total& p_total, const Total& q_total) {
  const double p_log_total = p_total.log();
  const double q_log_total = q_total.log();
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double w = to_double(p[i]);
    const double v = to_double(q[i]);
    if (v == 0.0 && w > 0.0) return infinity;
    const double p_i = w * p_total.scale / p_total.sum.hi;
    const double q_i = v * q_total.scale / q_total.sum.hi;
    if (p_i < least_normal) {
      sum.add(q_i);
    } else if (q_i < least_normal) {
      sum.add(p_i * formulas::expm1mx((std::log(v) - q_log_total) - (std::log(w) - p_log_total)));
    } else {
      sum.add(formulas::weighted_phi(
          p_i, formulas::ratio_of_products(v * q_total.scale, p_total.sum, w * p_total.scale, q_total.sum)));
    }
  }
  return sum.value();
}

bool is_one(DoubleDouble sum, double tolerance) { return std::fabs((sum.hi - 1.0) + sum.lo) <= tolerance; }

}  // namespace

double normalisation_error(std::size_t n, double unit_roundoff) noexcept {
  return (8.0 + std::sqrt(static_cast<double>(n))) * unit_roundoff;
}

template <ArrayScalar T>
double entropy_of_probabilities(VectorView<T> p) noexcept {
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) sum.add(entropy_term(to_double(p[i])));
  return sum.value();
}

template <ArrayScalar T>
double cross_entropy_of_probabilities(VectorView<T> p, VectorView<T> q) noexcept {
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) sum.add(cross_entropy_term(to_double(p[i]), to_double(q[i])));
  return sum.value();
}

// Sums that are 1 up to rounding: the divergence of the laws, whose terms are nonnegative. Otherwise sum rel_entr as it
// stands, or sum kl_div plus the exact difference of the sums, whichever has the smaller terms.
template <ArrayScalar T>
double relative_entropy_of_probabilities(VectorView<T> p, VectorView<T> q) noexcept {
  const Total p_total = total(p);
  const Total q_total = total(q);
  if (std::isnan(p_total.sum.hi) || std::isnan(q_total.sum.hi)) return not_a_number;
  const double tolerance = normalisation_error(p.size(), unit_roundoff<T>);
  if (is_one(p_total.sum, tolerance) && is_one(q_total.sum, tolerance)) {
    return relative_entropy_of(p, q, p_total, q_total);
  }
  Sum plain, magnitude, shifted;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double x = to_double(p[i]);
    const double y = to_double(q[i]);
    const double term = relative_entropy_term(x, y);
    plain.add(term);
    magnitude.add(std::fabs(term));
    shifted.add(kl_term(x, y));
  }
  if (!(shifted.value() < magnitude.value())) return plain.value();
  return math::to_double(math::add(math::subtract(p_total.sum, q_total.sum), shifted.value()));
}

template <ArrayScalar T>
double jensen_shannon_of_probabilities(VectorView<T> p, VectorView<T> q) noexcept {
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) sum.add(jensen_shannon_term(to_double(p[i]), to_double(q[i])));
  return sum.value();
}

// -log p_i = log(max/w_i) + log(1 + rest), both nonnegative.
template <ArrayScalar T>
double entropy_of_weights(VectorView<T> p) noexcept {
  const Peak law = peak(p);
  if (std::isnan(law.rest)) return not_a_number;
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double w = to_double(p[i]);
    if (w > 0.0) sum.add(law.probability(w) * formulas::log_quotient(law.max, w));
  }
  return law.log_sum() + sum.value();
}

template <ArrayScalar T>
double cross_entropy_of_weights(VectorView<T> p, VectorView<T> q) noexcept {
  const Peak p_law = peak(p);
  const Peak q_law = peak(q);
  if (std::isnan(p_law.rest) || std::isnan(q_law.rest)) return not_a_number;
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double w = to_double(p[i]);
    const double v = to_double(q[i]);
    if (w == 0.0) continue;
    if (v == 0.0) return infinity;
    sum.add(p_law.probability(w) * formulas::log_quotient(q_law.max, v));
  }
  return q_law.log_sum() + sum.value();
}

template <ArrayScalar T>
double relative_entropy_of_weights(VectorView<T> p, VectorView<T> q) noexcept {
  const Total p_total = total_in_range(p);
  const Total q_total = total_in_range(q);
  if (!p_total.is_law() || !q_total.is_law()) return not_a_number;
  return relative_entropy_of(p, q, p_total, q_total);
}

// As for probabilities, s = (p_i - q_i)/(p_i + q_i) from the exact difference of products where p_i is close to q_i.
template <ArrayScalar T>
double jensen_shannon_of_weights(VectorView<T> p, VectorView<T> q) noexcept {
  const Total p_total = total_in_range(p);
  const Total q_total = total_in_range(q);
  if (!p_total.is_law() || !q_total.is_law()) return not_a_number;
  Sum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double w = to_double(p[i]) * p_total.scale;
    const double v = to_double(q[i]) * q_total.scale;
    const double p_i = w / p_total.sum.hi;
    const double q_i = v / q_total.sum.hi;
    if (p_i < least_normal || !(q_i > 0.4 * p_i && q_i < 2.5 * p_i)) {
      sum.add(jensen_shannon_term(p_i, q_i));
      continue;
    }
    const double excess = formulas::ratio_of_products(v, p_total.sum, w, q_total.sum).minus_one;
    sum.add(0.25 * (p_i + q_i) * mixing(excess / (2.0 + excess)));
  }
  return std::min(sum.value(), log_two);  // rounding alone exceeds it
}

template double entropy_of_probabilities(VectorView<float>) noexcept;
template double entropy_of_probabilities(VectorView<double>) noexcept;
template double cross_entropy_of_probabilities(VectorView<float>, VectorView<float>) noexcept;
template double cross_entropy_of_probabilities(VectorView<double>, VectorView<double>) noexcept;
template double relative_entropy_of_probabilities(VectorView<float>, VectorView<float>) noexcept;
template double relative_entropy_of_probabilities(VectorView<double>, VectorView<double>) noexcept;
template double jensen_shannon_of_probabilities(VectorView<float>, VectorView<float>) noexcept;
template double jensen_shannon_of_probabilities(VectorView<double>, VectorView<double>) noexcept;
template double entropy_of_weights(VectorView<float>) noexcept;
template double entropy_of_weights(VectorView<double>) noexcept;
template double cross_entropy_of_weights(VectorView<float>, VectorView<float>) noexcept;
template double cross_entropy_of_weights(VectorView<double>, VectorView<double>) noexcept;
template double relative_entropy_of_weights(VectorView<float>, VectorView<float>) noexcept;
template double relative_entropy_of_weights(VectorView<double>, VectorView<double>) noexcept;
template double jensen_shannon_of_weights(VectorView<float>, VectorView<float>) noexcept;
template double jensen_shannon_of_weights(VectorView<double>, VectorView<double>) noexcept;

}  // namespace relent::array
