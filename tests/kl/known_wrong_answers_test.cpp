// Pairs that other libraries answer wrongly (negative, NaN, a wrong inf, all digits lost); truths by mpmath from the
// doubles.
#include <relent/relent.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace {

using relent_test::close;
using relent_test::infinity;

struct Case {
  const char* p;
  const char* q;
  double truth;
};

double kl(const char* p, const char* q) { return relent::kl_divergence(relent::parse(p), relent::parse(q)).value; }

void check(const std::vector<Case>& cases, double relative, double absolute = 0.0) {
  for (const Case& c : cases) {
    EXPECT_TRUE(close(kl(c.p, c.q), c.truth, relative, absolute)) << c.p << " || " << c.q;
  }
}

TEST(KnownWrongAnswers, ClampedProbabilities) {
  check({{"Bernoulli(0.5)", "Bernoulli(1e-300)", 344.69461676854691},
         {"Bernoulli(1e-20)", "Bernoulli(1e-30)", 2.2025850930040455e-19},
         {"Categorical([0.5, 0.5])", "Categorical([1e-300, 1.0])", 344.69461676854691},
         {"Categorical(weights=[1e-20, 0.5, 0.5])", "Categorical(weights=[1e-40, 0.5, 0.5])", 4.5051701859880911e-19},
         {"Binomial(10, 0.3)", "Binomial(10, 1e-20)", 132.0464625590938},
         {"Binomial(10, 0.3)", "Binomial(10, 0)", infinity},
         {"Binomial(5, 0.3)", "Binomial(5, 0)", infinity}},
        1e-14);
}

TEST(KnownWrongAnswers, NegativeOrZeroNearEquality) {
  check({{"Bernoulli(0.3)", "Bernoulli(0.3000000001)", 2.3809527746518207e-20},
         {"Categorical([0.2, 0.8])", "Categorical([0.2000000001, 0.7999999999])", 3.1249991285673488e-20},
         {"Bernoulli(logit=40)", "Bernoulli(logit=39)", 3.051515662432608e-18},
         {"Gaussian(0, 1)", "Gaussian(0, 1.00000001)", 9.9999997117839196e-17},
         {"Exponential(1)", "Exponential(1.00000001)", 4.999999905891958e-17},
         {"Gamma(1e10, 1)", "Gamma(10000001000, 1)", 4.9999998335833417e-5},
         {"Gamma(1e15, 1)", "Gamma(1.1e15, 1.1)", 0.0023449100978375743},
         {"Beta(1e10, 1e10)", "Beta(10010000000, 10010000000)", 2.4983345824590411e-7},
         {"Beta(1e-12, 1)", "Beta(1e-12, 2)", 6.4493406684752437e-13},
         {"Beta(1e15, 1e15)", "Beta(1.1e15, 1.1e15)", 0.0023449100978375711}},
        1e-14);
  EXPECT_TRUE(close(kl("Gaussian(1e-9, 1)", "Gaussian(0, 1)"), 5e-19, 1e-14));
  // Gamma(n, 1) || Gamma(n + 1, 1) is log n - digamma(n) = 1/(2n) + 1/(12 n^2) - ...
  EXPECT_TRUE(close(kl("Gamma(1e10, 1)", "Gamma(10000000001, 1)"), 0.5e-10 + 1.0 / 12.0 * 1e-20, 1e-14));
  EXPECT_GT(kl("Beta(1e8, 1e8)", "Beta(100000001, 1e8)"), 2.4e-9);
  EXPECT_LT(kl("Beta(1e8, 1e8)", "Beta(100000001, 1e8)"), 2.6e-9);
}

TEST(KnownWrongAnswers, LogitsThatBecomeProbabilities) {
  check({{"Categorical(logits=[0, 0, -inf])", "Categorical(logits=[0, -800, 0])", 400.0},
         {"Categorical(logits=[0, 1])", "Categorical(logits=[0, -1000])", 730.47637552111666},
         {"Bernoulli(logit=-800)", "Bernoulli(logit=40)", 40.0},
         {"Bernoulli(logit=0)", "Bernoulli(logit=800)", 399.30685281944005}},
        1e-14);
}

TEST(KnownWrongAnswers, BinomialsAtTheEnds) {
  check({{"Binomial(10, 1)", "Binomial(10, 0.3)", 12.03972804325936},
         {"Binomial(10, 1)", "Binomial(10, 1)", 0.0},
         {"Binomial(10, 0.3)", "Binomial(10, 1)", infinity},
         {"Binomial(10, 0)", "Binomial(5, 0.3)", 1.7833747196936618},
         {"Binomial(5, 1)", "Binomial(5, 0.3)", 6.0198640216296800},
         {"Binomial(5, 0)", "Binomial(3, 0.3)", 1.0700248318161971}},
        1e-14);
  check({{"Binomial(5, 0.3)", "Binomial(10, 0.3)", 0.62127647410222306}}, 1e-12);
}

TEST(KnownWrongAnswers, OverflowOfIntermediates) {
  check({{"Gaussian(0, 1)", "Gaussian(0, 1e-160)", infinity},
         {"Gaussian(0, 1e160)", "Gaussian(0, 1)", infinity},
         {"Gaussian(1e200, 1e-100)", "Gaussian(0, 1e100)", 4.9999999999999995e199},
         {"Gamma(1e-300, 1)", "Gamma(1e-300, 1e300)", 1.0},
         {"Laplace(0, 1e-300)", "Laplace(0, 1e300)", 1380.5510557964274}},
        1e-14);
  const auto overflow = relent::kl_divergence(relent::Gaussian(0, 1), relent::Gaussian(0, 1e-160));
  EXPECT_EQ(overflow.method, relent::KlMethod::closed_form);
  EXPECT_EQ(overflow.note, "overflow");
}

TEST(KnownWrongAnswers, DegenerateCounts) {
  check({{"Geometric(1)", "Geometric(1)", 0.0},
         {"Geometric(1)", "Geometric(0.9999999999999999)", 1.1102230246251566e-16},
         {"Geometric(1e-20)", "Geometric(2e-20)", 0.30685281944005469},
         {"Poisson(0)", "Poisson(0)", 0.0},
         {"Poisson(0)", "Poisson(1)", 1.0},
         {"Poisson(0)", "Bernoulli(0.5)", 0.69314718055994531},
         {"Poisson(0)", "Bernoulli(0.3)", 0.35667494393873236},
         {"Poisson(0)", "Binomial(10, 0.3)", 3.5667494393873236},
         {"Poisson(1e300)", "Poisson(1.000001e300)", 4.9999966663014875e287},
         {"Bernoulli(1e-10)", "Poisson(1e-10)", 5.000000000166667e-21}},
        1e-14);
  EXPECT_EQ(kl("Poisson(1)", "Bernoulli(0.3)"), infinity);
}

TEST(KnownWrongAnswers, LocationsAndScales) {
  check({{"Gumbel(0, 1)", "Gumbel(0, 1.000000001)", 9.1184047974653577e-19},
         {"Cauchy(0, 1e-160)", "Cauchy(0, 2e-160)", 0.11778303565638345},
         {"Cauchy(0, 1e160)", "Cauchy(0, 2e160)", 0.11778303565638345},
         {"Cauchy(0, 1)", "Cauchy(0, 1.00000001)", 2.4999999446126459e-17},
         {"ContinuousBernoulli(0.4999)", "ContinuousBernoulli(0.5001)", 2.6666667306660811e-8},
         {"ContinuousBernoulli(0.49)", "ContinuousBernoulli(0.492)", 2.6682161673523007e-6},
         {"Pareto(1, 2)", "Pareto(0.9999999999999999, 2)", 2.2204460492503132e-16},
         {"Dirichlet([1e8, 1e8, 1e8])", "Dirichlet([100010000, 100010000, 100010000])", 4.9996667138846671e-9}},
        1e-14);
  for (const char* q : {"Gumbel(0, 1e-3)", "Gumbel(1000, 1)"}) {  // exp(1000) and more: finite, beyond double's range
    const auto overflow = relent::kl_divergence(relent::Gumbel(0, 1), relent::parse(q));
    EXPECT_EQ(overflow.value, infinity);
    EXPECT_EQ(overflow.method, relent::KlMethod::closed_form);
    EXPECT_EQ(overflow.note, "overflow");
  }
}

TEST(KnownWrongAnswers, CrossPairsThatAreNanInfiniteOrMissing) {
  check({{"Uniform(0, 1)", "Beta(2, 3)", 0.51509335021199969},
         {"Uniform(0, 1)", "Gamma(2, 3)", 0.30277542266378062},
         {"Uniform(0, 1)", "ContinuousBernoulli(0.3)", 0.029736123251875437},
         {"ContinuousBernoulli(0.3)", "Uniform(0, 1)", 0.029386202232129087},
         {"Uniform(100000, 200000)", "Pareto(10000, 200)", 532.86386781735911},
         {"Uniform(1, 2)", "Pareto(1e-200, 3)", 1381.9976209522389},
         {"Laplace(0, 1e200)", "Gaussian(0, 1e200)", 0.22579135264472743},
         {"Gaussian(0, 1)", "Laplace(0, 1)", 0.072093208158137884},
         {"Gumbel(1e8, 1)", "Gaussian(1e8, 1)", 0.33077886363111244},
         {"Gamma(1e6, 1e3)", "Gumbel(1e3, 1)", 0.22923400037106039},
         {"Beta(1, 1e8)", "Exponential(1e8)", 9.999999900000001e-17},
         {"Gamma(1e12, 1)", "Gaussian(1e12, 1e6)", 3.3333333333341667e-13},
         {"Exponential(3)", "Gamma(1.0000001, 3)", 8.2246699431597543e-15}},
        1e-13);
  // by mpmath's quadrature of the definition
  check({{"Uniform(0, 1)", "Gamma(2, 1.5)", 0.93906978378367123604},
         {"Uniform(0, 1)", "ChiSquared(3)", 1.6689385332046727418},
         {"Exponential(2)", "Weibull(1.5, 0.75)", 0.21494164106311628066},
         {"HalfNormal(2)", "Gaussian(0.5, 1.5)", 0.49529419219577977936}},
        1e-13);
  EXPECT_EQ(kl("Cauchy(0, 1)", "Gaussian(0, 1)"), infinity);
  EXPECT_EQ(kl("StudentT(1)", "Gaussian(0, 1)"), infinity);
  EXPECT_EQ(kl("StudentT(2)", "Gaussian(0, 1)"), infinity);
  EXPECT_LT(kl("StudentT(2.1)", "Gaussian(0, 1)"), infinity);
  EXPECT_LT(kl("Gaussian(0, 1)", "StudentT(1)"), infinity);
}

TEST(KnownWrongAnswers, CategoricalsOfDifferentLengthsAreNotBroadcast) {
  EXPECT_EQ(kl("Categorical([0.5, 0.5])", "Categorical([1])"), infinity);
  EXPECT_TRUE(close(kl("Categorical([1])", "Categorical([0.5, 0.5])"), std::log(2.0), 1e-14));
}

TEST(KnownWrongAnswers, AnIntervalThatSharesAnEndIsInside) {
  EXPECT_TRUE(close(kl("Uniform(0, 0.5)", "Beta(1, 1)"), std::log(2.0), 1e-9));
  EXPECT_TRUE(close(kl("Beta(1, 1)", "Uniform(0, 1)"), 0.0, 0.0, 1e-15));
  EXPECT_EQ(kl("Beta(2, 2)", "Uniform(0, 0.999)"), infinity);
  EXPECT_EQ(kl("Uniform(-0.001, 1)", "Beta(2, 2)"), infinity);
}

}  // namespace
