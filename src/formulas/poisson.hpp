// KL of two Poisson laws, each given by its rate or by the logarithm of it.
#pragma once

#include "formulas/formulas.hpp"
#include "math/double_double.hpp"

namespace relent::formulas {

/// A Poisson law in the form it was given; both forms fill in rate and log_rate.
struct PoissonLaw {
  DoubleDouble rate;
  double log_rate = 0.0;
  bool by_log = false;
};

/// KL(p || q). Two logarithms l, m meet as a (exp(m - l) - 1 - (m - l)), a = exp(l), and so does a logarithm of which
/// the rate underflows; else the difference of the rates to 106 bits.
inline double poisson_kl(const PoissonLaw& p, const PoissonLaw& q) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double least_normal = 0x1p-1022;
  if (p.log_rate == -infinity) return q.rate.hi;
  if (q.log_rate == -infinity) return infinity;
  if ((p.by_log && q.by_log) || (q.by_log && q.rate.hi < least_normal)) {
    const double step = q.log_rate - p.log_rate;
    if (step > -0.7 && step < 0.7) return p.rate.hi * expm1mx(step);
    return (q.rate.hi - p.rate.hi) - p.rate.hi * step;
  }
  return evaluate<PoissonKl, double>({p.rate.hi, q.rate.hi, math::difference(p.rate, q.rate)});
}

}  // namespace relent::formulas
