// InverseWishart distribution. Expected values: the definition, where the gamma functions are elementary.
#include <relent/distributions/inverse_wishart.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"
#include "relent/distributions/wishart.hpp"
#include "relent/kl_divergence.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
const Vector identity{1.0, 0.0, 0.0, 1.0};

TEST(InverseWishart, HasTheDensityOfItsDefinition) {
  const InverseWishart law(3.0, identity);
  const double log_multigamma = std::log(1.5707963267948966192);  // Gamma_2(3/2) = pi/2
  EXPECT_THAT(law.log_prob(identity), close_to(-1.0 - 3.0 * std::log(2.0) - log_multigamma));
}

TEST(InverseWishart, HasTheMomentsThatExist) {
  Vector mean(4);
  Vector covariance(16);
  InverseWishart(3.0, identity).mean(mean);
  EXPECT_EQ(mean[0], infinity);
  EXPECT_TRUE(std::isnan(mean[1]));
  InverseWishart(5.0, identity).mean(mean);
  EXPECT_EQ(mean, (Vector{0.5, 0.0, 0.0, 0.5}));
  InverseWishart(5.0, identity).covariance(covariance);
  EXPECT_EQ(covariance[0], infinity);
}

TEST(InverseWishart, HasTheDivergenceOfTheInverses) {
  const Vector half{0.5, 0.0, 0.0, 0.5};
  const Vector twice{2.0, 0.0, 0.0, 2.0};
  EXPECT_THAT(kl_divergence(InverseWishart(5.0, identity), InverseWishart(6.0, twice)).value,
              close_to(kl_divergence(Wishart(5.0, identity), Wishart(6.0, half)).value));
}

TEST(InverseWishart, NamesWhatIsBad) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return InverseWishart(0.0, identity); }),
            "InverseWishart: dof must be positive and finite, got 0");
  EXPECT_THROW(InverseWishart(3.0, Vector{}), DimensionMismatch);
}

}  // namespace
}  // namespace relent
