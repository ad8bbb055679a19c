// The entropy of a law on the integers by its definition.
#pragma once

#include <relent/distribution.hpp>

#include <cmath>

#include "math/double_double.hpp"

namespace relent {

/// -sum of mass(k) log mass(k), outwards from the mode: beyond it the terms decrease at least geometrically, once
/// masses are small. For unimodal laws of a few thousand integers of weight.
inline double entropy_by_summation(const UnivariateDistribution& law) {
  constexpr double negligible = 1e-20;
  const Support support = law.support();
  const double mode = law.mode();
  DoubleDouble sum;
  const auto add_term = [&](double k) {
    const double log_mass = law.log_prob(k);
    const double term = -std::exp(log_mass) * log_mass;
    sum = math::add(sum, term);
    return log_mass > -2.0 || term > negligible * sum.hi;
  };
  for (double k = mode; add_term(k) && k < support.upper;) k += 1.0;
  for (double k = mode - 1.0; k >= support.lower && add_term(k);) k -= 1.0;
  return math::to_double(sum);
}

}  // namespace relent
