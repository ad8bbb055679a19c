// Holds a law's functions to the tables of tests/reference/count_families_2.py.
#pragma once

#include <relent/parse.hpp>

#include "support/catalogue.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

namespace relent_test {

/// The relative error allowed, and the absolute one.
struct Allowed {
  double relative = 0.0;
  double absolute = 0.0;
};

/// Every row of tests/data/<file> whose function is in `allowed`; a function that is not there must be exact.
inline void expect_values(const std::string& file, const std::map<std::string, Allowed>& allowed) {
  std::map<std::string, double> worst;
  for (const auto& cells : read_table(std::string(RELENT_TEST_DATA_DIR) + "/" + file)) {
    const auto any = relent::parse(cells.at(0));
    const auto& law = *any.as<relent::UnivariateDistribution>();
    const std::string& function = cells.at(1);
    const double x = std::strtod(cells.at(2).c_str(), nullptr);
    const double truth = std::strtod(cells.at(3).c_str(), nullptr);
    const double value = function == "log_prob"          ? law.log_prob(x)
                         : function == "log_cdf"         ? law.log_cdf(x)
                         : function == "log_survival"    ? law.log_survival(x)
                         : function == "cdf"             ? law.cdf(x)
                         : function == "survival"        ? law.survival(x)
                         : function == "quantile"        ? law.quantile(x)
                         : function == "mean"            ? law.mean()
                         : function == "variance"        ? law.variance()
                         : function == "skewness"        ? law.skewness()
                         : function == "excess_kurtosis" ? law.excess_kurtosis()
                         : function == "entropy"         ? law.entropy()
                                                         : not_a_number;
    const auto found = allowed.find(function);
    const Allowed error = found == allowed.end() ? Allowed{} : found->second;
    EXPECT_TRUE(close(value, truth, error.relative, error.absolute))
        << cells.at(0) << ' ' << function << " at " << exact(x);
    if (truth != 0.0 && std::isfinite(truth)) {
      worst[function] = std::max(worst[function], std::abs(value - truth) / std::abs(truth));
    }
  }
  for (const auto& [function, error] : worst) {
    std::cout << function << ": worst relative error " << error << '\n';
  }
}

}  // namespace relent_test
