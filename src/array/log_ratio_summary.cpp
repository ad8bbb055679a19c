// Selection and summary of weighted terms.
#include "array/log_ratio_summary.hpp"

#include <relent/errors.hpp>
#include <relent/parameter.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "array/row_sums.hpp"
#include "math/special.hpp"

namespace relent::array {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::size_t size_of(const WeightView& weights) {
  return std::visit([](const auto& view) { return view.size(); }, weights);
}

double value_of(const WeightView& weights, std::size_t i) {
  return std::visit([i](const auto& view) { return static_cast<double>(view[i]); }, weights);
}

void require_size(std::string_view function, std::string_view name, std::size_t size, std::string_view things,
                  std::size_t count) {
  if (size == count) return;
  throw DimensionMismatch(std::string(function) + ": " + std::to_string(size) + " values of " + std::string(name) +
                          " for " + std::to_string(count) + " " + std::string(things));
}

/// Multiplies weight k by that of its entry, scaled by a power of two so that the largest is about 1.
void multiply(std::string_view function, std::string_view name, const WeightView& factors, const Selection& selection,
              std::vector<double>& weight) {
  double largest = 0.0;
  for (std::size_t k = 0; k < selection.size; ++k) {
    const double factor = value_of(factors, selection[k]);
    if (!(factor >= 0.0 && std::isfinite(factor))) {
      throw InvalidParameter(function, name, "nonnegative and finite", factor);
    }
    largest = (std::max)(largest, factor);
  }
  const int exponent = largest > 0.0 ? std::ilogb(largest) : 0;
  for (std::size_t k = 0; k < selection.size; ++k) {
    weight[k] *= std::scalbn(value_of(factors, selection[k]), -exponent);
  }
}

void multiply_exp(std::string_view function, std::string_view name, const WeightView& logs, const Selection& selection,
                  std::vector<double>& weight) {
  double largest = -infinity;
  for (std::size_t k = 0; k < selection.size; ++k) {
    const double log_factor = value_of(logs, selection[k]);
    if (!(log_factor < infinity)) throw InvalidParameter(function, name, "less than infinity", log_factor);
    largest = (std::max)(largest, log_factor);
  }
  for (std::size_t k = 0; k < selection.size; ++k) {
    const double log_factor = value_of(logs, selection[k]);
    weight[k] *= log_factor == largest ? (largest == -infinity ? 0.0 : 1.0) : std::exp(log_factor - largest);
  }
}

double between(double a, double b, double fraction) {
  if (fraction == 0.0 || a == b) return a;
  return fraction == 1.0 ? b : a + fraction * (b - a);
}

/// Hazen's quantiles: in order, a term sits at the weight before it plus half its own.
class Quantiles {
 public:
  Quantiles(const std::vector<double>& terms, const std::vector<double>& weight) {
    if (weight.empty()) {
      term_ = terms;
      return;
    }
    std::vector<std::size_t> order(terms.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return terms[i] < terms[j]; });
    Sum before;
    for (const std::size_t k : order) {
      term_.push_back(terms[k]);
      place_.push_back(before.value() + 0.5 * weight[k]);
      before.add(weight[k]);
    }
    total_ = before.value();
  }

  double operator()(double level) {
    if (place_.empty()) {
      const double place = level * static_cast<double>(term_.size()) - 0.5;
      if (!(place > 0.0)) return minimum();
      const auto k = static_cast<std::ptrdiff_t>(place);
      if (k + 1 >= std::ssize(term_)) return maximum();
      const auto kth = term_.begin() + k;
      std::nth_element(term_.begin(), kth, term_.end());
      return between(*kth, *std::min_element(kth + 1, term_.end()), place - std::floor(place));
    }
    const double place = level * total_;
    const auto above = std::upper_bound(place_.begin(), place_.end(), place);
    if (above == place_.begin()) return term_.front();
    if (above == place_.end()) return term_.back();
    const auto k = static_cast<std::size_t>(above - place_.begin());
    return between(term_[k - 1], term_[k], (place - place_[k - 1]) / (place_[k] - place_[k - 1]));
  }

  double minimum() const { return *std::min_element(term_.begin(), term_.end()); }
  double maximum() const { return *std::max_element(term_.begin(), term_.end()); }

 private:
  std::vector<double> term_;   // sorted if weighted, otherwise in any order
  std::vector<double> place_;  // empty for equal weights
  double total_ = 0.0;
};

/// The square root of c sum v^2 (t - mean)^2; +inf where the weights leave no spread to see.
double standard_error(const std::vector<double>& terms, const std::vector<double>& weight, double weight_sum,
                      double mean) {
  const double n = static_cast<double>(terms.size());
  double largest = 0.0;
  for (const double t : terms) largest = (std::max)(largest, std::abs(t - mean));
  if (terms.size() < 2 || !std::isfinite(largest)) return infinity;
  if (largest == 0.0) return 0.0;
  Sum squares;
  Sum freedom;  // sum v^2 (1 - 2 v + S2) by its parts (1 - v)^2 and S2 - v^2, neither negative
  Sum s2;
  const auto share = [&](std::size_t k) { return weight.empty() ? 1.0 / n : weight[k] / weight_sum; };
  for (std::size_t k = 0; k < terms.size(); ++k) s2.add(share(k) * share(k));
  for (std::size_t k = 0; k < terms.size(); ++k) {
    const double v = share(k);
    const double d = v * ((terms[k] - mean) / largest);
    squares.add(d * d);
    freedom.add(v * v * ((1.0 - v) * (1.0 - v) + (std::max)(s2.value() - v * v, 0.0)));
  }
  if (!(freedom.value() > 0.0)) return infinity;
  return largest * std::sqrt(squares.value() * (s2.value() / freedom.value()));
}

LogRatioSummary nothing_known(std::size_t count, std::size_t levels) {
  LogRatioSummary s{};
  s.mean = s.median = s.minimum = s.maximum = s.share_negative = s.largest_term_share = not_a_number;
  s.effective_sample_size = 0.0;
  s.standard_error = infinity;
  s.lower = -infinity;
  s.upper = infinity;
  s.quantiles.assign(levels, not_a_number);
  s.count = count;
  return s;
}

std::string percent(double share) { return std::to_string(static_cast<int>(std::lround(100.0 * share))) + " %"; }

}  // namespace

void add_note(LogRatioSummary& summary, std::string_view sentence) {
  if (!summary.note.empty()) summary.note += "; ";
  summary.note += sentence;
}

Selection select(std::string_view function, std::string_view things, std::size_t count,
                 const PositionOptions& options) {
  const bool has_weights = size_of(options.weights) != 0;
  const bool has_importance = size_of(options.importance) != 0;
  const bool has_log_importance = size_of(options.log_importance) != 0;
  if (options.mask.given()) require_size(function, "mask", options.mask.size(), things, count);
  if (has_weights) require_size(function, "weights", size_of(options.weights), things, count);
  if (has_importance) require_size(function, "importance", size_of(options.importance), things, count);
  if (has_log_importance) require_size(function, "log_importance", size_of(options.log_importance), things, count);
  for (const double level : options.quantile_levels) {
    if (!(level >= 0.0 && level <= 1.0)) throw InvalidParameter(function, "quantile_levels", "in [0, 1]", level);
  }

  Selection result;
  result.size = count;
  if (options.mask.given()) {
    result.everything = false;
    for (std::size_t i = 0; i < count; ++i) {
      if (options.mask[i]) result.index.push_back(i);
    }
    result.size = result.index.size();
  }
  if (!has_weights && !has_importance && !has_log_importance) return result;

  std::vector<double> weight(result.size, 1.0);
  if (has_weights) multiply(function, "weights", options.weights, result, weight);
  if (has_importance) multiply(function, "importance", options.importance, result, weight);
  if (has_log_importance) multiply_exp(function, "log_importance", options.log_importance, result, weight);

  Selection positive;
  positive.everything = false;
  for (std::size_t k = 0; k < result.size; ++k) {
    if (weight[k] == 0.0) continue;
    positive.index.push_back(result[k]);
    positive.weight.push_back(weight[k]);
  }
  positive.size = positive.index.size();
  return positive;
}

LogRatioSummary summarise(std::vector<double> terms, const Selection& selection,
                          std::span<const double> quantile_levels) {
  LogRatioSummary s = nothing_known(terms.size(), quantile_levels.size());
  if (terms.empty()) {
    add_note(s, "no values");
    return s;
  }
  const std::vector<double>& weight = selection.weight;
  const auto weight_of = [&](std::size_t k) { return weight.empty() ? 1.0 : weight[k]; };

  Sum weight_sum;
  Sum weight_squares;
  Sum weighted;
  Sum sizes;
  Sum negative;
  double largest = 0.0;
  for (std::size_t k = 0; k < terms.size(); ++k) {
    const double w = weight_of(k);
    weight_sum.add(w);
    weight_squares.add(w * w);
    if (std::isnan(terms[k])) {
      if (s.note.empty()) add_note(s, "entry " + std::to_string(selection[k]) + " is NaN");
      continue;
    }
    weighted.add(w * terms[k]);
    sizes.add(w * std::abs(terms[k]));
    largest = (std::max)(largest, w * std::abs(terms[k]));
    if (terms[k] < 0.0) negative.add(w);
  }
  const double total = weight_sum.value();
  s.effective_sample_size = total * (total / weight_squares.value());
  if (!s.note.empty()) return s;

  s.mean = weighted.value() / total;
  s.share_negative = negative.value() / total;
  s.largest_term_share = largest == 0.0 ? 0.0 : std::isfinite(largest) ? largest / sizes.value() : 1.0;
  Quantiles quantile(terms, weight);
  s.minimum = quantile.minimum();
  s.maximum = quantile.maximum();
  s.median = quantile(0.5);
  for (std::size_t k = 0; k < quantile_levels.size(); ++k) s.quantiles[k] = quantile(quantile_levels[k]);

  s.standard_error = standard_error(terms, weight, total, s.mean);
  if (s.standard_error == 0.0) {
    s.lower = s.upper = s.mean;
  } else if (s.standard_error < infinity && s.effective_sample_size > 1.0) {
    const double half = s.standard_error * math::student_t_quantile(0.975, s.effective_sample_size - 1.0);
    s.lower = s.mean - half;
    s.upper = s.mean + half;
  }
  // Light tails leave the largest of n terms a share of about log(n)^2 / n; measured on Gaussian pairs.
  if (s.count > 1 && std::isfinite(s.mean) && s.largest_term_share > 0.05 + 10.0 / s.effective_sample_size) {
    add_note(s, "one term is " + percent(s.largest_term_share) +
                    " of the sum: the variance may be infinite and the interval too short");
  }
  return s;
}

}  // namespace relent::array
