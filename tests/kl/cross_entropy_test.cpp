// Cross-entropies against their definition E_p[-log q], by quadrature and sums, and where entropies are negative or
// infinite.
#include <relent/relent.hpp>

#include "support/compare.hpp"
#include "support/oracle.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;

TEST(CrossEntropy, IsTheExpectedSurpriseOfQUnderP) {
  for (const auto& [p_text, q_text] :
       std::vector<std::pair<std::string, std::string>>{{"Gaussian(0, 1)", "Gaussian(1, 2)"},
                                                        {"Gaussian(0, 1)", "StudentT(3)"},
                                                        {"Gamma(2, 3)", "Gaussian(1, 1)"},
                                                        {"Beta(2, 3)", "Uniform(0, 1)"},
                                                        {"StudentT(5)", "Laplace(1, 2)"},
                                                        {"Poisson(4)", "Geometric(0.2)"},
                                                        {"Binomial(10, 0.3)", "Binomial(12, 0.4)"},
                                                        {"Gaussian(0, 0x1p-20)", "Laplace(0, 0x1p-20)"}}) {
    const AnyDistribution p = parse(p_text);
    const AnyDistribution q = parse(q_text);
    const KlEstimate h = cross_entropy(p, q);
    const auto& law_q = *q.as<UnivariateDistribution>();
    const auto truth =
        relent_test::expect(*p.as<UnivariateDistribution>(), [&](double x, double) { return -law_q.log_prob(x); });
    EXPECT_TRUE(close(h.value, truth.value, 1e-9, h.error + 3.0 * truth.error)) << p_text << " || " << q_text;
    EXPECT_TRUE(h.converged);
    EXPECT_LE(h.lower, h.value);
    EXPECT_GE(h.upper, h.value);
  }
}

TEST(CrossEntropy, OfALawWithItselfIsItsEntropy) {
  for (const char* text : {"Gaussian(3, 1e-6)", "Gamma(2, 3)", "Poisson(4)", "StudentT(5)", "Beta(200, 300)",
                           "MultivariateGaussian([0, 0], [[2, 0.5], [0.5, 1]])"}) {
    const AnyDistribution p = parse(text);
    const double entropy = p.as<UnivariateDistribution>() != nullptr ? p.as<UnivariateDistribution>()->entropy()
                                                                     : p.as<MultivariateDistribution>()->entropy();
    const KlEstimate h = cross_entropy(p, p);
    EXPECT_TRUE(close(h.value, entropy, 1e-13)) << text;
    EXPECT_LE(h.lower, entropy);
    EXPECT_GE(h.upper, entropy);
  }
}

TEST(CrossEntropy, MayBeNegativeAsDensitiesMayBeLarge) {
  // log(sqrt(2 pi) 1e-5) + 1/2, by mpmath
  const KlEstimate h = cross_entropy(Gaussian(0, 1e-5), Gaussian(0, 1e-5));
  EXPECT_TRUE(close(h.value, -10.093986931765568, 1e-13));
  EXPECT_LT(h.upper, 0.0);
}

TEST(CrossEntropy, IsInfiniteWhereTheDivergenceIs) {
  const KlEstimate h = cross_entropy(StudentT(2), Gaussian(0, 1));
  EXPECT_EQ(h.value, infinity);
  EXPECT_EQ(h.method, KlMethod::infinite);
  EXPECT_NE(h.note.find("second moment"), std::string::npos);
  EXPECT_EQ(cross_entropy(Poisson(1), Gaussian(0, 1)).value, infinity);
  EXPECT_EQ(cross_entropy(Uniform(0, 2), Uniform(0, 1)).value, infinity);
}

TEST(CrossEntropy, TakesTheOptionsOfTheDivergence) {
  KlOptions options;
  options.method = KlMethod::monte_carlo;
  const KlEstimate sampled = cross_entropy(Gaussian(0, 1), Laplace(0, 1), options);
  EXPECT_EQ(sampled.method, KlMethod::monte_carlo);
  EXPECT_LE(std::abs(sampled.value - cross_entropy(Gaussian(0, 1), Laplace(0, 1)).value), 6.0 * sampled.error);
  options.method = KlMethod::summation;
  EXPECT_THROW(cross_entropy(Gaussian(0, 1), Laplace(0, 1), options), MethodUnavailable);
  options.method = KlMethod::closed_form;
  EXPECT_THROW(cross_entropy(Gaussian(0, 1), StudentT(3), options), NoClosedForm);
  options = {};
  options.relative_tolerance = -1.0;
  EXPECT_THROW(cross_entropy(Gaussian(0, 1), Laplace(0, 1), options), InvalidParameter);
  EXPECT_THROW(cross_entropy(Gaussian(0, 1), parse("MultivariateGaussian([0], [[1]])")), DimensionMismatch);
}

TEST(CrossEntropy, IsGivenInBitsAsInNats) {
  const KlEstimate nats = cross_entropy(Bernoulli(0.5), Bernoulli(0.5));
  const KlEstimate in_bits = bits(nats);
  EXPECT_TRUE(close(in_bits.value, 1.0, 1e-15));
  EXPECT_TRUE(close(bits(kl_divergence(Bernoulli(1), Bernoulli(0.25))).value, 2.0, 1e-15));
  EXPECT_EQ(bits(kl_divergence(StudentT(2), Gaussian(0, 1))).value, infinity);
  const KlEstimate estimate = kl_divergence(Gaussian(0, 1), StudentT(3));
  EXPECT_TRUE(close(bits(estimate).upper, estimate.upper / std::log(2.0), 1e-15));
  EXPECT_EQ(bits(estimate).evaluations, estimate.evaluations);
}

}  // namespace
}  // namespace relent
