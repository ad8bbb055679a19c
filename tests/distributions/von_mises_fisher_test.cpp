// VonMisesFisher distribution. Expected values: hyperbolic functions, which are the Bessel functions in three
// dimensions.
#include <relent/distributions/von_mises_fisher.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double pi = 3.14159265358979323846;

TEST(VonMisesFisher, IsElementaryInThreeDimensions) {
  const VonMisesFisher law(Vector{0.0, 0.0, 1.0}, 2.0);
  const double log_constant = std::log(2.0 / (4.0 * pi * std::sinh(2.0)));
  EXPECT_THAT(law.log_prob(Vector{0.0, 0.0, 1.0}), close_to(log_constant + 2.0));
  EXPECT_THAT(law.log_prob(Vector{1.0, 0.0, 0.0}), close_to(log_constant));
  EXPECT_THAT(law.mean_resultant_length(), close_to(1.0 / std::tanh(2.0) - 0.5));
  EXPECT_THAT(law.entropy(), close_to(-log_constant - 2.0 * (1.0 / std::tanh(2.0) - 0.5)));
}

TEST(VonMisesFisher, IsUniformWithoutConcentration) {
  const VonMisesFisher law(Vector{0.6, 0.8}, 0.0);
  EXPECT_THAT(law.log_prob(Vector{1.0, 0.0}), close_to(-std::log(2.0 * pi)));
  EXPECT_EQ(law.mean_resultant_length(), 0.0);
}

TEST(VonMisesFisher, DrawsStayOnTheSphereAtEveryConcentration) {
  for (const double concentration : {0.0, 1e-300, 1.0, 1e8, 1e16, 1e300}) {
    const VonMisesFisher law(Vector{0.6, 0.0, -0.8}, concentration);
    EXPECT_TRUE(std::isfinite(law.entropy()));
    Rng rng(3);
    Vector x(3);
    for (int i = 0; i < 100; ++i) {
      law.sample(rng, std::span<double>(x));
      ASSERT_TRUE(law.in_support(x)) << concentration;
    }
  }
}

TEST(VonMisesFisher, NamesWhatIsBad) {
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return VonMisesFisher(Vector{3.0, 4.0}, 1.0);
            }),
            "VonMisesFisher: mean_direction must be a vector of length 1, got a length of 5");
  EXPECT_EQ(message_of<InvalidParameter>([] { return VonMisesFisher(Vector{1.0}, 1.0); }),
            "VonMisesFisher: mean_direction must be a vector of at least two numbers, got [1]");
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return VonMisesFisher(Vector{1.0, 0.0}, -1.0);
            }),
            "VonMisesFisher: concentration must be in [0, 1e300], got -1");
  EXPECT_EQ(VonMisesFisher(Vector{1.0, 0.0}, 1.0).log_prob(Vector{1.0, 0.1}), -infinity);
}

}  // namespace
}  // namespace relent
