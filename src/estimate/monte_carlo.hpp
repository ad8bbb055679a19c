// The mean of random log ratios, with an interval.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include "estimate/function_ref.hpp"

namespace relent::estimate {

struct MonteCarloOptions {
  double relative_tolerance = 1e-3;
  double absolute_tolerance = 1e-6;
  std::size_t max_draws = std::size_t{1} << 24;
  unsigned threads = 1;  ///< 0 = all; the result has the same bits for every count
};

struct MonteCarloMean {
  double mean = std::numeric_limits<double>::quiet_NaN();
  double standard_error = std::numeric_limits<double>::infinity();
  double lower = -std::numeric_limits<double>::infinity();  ///< 95 %, widened by 1.2 for stopping on the data
  double upper = std::numeric_limits<double>::infinity();
  std::size_t draws = 0;
  bool converged = false;
  bool infinite = false;  ///< a draw had log ratio +inf
  std::string reason;     ///< empty, or why not converged
};

inline constexpr std::size_t monte_carlo_block = 4096;

/// Averages blocks of log ratios, doubling their number until the half width of the interval is within
/// max(absolute_tolerance, relative_tolerance * max(mean - half width, 0)) or the next block would exceed the draws
/// allowed.
///
/// `fill(block, out)` fills `out` (monte_carlo_block values, fewer only when the budget ends the block) with log ratios
/// of independent draws; its result must depend on `block` alone, and with more than one thread it is called
/// concurrently. An exception it throws is passed on: the one of the lowest block.
[[nodiscard]] MonteCarloMean monte_carlo_mean(FunctionRef<void(std::uint64_t, std::span<double>)> fill,
                                              const MonteCarloOptions& options = {});

}  // namespace relent::estimate
