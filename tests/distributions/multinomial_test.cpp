// Multinomial distribution. Expected values: mpmath, 40 digits, by the definition.
#include <relent/distributions/multinomial.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"
#include "relent/kl_divergence.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Multinomial, HasTheMassOfItsDefinition) {
  const Multinomial law(10.0, Vector{0.2, 0.3, 0.5});
  EXPECT_THAT(law.log_prob(Vector{2.0, 3.0, 5.0}), close_to(std::log(2520.0 * 0.04 * 0.027 * 0.03125)));
  EXPECT_EQ(law.log_prob(Vector{2.0, 3.0, 4.0}), -infinity);
  EXPECT_EQ(law.log_prob(Vector{2.5, 2.5, 5.0}), -infinity);
  EXPECT_EQ(law.log_prob(Vector{-1.0, 6.0, 5.0}), -infinity);
}

TEST(Multinomial, OfNoTrialsIsCertain) {
  const Multinomial law(0.0, Vector{0.5, 0.5});
  EXPECT_EQ(law.log_prob(Vector{0.0, 0.0}), 0.0);
  EXPECT_EQ(law.entropy(), 0.0);
}

TEST(Multinomial, NeverCountsAnImpossibleClass) {
  const Multinomial law(5.0, Vector{0.0, 0.25, 0.75});
  EXPECT_FALSE(law.in_support(Vector{1.0, 1.0, 3.0}));
  EXPECT_TRUE(law.in_support(Vector{0.0, 2.0, 3.0}));
  const KlEstimate kl = kl_divergence(Multinomial(5.0, Vector{0.5, 0.25, 0.25}), law);
  EXPECT_EQ(kl.method, KlMethod::infinite);
  EXPECT_EQ(kl.note, "infinite: q never counts anything in component 0, where p does");
}

TEST(Multinomial, OfDifferentTrialsIsInfinitelyFar) {
  const KlEstimate kl = kl_divergence(Multinomial(5.0, Vector{0.5, 0.5}), Multinomial(6.0, Vector{0.5, 0.5}));
  EXPECT_EQ(kl.method, KlMethod::infinite);
  EXPECT_EQ(kl.note, "infinite: p is a law on counts with total 5 and q one on counts with total 6");
}

// log(2 pi e n p q)/2 to the order of 1/n.
TEST(Multinomial, HasTheEntropyOfAGaussianForManyTrials) {
  const double n = 1e15;
  const Multinomial law(n, Vector{0.3, 0.7});
  EXPECT_THAT(law.entropy(),
              close_to(0.5 * std::log(2.0 * 3.14159265358979323846 * 2.71828182845904523536 * n * 0.21)));
}

TEST(Multinomial, NamesWhatIsBad) {
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return Multinomial(-1.0, Vector{0.5, 0.5});
            }),
            "Multinomial: trials must be an integer in [0, 2^53], got -1");
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return Multinomial(3.0, Vector{0.5, 1.5});
            }),
            "Multinomial: probabilities[1] must be in [0, 1], got 1.5");
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return Multinomial::from_weights(3.0, Vector{0.0, 0.0});
            }),
            "Multinomial: weights must be numbers with a positive sum, got a sum of 0");
}

}  // namespace
}  // namespace relent
