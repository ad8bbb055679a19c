// Special functions against mpmath (tests/data/special_functions.tsv), limits, and inverses.
#include "math/special.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace relent::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Row {
  std::string text;
  std::vector<double> numbers;  // arguments, then expected values
};

std::map<std::string, std::vector<Row>> read_table() {
  std::map<std::string, std::vector<Row>> table;
  std::ifstream file(RELENT_TEST_DATA_DIR "/special_functions.tsv");
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string name;
    std::getline(fields, name, '\t');
    Row row{line, {}};
    for (std::string field; std::getline(fields, field, '\t');)
      row.numbers.push_back(std::strtod(field.c_str(), nullptr));
    table[name].push_back(row);
  }
  return table;
}

const std::vector<Row>& rows(const std::string& name) {
  static const auto table = read_table();
  static const std::vector<Row> none;
  const auto found = table.find(name);
  return found == table.end() ? none : found->second;
}

/// |value - expected| in units of the larger of `scale` and |expected|; infinities and subnormals must match in kind.
double error(double value, double expected, double scale = 0.0) {
  if (value == expected) return 0.0;
  const double unit = std::max({std::abs(expected), scale, 1e-290});
  const double difference = std::abs(value - expected) / unit;
  return std::isnan(difference) ? infinity : difference;
}

/// Checks every row of a table; `compute` maps the arguments to the value, `expected` is the number after them.
void check(const std::string& name, std::size_t arguments, double tolerance, double scale,
           const std::function<double(const std::vector<double>&)>& compute) {
  ASSERT_FALSE(rows(name).empty()) << name;
  double worst = 0.0;
  for (const Row& row : rows(name)) {
    const double value = compute(row.numbers);
    const double e = error(value, row.numbers[arguments], scale);
    worst = std::max(worst, e);
    EXPECT_LE(e, tolerance) << row.text << "\n  got " << testing::PrintToString(value);
  }
  testing::Test::RecordProperty(name + "_worst", testing::PrintToString(worst));
  if (std::getenv("RELENT_TEST_VERBOSE") != nullptr) std::printf("%-28s worst %.2e\n", name.c_str(), worst);
}

TEST(SpecialFunctions, ElementaryHelpersMatchTheirDefinitions) {
  check("log1pmx", 1, 1e-15, 0.0, [](const auto& a) { return log1pmx(a[0]); });
  check("expm1mx", 1, 1e-15, 0.0, [](const auto& a) { return expm1mx(a[0]); });
}

TEST(SpecialFunctions, TheGammaFunctionsMatchMpmath) {
  check("log_gamma", 1, 2e-15, 0.0, [](const auto& a) { return log_gamma(a[0]); });
  check("digamma", 1, 4e-15, 0.0, [](const auto& a) { return digamma(a[0]); });
  check("trigamma", 1, 2e-15, 0.0, [](const auto& a) { return trigamma(a[0]); });
  check("digamma_minus_log", 1, 2e-15, 0.0, [](const auto& a) { return digamma_minus_log(a[0]); });
  check("stirling_remainder", 1, 4e-15, 0.0, [](const auto& a) { return stirling_remainder(a[0]); });
  check("log_beta", 2, 2e-15, 1.0, [](const auto& a) { return log_beta(a[0], a[1]); });
  check("log_beta", 2, 2e-15, 1.0, [](const auto& a) { return log_beta(a[1], a[0]); });
  EXPECT_NEAR(log_beta(1e20, 3.0), -137.46, 0.01);
}

TEST(SpecialFunctions, EntropiesMatchMpmath) {
  check("gamma_entropy", 1, 4e-15, 1.0, [](const auto& a) { return gamma_entropy(a[0]); });
  check("beta_entropy", 2, 4e-15, 1.0, [](const auto& a) { return beta_entropy(a[0], a[1]); });
  check("student_t_entropy", 1, 4e-15, 1.0, [](const auto& a) { return student_t_entropy(a[0]); });
  EXPECT_NEAR(gamma_entropy(1e17), 20.99, 0.01);
}

TEST(SpecialFunctions, TheNormalLawMatchesMpmath) {
  check("normal", 1, 2e-15, 0.0, [](const auto& a) { return normal_cdf(a[0]); });
  check("normal", 2, 1e-15, 0.0, [](const auto& a) { return log_normal_cdf(a[0]); });
  check("normal_quantile", 1, 2e-15, 0.0, [](const auto& a) { return normal_quantile(a[0]); });
  check("normal_quantile_from_log", 1, 4e-15, 0.0, [](const auto& a) { return normal_quantile_from_log(a[0]); });
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_EQ(normal_quantile(0.0), -infinity);
  EXPECT_EQ(normal_quantile(1.0), infinity);
  EXPECT_EQ(log_normal_cdf(-infinity), -infinity);
  EXPECT_EQ(log_normal_cdf(infinity), 0.0);
  EXPECT_TRUE(std::isnan(normal_quantile(std::nan(""))));
}

// A value exp(L) carries the rounding of L, 1e-13 at the edge of double's range; so does the logarithm of its
// complement.
TEST(SpecialFunctions, IncompleteGammaTailsMatchQuadrature) {
  check("gamma_tails", 2, 2e-13, 0.0, [](const auto& a) { return log_gamma_p(a[0], a[1]); });
  check("gamma_tails", 3, 2e-13, 0.0, [](const auto& a) { return log_gamma_q(a[0], a[1]); });
  for (const Row& row : rows("gamma_tails")) {
    const auto& a = row.numbers;
    EXPECT_LE(error(gamma_p(a[0], a[1]), std::exp(a[2])), 2e-13) << row.text;
    EXPECT_LE(error(gamma_q(a[0], a[1]), std::exp(a[3])), 2e-13) << row.text;
  }
}

TEST(SpecialFunctions, IncompleteBetaTailsMatchQuadrature) {
  check("beta_tails", 4, 2e-13, 0.0, [](const auto& a) { return log_ibeta(a[0], a[1], a[2], a[3]); });
  check("beta_tails", 5, 2e-13, 0.0, [](const auto& a) { return log_ibetac(a[0], a[1], a[2], a[3]); });
  for (const Row& row : rows("beta_tails")) {
    const auto& a = row.numbers;
    EXPECT_LE(error(ibeta(a[0], a[1], a[2], a[3]), std::exp(a[4])), 2e-13) << row.text;
    EXPECT_LE(error(ibetac(a[0], a[1], a[2], a[3]), std::exp(a[5])), 2e-13) << row.text;
  }
}

TEST(SpecialFunctions, StudentTailsMatchQuadrature) {
  check("student_t_tail", 2, 1e-13, 0.0, [](const auto& a) { return log_student_t_cdf(-a[0], a[1]); });
  for (const Row& row : rows("student_t_tail")) {
    const auto& a = row.numbers;
    EXPECT_LE(error(student_t_cdf(-a[0], a[1]), std::exp(a[2])), 2e-13) << row.text;
    EXPECT_LE(error(student_t_cdf(a[0], a[1]), -std::expm1(a[2])), 1e-13) << row.text;
  }
}

TEST(SpecialFunctions, SaddlePointDensitiesMatchMpmath) {
  check("log_binomial_pmf", 3, 4e-15, 1.0,
        [](const auto& a) { return log_binomial_pmf(a[0], a[1], a[2], 1.0 - a[2]); });
  check("log_gamma_density", 3, 4e-15, 1.0, [](const auto& a) { return log_gamma_density(a[0], a[1], a[2]); });
  check("log_beta_density", 4, 4e-15, 1.0, [](const auto& a) { return log_beta_density(a[0], a[1], a[2], a[3]); });
  check("log_student_t_density", 2, 4e-15, 1.0, [](const auto& a) { return log_student_t_density(a[0], a[1]); });
}

/// |log F(x) - log p| relative to what one unit in the last place of x and of p explains.
double inverse_error(double log_value, double p, double slope) {
  return std::abs(log_value - std::log(p)) / ((1.0 + std::abs(slope)) * std::numeric_limits<double>::epsilon() / 2);
}

TEST(SpecialFunctions, GammaInversesInvert) {
  double worst = 0.0;
  for (const double a : {1e-10, 1e-3, 0.3, 0.5, 1.0, 2.5, 40.0, 199.0, 201.0, 1e4, 1e8, 1e15}) {
    double previous = 0.0;
    for (const double p : {5e-324, 1e-300, 1e-100, 1e-20, 1e-5, 0.01, 0.3, 0.5, 0.50001, 0.9, 0.999999}) {
      const double x = gamma_p_inv(a, p);
      EXPECT_GE(x, previous) << a << " " << p;
      previous = x;
      const double y = gamma_q_inv(a, p);
      if (x > 1e-300) {
        const double slope = x * std::exp(log_gamma_density(x, a, 1.0) - log_gamma_p(a, x));
        worst = std::max(worst, inverse_error(log_gamma_p(a, x), p, slope));
        EXPECT_LE(inverse_error(log_gamma_p(a, x), p, slope), 1000.0) << a << " p " << p << " x " << x;
      }
      if (y > 1e-300) {
        const double slope = y * std::exp(log_gamma_density(y, a, 1.0) - log_gamma_q(a, y));
        worst = std::max(worst, inverse_error(log_gamma_q(a, y), p, slope));
        EXPECT_LE(inverse_error(log_gamma_q(a, y), p, slope), 1000.0) << a << " q " << p << " x " << y;
      }
    }
    EXPECT_EQ(gamma_p_inv(a, 0.0), 0.0);
    EXPECT_EQ(gamma_p_inv(a, 1.0), infinity);
    EXPECT_EQ(gamma_q_inv(a, 0.0), infinity);
    EXPECT_EQ(gamma_q_inv(a, 1.0), 0.0);
  }
  // Shape 1 is the exponential law.
  for (const double p : {1e-300, 1e-10, 0.2, 0.7, 0.999}) {
    EXPECT_LE(error(gamma_p_inv(1.0, p), -std::log1p(-p)), 1e-14) << p;
    EXPECT_LE(error(gamma_q_inv(1.0, p), -std::log(p)), 1e-14) << p;
  }
  if (std::getenv("RELENT_TEST_VERBOSE") != nullptr) std::printf("gamma inverses: %.1f units\n", worst);
}

TEST(SpecialFunctions, BetaInversesInvert) {
  double worst = 0.0;
  const std::vector<double> shapes = {1e-10, 1e-3, 0.5, 1.0, 2.5, 40.0, 300.0, 2e4, 1e8, 1e15};
  for (const double a : shapes) {
    for (const double b : shapes) {
      double previous = 0.0;
      for (const double p : {5e-324, 1e-300, 1e-100, 1e-20, 1e-5, 0.01, 0.3, 0.5, 0.50001, 0.9, 0.999999}) {
        const auto [x, y] = ibeta_inv(a, b, p);
        EXPECT_GE(x, previous) << a << " " << b << " " << p;
        previous = x;
        EXPECT_NEAR(x + y, 1.0, 3e-16);
        if (x < 1e-300 || y < 1e-300) continue;
        const double log_value = log_ibeta(a, b, x, y);
        // d log I / d log x and / d log y: both coordinates are rounded.
        const double log_density = log_beta_density(x, y, a, b) - log_value;
        const double slope = std::min(x, y) * std::exp(log_density);
        worst = std::max(worst, inverse_error(log_value, p, slope));
        EXPECT_LE(inverse_error(log_value, p, slope), 1000.0)
            << a << " " << b << " p " << p << " x " << x << " y " << y;
      }
    }
  }
  const auto [zero, one] = ibeta_inv(2.0, 3.0, 0.0);
  EXPECT_EQ(zero, 0.0);
  EXPECT_EQ(one, 1.0);
  EXPECT_EQ(ibeta_inv(2.0, 3.0, 1.0).complement, 0.0);
  EXPECT_EQ(ibetac_inv(2.0, 3.0, 0.0).value, 1.0);
  // I_x(1, b) = 1 - (1 - x)^b.
  for (const double p : {1e-300, 1e-10, 0.2, 0.7}) {
    EXPECT_LE(error(ibeta_inv(1.0, 7.0, p).value, -std::expm1(std::log1p(-p) / 7.0)), 1e-14) << p;
    EXPECT_LE(error(ibetac_inv(1.0, 7.0, p).complement, std::exp(std::log(p) / 7.0)), 2e-14) << p;
  }
  if (std::getenv("RELENT_TEST_VERBOSE") != nullptr) std::printf("beta inverses: %.1f units\n", worst);
}

TEST(SpecialFunctions, StudentQuantilesInvert) {
  for (const double p : {1e-300, 1e-20, 1e-3, 0.2, 0.26, 0.4, 0.4999999, 0.7}) {
    // Closed forms at 1 and 2 degrees of freedom.
    const double cauchy = p < 0.25 ? -1.0 / std::tan(pi * p) : std::tan(pi * (p - 0.5));
    const double tolerance = p < 1e-100 ? 2e-13 : 2e-14;  // exp of a logarithm near 700
    EXPECT_LE(error(student_t_quantile(p, 1.0), cauchy), tolerance) << p;
    EXPECT_LE(error(student_t_quantile(p, 2.0), 2.0 * (p - 0.5) / std::sqrt(2.0 * p * (1.0 - p))), tolerance) << p;
    EXPECT_LE(error(student_t_quantile(p, 1e300), normal_quantile(p)), 1e-15) << p;
    for (const double dof : {0.5, 4.5, 200.0, 1e7, 0.9e10, 1.1e10}) {
      const double x = student_t_quantile(p, dof);
      if (std::isinf(x)) continue;  // 1e600 at 0.5 degrees of freedom
      const double slope = std::abs(x) * std::exp(log_student_t_density(x, dof) - log_student_t_cdf(x, dof));
      EXPECT_LE(inverse_error(log_student_t_cdf(x, dof), p, slope), 2000.0) << p << " dof " << dof << " x " << x;
    }
  }
  EXPECT_EQ(student_t_quantile(0.5, 3.0), 0.0);
}

TEST(SpecialFunctions, LimitsAreAnsweredExactly) {
  const double nan = std::nan("");
  EXPECT_EQ(xlogy(0.0, 0.0), 0.0);
  EXPECT_TRUE(std::isnan(xlogy(0.0, nan)));
  EXPECT_EQ(xlog1py(0.0, -1.0), 0.0);
  EXPECT_EQ(log_add_exp(-infinity, -infinity), -infinity);
  EXPECT_EQ(log_add_exp(-infinity, 2.0), 2.0);
  EXPECT_EQ(log_add_exp(infinity, infinity), infinity);
  EXPECT_TRUE(std::isnan(log_add_exp(nan, 1.0)));
  EXPECT_EQ(logsumexp({}), -infinity);
  const std::vector<double> values = {-1000.0, -1000.0, -infinity};
  EXPECT_DOUBLE_EQ(logsumexp(values), -1000.0 + log_two);
  EXPECT_EQ(log1mexp(0.0), -infinity);
  EXPECT_EQ(log1mexp(-infinity), 0.0);
  EXPECT_EQ(deviance(0.0, 3.0), 3.0);
  EXPECT_EQ(deviance(3.0, 3.0), 0.0);
  EXPECT_EQ(log_gamma_p(2.0, 0.0), -infinity);
  EXPECT_EQ(log_gamma_q(2.0, 0.0), 0.0);
  EXPECT_EQ(gamma_p(2.0, infinity), 1.0);
  EXPECT_EQ(gamma_q(2.0, infinity), 0.0);
  EXPECT_TRUE(std::isnan(gamma_p(2.0, nan)));
  EXPECT_TRUE(std::isnan(ibeta(2.0, 3.0, nan, nan)));
  EXPECT_EQ(ibeta(2.0, 3.0, 0.0, 1.0), 0.0);
  EXPECT_EQ(ibetac(2.0, 3.0, 0.0, 1.0), 1.0);
  EXPECT_EQ(log_binomial_pmf(0.0, 5.0, 0.0, 1.0), 0.0);
  EXPECT_EQ(log_binomial_pmf(5.0, 5.0, 1.0, 0.0), 0.0);
  EXPECT_EQ(log_binomial_pmf(3.0, 5.0, 1.0, 0.0), -infinity);
  EXPECT_EQ(log_binomial_pmf(6.0, 5.0, 0.5, 0.5), -infinity);
  EXPECT_DOUBLE_EQ(log_gamma_density(0.0, 1.0, 3.0), std::log(3.0));
  EXPECT_EQ(log_gamma_density(0.0, 0.5, 3.0), infinity);
  EXPECT_DOUBLE_EQ(log_beta_density(0.0, 1.0, 1.0, 3.0), std::log(3.0));
  EXPECT_EQ(student_t_cdf(0.0, 3.0), 0.5);
  EXPECT_EQ(student_t_cdf(-infinity, 3.0), 0.0);
  EXPECT_EQ(student_t_cdf(infinity, 3.0), 1.0);
}

}  // namespace
}  // namespace relent::math
