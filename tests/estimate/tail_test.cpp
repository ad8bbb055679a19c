// The tail test against tails whose verdict is known on paper.
#include "estimate/tail.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace relent::estimate {
namespace {

using Tail = std::function<double(double)>;  // log density of x at x = e^s

Tail gaussian(double stddev) {
  return
      [=](double s) { return -0.5 * std::exp(2.0 * (s - std::log(stddev))) - std::log(stddev) - 0.9189385332046727; };
}
Tail power(double alpha) {  // Pareto
  return [=](double s) { return std::log(alpha) - (1.0 + alpha) * s; };
}
Tail exponential(double rate) {
  return [=](double s) { return std::log(rate) - rate * std::exp(s); };
}
Tail log_gaussian(double sigma) {
  return [=](double s) { return -0.5 * (s / sigma) * (s / sigma) - s - std::log(sigma) - 0.9189385332046727; };
}
Tail gompertz(double rate) {
  return [=](double s) { return std::log(rate) + rate * std::exp(s) - std::expm1(rate * std::exp(s)); };
}
Tail log_cauchy() {
  return [](double s) { return -s - std::log1p(s * s) - 1.1447298858494002; };
}

TEST(TailVerdict, SeparatesPowersAroundTheSecondMoment) {
  for (const double alpha : {0.5, 1.0, 1.9, 1.99, 2.0}) {
    EXPECT_EQ(tail_verdict(power(alpha), gaussian(1)), TailVerdict::infinite) << alpha;
  }
  for (const double alpha : {2.01, 2.2, 3.0, 10.0}) {
    EXPECT_EQ(tail_verdict(power(alpha), gaussian(1)), TailVerdict::finite) << alpha;
  }
}

TEST(TailVerdict, SeparatesPowersAroundTheFirstMoment) {
  EXPECT_EQ(tail_verdict(power(0.98), exponential(1)), TailVerdict::infinite);
  EXPECT_EQ(tail_verdict(power(1.0), exponential(1)), TailVerdict::infinite);
  EXPECT_EQ(tail_verdict(power(1.02), exponential(1)), TailVerdict::finite);
}

TEST(TailVerdict, AcceptsTwoPowers) {
  EXPECT_EQ(tail_verdict(power(0.1), power(5)), TailVerdict::finite);
  EXPECT_EQ(tail_verdict(power(5), power(0.1)), TailVerdict::finite);
}

TEST(TailVerdict, AcceptsLightTails) {
  EXPECT_EQ(tail_verdict(gaussian(1), exponential(1)), TailVerdict::finite);
  EXPECT_EQ(tail_verdict(exponential(1), gaussian(1)), TailVerdict::finite);
  EXPECT_EQ(tail_verdict(gaussian(2), gaussian(1)), TailVerdict::finite);
  EXPECT_EQ(tail_verdict(log_gaussian(1), gaussian(1)), TailVerdict::finite);
}

TEST(TailVerdict, SeesADoublyExponentialTail) {
  EXPECT_EQ(tail_verdict(exponential(1), gompertz(1.5)), TailVerdict::infinite);
  EXPECT_EQ(tail_verdict(exponential(3), gompertz(1)), TailVerdict::finite);
  EXPECT_EQ(tail_verdict(power(20), gompertz(1)), TailVerdict::infinite);
}

TEST(TailVerdict, DoesNotDecideWhatDoublesCannotSee) {
  // finite, but the integrand grows until x = e^2500
  EXPECT_NE(tail_verdict(log_gaussian(50), exponential(1)), TailVerdict::infinite);
  // infinite by a tie of logarithms
  EXPECT_NE(tail_verdict(log_cauchy(), power(1)), TailVerdict::finite);
}

TEST(TailVerdict, SeesASuperHeavyTail) { EXPECT_EQ(tail_verdict(log_cauchy(), exponential(1)), TailVerdict::infinite); }

}  // namespace
}  // namespace relent::estimate
