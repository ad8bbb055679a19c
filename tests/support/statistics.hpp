// Statistical tests with an allowed failure probability: Dvoretzky-Kiefer-Wolfowitz, chi-square, moments.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace relent_test {

#ifdef RELENT_REDUCED_DRAWS
inline constexpr std::size_t draws = 2000;
#else
inline constexpr std::size_t draws = 20000;
#endif

/// Of one statistical test, so that a thousand of them fail by chance with probability 1e-9.
inline constexpr double failure_probability = 1e-12;

/// Two-sided Gaussian quantile of `failure_probability`, with room for the skewness of a mean of n draws.
inline constexpr double z_limit = 7.5;

/// sup |F_n - F|, judged by P(sup > e) <= 2 exp(-2 n e^2) (Massart 1990), for any law. A draw is known to half an ulp,
/// so F is taken one ulp to the side that favours it.
template <class Cdf>
testing::AssertionResult follows(std::vector<double> sample, const Cdf& cdf) {
  std::sort(sample.begin(), sample.end());
  const auto n = static_cast<double>(sample.size());
  double distance = 0.0;
  double worst = 0.0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double x = sample[i];
    if (std::isnan(x)) return testing::AssertionFailure() << "a draw is NaN";
    if (i + 1 == sample.size() || sample[i + 1] != x) {
      const double above = static_cast<double>(i + 1) / n - cdf(std::nextafter(x, HUGE_VAL));
      if (!(above <= distance)) distance = above, worst = x;
    }
    if (i == 0 || sample[i - 1] != x) {
      const double below = cdf(std::nextafter(x, -HUGE_VAL)) - static_cast<double>(i) / n;
      if (!(below <= distance)) distance = below, worst = x;
    }
  }
  const double allowed = std::sqrt(std::log(2.0 / failure_probability) / (2.0 * n));
  if (distance <= allowed) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "Kolmogorov-Smirnov distance " << distance << " at " << worst << ", allowed "
                                     << allowed;
}

/// Pearson's statistic over cells of expected count at least 10, judged by P(X > k + 2 sqrt(k t) + 2 t) <= exp(-t)
/// (Laurent and Massart 2000). `probability` and `count` by cell; they are pooled from the left.
inline testing::AssertionResult pearson(std::span<const double> probability, std::span<const double> count) {
  double n = 0.0;
  for (const double c : count) n += c;
  double statistic = 0.0;
  double cells = 0.0;
  double expected = 0.0;
  double observed = 0.0;
  double expected_left = n;
  for (std::size_t i = 0; i < count.size(); ++i) {
    if (probability[i] == 0.0 && count[i] > 0.0) return testing::AssertionFailure() << "a draw of mass 0 in cell " << i;
    expected += n * probability[i];
    observed += count[i];
    expected_left -= n * probability[i];
    if (expected >= 10.0 && (expected_left >= 10.0 || i + 1 == count.size())) {
      statistic += (observed - expected) * (observed - expected) / expected;
      cells += 1.0;
      expected = observed = 0.0;
    }
  }
  if (expected > 1e-9 * n) {
    statistic += (observed - expected) * (observed - expected) / expected;
    cells += 1.0;
  }
  const double t = -std::log(failure_probability);
  const double k = std::max(cells - 1.0, 1.0);
  const double allowed = k + 2.0 * std::sqrt(k * t) + 2.0 * t;
  if (statistic <= allowed) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "chi-square " << statistic << " on " << k << " degrees, allowed " << allowed;
}

}  // namespace relent_test
