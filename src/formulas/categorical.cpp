// KL of two categorical laws by weights, by logits, and in mixed forms.
#include "formulas/categorical.hpp"

#include <algorithm>
#include <vector>

#include "formulas/ratio.hpp"

namespace relent::formulas {
namespace {

using math::add;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_normal = 0x1p-1022;

// sum_i p_i phi(q_i/p_i - 1), q_i/p_i - 1 = (v_i W - w_i V)/(w_i V) by an exact difference of products; a class that p
// misses, or whose p_i underflows, costs q_i.
double kl_of_weights(std::span<const double> w, std::span<const double> v) {
  const DoubleDouble p_total = math::dd_sum(w);
  const DoubleDouble q_total = math::dd_sum(v);
  DoubleDouble sum;
  for (std::size_t i = 0; i < w.size(); ++i) {
    if (v[i] == 0.0 && w[i] > 0.0) return infinity;
    const double p = w[i] / p_total.hi;
    sum = add(sum,
              p < least_normal ? v[i] / q_total.hi : weighted_phi(p, ratio_of_products(v[i], p_total, w[i], q_total)));
  }
  return math::to_double(sum);
}

/// exp of an unevaluated sum, to double's accuracy.
double exp_of(DoubleDouble x) { return x.hi < 709.0 ? std::exp(x.hi) * (1.0 + x.lo) : infinity; }

/// One class of p in kl_of_logits: its probability, and x_i.
struct Term {
  double probability;
  DoubleDouble logit_difference;
  double x;
};

// With x_i = m_i - l_i - c for any c: KL = log E_p exp(x) - E_p x = log(1 + A + r) - r, A = E_p[expm1mx(x)] >= 0,
// r = E_p x. c takes the mean out of x up to rounding, so that r is tiny and nothing cancels near p = q.
double kl_of_logits(std::span<const double> l, std::span<const double> m) {
  const std::size_t n = l.size();
  const std::size_t mode = static_cast<std::size_t>(std::max_element(l.begin(), l.end()) - l.begin());
  const double top = l[mode];
  if (m[mode] == -infinity) return infinity;

  constexpr std::size_t stack_size = 64;
  Term on_stack[stack_size];
  std::vector<Term> on_heap;
  if (n > stack_size) on_heap.resize(n);
  const std::span<Term> terms(n > stack_size ? on_heap.data() : on_stack, n);

  DoubleDouble total;
  for (std::size_t i = 0; i < n; ++i) {
    if (m[i] == -infinity && l[i] > -infinity) return infinity;
    terms[i].probability = exp_of(math::two_sum(l[i], -top));
    terms[i].logit_difference = l[i] > -infinity ? math::two_sum(m[i], -l[i]) : DoubleDouble(infinity);
    total = add(total, terms[i].probability);
  }
  const double log_total = std::log(total.hi);
  const DoubleDouble centre = terms[mode].logit_difference;
  DoubleDouble mean;
  for (Term& term : terms) {
    term.probability /= total.hi;
    if (term.probability == 0.0) continue;
    term.x = math::difference(term.logit_difference, centre);
    mean = add(mean, term.probability * term.x);
  }
  const double shift = mean.hi;  // c = centre + shift
  DoubleDouble residual;
  for (Term& term : terms) {
    if (term.probability == 0.0) continue;
    term.x -= shift;
    residual = add(residual, term.probability * term.x);
  }
  const double r = residual.hi;

  // log of p_i exp(x_i), to 106 bits but for the rounding of log_total.
  const auto log_mass = [&](std::size_t i) {
    return add(add(add(math::two_sum(m[i], -top), math::negate(centre)), -shift), -log_total);
  };
  DoubleDouble excess;  // A
  double largest = -infinity;
  for (std::size_t i = 0; i < n; ++i) {
    const bool present = terms[i].probability > 0.0;
    if (m[i] == -infinity) continue;  // then l is -inf too
    if (present && terms[i].x < 1.0) {
      excess = add(excess, terms[i].probability * expm1mx(terms[i].x));
      continue;
    }
    if (!present && l[i] > -infinity) {  // p_i underflows
      const double x = math::difference(terms[i].logit_difference, centre) - shift;
      if (x < 1.0) {
        if (x != 0.0) excess = add(excess, std::exp((l[i] - top) - log_total + std::log(expm1mx(x))));
        continue;
      }
    }
    const DoubleDouble exponent = log_mass(i);
    largest = std::max(largest, exponent.hi);
    excess = add(excess, exp_of(exponent));
    if (present) excess = add(excess, -terms[i].probability * (1.0 + terms[i].x));
  }
  const double a = math::to_double(excess);
  if (a < 0.5) return a - phi(a + r);
  if (a < infinity) return std::log1p(a + r) - r;

  // A overflows: log-sum-exp of q's masses alone, next to which the rest is nothing.
  DoubleDouble sum;
  for (std::size_t i = 0; i < n; ++i) {
    if (m[i] == -infinity) continue;
    sum = add(sum, exp_of(add(log_mass(i), -largest)));
  }
  return largest + (std::log(sum.hi) - r);
}

/// Class probabilities to 106 bits, and their logarithms to double's.
class Probabilities {
 public:
  explicit Probabilities(const CategoricalLaw& law) : law_(law) {
    if (law.by_logits) {
      top_ = *std::max_element(law.values.begin(), law.values.end());
      for (const double logit : law.values) total_ = add(total_, math::dd_exp(math::two_sum(logit, -top_)));
    } else {
      total_ = math::dd_sum(law.values);
    }
  }

  bool is_zero(std::size_t i) const { return law_.values[i] == (law_.by_logits ? -infinity : 0.0); }
  DoubleDouble value(std::size_t i) const {
    if (!law_.by_logits) return math::divide(law_.values[i], total_);
    return math::divide(math::dd_exp(math::two_sum(law_.values[i], -top_)), total_);
  }
  double log(std::size_t i) const {
    if (!law_.by_logits) return std::log(law_.values[i]) - std::log(total_.hi);
    return (law_.values[i] - top_) - std::log(total_.hi);
  }

 private:
  CategoricalLaw law_;
  double top_ = 0.0;
  DoubleDouble total_;
};

// sum_i p_i phi(q_i/p_i - 1); where q_i underflows p_i expm1mx(log q_i - log p_i), where p_i does q_i.
double kl_class_by_class(const CategoricalLaw& p_law, const CategoricalLaw& q_law) {
  const Probabilities p(p_law);
  const Probabilities q(q_law);
  DoubleDouble sum;
  for (std::size_t i = 0; i < p_law.values.size(); ++i) {
    if (q.is_zero(i)) {
      if (!p.is_zero(i)) return infinity;
      continue;
    }
    const DoubleDouble q_i = q.value(i);
    const DoubleDouble p_i = p.is_zero(i) ? DoubleDouble(0.0) : p.value(i);
    if (p_i.hi == 0.0) {
      sum = add(sum, q_i.hi);
    } else if (q_i.hi < least_normal) {
      sum = add(sum, p_i.hi * expm1mx(q.log(i) - std::log(p_i.hi)));
    } else {
      sum = add(sum, weighted_phi(p_i.hi, ratio_of_products(q_i, 1.0, p_i, 1.0)));
    }
  }
  return math::to_double(sum);
}

}  // namespace

double categorical_kl(const CategoricalLaw& p, const CategoricalLaw& q) {
  if (p.by_logits == q.by_logits) {
    if (std::equal(p.values.begin(), p.values.end(), q.values.begin(), q.values.end())) return 0.0;
    return p.by_logits ? kl_of_logits(p.values, q.values) : kl_of_weights(p.values, q.values);
  }
  return kl_class_by_class(p, q);
}

}  // namespace relent::formulas
