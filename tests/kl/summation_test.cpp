// Sums that the engine is made to take, against closed forms and against a closed form's law under another name.
#include <gtest/gtest.h>
#include <relent/relent.hpp>

#include "support/catalogue.hpp"
#include "support/compare.hpp"

#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace relent;

using Pair = std::pair<std::string, std::string>;

KlEstimate sum_of(const Distribution& p, const Distribution& q, std::size_t budget = std::size_t{1} << 24) {
  KlOptions options;
  options.method = KlMethod::summation;
  options.max_evaluations = budget;
  return kl_divergence(p, q, options);
}

const std::vector<Pair>& slow_sums() {
  static const std::vector<Pair> pairs = [] {
    std::vector<Pair> made{{"Poisson(1e15)", "Poisson(1.0000001e15)"},
                           {"Poisson(1e15)", "Poisson(2e15)"},
                           {"Poisson(1e17)", "Poisson(1.00000001e17)"},
                           {"Geometric(1e-12)", "Geometric(2e-12)"},
                           {"Geometric(1e-300)", "Geometric(1e-301)"},
                           {"Binomial(1000000000000000, 0.25)", "Binomial(1000000000000000, 0.2500001)"},
                           {"LogSeries(0.99999999999)", "LogSeries(0.999999999)"},
                           {"DiscreteLaplace(0.99999999)", "DiscreteLaplace(0.9999999)"},
                           {"DiscreteUniform(0, 1e12)", "DiscreteUniform(-5e11, 3e12)"}};
    for (const char* p : {"1.0001", "1.01", "1.3", "1.999", "2", "2.5", "3", "4.2", "7", "13", "60"}) {
      for (const char* q : {"1.0002", "1.02", "1.3", "1.5", "2.01", "3.5", "8", "70"}) {
        made.emplace_back("Zeta(" + std::string(p) + ")", "Zeta(" + std::string(q) + ")");
      }
    }
    return made;
  }();
  return pairs;
}

TEST(Summation, OfWideBellsAndPowerTailsAgreesWithTheClosedForm) {
  for (const auto& [p_text, q_text] : slow_sums()) {
    SCOPED_TRACE(p_text + " || " + q_text);
    const AnyDistribution p = parse(p_text);
    const AnyDistribution q = parse(q_text);
    const double truth = kl_divergence(*p, *q).value;
    const KlEstimate sum = sum_of(*p, *q);
    EXPECT_TRUE(sum.converged) << sum.note;
    EXPECT_LE(sum.error, 1e-9 * truth + 1e-15);
    EXPECT_LE(std::abs(sum.value - truth), sum.error + 1e-15 * truth);
    EXPECT_LE(sum.evaluations, 200000U);
  }
}

TEST(Summation, IsHonestWhateverItsBudget) {
  for (const auto& [p_text, q_text] : slow_sums()) {
    SCOPED_TRACE(p_text + " || " + q_text);
    const AnyDistribution p = parse(p_text);
    const AnyDistribution q = parse(q_text);
    const double truth = kl_divergence(*p, *q).value;
    for (const std::size_t budget : {10U, 40U, 150U, 400U, 700U, 1500U, 4000U, 9000U, 12000U, 30000U}) {
      const KlEstimate sum = sum_of(*p, *q, budget);
      EXPECT_LE(std::abs(sum.value - truth), sum.error + 1e-15 * truth) << budget;
      EXPECT_LE(sum.evaluations, budget);
    }
  }
}

TEST(Summation, OfRareSuccessesTendsToTheGammaLaws) {
  for (const double chance : {1e-9, 1e-12}) {
    const KlEstimate kl = kl_divergence(Geometric(chance), NegativeBinomial(1.0001, chance));
    EXPECT_TRUE(kl.converged) << kl.note;
    EXPECT_NEAR(kl.value / kl_divergence(Gamma(1.0, 1.0), Gamma(1.0001, 1.0)).value, 1.0, 30.0 * chance + 1e-9);
  }
}

TEST(Summation, OfCloseLawsOfOneFamilyIsRightToThirteenDigits) {
  std::size_t rows = 0;
  for (const char* family : {"negative_binomial", "binomial"}) {
    for (const auto& cells : relent_test::read_table(std::string(RELENT_TEST_DATA_DIR) + "/kl/" + family + ".tsv")) {
      if (cells.at(2) != "summation") continue;
      SCOPED_TRACE(cells.at(0) + " || " + cells.at(1));
      KlOptions options;
      options.relative_tolerance = 1e-13;
      const KlEstimate kl = kl_divergence(parse(cells.at(0)), parse(cells.at(1)), options);
      EXPECT_TRUE(relent_test::close(kl.value, std::strtod(cells.at(3).c_str(), nullptr), 1e-13, 0.0));
      ++rows;
    }
  }
  EXPECT_GE(rows, 100U);
}

}  // namespace
