// Fits of small data sets against those that mpmath finds from the densities (tests/reference/fit_values.py).
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <relent/relent.hpp>
#include <sstream>
#include <vector>

#include "support/catalogue.hpp"

namespace {

std::vector<double> numbers(const std::string& text) {
  std::vector<double> values;
  std::istringstream in(text);
  for (std::string number; std::getline(in, number, ',');) values.push_back(std::strtod(number.c_str(), nullptr));
  return values;
}

TEST(FitReference, ParametersAgree) {
  // The score is a sum of rounded terms, and the least curvature of these likelihoods magnifies that.
  constexpr double tolerance = 1e-12;
  const auto rows = relent_test::read_table(RELENT_TEST_DATA_DIR "/fit_values.tsv");
  EXPECT_GE(rows.size(), 28U);
  for (const auto& row : rows) {
    const relent::AnyDistribution law = relent::fit(row.at(0), numbers(row.at(1)));
    const std::vector<double> expected = numbers(row.at(2));
    const std::vector<relent::Parameter> parameters = law->parameters();
    ASSERT_EQ(parameters.size(), expected.size()) << law;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const double value = std::get<double>(parameters[i].value);
      EXPECT_NEAR(value, expected[i], tolerance * (1.0 + std::fabs(expected[i]))) << law << ' ' << parameters[i].name;
    }
  }
}

}  // namespace
