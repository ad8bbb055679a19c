// Globally adaptive Gauss-Kronrod quadrature of several integrands on the same nodes.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "estimate/compensated_sum.hpp"
#include "estimate/function_ref.hpp"
#include "math/gauss_kronrod.hpp"

namespace relent::estimate {

/// The values of N integrands at one node.
template <std::size_t N>
struct Sample {
  std::array<double, N> value{};
  double shift = 0.0;  ///< how far the node may be from where it should be (rounding of the point)
};

template <std::size_t N>
struct Panel {
  double left = 0.0;
  double right = 0.0;
  std::array<double, N> value{};
  std::array<double, N> error{};  ///< QUADPACK's estimate, never below 50 epsilon of the integral of |f|
  std::array<double, N> noise{};  ///< variance of the value from the nodes' shifts
  std::array<bool, N> noisy{};    ///< the two rules differ by no more than the nodes' shifts explain
  double priority = 0.0;
  bool at_rounding = false;  ///< splitting it further gains nothing
  bool atomic = false;       ///< too narrow to split
};

/// One 10/21 Gauss-Kronrod panel, 21 evaluations. Error after Piessens et al. 1983, QUADPACK's QK21.
template <std::size_t N>
[[nodiscard]] Panel<N> integrate_panel(FunctionRef<Sample<N>(double)> f, double left, double right) {
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  const math::GaussKronrod21& rule = math::gauss_kronrod_21();
  const double center = 0.5 * left + 0.5 * right;
  const double half = 0.5 * right - 0.5 * left;
  std::array<Sample<N>, 21> samples;
  std::array<double, 21> nodes{};
  std::array<double, 21> weights{};
  for (std::size_t i = 0; i < 11; ++i) {
    nodes[10 - i] = center - half * rule.node[i];
    nodes[10 + i] = center + half * rule.node[i];
    weights[10 - i] = weights[10 + i] = half * rule.kronrod_weight[i];
  }
  for (std::size_t i = 0; i < 21; ++i) samples[i] = f(nodes[i]);

  Panel<N> panel;
  panel.left = left;
  panel.right = right;
  panel.atomic = half <= 16.0 * epsilon * (std::max)(std::abs(left), std::abs(right));
  // nor do nodes closer than their shifts tell more
  panel.atomic = panel.atomic || half <= 64.0 * samples[10].shift;
  panel.at_rounding = panel.atomic;
  for (std::size_t c = 0; c < N; ++c) {
    double kronrod = 0.0;
    double gauss = 0.0;
    double magnitude = 0.0;
    for (std::size_t i = 0; i < 21; ++i) {
      const double value = samples[i].value[c];
      kronrod += weights[i] * value;
      magnitude += weights[i] * std::abs(value);
      gauss += half * rule.gauss_weight[i < 10 ? 10 - i : i - 10] * value;
    }
    const double mean = kronrod / (right - left);
    double spread = 0.0;
    for (std::size_t i = 0; i < 21; ++i) spread += weights[i] * std::abs(samples[i].value[c] - mean);
    double noise = 0.0;
    for (std::size_t i = 0; i < 21; ++i) {
      const std::size_t before = i == 0 ? 0 : i - 1;
      const std::size_t after = i == 20 ? 20 : i + 1;
      const double slope = (samples[after].value[c] - samples[before].value[c]) / (nodes[after] - nodes[before]);
      const double moved = weights[i] * slope * samples[i].shift;
      if (std::isfinite(moved)) noise += moved * moved;
    }
    double error = std::abs(kronrod - gauss);
    panel.noisy[c] = error <= 4.0 * std::sqrt(noise);
    if (!panel.noisy[c] && spread != 0.0 && error != 0.0) {
      const double ratio = 200.0 * error / spread;
      error = ratio < 1.0 ? spread * ratio * std::sqrt(ratio) : spread;
    }
    error = (std::max)(error, 50.0 * epsilon * magnitude);
    panel.value[c] = kronrod;
    panel.error[c] = error;
    panel.noise[c] = noise;
  }
  return panel;
}

/// Panels of one integral, refined where the weighted error is largest, never beyond a budget of evaluations.
template <std::size_t N>
class PanelSet {
 public:
  static constexpr std::size_t panel_cost = 21;

  PanelSet(FunctionRef<Sample<N>(double)> f, std::size_t max_evaluations) : f_(f), max_evaluations_(max_evaluations) {}

  /// Integrates over [left, right] without keeping the panel; nothing happens when the budget does not suffice.
  [[nodiscard]] bool try_panel(double left, double right, Panel<N>& panel) {
    if (!can_afford(panel_cost)) return false;
    evaluations_ += panel_cost;
    panel = integrate_panel<N>(f_, left, right);
    return true;
  }
  void keep(const Panel<N>& panel) {
    panels_.push_back(panel);
    panels_.back().priority = priority(panel);
    std::push_heap(panels_.begin(), panels_.end(), less);
    account(panel, +1.0);
  }
  [[nodiscard]] bool add(double left, double right) {
    Panel<N> panel;
    if (!try_panel(left, right, panel)) return false;
    keep(panel);
    return true;
  }
  /// A single evaluation within the budget.
  [[nodiscard]] bool try_sample(double t, Sample<N>& sample) {
    if (!can_afford(1)) return false;
    ++evaluations_;
    sample = f_(t);
    return true;
  }
  /// A panel's priority is the largest of weight * error over the integrands.
  void set_weights(const std::array<double, N>& weights) {
    weights_ = weights;
    for (Panel<N>& panel : panels_) panel.priority = priority(panel);
    std::make_heap(panels_.begin(), panels_.end(), less);
  }
  enum class Split { done, budget, rounding };
  /// Halves the panel with the largest priority.
  Split split_worst() {
    if (panels_.empty() || !(panels_.front().priority > 0.0)) return Split::rounding;
    if (!can_afford(2 * panel_cost)) return Split::budget;
    std::pop_heap(panels_.begin(), panels_.end(), less);
    const Panel<N> panel = panels_.back();
    panels_.pop_back();
    halve(panel);
    return Split::done;
  }
  /// Halves every panel that `wanted` picks; false when the budget ends first.
  [[nodiscard]] bool split_where(FunctionRef<bool(const Panel<N>&)> wanted) {
    std::vector<Panel<N>> picked;
    std::vector<Panel<N>> kept;
    for (const Panel<N>& panel : sorted()) (panel.atomic || !wanted(panel) ? kept : picked).push_back(panel);
    panels_ = std::move(kept);
    std::make_heap(panels_.begin(), panels_.end(), less);
    for (std::size_t i = 0; i < picked.size(); ++i) {
      if (!can_afford(2 * panel_cost)) {
        panels_.insert(panels_.end(), picked.begin() + static_cast<std::ptrdiff_t>(i), picked.end());
        std::make_heap(panels_.begin(), panels_.end(), less);
        return false;
      }
      halve(picked[i]);
    }
    return true;
  }
  [[nodiscard]] std::vector<Panel<N>> sorted() const {
    std::vector<Panel<N>> all = panels_;
    std::sort(all.begin(), all.end(), [](const Panel<N>& a, const Panel<N>& b) { return a.left < b.left; });
    return all;
  }
  [[nodiscard]] double value(std::size_t c) const { return value_[c].value(); }
  [[nodiscard]] double error(std::size_t c) const { return (std::max)(error_[c].value(), 0.0); }
  /// The part of error(c) that more panels could reduce.
  [[nodiscard]] double reducible(std::size_t c) const { return (std::max)(reducible_[c].value(), 0.0); }
  /// Four standard deviations of what rounded nodes do to the value.
  [[nodiscard]] double noise(std::size_t c) const { return 4.0 * std::sqrt((std::max)(noise_[c].value(), 0.0)); }
  [[nodiscard]] std::size_t evaluations() const { return evaluations_; }
  [[nodiscard]] std::size_t size() const { return panels_.size(); }
  [[nodiscard]] bool can_afford(std::size_t cost) const { return evaluations_ + cost <= max_evaluations_; }
  void charge(std::size_t evaluations) { evaluations_ += evaluations; }

 private:
  static bool less(const Panel<N>& a, const Panel<N>& b) { return a.priority < b.priority; }

  [[nodiscard]] double priority(const Panel<N>& panel) const {
    if (panel.at_rounding) return 0.0;
    double worst = 0.0;
    for (std::size_t c = 0; c < N; ++c) {
      if (!panel.noisy[c]) worst = (std::max)(worst, weights_[c] * panel.error[c]);
    }
    return worst;
  }
  void halve(const Panel<N>& panel) {
    account(panel, -1.0);
    const double middle = 0.5 * panel.left + 0.5 * panel.right;
    evaluations_ += 2 * panel_cost;
    Panel<N> first = integrate_panel<N>(f_, panel.left, middle);
    Panel<N> second = integrate_panel<N>(f_, middle, panel.right);
    // two halves no better than the whole, and no different: the rest is rounding
    bool idle = panel.priority > 0.0;
    for (std::size_t c = 0; c < N; ++c) {
      const double error = first.error[c] + second.error[c];
      idle = idle && (weights_[c] == 0.0 ||
                      (error >= 0.99 * panel.error[c] && std::abs(first.value[c] + second.value[c] - panel.value[c]) <=
                                                             1e-13 * std::abs(panel.value[c])));
    }
    first.at_rounding = first.at_rounding || idle;
    second.at_rounding = second.at_rounding || idle;
    keep(first);
    keep(second);
  }
  void account(const Panel<N>& panel, double sign) {
    for (std::size_t c = 0; c < N; ++c) {
      value_[c].add(sign * panel.value[c]);
      error_[c].add(sign * panel.error[c]);
      if (!panel.noisy[c] && !panel.at_rounding) reducible_[c].add(sign * panel.error[c]);
      noise_[c].add(sign * panel.noise[c]);
    }
  }

  FunctionRef<Sample<N>(double)> f_;
  std::size_t max_evaluations_;
  std::size_t evaluations_ = 0;
  std::vector<Panel<N>> panels_;
  std::array<double, N> weights_{};
  std::array<CompensatedSum, N> value_;
  std::array<CompensatedSum, N> error_;
  std::array<CompensatedSum, N> reducible_;
  std::array<CompensatedSum, N> noise_;
};

template <std::size_t N>
struct QuadratureResult {
  std::array<double, N> value{};
  std::array<double, N> error{};
  std::size_t evaluations = 0;
  bool converged = false;
};

struct QuadratureOptions {
  double relative_tolerance = 1e-10;
  double absolute_tolerance = 0.0;
  std::size_t max_evaluations = 100000;
};

/// Integrates N functions between consecutive `ends` (increasing, at least two) until each error is within
/// max(absolute_tolerance, relative_tolerance |value|) or the budget is spent.
template <std::size_t N>
[[nodiscard]] QuadratureResult<N> integrate(FunctionRef<std::array<double, N>(double)> f, std::span<const double> ends,
                                            const QuadratureOptions& options = {}) {
  const auto sample = [&](double t) {
    Sample<N> at;
    at.value = f(t);
    return at;
  };
  PanelSet<N> panels(sample, options.max_evaluations);
  QuadratureResult<N> result;
  bool covered = ends.size() >= 2;
  for (std::size_t i = 0; i + 1 < ends.size() && covered; ++i) {
    covered = ends[i] == ends[i + 1] || panels.add(ends[i], ends[i + 1]);
  }
  bool met = false;
  while (covered && !met) {
    std::array<double, N> weights{};
    met = true;
    bool futile = true;
    for (std::size_t c = 0; c < N; ++c) {
      const double tolerance =
          (std::max)(options.absolute_tolerance, options.relative_tolerance * std::abs(panels.value(c)));
      if (!(panels.error(c) <= tolerance)) {
        met = false;
        futile = futile && panels.reducible(c) <= 0.5 * tolerance;
        weights[c] = 1.0 / (tolerance + 1e-300);
      }
    }
    if (met || futile) break;
    panels.set_weights(weights);
    bool stuck = false;
    for (std::size_t i = 0; i < 1 + panels.size() / 4 && !stuck; ++i) {
      stuck = panels.split_worst() != PanelSet<N>::Split::done;
    }
    if (stuck) break;
  }
  for (std::size_t c = 0; c < N; ++c) {
    result.value[c] = panels.value(c);
    result.error[c] = covered ? panels.error(c) : std::numeric_limits<double>::infinity();
  }
  result.evaluations = panels.evaluations();
  result.converged = met;
  return result;
}

}  // namespace relent::estimate
