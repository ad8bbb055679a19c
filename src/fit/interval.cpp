// Laws on an interval that the data themselves mark out.
#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/special.hpp"
#include "relent/distributions/log_uniform.hpp"
#include "relent/distributions/triangular.hpp"
#include "relent/distributions/truncated_gaussian.hpp"
#include "relent/distributions/uniform.hpp"

namespace relent {

using fitting::Expansion;
using fitting::Jet;
using fitting::Maximum;
using fitting::Sample;
using fitting::Standardised;
namespace domain = fitting::domain;

template <>
Uniform fit<Uniform>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Uniform", domain::finite, data, weights);
  sample.of_several_values();
  return {sample.min(), sample.max()};
}

template <>
LogUniform fit<LogUniform>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("LogUniform", domain::positive, data, weights);
  sample.of_several_values();
  return {sample.min(), sample.max()};
}

namespace {

/// A triangular law whose mode is an observation: its ends, and its mean log-likelihood.
struct Triangle {
  std::size_t mode = 0;
  double below = 0.0;  // from the least observation down to the low end
  double above = 0.0;  // from the greatest observation up to the high end
  double value = -HUGE_VAL;
};

/// The best ends for a mode. Where the mode is the least observation so is the low end, and so at the top.
Triangle best_ends(const Sample& z, std::size_t mode, double start_below, double start_above) {
  const double m = z.values()[mode];
  const bool has_left = mode > 0;
  const bool has_right = mode + 1 < z.size();
  const double width = z.max() - z.min();
  const auto log_likelihood = [&](const Jet<2>& log_below, const Jet<2>& log_above) {
    const Jet<2> below = has_left ? exp(log_below) : Jet<2>(0.0);
    const Jet<2> above = has_right ? exp(log_above) : Jet<2>(0.0);
    const Jet<2> log_left = has_left ? log(below + (m - z.min())) : Jet<2>(0.0);
    const Jet<2> log_right = has_right ? log(above + (z.max() - m)) : Jet<2>(0.0);
    Jet<2> mean = fitting::mean_jet<2>(z, [&](double x) {
      if (x == m) return Jet<2>(0.0);
      return x < m ? log(below + (x - z.min())) - log_left : log(above + (z.max() - x)) - log_right;
    });
    // a coordinate that plays no part stays where it is
    if (!has_left) mean = mean - 0.5 * log_below * log_below;
    if (!has_right) mean = mean - 0.5 * log_above * log_above;
    return mean - log(below + above + width);
  };
  const Maximum top = fitting::maximise<2>(
      log_likelihood, {has_left ? std::log(start_below) : 0.0, has_right ? std::log(start_above) : 0.0});
  return {mode, has_left ? std::exp(top[0]) : 0.0, has_right ? std::exp(top[1]) : 0.0, top.value};
}

/// The best mode for ends (Oliver 1972: it is an observation), by sums from the left and from the right.
std::size_t best_mode(const Sample& z, double below, double above) {
  const std::span<const double> x = z.values();
  const std::span<const double> share = z.shares();
  const std::size_t n = z.size();
  const auto left = [&](std::size_t i) { return std::log(below + (x[i] - z.min())); };
  const auto right = [&](std::size_t i) { return std::log(above + (z.max() - x[i])); };
  std::vector<double> value(n, 0.0);
  double mass = 0.0;
  double sum = 0.0;
  for (std::size_t i = 1; i < n; ++i) {
    mass += share[i - 1];
    sum += share[i - 1] * left(i - 1);
    value[i] += sum - mass * left(i);
  }
  mass = sum = 0.0;
  for (std::size_t i = n - 1; i > 0; --i) {
    mass += share[i];
    sum += share[i] * right(i);
    value[i - 1] += sum - mass * right(i - 1);
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < n; ++i) {
    if (!(value[i] <= value[best])) best = i;
  }
  return best;
}

}  // namespace

/// Best ends and best mode in turns, from several modes; both ends of the data are tried as modes too.
template <>
Triangular fit<Triangular>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Triangular", domain::finite, data, weights);
  const Standardised s = by_range(sample.of_several_values());
  const std::size_t n = s.z.size();
  const double margin = (s.z.max() - s.z.min()) / static_cast<double>(n);
  Triangle best;
  for (const double u : {0.0, 0.05, 0.3, 0.5, 0.7, 0.95, 1.0}) {
    Triangle now = best_ends(s.z, static_cast<std::size_t>(u * static_cast<double>(n - 1)), margin, margin);
    for (int turn = 0; turn < 50; ++turn) {
      const std::size_t mode = best_mode(s.z, std::fmax(now.below, 1e-300), std::fmax(now.above, 1e-300));
      if (mode == now.mode) break;
      const Triangle next =
          best_ends(s.z, mode, std::fmax(now.below, 1e-3 * margin), std::fmax(now.above, 1e-3 * margin));
      if (!(next.value > now.value)) break;
      now = next;
    }
    if (now.value > best.value) best = now;
  }
  const double mode = best.mode == 0       ? sample.min()
                      : best.mode + 1 == n ? sample.max()
                                           : s.location(s.z.values()[best.mode]);
  return {sample.min() - s.scale(best.below), mode, sample.max() + s.scale(best.above)};
}

/// The interval is the one the data span, as the density grows when the cuts close in. On it the law is an exponential
/// family in x and x^2, over (mean, -1/2)/variance of the parent in units of the data's mean and standard deviation.
template <>
TruncatedGaussian fit<TruncatedGaussian>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("TruncatedGaussian", domain::finite, data, weights);
  const fitting::Moments m = moments(sample.of_several_values());
  const double low = (sample.min() - m.mean) / m.stddev;
  const double high = (sample.max() - m.mean) / m.stddev;
  const auto log_likelihood = [&](const Eigen::VectorXd& at) {
    const double precision = -2.0 * at[1];
    if (!(precision > 0.0)) return Expansion{-HUGE_VAL, {}, {}};
    const TruncatedGaussian law(at[0] / precision, 1.0 / std::sqrt(precision), low, high);
    const double mean = law.mean();
    const double variance = law.variance();
    const double third = law.skewness() * variance * std::sqrt(variance);
    const double fourth = (law.excess_kurtosis() + 3.0) * variance * variance;
    const double cross = 2.0 * mean * variance + third;
    Expansion f{0.0, Eigen::VectorXd(2), Eigen::MatrixXd(2, 2)};
    // data of mean 0 and variance 1: at[1] less the logarithm of the normaliser, which the density at low shows
    f.value = at[1] + law.log_prob(low) - low * (at[0] + at[1] * low);
    f.gradient << -mean, 1.0 - variance - mean * mean;
    f.hessian << -variance, -cross, -cross,
        -(4.0 * mean * mean * variance + 4.0 * mean * third + fourth - variance * variance);
    return f;
  };
  const Maximum top = fitting::maximise(log_likelihood, Eigen::Vector2d(0.0, -0.5));
  if (!top.found) {
    sample.no_maximum(
        "between its ends the data are no more bell-shaped than an exponential law that is cut off, and "
        "the standard deviation grows without bound; use Uniform or Exponential");
  }
  const double variance = -0.5 / top[1];
  return {m.mean + m.stddev * (top[0] * variance), m.stddev * std::sqrt(variance), sample.min(), sample.max()};
}

}  // namespace relent
