// KL of the numbers of successes in trials of unequal probabilities.
#include "formulas/poisson_binomial.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "math/bernoulli_sum.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::formulas {
namespace {

/// In ascending order, with trials that cannot succeed added up to `trials` of them.
std::vector<double> sorted(std::span<const double> probabilities, std::size_t trials) {
  std::vector<double> result(probabilities.begin(), probabilities.end());
  result.resize(trials, 0.0);
  std::sort(result.begin(), result.end());
  return result;
}

/// The masses of p, and those of q less them.
struct Masses {
  std::vector<DoubleDouble> of_p;
  std::vector<DoubleDouble> change;
};

// With X and Y the numbers of successes in all trials but one, of probabilities a and b:
// P(Y' = k) - P(X' = k) = (1 - b) d(k) + b d(k - 1) + (b - a) (P(X = k - 1) - P(X = k)), d the difference before.
Masses convolve(std::span<const double> p, std::span<const double> q) {
  Masses masses{{1.0}, {0.0}};
  for (std::size_t i = 0; i < p.size(); ++i) {
    const DoubleDouble p_complement = math::complement(p[i]);
    const DoubleDouble q_complement = math::complement(q[i]);
    const DoubleDouble step = math::two_sum(q[i], -p[i]);
    masses.of_p.emplace_back();
    masses.change.emplace_back();
    for (std::size_t k = masses.of_p.size(); k-- > 0;) {
      const DoubleDouble fewer = k > 0 ? masses.of_p[k - 1] : DoubleDouble();
      const DoubleDouble fewer_change = k > 0 ? masses.change[k - 1] : DoubleDouble();
      DoubleDouble& mass = masses.of_p[k];
      DoubleDouble& change = masses.change[k];
      change = math::add(math::add(math::multiply(q_complement, change), math::multiply(q[i], fewer_change)),
                         math::multiply(step, math::subtract(fewer, mass)));
      mass = math::add(math::multiply(p_complement, mass), math::multiply(p[i], fewer));
    }
  }
  return masses;
}

}  // namespace

// sum over outcomes of p phi(q/p - 1), phi(t) = t - log(1 + t) >= 0, the differences q - p by their own recurrence.
double poisson_binomial_kl(std::span<const double> p_given, std::span<const double> q_given) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double least_normal = (std::numeric_limits<double>::min)();
  const std::size_t trials = std::max(p_given.size(), q_given.size());
  const std::vector<double> p = sorted(p_given, trials);
  const std::vector<double> q = sorted(q_given, trials);
  if (p == q) return 0.0;
  const std::vector<double> log_p = math::log_bernoulli_sum(p);
  const std::vector<double> log_q = math::log_bernoulli_sum(q);
  const Masses masses = convolve(p, q);
  DoubleDouble sum;
  for (std::size_t k = 0; k <= trials; ++k) {
    if (log_q[k] == -infinity) {
      if (log_p[k] > -infinity) return infinity;
      continue;
    }
    const double mass = masses.of_p[k].hi;
    const double change = masses.change[k].hi;
    const double other = math::add(masses.of_p[k], masses.change[k]).hi;
    if (mass > least_normal && other > 1e-10 * mass) {
      const double t = change / mass;
      sum = math::add(sum, std::abs(t) <= 0.5 ? mass * -math::log1pmx(t) : change - mass * std::log(other / mass));
    } else {
      const double from_log = std::exp(log_p[k]);
      sum = math::add(sum, std::exp(log_q[k]) - from_log);
      if (from_log > 0.0) sum = math::add(sum, from_log * (log_p[k] - log_q[k]));
    }
  }
  return std::max(0.0, math::to_double(sum));
}

}  // namespace relent::formulas
