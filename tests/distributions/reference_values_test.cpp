// Every family against its table tests/data/values/<family>.tsv (mpmath, by tests/reference/families/), at one set of
// tolerances. Columns: law, function, argument, value to 25 digits, and optionally the largest term of a log-density.
#include <relent/catalogue.hpp>
#include <relent/multivariate_distribution.hpp>
#include <relent/parse.hpp>

#include "support/catalogue.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace relent {
namespace {

using relent_test::close;

/// "BetaBinomial" is described in beta_binomial.tsv, "LKJ" in lkj.tsv.
std::string stem(const std::string& family) {
  std::string name;
  char before = 'A';
  for (const char c : family) {
    const auto is_capital = [](char letter) { return std::isupper(static_cast<unsigned char>(letter)) != 0; };
    if (is_capital(c) && !is_capital(before)) name += '_';
    before = c;
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return name;
}

struct Row {
  std::string law, function, argument;
  double truth = 0.0;
  double largest_term = 0.0;

  double real() const { return std::strtod(argument.c_str(), nullptr); }
  std::vector<double> vector() const {
    std::vector<double> x;
    for (const char* at = argument.c_str() + 1; *at != ']' && *at != '\0';) {
      char* end = nullptr;
      x.push_back(std::strtod(at, &end));
      if (end == at) break;
      for (at = end; *at == ',' || *at == ' '; ++at) {
      }
    }
    return x;
  }
};

void check(const UnivariateDistribution& law, const Row& row) {
  using Argument = double (*)(const UnivariateDistribution&, double);
  using Constant = double (*)(const UnivariateDistribution&);
  static const std::map<std::string, Argument> logarithms{
      {"log_prob", [](const UnivariateDistribution& d, double x) { return d.log_prob(x); }},
      {"log_cdf", [](const UnivariateDistribution& d, double x) { return d.log_cdf(x); }},
      {"log_survival", [](const UnivariateDistribution& d, double x) { return d.log_survival(x); }}};
  static const std::map<std::string, Argument> probabilities{
      {"cdf", [](const UnivariateDistribution& d, double x) { return d.cdf(x); }},
      {"survival", [](const UnivariateDistribution& d, double x) { return d.survival(x); }}};
  static const std::map<std::string, Argument> quantiles{
      {"quantile", [](const UnivariateDistribution& d, double u) { return d.quantile(u); }},
      {"inverse_survival", [](const UnivariateDistribution& d, double v) { return d.inverse_survival(v); }}};
  static const std::map<std::string, Constant> constants{
      {"mean", [](const UnivariateDistribution& d) { return d.mean(); }},
      {"variance", [](const UnivariateDistribution& d) { return d.variance(); }},
      {"stddev", [](const UnivariateDistribution& d) { return d.stddev(); }},
      {"skewness", [](const UnivariateDistribution& d) { return d.skewness(); }},
      {"excess_kurtosis", [](const UnivariateDistribution& d) { return d.excess_kurtosis(); }},
      {"mode", [](const UnivariateDistribution& d) { return d.mode(); }},
      {"median", [](const UnivariateDistribution& d) { return d.median(); }},
      {"entropy", [](const UnivariateDistribution& d) { return d.entropy(); }}};
  constexpr double least_normal = 0x1p-1022;
  if (const auto found = logarithms.find(row.function); found != logarithms.end()) {
    const double absolute = row.function == "log_prob" ? 1e-13 * std::max(1.0, row.largest_term) : least_normal;
    EXPECT_TRUE(close(found->second(law, row.real()), row.truth, 1e-13, absolute));
  } else if (const auto plain = probabilities.find(row.function); plain != probabilities.end()) {
    EXPECT_TRUE(close(plain->second(law, row.real()), row.truth, row.truth > 1e-10 ? 1e-12 : 1e-10, least_normal));
  } else if (const auto inverse = quantiles.find(row.function); inverse != quantiles.end()) {
    // Integers are exact as far as a cdf right to 1e-12 can tell them apart.
    const bool exact = law.support().is_discrete() && std::abs(row.truth) < 1e12;
    EXPECT_TRUE(close(inverse->second(law, row.real()), row.truth, exact ? 0.0 : 1e-12, exact ? 0.0 : least_normal));
  } else if (const auto moment = constants.find(row.function); moment != constants.end()) {
    const bool standardised = row.function == "skewness" || row.function == "excess_kurtosis";
    EXPECT_TRUE(close(moment->second(law), row.truth, 1e-12, standardised ? 1e-14 : least_normal));
  } else {
    ADD_FAILURE() << "no function " << row.function;
  }
}

void check(const MultivariateDistribution& law, const Row& row) {
  if (row.function == "log_prob") {
    EXPECT_TRUE(close(law.log_prob(row.vector()), row.truth, 1e-13, 1e-13 * std::max(1.0, row.largest_term)));
  } else if (row.function == "entropy") {
    EXPECT_TRUE(close(law.entropy(), row.truth, 1e-12));
  } else {
    ADD_FAILURE() << "no function " << row.function;
  }
}

class ReferenceValues : public testing::TestWithParam<std::string> {};

TEST_P(ReferenceValues, HoldAtTheirTolerances) {
  const std::string path = RELENT_TEST_DATA_DIR "/values/" + stem(GetParam()) + ".tsv";
  ASSERT_TRUE(std::filesystem::exists(path)) << GetParam() << " has no reference values";
  const auto rows = relent_test::read_table(path);
  EXPECT_GE(rows.size(), 20U);
  for (const auto& cells : rows) {
    Row row{cells.at(0), cells.at(1), cells.at(2), std::strtod(cells.at(3).c_str(), nullptr)};
    if (cells.size() > 4) row.largest_term = std::strtod(cells.at(4).c_str(), nullptr);
    SCOPED_TRACE(row.law.substr(0, 300) + ' ' + row.function + " at " + row.argument.substr(0, 300));
    const AnyDistribution law = parse(row.law);
    ASSERT_EQ(law->name(), GetParam());
    if (const auto* line = law.as<UnivariateDistribution>()) {
      check(*line, row);
    } else {
      check(*law.as<MultivariateDistribution>(), row);
    }
  }
}

std::vector<std::string> families() {
  std::vector<std::string> names;
  for (const FamilyDescription& family : Catalogue::builtin().families()) names.push_back(family.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, ReferenceValues, testing::ValuesIn(families()),
                         [](const auto& family) { return family.param; });

}  // namespace
}  // namespace relent
