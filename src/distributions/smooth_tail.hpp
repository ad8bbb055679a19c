// Sums over the masses of a law on very many integers.
#pragma once

#include <relent/distribution.hpp>

#include <cmath>

#include "estimate/smooth_sum.hpp"

namespace relent {

/// Fewer masses than this are added up one by one.
inline constexpr double many_masses = 1e5;

/// log of mass(k) + mass(k + 1) + ..., or mass(k) + mass(k - 1) + ..., to the end of the support: right to 1e-12.
/// Masses fall away from the centre, or do so on both sides of a trough.
inline double log_sum_of_smooth_masses(const UnivariateDistribution& law, double k, bool upwards, double centre,
                                       bool falling) {
  constexpr double noise = 2e-13;
  const Support support = law.support();
  const double top = law.log_prob(k);
  const auto mass = [&](double j) { return std::exp(law.log_prob(j) - top); };
  const double sign = upwards ? 1.0 : -1.0;
  const double end = upwards ? support.upper : support.lower;
  return top + std::log1p(estimate::sum_beyond(mass, centre, k, sign, end, {falling, noise}).value);
}

}  // namespace relent
