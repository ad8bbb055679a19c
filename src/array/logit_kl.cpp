// KL of two rows of logits.
#include "array/logit_kl.hpp"

#include <algorithm>

#include "array/number.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::array {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What makes a row a law: the largest logit is finite and none is NaN.
template <ArrayScalar T>
bool is_law(VectorView<T> logits) {
  double max = -infinity;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    const double x = to_double(logits[i]);
    if (std::isnan(x)) return false;
    max = (std::max)(max, x);
  }
  return std::isfinite(max);
}

}  // namespace

template <ArrayScalar T>
LogitKl<T>::LogitKl(VectorView<T> p, VectorView<T> q, double scale) noexcept : p_(p), q_(q), scale_(scale) {
  p_law_ = log_softmax(p, scale);
  if (std::isnan(p_law_.rest) || !is_law(q)) {
    value_ = std::numeric_limits<double>::quiet_NaN();
    return;
  }
  bool infinite = false;
  for (std::size_t i = 0; i < p.size() && !infinite; ++i) {
    infinite = to_double(q[i]) == -infinity && to_double(p[i]) != -infinity;
  }
  if (infinite) {
    value_ = infinity;
    q_law_ = log_softmax(q, scale);
    return;
  }

  log_sum_ = p_law_.log_sum();
  const DoubleDouble centre = math::two_sum(to_double(q[p_law_.mode]), -p_law_.max);
  centre_ = centre.hi;
  centre_low_ = centre.lo;
  const double total = p_law_.sum();
  const auto mass_of = [&](std::size_t i) { return std::exp((to_double(p[i]) - p_law_.max) * scale) / total; };

  Sum mean;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double mass = mass_of(i);
    if (mass > 0.0) mean.add(mass * offset(i));
  }
  shift_ = mean.value();

  Sum residual;
  Sum excess;  // A
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (to_double(q[i]) == -infinity) continue;  // then p_i is -inf too
    const double mass = mass_of(i);
    const double x = mass > 0.0 ? (offset(i) - shift_) * scale : infinity;
    if (mass > 0.0) residual.add(mass * x);
    if (x < 1.0) {
      excess.add(mass * math::expm1mx(x));
    } else {  // p_i exp(x_i) in one exponent: it may be of any size though p_i underflows
      excess.add(std::exp(log_mass(i)));
      if (mass > 0.0) excess.add(-mass * (1.0 + x));
    }
  }
  const double a = excess.value();
  const double r = residual.value();
  if (a < 0.5) {
    value_ = a + math::log1pmx(a + r);
  } else if (a < infinity) {
    value_ = std::log1p(a + r) - r;
  } else {
    value_ = huge_value(r);
  }
  log_ratio_sum_ = value_ + r;
}

/// q_i - p_i - centre, rounded once.
template <ArrayScalar T>
double LogitKl<T>::offset(std::size_t i) const noexcept {
  return math::difference(math::two_sum(to_double(q_[i]), -to_double(p_[i])), {centre_, centre_low_});
}

/// log of p_i exp(x_i), from q_i alone.
template <ArrayScalar T>
double LogitKl<T>::log_mass(std::size_t i) const noexcept {
  const double above = math::difference(math::two_sum(to_double(q_[i]), -p_law_.max), {centre_, centre_low_});
  return (above - shift_) * scale_ - log_sum_;
}

/// Where A overflows: log-sum-exp of q's masses alone, next to which the rest is nothing.
template <ArrayScalar T>
double LogitKl<T>::huge_value(double r) const noexcept {
  double largest = -infinity;
  for (std::size_t i = 0; i < q_.size(); ++i) largest = (std::max)(largest, log_mass(i));
  Sum sum;
  for (std::size_t i = 0; i < q_.size(); ++i) sum.add(std::exp(log_mass(i) - largest));
  return largest + (std::log(sum.value()) - r);
}

template <ArrayScalar T>
double LogitKl<T>::slope(std::size_t i) const noexcept {
  const double p = std::exp((to_double(p_[i]) - p_law_.max) * scale_) / p_law_.sum();
  if (!(value_ < infinity)) {
    return std::exp((to_double(q_[i]) - q_law_.max) * scale_) / q_law_.sum() - p;
  }
  if (to_double(q_[i]) == -infinity) return 0.0;
  if (p > 0.0) {
    const double log_ratio = (offset(i) - shift_) * scale_ - log_ratio_sum_;
    if (log_ratio < 1.0) return p * std::expm1(log_ratio);
  }
  return std::exp(log_mass(i) - log_ratio_sum_) - p;
}

template class LogitKl<float>;
template class LogitKl<double>;
template class LogitKl<Float16>;
template class LogitKl<BFloat16>;

}  // namespace relent::array
