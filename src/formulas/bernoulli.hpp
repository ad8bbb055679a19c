// KL of two Bernoulli laws, each given by its probability or by its logit.
#pragma once

#include "formulas/formulas.hpp"
#include "math/double_double.hpp"

namespace relent::formulas {

/// A Bernoulli law in the form it was given: by `logit`, or by `probability` (then `logit` is not looked at). Both
/// forms fill in probability and complement = 1 - probability, each to its own relative accuracy.
struct BernoulliLaw {
  DoubleDouble probability;
  DoubleDouble complement;
  bool by_logit = false;
  double logit = 0.0;

  static BernoulliLaw from_probability(double probability) {
    return {probability, math::two_sum(1.0, -probability), false, 0.0};
  }
  static BernoulliLaw from_logit(double logit) { return {math::sigmoid(logit), math::sigmoid(-logit), true, logit}; }

  bool is_zero() const { return by_logit ? logit == -std::numeric_limits<double>::infinity() : probability.hi == 0.0; }
  bool is_one() const { return by_logit ? logit == std::numeric_limits<double>::infinity() : complement.hi == 0.0; }
};

namespace detail {
/// p log(p/q) - p + q for a q so small that it is known by its logarithm only.
inline double gkl_tiny(double p, double q, double log_q) { return p == 0.0 ? q : p * expm1mx(log_q - std::log(p)); }
}  // namespace detail

/// KL(p || q). Two logits meet in BernoulliLogitKl; a probability meets a logit in BernoulliKl with sigmoid(logit) to
/// 106 bits, except where that underflows and the logit itself is the logarithm that is needed.
inline double bernoulli_kl(const BernoulliLaw& p, const BernoulliLaw& q) {
  if (p.by_logit && q.by_logit) {
    return p.logit == q.logit ? 0.0 : evaluate<BernoulliLogitKl, double>({p.logit, q.logit, q.logit - p.logit});
  }
  if ((q.is_zero() && !p.is_zero()) || (q.is_one() && !p.is_one())) return std::numeric_limits<double>::infinity();
  const double difference = p.probability.hi < 0.5 ? math::difference(p.probability, q.probability)
                                                   : math::difference(q.complement, p.complement);
  if (q.by_logit && !q.is_zero() && !q.is_one()) {
    constexpr double least_normal = 0x1p-1022;
    if (q.probability.hi < least_normal) {
      return detail::gkl_tiny(p.probability.hi, q.probability.hi, q.logit) +
             gkl(p.complement.hi, q.complement.hi, -difference);
    }
    if (q.complement.hi < least_normal) {
      return detail::gkl_tiny(p.complement.hi, q.complement.hi, -q.logit) +
             gkl(p.probability.hi, q.probability.hi, difference);
    }
  }
  return evaluate<BernoulliKl, double>(
      {p.probability.hi, p.complement.hi, q.probability.hi, q.complement.hi, difference});
}

/// KL(Binomial(n_p, p) || Binomial(n_q, q)) where it is a closed form: equal trials, n_p > n_q, or p concentrated on 0
/// or (with n_p = n_q) wherever; NaN for n_p < n_q, which is a finite sum.
inline double binomial_kl(double p_trials, const BernoulliLaw& p, double q_trials, const BernoulliLaw& q) {
  if (p_trials == 0.0 || p.is_zero()) {  // all mass at 0, where q has (1 - q)^q_trials
    if (q_trials == 0.0) return 0.0;
    return q_trials * bernoulli_kl(BernoulliLaw::from_probability(0.0), q);
  }
  if (p_trials > q_trials) return std::numeric_limits<double>::infinity();
  if (p_trials == q_trials) return p_trials * bernoulli_kl(p, q);
  if (q.is_zero() || q.is_one()) return std::numeric_limits<double>::infinity();
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace relent::formulas
