// LKJ distribution. Expected values: the volume of the correlation matrices (pi^2/2 of order 3), and Beta laws.
#include <relent/distributions/lkj.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"
#include "relent/distributions/beta.hpp"
#include "relent/kl_divergence.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(LKJ, IsUniformAtOne) {
  const LKJ law(3.0, 1.0);
  const double log_volume = 1.5963125911388549887;  // log(pi^2/2)
  EXPECT_THAT(law.log_prob(Vector{1.0, 0.1, 0.2, 0.1, 1.0, -0.3, 0.2, -0.3, 1.0}), close_to(-log_volume));
  EXPECT_THAT(law.entropy(), close_to(log_volume));
}

TEST(LKJ, OfTwoIsABetaLaw) {
  const LKJ law(2.0, 2.5);
  const Beta beta(2.5, 2.5);
  EXPECT_THAT(law.log_prob(Vector{1.0, 0.5, 0.5, 1.0}), close_to(beta.log_prob(0.75) - std::log(2.0), 1e-14));
  EXPECT_THAT(law.entropy(), close_to(beta.entropy() + std::log(2.0), 1e-14));
  EXPECT_THAT(kl_divergence(law, LKJ(2.0, 4.0)).value, close_to(kl_divergence(beta, Beta(4.0, 4.0)).value));
}

TEST(LKJ, KnowsCorrelationMatrices) {
  const LKJ law(2.0, 2.0);
  EXPECT_FALSE(law.in_support(Vector{1.0, 0.5, 0.5, 1.1}));
  EXPECT_FALSE(law.in_support(Vector{1.0, 1.5, 1.5, 1.0}));
  EXPECT_FALSE(law.in_support(Vector{1.0, 0.5, 0.4, 1.0}));
  EXPECT_EQ(law.log_prob(Vector{1.0, 0.5, 0.4, 1.0}), -infinity);
}

// Of order 3 the entries have the variance 1 / (2 eta + 2), each of them: a known mistake is a smaller last one.
TEST(LKJ, DrawsEveryEntryWithTheSameVariance) {
  const LKJ law(3.0, 1.7);
  Rng rng(5);
  Vector x(9);
  Vector squares(3, 0.0);
  const int count = 20000;
  for (int i = 0; i < count; ++i) {
    law.sample(rng, std::span<double>(x));
    squares[0] += x[1] * x[1] / count;
    squares[1] += x[2] * x[2] / count;
    squares[2] += x[5] * x[5] / count;
  }
  const double variance = 1.0 / (2.0 * 1.7 + 2.0);
  for (const double square : squares) EXPECT_NEAR(square, variance, 6.0 * variance * std::sqrt(2.0 / count));
}

TEST(LKJ, NamesWhatIsBad) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return LKJ(1.0, 1.0); }),
            "LKJ: dimension must be an integer in [2, 1000], got 1");
  EXPECT_EQ(message_of<InvalidParameter>([] { return LKJ(3.0, 0.0); }),
            "LKJ: concentration must be in [1e-290, 1e290], got 0");
}

}  // namespace
}  // namespace relent
