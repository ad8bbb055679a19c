// Dirichlet distribution. Expected values: mpmath, 60 digits, by the definition.
#include <relent/distributions/dirichlet.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Dirichlet, IsTheUniformLawAtOnes) {
  const Dirichlet law({1.0, 1.0, 1.0});
  EXPECT_THAT(law.log_prob(Vector{0.2, 0.3, 0.5}), close_to(0.69314718055994530942));  // log 2!
  EXPECT_THAT(law.entropy(), close_to(-0.69314718055994530942));
}

TEST(Dirichlet, TellsPointsOfTheSimplexToATolerance) {
  const Dirichlet law({2.0, 3.0});
  EXPECT_TRUE(law.in_support(Vector{0.4, 0.6 + 1e-10}));
  EXPECT_FALSE(law.in_support(Vector{0.4, 0.6 + 1e-8}));
  EXPECT_FALSE(law.in_support(Vector{-0.1, 1.1}));
  EXPECT_EQ(law.log_prob(Vector{0.4, 0.7}), -infinity);
}

TEST(Dirichlet, HasTheLimitsOfItsDensityAtCorners) {
  EXPECT_EQ(Dirichlet({0.5, 2.0}).log_prob(Vector{0.0, 1.0}), infinity);
  EXPECT_EQ(Dirichlet({2.0, 2.0}).log_prob(Vector{0.0, 1.0}), -infinity);
  EXPECT_EQ(Dirichlet({0.5, 2.0, 3.0}).log_prob(Vector{0.0, 0.0, 1.0}), -infinity);
  EXPECT_THAT(Dirichlet({1.0, 2.0}).log_prob(Vector{0.0, 1.0}), close_to(0.69314718055994530942));
}

TEST(Dirichlet, DrawsFromTinyConcentrationsAreCorners) {
  const Dirichlet law({1e-10, 1e-10, 1e-300});
  Rng rng(1);
  Vector x(3);
  int first = 0;
  for (int i = 0; i < 1000; ++i) {
    law.sample(rng, std::span<double>(x));
    ASSERT_TRUE(law.in_support(x));
    ASSERT_FALSE(std::isnan(law.log_prob(x)));
    first += x[0] > 0.5 ? 1 : 0;
  }
  EXPECT_NEAR(first, 500, 6.0 * 16.0);  // binomial, six standard errors
}

TEST(Dirichlet, KeepsItsDigitsInManyDimensions) {
  struct Row {
    double concentration, log_prob_at_the_centre, entropy;
  };
  const std::size_t n = std::size_t{1} << 17;
  const Vector centre(n, 0x1p-17);
  for (const Row& row : {Row{1e-10, -1473545.907638740132692195, -1310709996850898.68743424},
                         Row{0.5, 1358499.445594161002385736, -1441753.445033052869981234},
                         Row{1e10, 2933045.752637319699240891, -2867510.252642780982574397},
                         Row{1e15, 3687551.079447968359609632, -3622015.579447968414222466}}) {
    const Dirichlet law(Vector(n, row.concentration));
    EXPECT_TRUE(relent_test::close(law.log_prob(centre), row.log_prob_at_the_centre, 1e-12)) << row.concentration;
    EXPECT_TRUE(relent_test::close(law.entropy(), row.entropy, 1e-12)) << row.concentration;
  }
}

TEST(Dirichlet, NamesTheConcentrationThatIsBad) {
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return Dirichlet({1.0, 0.0});
            }),
            "Dirichlet: concentration[1] must be in [1e-300, 1e300], got 0");
  EXPECT_EQ(message_of<InvalidParameter>([] { return Dirichlet({1.0}); }),
            "Dirichlet: concentration must be a vector of at least two numbers, got [1]");
}

}  // namespace
}  // namespace relent
