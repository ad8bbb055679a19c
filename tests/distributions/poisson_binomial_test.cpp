// PoissonBinomial distribution. Expected values: by hand, and Binomial's.
#include <relent/distributions/poisson_binomial.hpp>

#include <relent/distributions/binomial.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

namespace relent {
namespace {

using relent_test::close;
using test::message_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST(PoissonBinomial, RejectsNumbersThatAreNoProbabilities) {
  const auto message = [](std::vector<double> probabilities) {
    return message_of<InvalidParameter>([&] { return PoissonBinomial(probabilities); });
  };
  EXPECT_EQ(message({}), "PoissonBinomial: probabilities must be a vector of at least one number, got []");
  EXPECT_EQ(message({0.5, -0.1}), "PoissonBinomial: probabilities[1] must be in [0, 1], got -0.1");
  EXPECT_EQ(message({1.5, 0.5}), "PoissonBinomial: probabilities[0] must be in [0, 1], got 1.5");
  EXPECT_EQ(message({not_a_number}), "PoissonBinomial: probabilities[0] must be in [0, 1], got nan");
}

TEST(PoissonBinomial, HasTheMassesOfItsDefinition) {
  const PoissonBinomial law({0.5, 0.25, 0.125});
  EXPECT_TRUE(close(law.prob(0), 21.0 / 64, 1e-15));
  EXPECT_TRUE(close(law.prob(1), 31.0 / 64, 1e-15));
  EXPECT_TRUE(close(law.prob(2), 11.0 / 64, 1e-15));
  EXPECT_TRUE(close(law.prob(3), 1.0 / 64, 1e-15));
  EXPECT_EQ(law.mean(), 0.875);
  EXPECT_EQ(law.to_string(), "PoissonBinomial(probabilities=[0.5, 0.25, 0.125])");
}

TEST(PoissonBinomial, IsBinomialForEqualProbabilities) {
  for (const double p : {0.3, 1e-3, 0.97}) {
    const PoissonBinomial law(std::vector<double>(10000, p));
    const Binomial binomial(10000, p);
    for (const double k : {0.0, 1.0, 10.0, 2900.0, 3000.0, 9700.0, 9999.0, 10000.0}) {
      EXPECT_TRUE(close(law.log_prob(k), binomial.log_prob(k), 1e-13, 1e-13)) << p << ' ' << k;
      if (k < 10000.0) {
        EXPECT_TRUE(close(law.log_cdf(k), binomial.log_cdf(k), 1e-12, 1e-300)) << p << ' ' << k;
        EXPECT_TRUE(close(law.log_survival(k), binomial.log_survival(k), 1e-12, 1e-300)) << p << ' ' << k;
      }
    }
    EXPECT_TRUE(close(law.entropy(), binomial.entropy(), 1e-12));
    EXPECT_EQ(law.quantile(0.3), binomial.quantile(0.3));
  }
}

TEST(PoissonBinomial, LeavesOutOutcomesThatCannotHappen) {
  const PoissonBinomial law({1.0, 0.0, 0.25, 1.0});
  EXPECT_EQ(law.support(), Support::integers(2.0, 3.0));
  EXPECT_EQ(law.log_prob(1.0), -infinity);
  EXPECT_EQ(law.log_prob(4.0), -infinity);
  EXPECT_TRUE(close(law.prob(3.0), 0.25, 1e-15));
  const PoissonBinomial sure({0.0, 1.0, 1.0});
  EXPECT_EQ(sure.log_prob(2.0), 0.0);
  EXPECT_EQ(sure.entropy(), 0.0);
  EXPECT_TRUE(std::isnan(sure.skewness()));
  Rng rng(1);
  EXPECT_EQ(sure.sample(rng), 2.0);
}

TEST(PoissonBinomial, KnowsExpectationsAndRatios) {
  const PoissonBinomial law({0.5, 0.25, 0.125});
  EXPECT_TRUE(close(*law.expectation({Statistic::Kind::x_squared}), (31.0 + 44.0 + 9.0) / 64, 1e-15));
  EXPECT_TRUE(close(*law.expectation({Statistic::Kind::exponential, std::log(2.0)}), 1.5 * 1.25 * 1.125, 1e-14));
  EXPECT_TRUE(close(*law.ratio_bound(1.0), 11.0 / 31.0, 1e-14));
  EXPECT_EQ(law.ratio_bound(3.0), 0.0);
}

TEST(PoissonBinomial, DrawsWithItsMeanAndVariance) {
  Rng rng(1);
  constexpr int draws = 20000;
  const PoissonBinomial law({0.9, 0.01, 0.4, 0.75, 0.6, 0.05, 0.35, 0.5, 0.5});
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < draws; ++i) {
    const double z = (law.sample(rng) - law.mean()) / law.stddev();
    sum += z;
    squares += z * z;
  }
  EXPECT_NEAR(sum / draws, 0.0, 6.0 / std::sqrt(draws));
  EXPECT_NEAR(squares / draws, 1.0, 6.0 * std::sqrt((2.0 + law.excess_kurtosis()) / draws));
}

}  // namespace
}  // namespace relent
