// StudentT: constructors, far tails, missing moments, score. Expected values: mpmath with 60 digits.
#include <relent/distributions/student_t.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

TEST(StudentT, RejectsParametersOutOfRange) {
  for (const double bad : {0.0, -1.0, infinity, not_a_number}) {
    EXPECT_THROW(StudentT{bad}, InvalidParameter) << bad;
    EXPECT_THROW(StudentT(1, 0, bad), InvalidParameter) << bad;
  }
  EXPECT_THROW(StudentT(1, infinity, 1), InvalidParameter);
  EXPECT_THROW(StudentT(1, not_a_number, 1), InvalidParameter);
  try {
    StudentT(-2, 0, 1);
    FAIL();
  } catch (const InvalidParameter& error) {
    EXPECT_STREQ(error.what(), "StudentT: dof must be positive and finite, got -2");
  }
}

TEST(StudentT, IsStandardByDefault) {
  EXPECT_EQ(StudentT(5), StudentT(5, 0, 1));
  EXPECT_EQ(StudentT(5).to_string(), "StudentT(dof=5, location=0, scale=1)");
}

TEST(StudentT, HasItsDensity) {
  EXPECT_TRUE(close(StudentT(5, 2, 3).log_prob(7.5), -3.609692119298829873, 1e-15));
  EXPECT_TRUE(close(StudentT(1e12, 1, 2).log_prob(5), -3.612085713762868051, 1e-14));
}

TEST(StudentT, HasItsDensityWhereTheSquareOverflows) {
  EXPECT_TRUE(close(StudentT(3).log_prob(1e300), -2761.905775865142111, 1e-14));
  EXPECT_TRUE(close(StudentT(3).log_prob(-1e300), -2761.905775865142111, 1e-14));
  EXPECT_TRUE(close(StudentT(0.5, 0, 1e-200).log_prob(1e300), -1268.252194458056595, 1e-14));
  EXPECT_EQ(StudentT(3).log_prob(infinity), -infinity);
}

TEST(StudentT, HasExactTails) {
  EXPECT_TRUE(close(StudentT(5).cdf(1.5), 0.9030481598787632839, 1e-15));
  EXPECT_TRUE(close(StudentT(5).survival(-1.5), 0.9030481598787632839, 1e-15));
  EXPECT_TRUE(close(StudentT(3).log_cdf(-1e200), -1381.45333235738281, 1e-14));
  EXPECT_TRUE(close(StudentT(3).log_survival(1e200), -1381.45333235738281, 1e-14));
}

TEST(StudentT, HasExactTailsBeyondTheRangeOfTheStandardisedPoint) {
  EXPECT_TRUE(close(StudentT(0.5, 0, 1e-200).log_survival(1e300), -576.7835193792829442, 1e-14));
  EXPECT_TRUE(close(StudentT(0.5, 0, 1e-200).log_cdf(-1e300), -576.7835193792829442, 1e-14));
  EXPECT_TRUE(close(StudentT(0.001, 0, 1e-200).log_survival(1e300), -1.848586340943780139, 1e-12));
  EXPECT_TRUE(close(StudentT(0.001, 0, 1e-200).log_cdf(1e300), -0.1713336692353396286, 1e-11));
}

TEST(StudentT, InvertsBothTails) {
  EXPECT_TRUE(close(StudentT(5, 2, 3).quantile(0.975), 9.711745506908944348, 1e-14));
  EXPECT_TRUE(close(StudentT(1).quantile(1e-10), -3183098861.837906599, 1e-13));
  EXPECT_TRUE(close(StudentT(1).inverse_survival(1e-10), 3183098861.837906599, 1e-13));
  EXPECT_EQ(StudentT(5, 2, 3).median(), 2);
}

TEST(StudentT, LacksTheMomentsThatDoNotExist) {
  EXPECT_TRUE(std::isnan(StudentT(1, 2, 3).mean()));
  EXPECT_TRUE(std::isnan(StudentT(1).variance()));
  EXPECT_EQ(StudentT(1.5, 2, 3).mean(), 2);
  EXPECT_EQ(StudentT(1.5).variance(), infinity);
  EXPECT_EQ(StudentT(2).variance(), infinity);
  EXPECT_TRUE(std::isnan(StudentT(2).excess_kurtosis()));
  EXPECT_TRUE(close(StudentT(5, 0, 3).variance(), 15, 1e-15));
  EXPECT_TRUE(std::isnan(StudentT(3).skewness()));
  EXPECT_EQ(StudentT(3.5).skewness(), 0);
  EXPECT_EQ(StudentT(3).excess_kurtosis(), infinity);
  EXPECT_EQ(StudentT(4).excess_kurtosis(), infinity);
  EXPECT_EQ(StudentT(10).excess_kurtosis(), 1);
  EXPECT_EQ(StudentT(1, 2, 3).mode(), 2);
}

TEST(StudentT, HasItsEntropy) {
  EXPECT_TRUE(close(StudentT(5, 2, 3).entropy(), 2.726114961082505672, 1e-15));
  EXPECT_TRUE(close(StudentT(1e12).entropy(), 1.418938533205672742, 1e-15));
}

TEST(StudentT, HasItsScore) {
  std::array<double, 3> score{};
  ASSERT_EQ(StudentT(5, 2, 3).score(7.5, score), 3U);
  EXPECT_TRUE(close(score[0], -0.006066846413684155242, 1e-13));
  EXPECT_TRUE(close(score[1], 0.4385382059800664452, 1e-14));
  EXPECT_TRUE(close(score[2], 0.4706533776301218162, 1e-14));
  ASSERT_EQ(StudentT(5, 2, 3).score(2, score), 3U);
  EXPECT_EQ(score[1], 0);
}

TEST(StudentT, HasPowerTails) {
  EXPECT_EQ(StudentT(2.5).tails().lower.kind, Tail::Kind::power);
  EXPECT_EQ(StudentT(2.5).tails().upper.exponent, 2.5);
}

TEST(StudentT, DrawsWithItsQuartiles) {
  Rng rng(1);
  std::vector<double> draws(20000);
  const StudentT law(1.5, 3, 2);
  law.sample(rng, draws);
  double below = 0;
  for (const double x : draws) below += x < law.quantile(0.25) ? 1 : 0;
  EXPECT_NEAR(below / 20000, 0.25, 5 * 0.00307);  // five standard errors
}

}  // namespace
}  // namespace relent
