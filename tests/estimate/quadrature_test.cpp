// Adaptive quadrature: values, honest errors, the budget.
#include "estimate/quadrature.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace relent::estimate {
namespace {

TEST(GaussKronrod21, IntegratesPolynomialsExactly) {
  const math::GaussKronrod21& rule = math::gauss_kronrod_21();
  for (int degree = 0; degree <= 30; degree += 2) {
    double kronrod = rule.kronrod_weight[0] * (degree == 0 ? 1.0 : 0.0);
    double gauss = rule.gauss_weight[0] * (degree == 0 ? 1.0 : 0.0);
    for (std::size_t i = 1; i < 11; ++i) {
      kronrod += 2.0 * rule.kronrod_weight[i] * std::pow(rule.node[i], degree);
      gauss += 2.0 * rule.gauss_weight[i] * std::pow(rule.node[i], degree);
    }
    EXPECT_NEAR(kronrod, 2.0 / (degree + 1.0), 1e-15);
    if (degree <= 18) {
      EXPECT_NEAR(gauss, 2.0 / (degree + 1.0), 1e-15);
    }
  }
}

TEST(Integrate, EvaluatesSeveralIntegrandsOnTheSameNodes) {
  // int_-3^5 e^(-x^2) (mpmath), int_-3^5 x^2 = 152/3
  const auto f = [](double x) { return std::array<double, 2>{std::exp(-x * x), x * x}; };
  const std::vector<double> ends{-3.0, 0.0, 5.0};
  const QuadratureResult<2> found = integrate<2>(f, ends);
  EXPECT_NEAR(found.value[0], 1.772434273710916709276945, 1e-14);
  EXPECT_NEAR(found.value[1], 152.0 / 3.0, 1e-13);
  EXPECT_TRUE(found.converged);
  EXPECT_LE(std::abs(found.value[0] - 1.772434273710916709276945), found.error[0]);
}

TEST(Integrate, RefinesASingularity) {
  const auto f = [](double x) { return std::array<double, 1>{std::sqrt(std::abs(x))}; };
  const std::vector<double> ends{-1.0, 0.3, 1.0};
  const QuadratureResult<1> found = integrate<1>(f, ends);
  EXPECT_TRUE(found.converged);
  EXPECT_NEAR(found.value[0], 4.0 / 3.0, found.error[0]);
  EXPECT_LE(found.error[0], 2e-10);
}

TEST(Integrate, NeverExceedsTheBudget) {
  for (const std::size_t budget : {0u, 20u, 21u, 41u, 42u, 500u}) {
    std::size_t calls = 0;
    const auto f = [&](double x) {
      ++calls;
      return std::array<double, 1>{std::sqrt(std::abs(x - 0.1))};
    };
    const std::vector<double> ends{-1.0, 1.0};
    QuadratureOptions options;
    options.max_evaluations = budget;
    const QuadratureResult<1> found = integrate<1>(f, ends, options);
    EXPECT_EQ(found.evaluations, calls);
    EXPECT_LE(calls, budget);
    EXPECT_FALSE(found.converged);
  }
}

TEST(Integrate, StopsAtWhatRoundingAllows) {
  const auto f = [](double x) { return std::array<double, 1>{std::cos(x)}; };
  const std::vector<double> ends{0.0, 1.0};
  QuadratureOptions options;
  options.relative_tolerance = 1e-18;
  const QuadratureResult<1> found = integrate<1>(f, ends, options);
  EXPECT_FALSE(found.converged);
  EXPECT_LT(found.evaluations, 1000u);
  EXPECT_NEAR(found.value[0], std::sin(1.0), found.error[0]);
}

}  // namespace
}  // namespace relent::estimate
