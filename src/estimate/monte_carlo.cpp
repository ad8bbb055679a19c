// The mean of random log ratios, with an interval.
#include "estimate/monte_carlo.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <thread>
#include <vector>

#include "estimate/compensated_sum.hpp"

namespace relent::estimate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Moments {
  double count = 0.0;
  double mean = 0.0;
  double squares = 0.0;    // sum of squared deviations
  double magnitude = 0.0;  // sum of |x|
};

struct Block {
  Moments moments;
  bool infinite = false;
  bool invalid = false;
  double culprit = 0.0;
  std::size_t position = 0;
  std::exception_ptr thrown;
};

Moments moments_of(std::span<const double> values) {
  CompensatedSum sum;
  CompensatedSum magnitude;
  for (const double value : values) {
    sum.add(value);
    magnitude.add(std::abs(value));
  }
  Moments moments;
  moments.count = static_cast<double>(values.size());
  moments.mean = sum.value() / moments.count;
  moments.magnitude = magnitude.value();
  CompensatedSum squares;
  for (const double value : values) squares.add((value - moments.mean) * (value - moments.mean));
  moments.squares = squares.value();
  return moments;
}

/// Chan, Golub and LeVeque, 1979.
Moments merge(const Moments& a, const Moments& b) {
  Moments both;
  both.count = a.count + b.count;
  const double gap = b.mean - a.mean;
  both.mean = a.mean + gap * (b.count / both.count);
  both.squares = a.squares + b.squares + gap * gap * (a.count * (b.count / both.count));
  both.magnitude = a.magnitude + b.magnitude;
  return both;
}

/// A binary tree over the blocks in order, whatever thread made them.
Moments merge(std::span<const Block> blocks) {
  if (blocks.size() == 1) return blocks.front().moments;
  std::size_t half = 1;
  while (2 * half < blocks.size()) half *= 2;
  return merge(merge(blocks.first(half)), merge(blocks.subspan(half)));
}

void run_block(FunctionRef<void(std::uint64_t, std::span<double>)> fill, std::uint64_t index, std::size_t size,
               std::vector<double>& buffer, Block& block) {
  try {
    buffer.assign(size, std::numeric_limits<double>::quiet_NaN());
    fill(index, std::span<double>(buffer));
  } catch (...) {
    block.thrown = std::current_exception();
    return;
  }
  for (std::size_t i = 0; i < size; ++i) {
    const double value = buffer[i];
    if (std::isnan(value) || value == -infinity) {
      block.invalid = true;
      block.culprit = value;
      block.position = i;
      return;
    }
    block.infinite = block.infinite || value == infinity;
  }
  if (!block.infinite) block.moments = moments_of(buffer);
}

}  // namespace

MonteCarloMean monte_carlo_mean(FunctionRef<void(std::uint64_t, std::span<double>)> fill,
                                const MonteCarloOptions& options) {
  MonteCarloMean result;
  const std::size_t full = options.max_draws / monte_carlo_block;
  const std::size_t rest = options.max_draws % monte_carlo_block;
  const std::size_t allowed = full + (rest > 0 ? 1 : 0);
  const auto size_of = [&](std::size_t block) { return block < full ? monte_carlo_block : rest; };
  unsigned threads = options.threads == 0 ? (std::max)(1u, std::thread::hardware_concurrency()) : options.threads;

  std::vector<Block> blocks;
  std::size_t target = (std::min)(allowed, std::size_t{2});
  while (target > blocks.size()) {
    const std::size_t first = blocks.size();
    blocks.resize(target);
    std::atomic<std::size_t> next{first};
    std::atomic<bool> stopped{false};
    const auto work = [&] {
      std::vector<double> buffer;
      for (std::size_t i = next++; i < target && !stopped; i = next++) {
        run_block(fill, i, size_of(i), buffer, blocks[i]);
        if (blocks[i].thrown) stopped = true;
      }
    };
    const std::size_t helpers = (std::min)(static_cast<std::size_t>(threads), target - first) - 1;
    std::vector<std::thread> pool;
    pool.reserve(helpers);
    for (std::size_t i = 0; i < helpers; ++i) {
      try {
        pool.emplace_back(work);
      } catch (...) {
        break;  // no more threads to be had; the others do the work
      }
    }
    work();
    for (std::thread& thread : pool) thread.join();

    for (std::size_t i = first; i < target; ++i) {
      if (blocks[i].thrown) std::rethrow_exception(blocks[i].thrown);
    }
    result.draws = 0;
    for (std::size_t i = 0; i < target; ++i) result.draws += size_of(i);
    const auto invalid = std::find_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.invalid; });
    if (invalid != blocks.end()) {
      const auto index = static_cast<std::size_t>(invalid - blocks.begin());
      result.mean = result.lower = result.upper = std::numeric_limits<double>::quiet_NaN();
      result.standard_error = std::numeric_limits<double>::quiet_NaN();
      result.reason = std::string("the log ratio of draw ") +
                      std::to_string(index * monte_carlo_block + invalid->position) + " is " +
                      (std::isnan(invalid->culprit) ? "NaN" : "-inf");
      return result;
    }
    if (std::any_of(blocks.begin(), blocks.end(), [](const Block& b) { return b.infinite; })) {
      result.infinite = true;
      result.mean = result.upper = infinity;
      result.lower = infinity;
      result.reason = "a draw of p has no density under q";
      return result;
    }

    const Moments all = merge(blocks);
    result.mean = all.mean;
    // never below what rounding alone does to the draws
    const double rounding = 4.0 * std::numeric_limits<double>::epsilon() * all.magnitude / all.count;
    const double sampling = all.count > 1.0 ? std::sqrt(all.squares / (all.count - 1.0) / all.count) : infinity;
    result.standard_error = (std::max)(sampling, rounding);
    const double half_width = 1.959963984540054 * 1.2 * result.standard_error;
    result.lower = result.mean - half_width;
    result.upper = result.mean + half_width;
    const double tolerance =
        (std::max)(options.absolute_tolerance, options.relative_tolerance * (std::max)(result.mean - half_width, 0.0));
    result.converged = half_width <= tolerance;
    if (result.converged) return result;
    target = (std::min)(allowed, 2 * target);
  }
  result.reason = "the budget of draws is spent";
  return result;
}

}  // namespace relent::estimate
