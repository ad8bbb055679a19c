// Log ratios of the masses of two laws of counts of one family, right relatively however close the laws are.
#pragma once

#include <relent/double_double.hpp>

#include "formulas/bernoulli.hpp"

namespace relent::formulas {

/// A number and its absolute error as evaluated.
struct Rounded {
  double value = 0.0;
  double rounding = 0.0;
};

/// log p(k) - log q(k) of NegativeBinomial(r, .) and NegativeBinomial(s, .), as that of q's member of p's mean m, and
/// of that member and q. With h = r - s the former is
///
///   sum_{j < k} log(1 + h (m - j)/((s + j)(r + m)))  +  r log(r/(r + m)) - s log(s/(s + m)),
///
/// the latter linear in k. Binomial laws of n and N trials are those with r = -n, s = -N.
class MassRatio {
 public:
  static MassRatio negative_binomial(double r, const BernoulliLaw& p, double s, const BernoulliLaw& q);
  /// Neither law concentrated on one point.
  static MassRatio binomial(double n, const BernoulliLaw& p, double m, const BernoulliLaw& q);

  Rounded operator()(double k) const;

 private:
  MassRatio(double r, double s, DoubleDouble mean, double from_mean, double slope);
  Rounded sum_of_steps(double k) const;
  Rounded by_gammas(double k) const;
  double step(double j) const;

  double r_;
  double s_;
  double h_;
  DoubleDouble mean_;
  double at_zero_;    // of the first part, at k = 0
  double from_mean_;  // of the second, at k = m
  double slope_;      // ... and its slope
};

}  // namespace relent::formulas
