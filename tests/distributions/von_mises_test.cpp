// VonMises: constructors, the fold at pi, huge concentrations. Expected values: mpmath with 30 digits, from the
// density.
#include <relent/distributions/von_mises.hpp>
#include <relent/kl_divergence.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(VonMises, RejectsParametersThatAreNotFinite) {
  for (const double bad : {-infinity, infinity, not_a_number}) {
    EXPECT_THROW(VonMises(bad, 1), InvalidParameter);
    EXPECT_THROW(VonMises(0, bad), InvalidParameter);
  }
}

TEST(VonMises, RejectsANegativeConcentration) {
  try {
    VonMises(0, -1);
    FAIL();
  } catch (const InvalidParameter& error) {
    EXPECT_EQ(error.parameter(), "concentration");
  }
}

TEST(VonMises, KeepsTheLocationThatWasGiven) {
  EXPECT_EQ(VonMises(7, 2).to_string(), "VonMises(location=7, concentration=2)");
  EXPECT_TRUE(close(VonMises(7, 2).mode(), 0.71681469282041352307, 1e-15));
  EXPECT_TRUE(close(VonMises(7, 2).log_prob(0.5), VonMises(7 - 8 * std::atan(1.0), 2).log_prob(0.5), 1e-15));
}

TEST(VonMises, IsUniformOnTheCircleAtConcentrationZero) {
  const VonMises law(1, 0);
  EXPECT_TRUE(close(law.log_prob(-3), -1.8378770664093454836, 1e-15));
  EXPECT_TRUE(close(law.variance(), 3.2898681336964528729, 1e-14));  // pi^2 / 3
  EXPECT_TRUE(close(law.cdf(1.5), 0.73873241463784300365, 1e-14));   // 1/2 + 1.5 / (2 pi)
  EXPECT_EQ(law.median(), 0);
}

TEST(VonMises, HasNoDensityOutsideTheCircle) {
  const VonMises law(3, 2);
  EXPECT_EQ(law.log_prob(3.2), -infinity);
  EXPECT_EQ(law.cdf(4), 1);
  EXPECT_EQ(law.cdf(-4), 0);
}

TEST(VonMises, IsNormalAtHugeConcentrations) {
  const VonMises law(1, 1e15);
  // log(k / (2 pi)) / 2 up to 1/(8 k)
  EXPECT_TRUE(close(law.log_prob(1), 16.350449664250670, 1e-15));
  EXPECT_TRUE(close(law.variance(), 1e-15, 1e-13));
  EXPECT_TRUE(close(law.entropy(), -15.850449664250670, 1e-15));
}

TEST(VonMises, HasADivergenceThatDoesNotKnowTheTurn) {
  const double kl = kl_divergence(VonMises(0.5, 3), VonMises(1, 2)).value;
  EXPECT_TRUE(close(kl_divergence(VonMises(0.5 + 8 * std::atan(1.0), 3), VonMises(1, 2)).value, kl, 1e-14));
  EXPECT_EQ(kl_divergence(VonMises(0.5, 3), VonMises(0.5, 3)).value, 0);
}

TEST(VonMises, DrawsInsideTheCircleWithItsMeanCosine) {
  Rng rng(1);
  for (const double concentration : {0.0, 1e-300, 0.5, 4.0, 1e6, 1e300}) {
    const VonMises law(0, concentration);
    double sum = 0;
    for (int i = 0; i < 4000; ++i) {
      const double x = law.sample(rng);
      ASSERT_TRUE(law.in_support(x)) << x;
      sum += std::cos(x);
    }
    // I1(k)/I0(k) at 0, 0, 0.5, 4 and 1 - 1/(2k); six standard errors of a cosine.
    const double mean = concentration < 0.1    ? 0.0
                        : concentration == 0.5 ? 0.24249961258080
                        : concentration == 4   ? 0.86352261102455
                                               : 1.0;
    EXPECT_NEAR(sum / 4000, mean, 6 * 0.7072 / std::sqrt(4000.0)) << concentration;
  }
}

}  // namespace
}  // namespace relent
