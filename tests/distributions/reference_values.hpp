// Tables of values of a family by mpmath: tests/data/<family>_values.tsv, made by tests/reference/count_families.py.
#pragma once

#include <relent/parse.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include "support/catalogue.hpp"

namespace relent::test {

/// Tolerances: relative 1e-13 for log_prob (absolute 1e-13 where it is below 1), 1e-10 for log tails, 1e-12 for tails
/// and entropies; quantiles exactly. Prints the worst errors.
inline void expect_reference_values(const std::string& family) {
  std::map<std::string, double> worst;
  std::size_t checked = 0;
  for (const auto& row : relent_test::read_table(std::string(RELENT_TEST_DATA_DIR) + "/" + family + "_values.tsv")) {
    const AnyDistribution any = parse(row.at(0));
    const auto& law = *any.as<UnivariateDistribution>();
    const std::string& function = row.at(1);
    const double x = std::strtod(row.at(2).c_str(), nullptr);
    const double expected = std::strtod(row.at(3).c_str(), nullptr);
    double got = 0.0;
    double tolerance = 0.0;
    double scale = std::abs(expected);
    if (function == "log_prob") {
      got = law.log_prob(x);
      tolerance = 1e-13;
      scale = std::fmax(scale, 1.0);
    } else if (function == "log_cdf" || function == "log_survival") {
      got = function == "log_cdf" ? law.log_cdf(x) : law.log_survival(x);
      tolerance = 1e-10;
    } else if (function == "cdf" || function == "survival") {
      got = function == "cdf" ? law.cdf(x) : law.survival(x);
      tolerance = expected > 1e-10 ? 1e-12 : 1e-10;
    } else if (function == "quantile") {
      got = law.quantile(x);
    } else if (function == "entropy") {
      got = law.entropy();
      tolerance = 1e-12;
    } else {
      ADD_FAILURE() << "no function " << function;
    }
    ++checked;
    if (scale < 1e-300) continue;  // subnormal, or 0
    const double error = std::abs(got - expected) / scale;
    EXPECT_TRUE(error <= tolerance) << row[0] << ' ' << function << ' ' << row[2] << ": got " << got << ", expected "
                                    << expected << ", error " << error;
    worst[function] = std::fmax(worst[function], error);
  }
  EXPECT_GT(checked, 100U);
  for (const auto& [function, error] : worst) std::cout << family << ' ' << function << ' ' << error << '\n';
}

}  // namespace relent::test
