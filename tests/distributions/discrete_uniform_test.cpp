// DiscreteUniform distribution.
#include <relent/distributions/discrete_uniform.hpp>
#include <relent/kl_divergence.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "distributions/close_to.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(DiscreteUniform, RejectsEndsThatAreNoIntegersOrOutOfOrder) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return DiscreteUniform(0.5, 2.0); }),
            "DiscreteUniform: low must be an integer in [-2^53, 2^53], got 0.5");
  EXPECT_EQ(message_of<InvalidParameter>([] { return DiscreteUniform(3.0, 2.0); }),
            "DiscreteUniform: high must be at least low, got 2");
  EXPECT_THROW(DiscreteUniform(0.0, infinity), InvalidParameter);
  EXPECT_THROW(DiscreteUniform(0.0, std::numeric_limits<double>::quiet_NaN()), InvalidParameter);
}

TEST(DiscreteUniform, HasTheMomentsOfItsDefinition) {
  const DiscreteUniform die(1.0, 6.0);
  EXPECT_EQ(die.mean(), 3.5);
  EXPECT_THAT(die.variance(), close_to(35.0 / 12.0));
  EXPECT_EQ(die.skewness(), 0.0);
  EXPECT_THAT(die.excess_kurtosis(), close_to(-1.2 * 37.0 / 35.0));
  EXPECT_EQ(die.mode(), 1.0);
  EXPECT_EQ(die.median(), 3.0);
  EXPECT_THAT(*die.expectation({Statistic::Kind::x_squared, 0.0}), close_to(91.0 / 6.0));
}

TEST(DiscreteUniform, IsAnAtomWhenItsEndsAreEqual) {
  const DiscreteUniform law(7.0, 7.0);
  EXPECT_EQ(law.log_prob(7.0), 0.0);
  EXPECT_EQ(law.entropy(), 0.0);
  EXPECT_EQ(law.variance(), 0.0);
  EXPECT_TRUE(std::isnan(law.skewness()));
  Rng rng(1);
  EXPECT_EQ(law.sample(rng), 7.0);
}

TEST(DiscreteUniform, DrawsEveryOutcomeEquallyOften) {
  Rng rng(1);
  std::array<int, 6> counts{};
  constexpr int draws = 60000;
  for (int i = 0; i < draws; ++i) ++counts.at(static_cast<std::size_t>(DiscreteUniform(1.0, 6.0).sample(rng) - 1.0));
  for (const int count : counts) EXPECT_NEAR(count, draws / 6.0, 6.0 * std::sqrt(draws * 5.0 / 36.0));
  const DiscreteUniform widest(-0x1p53, 0x1p53);
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(widest.in_support(widest.sample(rng)));
}

TEST(DiscreteUniform, IsComparedBySizes) {
  EXPECT_THAT(kl_divergence(DiscreteUniform(1.0, 6.0), DiscreteUniform(1.0, 12.0)).value, close_to(std::log(2.0)));
  EXPECT_THAT(kl_divergence(DiscreteUniform(0.0, 0x1p52), DiscreteUniform(-1.0, 0x1p52)).value, close_to(0x1p-52));
  EXPECT_EQ(kl_divergence(DiscreteUniform(1.0, 6.0), DiscreteUniform(2.0, 60.0)).value, infinity);
}

TEST(DiscreteUniform, PrintsAndMakesTheFormItDescribes) {
  EXPECT_EQ(DiscreteUniform(1.0, 6.0).to_string(), "DiscreteUniform(low=1, high=6)");
  EXPECT_EQ(DiscreteUniform::description().forms[0].make(Arguments({1.0, 6.0})), DiscreteUniform(1.0, 6.0));
}

}  // namespace
}  // namespace relent
