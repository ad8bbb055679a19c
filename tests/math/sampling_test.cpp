// Samplers: their laws (Kolmogorov-Smirnov and chi-square, each failing by chance once in 1e9), extremes, and golden
// draws.
#include "math/sampling.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <vector>

namespace relent::math {
namespace {

#ifdef RELENT_REDUCED_DRAWS
constexpr int draws = 4'000;
#else
constexpr int draws = 100'000;
#endif
constexpr double failure = 1e-9;

/// sup |F_n - F| sqrt(n) stays below sqrt(log(2 / failure) / 2) with probability 1 - failure (Massart 1990).
void expect_law(const std::function<double(Rng&)>& draw, const std::function<double(double)>& cdf, std::uint64_t seed) {
  Rng rng(seed);
  std::vector<double> x(draws);
  for (double& value : x) value = draw(rng);
  std::sort(x.begin(), x.end());
  double distance = 0.0;
  for (int i = 0; i < draws; ++i) {
    const double f = cdf(x[static_cast<std::size_t>(i)]);
    ASSERT_TRUE(f >= 0.0 && f <= 1.0);
    distance = std::max({distance, f - static_cast<double>(i) / draws, (i + 1.0) / draws - f});
  }
  EXPECT_LE(distance * std::sqrt(static_cast<double>(draws)), std::sqrt(0.5 * std::log(2.0 / failure)));
}

/// Pearson's statistic over cells of expected count above 25, the rest pooled; its upper tail must exceed `failure`.
void expect_masses(const std::vector<double>& counts, const std::vector<double>& masses) {
  double statistic = 0.0;
  double cells = 0.0;
  double pooled_count = 0.0;
  double pooled_mass = 0.0;
  double total = 0.0;
  for (const double count : counts) total += count;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double expected = total * masses[i];
    if (expected < 25.0) {
      pooled_count += counts[i];
      pooled_mass += masses[i];
      continue;
    }
    statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    cells += 1.0;
  }
  if (total * pooled_mass >= 25.0) {
    const double expected = total * pooled_mass;
    statistic += (pooled_count - expected) * (pooled_count - expected) / expected;
    cells += 1.0;
  }
  ASSERT_GE(cells, 2.0);
  EXPECT_GT(gamma_q(0.5 * (cells - 1.0), 0.5 * statistic), failure) << statistic << " over " << cells;
}

TEST(Sampling, InversionSamplersFollowTheirLaws) {
  expect_law(standard_normal, normal_cdf, 1);
  expect_law(
      standard_exponential, [](double x) { return -std::expm1(-x); }, 2);
  expect_law(
      standard_laplace, [](double x) { return x < 0.0 ? 0.5 * std::exp(x) : 1.0 - 0.5 * std::exp(-x); }, 3);
  expect_law([](Rng& rng) { return uniform(rng, -3.0, 5.0); }, [](double x) { return (x + 3.0) / 8.0; }, 4);
}

TEST(Sampling, GammaFollowsItsLaw) {
  std::uint64_t seed = 100;
  for (const double shape : {0.05, 0.4, 0.999, 1.0, 1.5, 7.0, 300.0, 1e6, 1e15}) {
    expect_law([=](Rng& rng) { return standard_gamma(rng, shape); }, [=](double x) { return gamma_p(shape, x); },
               ++seed);
    expect_law([=](Rng& rng) { return log_standard_gamma(rng, shape); },
               [=](double x) { return gamma_p(shape, std::exp(x)); }, ++seed);
  }
  // Far below double's range the log of the draw is log(u) / shape.
  expect_law([](Rng& rng) { return 1e-10 * log_standard_gamma(rng, 1e-10); }, [](double x) { return std::exp(x); },
             ++seed);
}

TEST(Sampling, BetaFollowsItsLaw) {
  std::uint64_t seed = 200;
  for (const auto& [a, b] : std::vector<std::pair<double, double>>{
           {1.0, 1.0}, {0.5, 0.5}, {0.01, 2.0}, {3.0, 0.2}, {20.0, 4.0}, {1e6, 2e6}, {1e15, 1e15}, {1.0, 1e10}}) {
    const double alpha = a;
    const double beta_shape = b;
    expect_law([=](Rng& rng) { return beta(rng, alpha, beta_shape).value; },
               [=](double x) { return ibeta(alpha, beta_shape, x, 1.0 - x); }, ++seed);
    if (a < 0.2) continue;  // most complements round to 1
    expect_law([=](Rng& rng) { return beta(rng, alpha, beta_shape).complement; },
               [=](double y) { return ibeta(beta_shape, alpha, y, 1.0 - y); }, ++seed);
  }
}

TEST(Sampling, StudentFollowsItsLaw) {
  std::uint64_t seed = 300;
  for (const double dof : {0.1, 1.0, 2.5, 30.0, 1e6, 1e300}) {
    expect_law([=](Rng& rng) { return student_t(rng, dof); }, [=](double x) { return student_t_cdf(x, dof); }, ++seed);
  }
}

TEST(Sampling, BinomialFollowsItsLaw) {
  std::uint64_t seed = 400;
  for (const auto& [n, p] : std::vector<std::pair<double, double>>{{1, 0.3},
                                                                   {10, 0.5},
                                                                   {10, 0.97},
                                                                   {25, 0.41},
                                                                   {100, 0.05},
                                                                   {1000, 0.011},
                                                                   {1000, 0.7},
                                                                   {1e5, 1e-4},
                                                                   {1e15, 3e-15},
                                                                   {1e15, 2e-14}}) {
    Rng rng(++seed);
    const auto size = static_cast<std::size_t>(std::min(n, 2000.0) + 1.0);
    std::vector<double> counts(size, 0.0);
    std::vector<double> masses(size, 0.0);
    for (std::size_t k = 0; k < size; ++k)
      masses[k] = std::exp(log_binomial_pmf(static_cast<double>(k), n, p, 1.0 - p));
    for (int i = 0; i < draws; ++i) {
      const double k = binomial(rng, n, p);
      ASSERT_TRUE(k >= 0.0 && k <= n && k == std::floor(k)) << k;
      ASSERT_LT(k, static_cast<double>(size));
      counts[static_cast<std::size_t>(k)] += 1.0;
    }
    expect_masses(counts, masses);
  }
  // So many trials that the law is continuous to the test.
  for (const double n : {1e10, 1e15}) {
    expect_law([=](Rng& rng) { return binomial(rng, n, 0.3); },
               [=](double k) { return ibetac(k + 0.5, n - k + 0.5, 0.3, 0.7); }, ++seed);
  }
}

TEST(Sampling, BinomialIsExactAtItsDegenerateLimits) {
  Rng rng(1);
  EXPECT_EQ(binomial(rng, 0.0, 0.4), 0.0);
  EXPECT_EQ(binomial(rng, 7.0, 0.0), 0.0);
  EXPECT_EQ(binomial(rng, 7.0, 1.0), 7.0);
}

TEST(Sampling, AliasTablesFollowTheirWeights) {
  std::uint64_t seed = 500;
  for (const std::vector<double>& weights : std::vector<std::vector<double>>{{1.0},
                                                                             {0.5, 0.0, 1.5},
                                                                             {1e308, 1e308, 5e307},
                                                                             {1e-300, 3e-300},
                                                                             {0.1, 0.2, 0.3, 0.4, 1e-5, 0.0},
                                                                             {0.0, 0.0, 1.0},
                                                                             std::vector<double>(100, 0.1)}) {
    const AliasTable table(weights);
    Rng rng(++seed);
    std::vector<double> counts(weights.size(), 0.0);
    for (int i = 0; i < draws; ++i) counts[table(rng)] += 1.0;
    const double largest = *std::max_element(weights.begin(), weights.end());
    double sum = 0.0;
    for (const double weight : weights) sum += weight / largest;
    std::vector<double> masses;
    for (const double weight : weights) masses.push_back(weight / largest / sum);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (weights[i] == 0.0) {
        EXPECT_EQ(counts[i], 0.0);
      }
    }
    if (std::count_if(weights.begin(), weights.end(), [](double w) { return w > 0.0; }) > 1)
      expect_masses(counts, masses);
  }
}

TEST(Sampling, NothingIsNaNAtExtremeShapes) {
  Rng rng(600);
  const std::vector<double> shapes = {1e-300, 1e-100, 1e-10, 0.1, 1.0, 1e10, 1e100, 1e300};
  for (const double a : shapes) {
    for (int i = 0; i < 200; ++i) {
      EXPECT_TRUE(std::isfinite(log_standard_gamma(rng, a))) << a;
      const double gamma = standard_gamma(rng, a);
      EXPECT_TRUE(gamma >= 0.0 && std::isfinite(gamma)) << a;
      EXPECT_FALSE(std::isnan(student_t(rng, a))) << a;
    }
    for (const double b : shapes) {
      for (int i = 0; i < 50; ++i) {
        const auto [x, y] = beta(rng, a, b);
        EXPECT_NEAR(x + y, 1.0, 3e-16) << a << " " << b;
      }
    }
  }
  for (int i = 0; i < 1000; ++i) {
    const double u = uniform(rng, -1.7e308, 1.7e308);
    EXPECT_TRUE(u >= -1.7e308 && u <= 1.7e308);
  }
}

struct Golden {
  const char* name;
  std::function<double(Rng&)> draw;
  double values[3];
  std::uint64_t next_word;  // after the three draws: fixes how many words they took
};

// The contract: these bits with every compiler and every level of optimisation. A change here is a change of every
// user's results, and goes into the changelog.
TEST(Sampling, DrawsTheSameBitsEverywhere) {
  static const std::vector<double> weights = {0.5, 0.0, 1.5, 3.0};
  static const AliasTable table(weights);
  const std::vector<Golden> golden = {
      {"standard_normal",
       standard_normal,
       {-0x1.4e4b146ddfa5dp+0, -0x1.95ca4a02688ecp-2, -0x1.3f286381ff2a9p-1},
       0x0f57643d7bdeed92},
      {"standard_exponential",
       standard_exponential,
       {0x1.2c3782405f19bp+1, 0x1.0fbc047e93b34p+0, 0x1.52814318add9dp+0},
       0x0f57643d7bdeed92},
      {"standard_laplace",
       standard_laplace,
       {-0x1.a6fcec88ec63fp+0, -0x1.7927b21b078fp-2, -0x1.421e5641b814bp-1},
       0x0f57643d7bdeed92},
      {"uniform(-3, 5)",
       [](Rng& rng) { return uniform(rng, -3.0, 5.0); },
       {-0x1.1de5625ec71c2p+1, -0x1.dbf6ebdb121ep-3, -0x1.bc4fa0185f3d8p-1},
       0x0f57643d7bdeed92},
      {"standard_gamma(2.5)",
       [](Rng& rng) { return standard_gamma(rng, 2.5); },
       {0x1.8389016a83675p-1, 0x1.5f5eebd6c968dp+0, 0x1.5be1937dd5789p+0},
       0x00b0dc5cec755323},
      {"standard_gamma(0.3)",
       [](Rng& rng) { return standard_gamma(rng, 0.3); },
       {0x1.0b2e6f7a990a6p-9, 0x1.0b195b712a16p-22, 0x1.95888505a5181p-6},
       0xf923beb3061eafa3},
      {"log_standard_gamma(1e-10)",
       [](Rng& rng) { return log_standard_gamma(rng, 1e-10); },
       {-0x1.8a1254a093a7bp+33, -0x1.20e49b76d46e5p+35, -0x1.43a36f52191e8p+33},
       0xf923beb3061eafa3},
      {"standard_gamma(1e15)",
       [](Rng& rng) { return standard_gamma(rng, 1e15); },
       {0x1.c6bf512833858p+49, 0x1.c6bf51ccdb93ap+49, 0x1.c6bf51c9d18cfp+49},
       0x00b0dc5cec755323},
      {"beta(2, 3)",
       [](Rng& rng) { return beta(rng, 2.0, 3.0).value; },
       {0x1.b8329f494ce21p-3, 0x1.a351166e46447p-1, 0x1.c3daf0f086b54p-2},
       0xc2360aac0e53d643},
      {"beta(0.2, 0.4)",
       [](Rng& rng) { return beta(rng, 0.2, 0.4).complement; },
       {0x1.699ffb1b9bba2p-5, 0x1.ff8cb85c55f29p-1, 0x1.e7ff188b1391bp-1},
       0xf90782428f3643b4},
      {"student_t(0.7)",
       [](Rng& rng) { return student_t(rng, 0.7); },
       {-0x1.a5d728d3b2a8fp+5, -0x1.c3165403fe1f9p+2, -0x1.31a989f48934fp-5},
       0xc2360aac0e53d643},
      {"student_t(5)",
       [](Rng& rng) { return student_t(rng, 5.0); },
       {-0x1.9d7a8c7fddc4p+0, -0x1.0e09520d493c6p+1, -0x1.9c3cf5927e98fp+1},
       0x4699e94a3ee9f7eb},
      {"bernoulli(0.4)",
       [](Rng& rng) { return bernoulli(rng, 0.4) ? 1.0 : 0.0; },
       {0x1p+0, 0x1p+0, 0x1p+0},
       0x0f57643d7bdeed92},
      {"binomial(20, 0.3)",
       [](Rng& rng) { return binomial(rng, 20.0, 0.3); },
       {0x1.8p+1, 0x1.4p+2, 0x1.4p+2},
       0x0f57643d7bdeed92},
      {"binomial(1000, 0.6)",
       [](Rng& rng) { return binomial(rng, 1000.0, 0.6); },
       {0x1.38p+9, 0x1.318p+9, 0x1.318p+9},
       0x00b0dc5cec755323},
      {"binomial(1e15, 0.3)",
       [](Rng& rng) { return binomial(rng, 1e15, 0.3); },
       {0x1.10d930178fa4p+48, 0x1.10d930d3d43cp+48, 0x1.10d930d0b49dp+48},
       0x00b0dc5cec755323},
      {"AliasTable",
       [](Rng& rng) { return static_cast<double>(table(rng)); },
       {0x0p+0, 0x1.8p+1, 0x1.8p+1},
       0x00b0dc5cec755323},
  };
  for (const Golden& expected : golden) {
    Rng rng(2024, 7);
    const double first = expected.draw(rng);
    const double second = expected.draw(rng);
    const double third = expected.draw(rng);
    const std::uint64_t word = rng();
    EXPECT_EQ(first, expected.values[0]) << expected.name;
    EXPECT_EQ(second, expected.values[1]) << expected.name;
    EXPECT_EQ(third, expected.values[2]) << expected.name;
    EXPECT_EQ(word, expected.next_word) << expected.name;
    if (std::getenv("RELENT_PRINT_GOLDEN") != nullptr) {
      std::printf("%s|%a|%a|%a|0x%016llx\n", expected.name, first, second, third,
                  static_cast<unsigned long long>(word));
    }
  }
}

}  // namespace
}  // namespace relent::math
