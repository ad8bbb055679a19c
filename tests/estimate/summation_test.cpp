// KL by summation against 20-digit truths (mpmath 1.3 at 40 digits).
#include "estimate/summation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

namespace relent::estimate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using Mass = std::function<double(double)>;

Mass poisson(double rate) {
  return [=](double k) { return k * std::log(rate) - rate - std::lgamma(k + 1.0); };
}

Mass negative_binomial(double size, double chance) {
  return [=](double k) {
    return std::lgamma(k + size) - std::lgamma(size) - std::lgamma(k + 1.0) + size * std::log(chance) +
           k * std::log1p(-chance);
  };
}

Mass geometric(double chance) {
  return [=](double k) { return std::log(chance) + k * std::log1p(-chance); };
}

Mass binomial(double n, double chance) {
  return [=](double k) {
    return std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) + k * std::log(chance) +
           (n - k) * std::log1p(-chance);
  };
}

/// Loader, 2000: the same for a large n, around n * chance, to full precision.
Mass large_binomial(double n, double chance) {
  return [=](double k) {
    const auto stirling = [](double m) { return 1.0 / (12.0 * m) - 1.0 / (360.0 * m * m * m); };
    const auto deviance = [](double x, double mean) {
      const double e = (x - mean) / mean;
      if (std::abs(e) > 0.03) return x * std::log(x / mean) + mean - x;
      double sum = 0.0;
      for (int m = 14; m >= 2; --m) sum = sum * -e + 1.0 / (m * (m - 1.0));
      return mean * e * e * sum;
    };
    if (k <= 0.0) return n * std::log1p(-chance);
    if (k >= n) return n * std::log(chance);
    return stirling(n) - stirling(k) - stirling(n - k) - deviance(k, n * chance) - deviance(n - k, n * (1.0 - chance)) -
           0.5 * std::log(2.0 * std::numbers::pi * k * ((n - k) / n));
  };
}

MassPair counts(Mass p, Mass q, double start) {
  MassPair pair;
  pair.log_p = std::move(p);
  pair.log_q = std::move(q);
  pair.start = start;
  return pair;
}

/// |log p/q| of two exponential-like tails grows at most quadratically: its value at k bounds the rest.
std::function<LogRatioGrowth(double)> quadratic(const Mass& p, const Mass& q) {
  return [=](double k) { return LogRatioGrowth{std::abs(p(k) - q(k)), k}; };
}

TEST(SumDivergence, IsExactOnAFiniteSupport) {
  MassPair pair = counts(binomial(20, 0.3), binomial(20, 0.4), 6);
  pair.upper = 20;
  pair.q_cdf = [](double) { return 0.0; };
  pair.q_survival = [](double) { return 0.0; };
  const KlSum found = sum_divergence(pair);
  EXPECT_NEAR(found.value, 0.4320170828709306954649414, found.error);
  EXPECT_LE(found.error, 1e-14);
  EXPECT_TRUE(found.converged) << found.reason;
  EXPECT_TRUE(found.certified);
  EXPECT_EQ(found.evaluations, 21u);
}

TEST(SumDivergence, CertifiesAnInfiniteSupport) {
  const Mass p = poisson(10);
  const Mass q = negative_binomial(5, 1.0 / 3.0);
  MassPair pair = counts(p, q, 10);
  pair.p_ratio_above = [](double k) { return 10.0 / (k + 1.0); };
  pair.growth_above = quadratic(p, q);
  const KlSum found = sum_divergence(pair);
  EXPECT_NEAR(found.value, 0.2155327988164016795901414, found.error);
  EXPECT_LE(found.error, 1e-9 * found.value);
  EXPECT_LE(found.lower, 0.2155327988164016795901414);
  EXPECT_GE(found.upper, 0.2155327988164016795901414);
  EXPECT_TRUE(found.converged) << found.reason;
  EXPECT_TRUE(found.certified);
  EXPECT_LE(found.evaluations, 80u);
}

TEST(SumDivergence, FollowsALongTailUnderAGrowingLogRatio) {
  const Mass p = negative_binomial(0.3, 0.01);
  const Mass q = poisson(30);
  MassPair pair = counts(p, q, 0);
  pair.p_ratio_above = [](double) { return 0.99; };
  pair.growth_above = quadratic(p, q);
  const KlSum found = sum_divergence(pair);
  EXPECT_NEAR(found.value, 28.96042854839985972370928, found.error);
  EXPECT_LE(found.error, 1e-9 * found.value);
  EXPECT_TRUE(found.certified);
  EXPECT_TRUE(found.converged) << found.reason;
}

TEST(SumDivergence, AnswersWithoutMetadataButDoesNotCertify) {
  const KlSum found = sum_divergence(counts(geometric(0.01), geometric(0.02), 0));
  EXPECT_NEAR(found.value, 0.3119375943778374058079158, found.error);
  EXPECT_LE(found.error, 1e-9 * found.value);
  EXPECT_TRUE(found.converged) << found.reason;
  EXPECT_FALSE(found.certified);
}

TEST(SumDivergence, SumsOnlyWhereTheMassIs) {
  const double n = 1e9;
  MassPair pair = counts(large_binomial(n, 0.3), large_binomial(n, 0.30001), 3e8);
  pair.upper = n;
  const KlSum found = sum_divergence(pair);
  EXPECT_NEAR(found.value, 0.2380922147635220716344083, found.error);
  EXPECT_NEAR(found.value, 0.2380922147635220716344083, 1e-9);
  EXPECT_TRUE(found.converged) << found.reason;
  EXPECT_LE(found.evaluations, 400000u);
}

TEST(SumDivergence, TakesABellOfMillionsOfIntegersInBlocks) {
  const double n = 1e12;
  MassPair pair = counts(large_binomial(n, 0.3), large_binomial(n, 0.30001), 3e11);
  pair.upper = n;
  const KlSum found = sum_divergence(pair);
  EXPECT_NEAR(found.value, 238.0922147635220716344083, found.error);
  EXPECT_LE(found.error, 1e-9 * found.value);
  EXPECT_TRUE(found.converged) << found.reason;
  EXPECT_FALSE(found.certified);
  EXPECT_LE(found.evaluations, 10000u);
}

TEST(SumDivergence, ExtrapolatesAPowerTailBeyondAllDoubles) {
  // Zeta(s) || Zeta(t): log(zeta(t)/zeta(s)) - (t - s) zeta'(s)/zeta(s)
  struct Case {
    double s, zeta_s, t, zeta_t, kl;
  };
  for (const Case& c : {Case{1.0078125, 128.57778424280509494, 1.015625, 64.578352228281528316, 0.30684712869554669039},
                        Case{1.25, 4.5951118258429433807, 1.5, 2.6123753486854883433, 0.30193043111196525831},
                        Case{2.5, 1.3414872572509171798, 2.25, 1.460211866158648502, 0.012617475652738108543},
                        Case{7.0, 1.0083492773819228268, 8.0, 1.0040773561979443394, 0.001738009908776146532}}) {
    MassPair pair = counts([&](double k) { return -c.s * std::log(k) - std::log(c.zeta_s); },
                           [&](double k) { return -c.t * std::log(k) - std::log(c.zeta_t); }, 1);
    pair.lower = 1;
    pair.power_above = PowerTail{c.s - 1.0, 0.0};
    const KlSum found = sum_divergence(pair);
    EXPECT_NEAR(found.value, c.kl, found.error) << c.s;
    EXPECT_LE(found.error, 1e-9 * c.kl) << c.s;
    EXPECT_TRUE(found.converged) << found.reason;
  }
}

TEST(SumDivergence, DoesNotTakeBlocksOfMassesThatAlternate) {
  // Pairs of integers by a geometric law, and in a pair the odd one `factor` times as likely: every second integer says
  // nothing of the others.
  constexpr double chance = 1.0 / 2048.0;
  const auto alternating = [](double factor) {
    return [factor](double k) {
      const double pair = std::floor(0.5 * k);
      const bool odd = k != 2.0 * pair;
      return std::log1p(-chance) * pair + std::log(chance * (odd ? factor : 1.0) / (1.0 + factor));
    };
  };
  const auto survival = [](double factor) {
    return [factor](double k) {
      const double pair = std::floor(0.5 * k);
      const double beyond = 1.0 - chance + (k != 2.0 * pair ? 0.0 : chance * factor / (1.0 + factor));
      return std::exp(std::log1p(-chance) * pair) * beyond;
    };
  };
  MassPair pair = counts(alternating(3.0), alternating(1.0), 1);
  pair.lower = 0;
  pair.p_survival = survival(3.0);
  pair.q_survival = survival(1.0);
  const KlSum found = sum_divergence(pair);
  EXPECT_NEAR(found.value, std::log(2.0) - 0.25 * std::log(4.0) - 0.75 * std::log(4.0 / 3.0), found.error);
  EXPECT_LE(found.error, 1e-9);
  EXPECT_GE(found.evaluations, 60000u);
}

TEST(SumDivergence, KeepsDigitsOfNearbyLaws) {
  const KlSum found = sum_divergence(counts(poisson(1000), poisson(1001), 1000));
  // the masses come from lgamma, good to 1e-12 only
  EXPECT_NEAR(found.value, 0.0004996669164668331906010795, 1e-9 * found.value);
  EXPECT_TRUE(found.converged) << found.reason;
}

TEST(SumDivergence, IsExactlyZeroBetweenEqualLaws) {
  MassPair pair = counts(binomial(20, 0.3), binomial(20, 0.3), 6);
  pair.upper = 20;
  const KlSum found = sum_divergence(pair);
  EXPECT_EQ(found.value, 0.0);
  EXPECT_EQ(found.error, 0.0);
  EXPECT_TRUE(found.converged);
}

TEST(SumDivergence, CountsMassOfQOutsideTheSupportOfP) {
  // uniform on {0, 1} || uniform on {0, 1, 2, 3}: log 2
  MassPair pair = counts([](double) { return -std::log(2.0); }, [](double) { return -std::log(4.0); }, 0);
  pair.upper = 1;
  pair.q_cdf = [](double k) { return k < 0.0 ? 0.0 : 0.25 * (k + 1.0); };
  pair.q_survival = [](double k) { return 0.25 * (3.0 - k); };
  const KlSum found = sum_divergence(pair);
  EXPECT_NEAR(found.value, std::log(2.0), 1e-15);
  EXPECT_TRUE(found.certified);
}

TEST(SumDivergence, SkipsZerosOfPInsideItsSupport) {
  // (1/2, 0, 1/2) || (1/4, 1/4, 1/2): log(2)/2
  const std::vector<double> p{0.5, 0.0, 0.5};
  const std::vector<double> q{0.25, 0.25, 0.5};
  MassPair pair = counts([&](double k) { return std::log(p[static_cast<std::size_t>(k)]); },
                         [&](double k) { return std::log(q[static_cast<std::size_t>(k)]); }, 0);
  pair.upper = 2;
  const KlSum found = sum_divergence(pair);
  EXPECT_NEAR(found.value, 0.5 * std::log(2.0), 1e-15);
}

TEST(SumDivergence, NamesAnIntegerWhereQVanishesUnderP) {
  const KlSum found = sum_divergence(counts(
      poisson(5), [](double k) { return k == 7.0 ? -infinity : poisson(5)(k); }, 5));
  EXPECT_TRUE(found.infinite);
  EXPECT_EQ(found.value, infinity);
  EXPECT_EQ(found.infinite_at, 7.0);
}

TEST(SumDivergence, NamesANaN) {
  const KlSum found = sum_divergence(counts(
      poisson(5), [](double k) { return k == 7.0 ? std::nan("") : poisson(5)(k); }, 5));
  EXPECT_TRUE(std::isnan(found.value));
  EXPECT_NE(found.reason.find("q is NaN at k = 7"), std::string::npos) << found.reason;
}

TEST(SumDivergence, NeverExceedsTheBudget) {
  for (const std::size_t budget : {0u, 1u, 2u, 10u, 20u}) {
    SummationOptions options;
    options.max_evaluations = budget;
    const KlSum found = sum_divergence(counts(poisson(10), negative_binomial(5, 1.0 / 3.0), 10), options);
    EXPECT_LE(found.evaluations, budget);
    EXPECT_FALSE(found.converged);
    EXPECT_FALSE(found.reason.empty());
  }
}

TEST(SumDivergence, SaysSoWhenTheMassesDoNotSumToOne) {
  const KlSum found = sum_divergence(counts([](double k) { return poisson(5)(k) - 0.1; }, poisson(6), 5));
  EXPECT_FALSE(found.converged);
  EXPECT_NE(found.reason.find("the masses of p sum to 0.90"), std::string::npos) << found.reason;
}

}  // namespace
}  // namespace relent::estimate
