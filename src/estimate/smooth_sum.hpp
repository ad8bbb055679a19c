// Sums of a smooth function over very many integers, from its values at a few of them.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace relent::estimate {

/// The sum of n functions over a block of integers, with an estimate of its error.
template <std::size_t n>
struct BlockSum {
  std::array<double, n> value{};
  std::array<double, n> error{};
};

/// Sums over the integers between two of them. The trapezoidal sums of strides h = w, w/2, w/4, ... are a series in h^2
/// (Euler and Maclaurin), so that they are extrapolated to h = 1 (Neville; to h = 0 it is Romberg's rule). Where the
/// stride comes down to 1 the sum is exact.
///
/// `evaluate(k, values)` is false where there is no value; `accept(sum)` says whether a block is good enough.
template <std::size_t n, class Evaluate, class Accept>
class SmoothSum {
 public:
  using Values = std::array<double, n>;

  SmoothSum(const Evaluate& evaluate, const Accept& accept, double least_stride)
      : evaluate_(evaluate), accept_(accept), least_stride_(least_stride) {}

  /// Adds the integers from a, itself excluded, to a + width, a power of two with the sign of its direction; `end` is
  /// the function at a, and then at a + width. False if a value was missing.
  bool add(double a, double width, Values& end, BlockSum<n>& sum) const {
    BlockSum<n> block;
    Values last{};
    const Outcome outcome = attempt(a, width, end, last, block);
    if (outcome == Outcome::missing) return false;
    if (outcome == Outcome::coarse) return add(a, 0.5 * width, end, sum) && add(a + 0.5 * width, 0.5 * width, end, sum);
    for (std::size_t c = 0; c < n; ++c) {
      sum.value[c] += block.value[c];
      sum.error[c] += block.error[c];
    }
    end = last;
    return true;
  }

 private:
  enum class Outcome { done, coarse, missing };
  static constexpr std::size_t least_halvings = 4;
  static constexpr std::size_t most_halvings = 7;

  Outcome attempt(double a, double width, const Values& first, Values& last, BlockSum<n>& block) const {
    if (!evaluate_(a + width, last)) return Outcome::missing;
    double stride = std::abs(width);
    const double sign = width > 0.0 ? 1.0 : -1.0;
    Values trapezoid;
    for (std::size_t c = 0; c < n; ++c) trapezoid[c] = 0.5 * stride * (first[c] + last[c]);
    std::vector<Values> row{trapezoid};  // of Neville's table
    for (std::size_t halvings = 0;; ++halvings) {
      const bool finest = stride <= least_stride_;
      for (std::size_t c = 0; c < n; ++c) {
        block.value[c] = (stride == 1.0 ? trapezoid[c] : row.back()[c]) + 0.5 * (last[c] - first[c]);
      }
      if (stride == 1.0) block.error = {};
      if (stride == 1.0 || (halvings >= least_halvings && accept_(block))) return Outcome::done;
      if (finest) return Outcome::done;
      if (halvings == most_halvings) return Outcome::coarse;
      // the midpoints
      Values middle{};
      for (double at = 0.5 * stride; at < std::abs(width); at += stride) {
        Values values{};
        if (!evaluate_(a + sign * at, values)) return Outcome::missing;
        for (std::size_t c = 0; c < n; ++c) middle[c] += values[c];
      }
      for (std::size_t c = 0; c < n; ++c) trapezoid[c] = 0.5 * trapezoid[c] + 0.5 * stride * middle[c];
      stride *= 0.5;
      const double weight = 1.0 - 1.0 / stride / stride;
      const Values best = row.back();
      Values next = trapezoid;
      double ratio = 1.0;
      for (Values& entry : row) {
        ratio *= 4.0;
        for (std::size_t c = 0; c < n; ++c) {
          const double extrapolated = next[c] + (next[c] - entry[c]) * (weight / (ratio - 1.0));
          entry[c] = next[c];
          next[c] = extrapolated;
        }
      }
      row.push_back(next);
      for (std::size_t c = 0; c < n; ++c) block.error[c] = std::abs(next[c] - best[c]);
    }
  }

  const Evaluate& evaluate_;
  const Accept& accept_;
  double least_stride_;
};

struct SumBeyond {
  double value = 0.0;
  double error = 0.0;  ///< +inf: it diverges
};

/// What is known of a function that is summed.
struct Terms {
  bool falling = true;  ///< away from the centre, so that the sum may end where a block is nothing beside it
  double noise = 0.0;   ///< relative error of the function, beyond a few roundings
};

/// The sum of f over the integers beyond `from`, in the direction `sign` and to `end`, which may be infinite: in blocks
/// that double with the distance from the centre, and halve towards a finite end; where the doubles end, as the
/// geometric series that they are.
template <class F>
SumBeyond sum_beyond(const F& f, double centre, double from, double sign, double end, Terms terms = {}) {
  constexpr double farthest = 0x1p1022;
  using Block = BlockSum<1>;
  SumBeyond sum;
  const auto evaluate = [&](double k, std::array<double, 1>& value) {
    value[0] = f(k);
    return std::isfinite(value[0]);
  };
  double noise = 0.0;  // of f, relative: a power of k loses digits as log k grows
  const auto accept = [&](const Block& block) {
    return block.error[0] <= noise * (std::abs(block.value[0]) + 0.01 * std::abs(sum.value));
  };
  const SmoothSum<1, decltype(evaluate), decltype(accept)> blocks(evaluate, accept, 1.0);
  std::array<double, 1> at{};
  bool more = evaluate(from, at);
  double last = 0.0;
  double before = 0.0;
  const auto ratio = [&] { return last == 0.0 ? 0.0 : before == 0.0 ? 1.0 : std::abs(last / before); };
  for (double k = from; more && k != end;) {
    double width = std::exp2(std::floor(std::log2(std::fmax(std::abs(k - centre), 1.0))));
    while (width > std::abs(end - k)) width *= 0.5;
    noise = terms.noise + 1e-15 * (10.0 + std::log2(std::abs(k) + width));
    Block block;
    more = blocks.add(k, sign * width, at, block);
    if (!more) break;
    k += sign * width;
    sum.value += block.value[0];
    sum.error += block.error[0];
    before = last;
    last = block.value[0];
    if (k == end) return sum;
    if (terms.falling && width >= 32.0 && std::abs(last) <= 1e-17 * (1.0 - ratio()) * std::abs(sum.value)) return sum;
    more = std::abs(k) < farthest;
  }
  const double rest = 1.0 - ratio();
  if (rest < 1e-3) return {sum.value, from == end ? 0.0 : std::numeric_limits<double>::infinity()};
  sum.value += last * ratio() / rest;
  sum.error += 1e-13 * std::abs(last) / (rest * rest);
  return sum;
}

}  // namespace relent::estimate
