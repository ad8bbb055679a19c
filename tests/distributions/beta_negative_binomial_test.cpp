// BetaNegativeBinomial distribution. Expected values: closed forms of Waring's and Yule's laws.
#include <relent/distributions/beta_negative_binomial.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

namespace relent {
namespace {

using relent_test::close;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST(BetaNegativeBinomial, RejectsParametersOutOfRange) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return BetaNegativeBinomial(0, 1, 1); }),
            "BetaNegativeBinomial: successes must be in [1e-100, 1e15], got 0");
  EXPECT_EQ(message_of<InvalidParameter>([] { return BetaNegativeBinomial(1, 1e16, 1); }),
            "BetaNegativeBinomial: alpha must be in [1e-100, 1e15], got 1e+16");
  EXPECT_THROW(BetaNegativeBinomial(1, 1, not_a_number), InvalidParameter);
  EXPECT_THROW(BetaNegativeBinomial(infinity, 1, 1), InvalidParameter);
}

// Yule: mass(k) = alpha B(alpha + 1, k + 1), survival(k) = (k + 1) B(alpha + 1, k + 1).
TEST(BetaNegativeBinomial, IsYulesLawForUnitParameters) {
  for (const double alpha : {0.01, 0.5, 1.0, 3.0, 25.0}) {
    const BetaNegativeBinomial law(1, alpha, 1);
    for (const double k : {0.0, 1.0, 6.0, 38.0, 45.0, 1000.0, 1e9}) {
      const double log_beta = std::lgamma(alpha + 1) - (k < 1e8 ? std::lgamma(k + alpha + 2) - std::lgamma(k + 1)
                                                                : (alpha + 1) * std::log(k + 1 + alpha / 2));
      EXPECT_TRUE(close(law.log_prob(k), std::log(alpha) + log_beta, 1e-11, 1e-11)) << law << ' ' << k;
      EXPECT_TRUE(close(law.log_survival(k), std::log(k + 1) + log_beta, 1e-11, 1e-11)) << law << ' ' << k;
    }
  }
}

// Waring: survival(k) = B(k + 1 + beta, alpha) / B(beta, alpha).
TEST(BetaNegativeBinomial, IsWaringsLawForOneSuccess) {
  const BetaNegativeBinomial law(1, 2.5, 4);
  EXPECT_TRUE(close(law.survival(0), 4.0 / 6.5, 1e-14));
  EXPECT_TRUE(close(law.survival(2), 4.0 / 6.5 * 5.0 / 7.5 * 6.0 / 8.5, 1e-14));
  EXPECT_EQ(law.to_string(), "BetaNegativeBinomial(successes=1, alpha=2.5, beta=4)");
}

TEST(BetaNegativeBinomial, IsSymmetricInSuccessesAndBeta) {
  const BetaNegativeBinomial a(3.5, 2.25, 40);
  const BetaNegativeBinomial b(40, 2.25, 3.5);
  for (const double k : {0.0, 10.0, 60.0, 1e5}) {
    EXPECT_TRUE(close(a.log_prob(k), b.log_prob(k), 1e-14));
    EXPECT_TRUE(close(a.log_survival(k), b.log_survival(k), 1e-13));
  }
}

TEST(BetaNegativeBinomial, LosesItsMomentsOneByOne) {
  EXPECT_EQ(BetaNegativeBinomial(2, 1, 3).mean(), infinity);
  EXPECT_EQ(BetaNegativeBinomial(2, 1.5, 3).mean(), 12.0);
  EXPECT_EQ(BetaNegativeBinomial(2, 2, 3).variance(), infinity);
  EXPECT_TRUE(std::isnan(BetaNegativeBinomial(2, 2, 3).skewness()));
  EXPECT_EQ(BetaNegativeBinomial(2, 3, 3).skewness(), infinity);
  EXPECT_EQ(BetaNegativeBinomial(2, 4, 3).excess_kurtosis(), infinity);
  EXPECT_TRUE(std::isfinite(BetaNegativeBinomial(2, 4.5, 3).excess_kurtosis()));
}

TEST(BetaNegativeBinomial, HasTheLeastModeOfTwo) {
  EXPECT_EQ(BetaNegativeBinomial(5, 1, 3).mode(),
            3);  // (r - 1)(beta - 1)/(alpha + 1) = 4: the masses of 3 and 4 are equal
  EXPECT_TRUE(close(BetaNegativeBinomial(5, 1, 3).prob(3), BetaNegativeBinomial(5, 1, 3).prob(4), 1e-14));
  EXPECT_EQ(BetaNegativeBinomial(0.5, 1, 0.5).mode(), 0);
  EXPECT_EQ(BetaNegativeBinomial(0.5, 1, 50).mode(), 0);
}

TEST(BetaNegativeBinomial, HasQuantilesFarOut) {
  const BetaNegativeBinomial law(2, 0.25, 3);
  for (const double v : {1e-3, 1e-30, 1e-70}) {
    const double k = law.inverse_survival(v);
    EXPECT_TRUE(close(law.survival(k), v, 1e-3 * v + 1e-11)) << v;
  }
}

TEST(BetaNegativeBinomial, KnowsExpectations) {
  const BetaNegativeBinomial law(2, 3, 4);
  EXPECT_EQ(law.expectation({Statistic::Kind::x}), 4.0);
  EXPECT_TRUE(close(*law.expectation({Statistic::Kind::x_squared}), 64.0, 1e-15));
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 3.0}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::power, 2.5}), std::nullopt);
  EXPECT_EQ(law.expectation({Statistic::Kind::exponential, 0.1}), infinity);
  EXPECT_EQ(law.expectation({Statistic::Kind::reciprocal}), infinity);
}

TEST(BetaNegativeBinomial, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  for (const BetaNegativeBinomial& law :
       {BetaNegativeBinomial(3, 40, 20), BetaNegativeBinomial(1e8, 100, 1e3), BetaNegativeBinomial(0.5, 30, 12)}) {
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < draws; ++i) {
      const double z = (law.sample(rng) - law.mean()) / law.stddev();
      sum += z;
      squares += z * z;
    }
    EXPECT_NEAR(sum / draws, 0.0, 6.0 / std::sqrt(draws)) << law;
    EXPECT_NEAR(squares / draws, 1.0, 6.0 * std::sqrt((2.0 + law.excess_kurtosis()) / draws)) << law;
  }
}

}  // namespace
}  // namespace relent
