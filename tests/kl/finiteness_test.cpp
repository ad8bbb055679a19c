// Infinite or finite at the very edge: the cases of equality of docs/infinite-kl.md, and their neighbours.
#include <relent/relent.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace relent {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Finiteness, IsInfiniteAtEquality) {
  for (const auto& [p, q] : Pairs{{"StudentT(2)", "Gaussian(0, 1)"},
                                  {"StudentT(1)", "Laplace(0, 1)"},
                                  {"Cauchy(0, 1)", "Logistic(0, 1)"},
                                  {"Pareto(1, 1)", "Exponential(1)"},
                                  {"Pareto(1, 2)", "Rayleigh(1)"},
                                  {"InverseGamma(1, 1)", "Gamma(1, 1)"},
                                  {"Gamma(1, 1)", "InverseGamma(1, 1)"},
                                  {"Uniform(0, 1)", "InverseGamma(3, 1)"},
                                  {"Uniform(0, 1)", "Frechet(1, 1)"},
                                  {"Gamma(0.5, 1)", "Frechet(0.7, 1)"},
                                  {"Laplace(0, 1)", "Gumbel(0, 1)"},
                                  {"LogNormal(0, 1)", "Gompertz(1, 1e-3)"},
                                  {"Zeta(2)", "Geometric(0.5)"},
                                  {"Zeta(2)", "Poisson(1)"}}) {
    const KlEstimate kl = kl_divergence(parse(p), parse(q));
    EXPECT_EQ(kl.value, relent_test::infinity) << p << " || " << q;
    EXPECT_EQ(kl.method, KlMethod::infinite) << p << " || " << q;
    EXPECT_FALSE(kl.note.empty()) << p << " || " << q;
  }
}

TEST(Finiteness, IsFiniteNextToEquality) {
  for (const auto& [p, q] : Pairs{{"StudentT(2.01)", "Gaussian(0, 1)"},
                                  {"StudentT(1.01)", "Laplace(0, 1)"},
                                  {"Pareto(1, 1.01)", "Exponential(1)"},
                                  {"Pareto(1, 2.01)", "Rayleigh(1)"},
                                  {"InverseGamma(1.01, 1)", "Gamma(1, 1)"},
                                  {"Gamma(1.01, 1)", "InverseGamma(1, 1)"},
                                  {"Uniform(0, 1)", "Frechet(0.99, 1)"},
                                  {"Laplace(0, 0.99)", "Gumbel(0, 1)"},
                                  {"LogNormal(0, 5)", "Exponential(1)"},
                                  {"Geometric(0.5)", "Poisson(1)"},
                                  {"Zeta(2.01)", "Geometric(0.5)"}}) {
    EXPECT_NE(kl_method(parse(p), parse(q)), KlMethod::infinite) << p << " || " << q;
  }
}

TEST(Finiteness, HeedsThePrefactorOfEqualExponentials) {
  // x^-3/2 exp(-x) against exp(-exp(x)): 2.12482876 by mpmath, where exp(-x) alone would diverge
  const KlEstimate kl = kl_divergence(parse("InverseGaussian(1, 2)"), parse("Gompertz(0.5, 1)"));
  EXPECT_NE(kl.method, KlMethod::infinite);
  EXPECT_EQ(kl_method(parse("Exponential(1)"), parse("Gompertz(0.5, 1)")), KlMethod::infinite);
}

TEST(Finiteness, IsInfiniteWhereTheMeasuresOrTheSupportsDoNotMeet) {
  for (const auto& [p, q] : Pairs{{"Poisson(1)", "Gaussian(0, 1)"},
                                  {"Gaussian(0, 1)", "Poisson(1)"},
                                  {"Dirac(0.5)", "Uniform(0, 1)"},
                                  {"Uniform(0, 2)", "Uniform(0, 1)"},
                                  {"Levy(0, 1)", "Levy(1, 1)"},
                                  {"Binomial(5, 0.3)", "Binomial(4, 0.3)"},
                                  {"Categorical([0.5, 0.5])", "Categorical([1, 0])"}}) {
    EXPECT_EQ(kl_divergence(parse(p), parse(q)).value, relent_test::infinity) << p << " || " << q;
  }
}

}  // namespace
}  // namespace relent
