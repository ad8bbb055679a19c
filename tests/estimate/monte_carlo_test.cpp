// Monte Carlo means: reproducible, honest about their error, never silent about broken draws.
#include "estimate/monte_carlo.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>

namespace relent::estimate {
namespace {

/// log N(0,1) - log N(1,1) at draws of N(0,1): 1/2 - x, mean 1/2, variance 1.
void shifted_gaussians(std::uint64_t block, std::span<double> out) {
  std::mt19937_64 engine(1234 + 977 * block);
  for (double& value : out) {
    // Box and Muller, so that no standard library's distribution decides the draws
    const double u = (static_cast<double>(engine() >> 11) + 0.5) * 0x1p-53;
    const double v = (static_cast<double>(engine() >> 11) + 0.5) * 0x1p-53;
    value = 0.5 - std::sqrt(-2.0 * std::log(u)) * std::cos(6.283185307179586 * v);
  }
}

TEST(MonteCarloMean, MeetsItsTolerance) {
  MonteCarloOptions options;
  options.relative_tolerance = 1e-2;
  const MonteCarloMean found = monte_carlo_mean(shifted_gaussians, options);
  EXPECT_TRUE(found.converged);
  EXPECT_NEAR(found.mean, 0.5, 0.005);
  EXPECT_LE(found.lower, 0.5);
  EXPECT_GE(found.upper, 0.5);
  EXPECT_NEAR(found.standard_error, 1.0 / std::sqrt(static_cast<double>(found.draws)), 0.02 * found.standard_error);
  EXPECT_EQ(found.draws % monte_carlo_block, 0u);
}

TEST(MonteCarloMean, HasTheSameBitsForEveryNumberOfThreads) {
  MonteCarloOptions options;
  options.relative_tolerance = 4e-3;
  options.max_draws = 1000000;
  const MonteCarloMean one = monte_carlo_mean(shifted_gaussians, options);
  for (const unsigned threads : {2u, 3u, 7u, 0u}) {
    options.threads = threads;
    const MonteCarloMean many = monte_carlo_mean(shifted_gaussians, options);
    EXPECT_EQ(one.mean, many.mean);
    EXPECT_EQ(one.standard_error, many.standard_error);
    EXPECT_EQ(one.draws, many.draws);
  }
}

TEST(MonteCarloMean, NeverExceedsTheBudget) {
  for (const std::size_t budget : {0u, 1u, 2u, 1000u, 4096u, 5000u, 20000u}) {
    std::size_t drawn = 0;
    const auto fill = [&](std::uint64_t block, std::span<double> out) {
      drawn += out.size();
      shifted_gaussians(block, out);
    };
    MonteCarloOptions options;
    options.max_draws = budget;
    const MonteCarloMean found = monte_carlo_mean(fill, options);
    EXPECT_EQ(found.draws, drawn);
    EXPECT_EQ(drawn, budget);
    EXPECT_FALSE(found.converged);
    EXPECT_FALSE(found.reason.empty());
  }
}

TEST(MonteCarloMean, CoversTheTruthAsOftenAsItSays) {
  int covered = 0;
  for (std::uint64_t run = 0; run < 200; ++run) {
    MonteCarloOptions options;
    options.max_draws = 8192;
    const auto fill = [&](std::uint64_t block, std::span<double> out) {
      shifted_gaussians(1000 * (run + 1) + block, out);
    };
    const MonteCarloMean found = monte_carlo_mean(fill, options);
    covered += found.lower <= 0.5 && 0.5 <= found.upper ? 1 : 0;
  }
  EXPECT_GE(covered, 186);  // 98.1 % expected; below this with probability 1e-5
}

TEST(MonteCarloMean, NeverClaimsLessThanTheRoundingOfItsDraws) {
  const MonteCarloMean found = monte_carlo_mean([](std::uint64_t, std::span<double> out) {
    for (double& value : out) value = 0.1;
  });
  EXPECT_DOUBLE_EQ(found.mean, 0.1);
  EXPECT_GT(found.standard_error, 0.0);
  EXPECT_TRUE(found.converged);
}

TEST(MonteCarloMean, SaysInfiniteWhenADrawIs) {
  const MonteCarloMean found = monte_carlo_mean([](std::uint64_t block, std::span<double> out) {
    shifted_gaussians(block, out);
    if (block == 1) out[17] = std::numeric_limits<double>::infinity();
  });
  EXPECT_TRUE(found.infinite);
  EXPECT_EQ(found.mean, std::numeric_limits<double>::infinity());
}

TEST(MonteCarloMean, NamesANaNDraw) {
  const MonteCarloMean found = monte_carlo_mean([](std::uint64_t block, std::span<double> out) {
    shifted_gaussians(block, out);
    if (block == 1) out[17] = std::numeric_limits<double>::quiet_NaN();
  });
  EXPECT_FALSE(found.converged);
  EXPECT_TRUE(std::isnan(found.mean));
  EXPECT_EQ(found.reason, "the log ratio of draw 4113 is NaN");
}

TEST(MonteCarloMean, PassesOnTheExceptionOfADraw) {
  const auto fill = [](std::uint64_t, std::span<double>) { throw std::runtime_error("no sampler"); };
  MonteCarloOptions options;
  options.threads = 3;
  EXPECT_THROW(static_cast<void>(monte_carlo_mean(fill, options)), std::runtime_error);
}

}  // namespace
}  // namespace relent::estimate
