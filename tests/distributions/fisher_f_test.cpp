// FisherF: constructors, moments, its divergences. Expected values: exact arithmetic of the definitions.
#include <relent/distributions/beta.hpp>
#include <relent/distributions/fisher_f.hpp>
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

TEST(FisherF, RejectsBadDegreesOfFreedom) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    try {
      FisherF(bad, 1);
      FAIL() << bad;
    } catch (const InvalidParameter& error) {
      EXPECT_EQ(error.parameter(), "dof1");
    }
    EXPECT_THROW(FisherF(1, bad), InvalidParameter);
  }
  EXPECT_THROW(FisherF(1e-200, 1e200), InvalidParameter);  // the quotient is no double
}

TEST(FisherF, HasItsDensityAndText) {
  const FisherF law(2, 4);  // survival (1 + x/2)^-2
  EXPECT_TRUE(close(law.survival(6), 1.0 / 16, 1e-15));
  EXPECT_TRUE(close(law.log_prob(6), std::log(1.0 / 64), 1e-15));
  EXPECT_EQ(law.to_string(), "FisherF(dof1=2, dof2=4)");
}

TEST(FisherF, HasItsMoments) {
  const FisherF law(4, 10);
  EXPECT_TRUE(close(law.mean(), 1.25, 1e-15));
  EXPECT_TRUE(close(law.variance(), 2.0 * 100 * 12 / (4.0 * 64 * 6), 1e-14));
  EXPECT_TRUE(close(law.mode(), 0.5 * 10 / 12, 1e-15));
  EXPECT_EQ(FisherF(4, 2).mean(), infinity);
}

TEST(FisherF, DivergesAsBetaDoesAtEqualQuotients) {
  EXPECT_EQ(kl_divergence(FisherF(1, 3), FisherF(3, 9)).value, kl_divergence(Beta(0.5, 1.5), Beta(1.5, 4.5)).value);
  EXPECT_EQ(kl_divergence(FisherF(1, 3), FisherF(3, 8)).method, KlMethod::quadrature);
}

TEST(FisherF, DrawsWithItsMoments) {
  Rng rng(1);
  std::vector<double> draws(20000);
  FisherF(6, 14).sample(rng, draws);
  double sum = 0;
  for (const double x : draws) sum += x;
  EXPECT_NEAR(sum / 20000, 14.0 / 12, 6 * 0.006391);  // variance 2 * 196 * 18 / (6 * 144 * 10) = 0.8167
}

}  // namespace
}  // namespace relent
