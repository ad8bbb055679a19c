// KL by quadrature against 20-digit truths (mpmath 1.3, quad and closed forms at 40 digits).
#include "estimate/divergence.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace relent::estimate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using Density = std::function<double(const Point&)>;

Density gaussian(double mean, double stddev) {
  return [=](const Point& at) {
    const double z = (at.x - mean) / stddev;
    return -0.5 * z * z - std::log(stddev) - 0.5 * std::log(2.0 * std::numbers::pi);
  };
}

Density laplace(double location, double scale) {
  return [=](const Point& at) { return -std::abs(at.x - location) / scale - std::log(2.0 * scale); };
}

Density student(double dof) {
  return [=](const Point& at) {
    const double size = std::abs(at.x);
    const double square_log = size > 1e100 ? 2.0 * std::log(size) - std::log(dof) : std::log1p(at.x * at.x / dof);
    return std::lgamma(0.5 * (dof + 1.0)) - std::lgamma(0.5 * dof) - 0.5 * std::log(dof * std::numbers::pi) -
           0.5 * (dof + 1.0) * square_log;
  };
}

Density gamma(double shape, double rate) {
  return [=](const Point& at) {
    return shape * std::log(rate) - std::lgamma(shape) + (shape - 1.0) * at.log_from_lower - rate * at.x;
  };
}

Density beta(double a, double b) {
  return [=](const Point& at) {
    return (a - 1.0) * at.log_from_lower + (b - 1.0) * at.log_to_upper - std::lgamma(a) - std::lgamma(b) +
           std::lgamma(a + b);
  };
}

Density log_gaussian(double mean, double stddev) {
  return [=](const Point& at) {
    const double z = (at.log_from_lower - mean) / stddev;
    return -0.5 * z * z - std::log(stddev) - 0.5 * std::log(2.0 * std::numbers::pi) - at.log_from_lower;
  };
}

Density mixture(double weight, Density first, Density second) {
  return [=](const Point& at) {
    const double one = std::log(weight) + first(at);
    const double two = std::log1p(-weight) + second(at);
    const double top = one > two ? one : two;
    return top == -infinity ? top : top + std::log(std::exp(one - top) + std::exp(two - top));
  };
}

std::vector<double> gaussian_features(double mean, double stddev) {
  std::vector<double> points;
  for (const double z : {-11.46, -6.0, -3.1, -1.0, 0.0, 1.0, 3.1, 6.0, 11.46}) points.push_back(mean + z * stddev);
  return points;
}

std::vector<double> laplace_features(double location, double scale) {
  std::vector<double> points;
  for (const double z : {-69.0, -20.0, -6.2, -1.2, 0.0, 1.2, 6.2, 20.0, 69.0}) points.push_back(location + z * scale);
  return points;
}

std::vector<double> operator+(std::vector<double> a, const std::vector<double>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

DensityPair line(Density p, Density q, std::vector<double> features, std::vector<double> breakpoints = {}) {
  DensityPair pair;
  pair.log_p = std::move(p);
  pair.log_q = std::move(q);
  pair.features = std::move(features);
  pair.breakpoints = std::move(breakpoints);
  return pair;
}

DensityPair positive(Density p, Density q, std::vector<double> features) {
  DensityPair pair = line(std::move(p), std::move(q), std::move(features));
  pair.lower = 0.0;
  pair.q_cdf = [](double x) { return x > 0.0 ? std::numeric_limits<double>::quiet_NaN() : 0.0; };
  return pair;
}

DensityPair unit(Density p, Density q, std::vector<double> features) {
  DensityPair pair = positive(std::move(p), std::move(q), std::move(features));
  pair.upper = 1.0;
  pair.q_survival = [](double) { return 0.0; };
  return pair;
}

void expect_answer(const DensityPair& pair, double truth, std::size_t most_evaluations, double reported = 1e-9) {
  DivergenceOptions options;
  options.absolute_tolerance = 0.0;
  const Divergence found = integrate_divergence(pair, options);
  const double error = std::abs(found.value - truth);
  EXPECT_LE(error, 1e-9 * truth);
  EXPECT_LE(error, found.error);
  EXPECT_LE(found.error, reported * truth);
  EXPECT_LE(found.evaluations, most_evaluations);
  EXPECT_EQ(found.converged, found.error <= options.relative_tolerance * found.value) << found.reason;
  EXPECT_FALSE(found.infinite);
}

TEST(Divergence, SeesTheKinkOfALaplace) {
  expect_answer(line(gaussian(0, 1), laplace(0, 1), gaussian_features(0, 1) + laplace_features(0, 1), {0.0}),
                0.0720932081581379235167945, 1100);
}

TEST(Divergence, DoesNotMindALocationOf800) {
  expect_answer(line(gaussian(800, 1), laplace(800, 1), gaussian_features(800, 1) + laplace_features(800, 1), {800.0}),
                0.0720932081581379235167945, 1100);
}

TEST(Divergence, ReportsTheRoundingOfALocationOfAMillion) {
  expect_answer(line(gaussian(1e6, 1), laplace(1e6, 1), gaussian_features(1e6, 1) + laplace_features(1e6, 1), {1e6}),
                0.0720932081581379235167945, 1100, 2e-8);
}

TEST(Divergence, SeesTwoPeaksFarApart) {
  expect_answer(
      line(mixture(0.5, gaussian(0, 1), gaussian(1e4, 1)), mixture(0.3, gaussian(0, 1.5), gaussian(1e4, 2)),
           gaussian_features(0, 1) + gaussian_features(1e4, 1) + gaussian_features(0, 1.5) + gaussian_features(1e4, 2)),
      0.3100939490175548331591941, 1700);
}

TEST(Divergence, SeesASpikeOfP) {
  expect_answer(line(mixture(0.99, gaussian(0, 1), gaussian(0.7, 1e-6)), gaussian(0, 1.2),
                     gaussian_features(0, 1) + gaussian_features(0.7, 1e-6) + gaussian_features(0, 1.2)),
                0.1099465422856241023203528, 1100);
}

TEST(Divergence, SeesASpikeOfQ) {
  expect_answer(line(gaussian(0, 1), mixture(0.99, gaussian(0, 1.2), gaussian(0.7, 1e-5)),
                     gaussian_features(0, 1) + gaussian_features(0.7, 1e-5) + gaussian_features(0, 1.2)),
                0.03947594420336517825114352, 1100);
}

TEST(Divergence, KeepsMassNextToZero) {
  expect_answer(unit(beta(0.05, 3), beta(0.1, 2), {1e-40, 1e-14, 4e-7, 0.1, 0.5, 0.9, 0.999}),
                0.3374782038856246197554689, 1100);
}

TEST(Divergence, KeepsMassNextToOne) {
  expect_answer(unit(beta(3, 0.05), beta(2, 0.1), {1e-6, 1e-3, 0.1, 0.5, 0.9, 1 - 1e-6, 1 - 1e-12}),
                0.3374782038856246197554689, 1100);
}

TEST(Divergence, KeepsMassBelowTheSmallestDouble) {
  expect_answer(positive(gamma(0.01, 1), gamma(0.02, 1), {1e-300, 1e-30, 1e-10, 0.1, 1.0, 7.0, 20.0, 60.0}),
                0.3069334926350409945682144, 1100);
}

TEST(Divergence, FollowsAHeavyTailUnderAGrowingLogRatio) {
  expect_answer(line(student(2.5), gaussian(0, 1), gaussian_features(0, 1) + std::vector<double>{-1e4, -20, 20, 1e4}),
                1.571178462628751226979961, 1100);
}

TEST(Divergence, ExtrapolatesATailThatOutlastsDoubles) {
  const DensityPair pair =
      line(student(2.01), gaussian(0, 1), gaussian_features(0, 1) + std::vector<double>{-1e4, -20, 20, 1e4});
  const Divergence found = integrate_divergence(pair);
  EXPECT_NEAR(found.value, 99.46147095456412491492803, found.error);
  EXPECT_NEAR(found.value, 99.46147095456412491492803, 1e-8 * found.value);
}

TEST(Divergence, TakesTwoPowerTails) {
  expect_answer(line(student(1), student(0.5), {-1e9, -1e3, -30, -3, -1, 0, 1, 3, 30, 1e3, 1e9}),
                0.1015690594715332631232975, 1100);
}

TEST(Divergence, TakesLogGaussians) {
  expect_answer(positive(log_gaussian(0, 5), log_gaussian(1, 4), {1e-24, 1e-13, 1e-7, 1e-2, 1.0, 1e2, 1e7, 1e13, 1e24}),
                0.08935644868579024423370491, 1100);
}

TEST(Divergence, TakesALighterTailUnderAHeavierOne) {
  expect_answer(line(gaussian(0, 1), student(5), gaussian_features(0, 1) + std::vector<double>{-1e4, -20, 20, 1e4}),
                0.0333766823506077997119506, 1100);
}

TEST(Divergence, KeepsDigitsOfATinyShift) {
  expect_answer(line(gaussian(0, 1), gaussian(1e-6, 1), gaussian_features(0, 1) + gaussian_features(1e-6, 1)), 5e-13,
                10000, 2e-8);
}

TEST(Divergence, KeepsDigitsOfATinyChangeOfShape) {
  expect_answer(positive(gamma(2, 1), gamma(2.0001, 1), {1e-15, 1e-4, 0.05, 0.5, 1.7, 4.0, 9.0, 20.0, 75.0}),
                3.224602983998085974425502e-9, 10000, 1e-8);
}

TEST(Divergence, ReportsWhatRoundingLeavesOfAnEvenTinierOne) {
  const DensityPair pair = line(gaussian(0, 1), gaussian(0, 1 + 1e-8), gaussian_features(0, 1));
  const Divergence found = integrate_divergence(pair);
  EXPECT_NEAR(found.value, 9.999999833333335583333305e-17, found.error);
  EXPECT_LE(found.error, 1e-5 * found.value);
  EXPECT_TRUE(found.converged);
}

TEST(Divergence, IsExactlyZeroBetweenEqualDensities) {
  const Divergence found = integrate_divergence(line(student(3), student(3), {-30, -3, -1, 0, 1, 3, 30}));
  EXPECT_EQ(found.value, 0.0);
  EXPECT_TRUE(found.converged) << found.reason;
}

TEST(Divergence, FindsTheBulkWhenNothingIsSaid) {
  const Divergence found = integrate_divergence(line(gaussian(0.3, 0.01), gaussian(-2, 3), {}));
  const double truth = std::log(300.0) + (1e-4 + 2.3 * 2.3) / 18.0 - 0.5;
  EXPECT_NEAR(found.value, truth, 1e-9 * truth);
  EXPECT_TRUE(found.converged) << found.reason;
}

TEST(Divergence, SearchesWithTheCdfsForAFeatureNobodyNamed) {
  DensityPair pair =
      line(mixture(0.99, gaussian(0, 1), gaussian(0.7, 1e-6)), gaussian(0, 1.2), gaussian_features(0, 1));
  const auto normal = [](double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); };
  pair.p_cdf = [=](double x) { return 0.99 * normal(x) + 0.01 * normal((x - 0.7) / 1e-6); };
  pair.p_survival = [=](double x) { return 0.99 * normal(-x) + 0.01 * normal((0.7 - x) / 1e-6); };
  pair.q_cdf = [=](double x) { return normal(x / 1.2); };
  pair.q_survival = [=](double x) { return normal(-x / 1.2); };
  const Divergence found = integrate_divergence(pair);
  EXPECT_NEAR(found.value, 0.1099465422856241023203528, 1e-9);
  EXPECT_TRUE(found.converged) << found.reason;
  EXPECT_LE(found.evaluations, 6000u);
}

TEST(Divergence, SaysSoWhenMassIsMissing) {
  const Divergence found = integrate_divergence(
      line(mixture(0.99, gaussian(0, 1), gaussian(0.7, 1e-6)), gaussian(0, 1.2), gaussian_features(0, 1)));
  EXPECT_FALSE(found.converged);
  EXPECT_NE(found.reason.find("density of p integrates to 0.99"), std::string::npos) << found.reason;
  EXPECT_GE(found.error, std::abs(found.value - 0.1099465422856241023203528) / 20.0);
}

TEST(Divergence, CountsWhatQHasOutsideTheSupportOfP) {
  // Uniform(0, 1) || Gaussian(0, 1): log(2 pi) / 2 + 1 / 6
  DensityPair pair = line([](const Point&) { return 0.0; }, gaussian(0, 1), {0.1, 0.5, 0.9});
  pair.lower = 0.0;
  pair.upper = 1.0;
  const auto normal = [](double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); };
  pair.q_cdf = normal;
  pair.q_survival = [=](double x) { return normal(-x); };
  const Divergence found = integrate_divergence(pair);
  EXPECT_NEAR(found.value, 0.5 * std::log(2.0 * std::numbers::pi) + 1.0 / 6.0, 1e-12);
  EXPECT_NEAR(found.mass_q, 1.0, 1e-12);
  EXPECT_TRUE(found.converged) << found.reason;
}

TEST(Divergence, NamesAPointWhereQVanishesUnderP) {
  const auto holed = [](const Point& at) { return at.x > 1.0 && at.x < 2.0 ? -infinity : gaussian(0, 1)(at); };
  const Divergence found = integrate_divergence(line(gaussian(0, 1), holed, gaussian_features(0, 1)));
  EXPECT_TRUE(found.infinite);
  EXPECT_EQ(found.value, infinity);
  EXPECT_GT(found.infinite_at, 1.0);
  EXPECT_LT(found.infinite_at, 2.0);
}

TEST(Divergence, NamesANaN) {
  const auto broken = [](const Point& at) { return at.x > 1.0 ? std::nan("") : gaussian(0, 1)(at); };
  const Divergence found = integrate_divergence(line(gaussian(0, 1), broken, gaussian_features(0, 1)));
  EXPECT_TRUE(std::isnan(found.value));
  EXPECT_FALSE(found.converged);
  EXPECT_NE(found.reason.find("q is NaN at x = "), std::string::npos) << found.reason;
}

TEST(Divergence, NeverExceedsTheBudget) {
  for (const std::size_t budget : {0u, 1u, 20u, 21u, 100u, 300u, 600u}) {
    DivergenceOptions options;
    options.max_evaluations = budget;
    const Divergence found = integrate_divergence(
        line(student(2.5), gaussian(0, 1), gaussian_features(0, 1) + std::vector<double>{-1e4, -20, 20, 1e4}), options);
    EXPECT_LE(found.evaluations, budget);
    EXPECT_FALSE(found.converged && budget < 600);
  }
}

TEST(BregmanLog, KeepsItsDigitsNearZero) {
  // mpmath: L + exp(-L) - 1
  EXPECT_DOUBLE_EQ(bregman_log(1e-9), 4.999999998333333956566e-19);
  EXPECT_DOUBLE_EQ(bregman_log(-0.2), 0.02140275816016983637914);
  EXPECT_DOUBLE_EQ(bregman_log(0.2499), 0.0287786670438457298999);
}

}  // namespace
}  // namespace relent::estimate
