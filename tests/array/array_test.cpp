// Entropies and divergences of arrays against tests/data/array_values.tsv (mpmath), SciPy's documented examples, and
// laws.
#include <relent/array.hpp>
#include <relent/errors.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/Core>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "array/number.hpp"
#include "array/row_sums.hpp"
#include "support/compare.hpp"

namespace {

using namespace relent;
using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;

// ---- The table

struct Row {
  std::string function, meaning, type;
  std::vector<double> p, q;
  double truth;
};

std::vector<double> numbers(const std::string& text) {
  std::vector<double> result;
  std::istringstream in(text);
  for (std::string cell; text != "-" && std::getline(in, cell, ',');) {
    result.push_back(std::strtod(cell.c_str(), nullptr));
  }
  return result;
}

std::vector<Row> table() {
  std::ifstream file(std::string(RELENT_TEST_DATA_DIR) + "/array_values.tsv");
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream in(line);
    Row row;
    std::string p, q, truth;
    for (std::string* cell : {&row.function, &row.meaning, &row.type, &p, &q, &truth}) std::getline(in, *cell, '\t');
    row.p = numbers(p);
    row.q = numbers(q);
    row.truth = std::strtod(truth.c_str(), nullptr);
    rows.push_back(row);
  }
  return rows;
}

template <class T>
std::vector<T> as(const std::vector<double>& values) {
  std::vector<T> result;
  for (const double value : values) result.push_back(array::from_double<T>(value));
  return result;
}

template <class T>
double logit_answer(const Row& row, InformationUnit unit) {
  const std::vector<T> p = as<T>(row.p), q = as<T>(row.q);
  if (row.function == "entropy") return entropy_from_logits(p, unit);
  if (row.function == "cross_entropy") return cross_entropy_from_logits(p, q, unit);
  if (row.function == "relative_entropy") return relative_entropy_from_logits(p, q, unit);
  return jensen_shannon_from_logits(p, q, unit);
}

template <class T>
double answer(const Row& row, InformationUnit unit) {
  const std::vector<T> p = as<T>(row.p), q = as<T>(row.q);
  if (row.meaning == "logits") return logit_answer<T>(row, unit);
  if (row.function == "entropy") {
    return row.meaning == "weights"     ? entropy_from_weights(p, unit)
           : row.meaning == "log_probs" ? entropy_from_log_probs(p, unit)
                                        : entropy(p, unit);
  }
  if (row.function == "cross_entropy") {
    return row.meaning == "weights"     ? cross_entropy_from_weights(p, q, unit)
           : row.meaning == "log_probs" ? cross_entropy_from_log_probs(p, q, unit)
                                        : cross_entropy(p, q, unit);
  }
  if (row.function == "relative_entropy") {
    return row.meaning == "weights"     ? relative_entropy_from_weights(p, q, unit)
           : row.meaning == "log_probs" ? relative_entropy_from_log_probs(p, q, unit)
                                        : relative_entropy(p, q, unit);
  }
  return row.meaning == "weights"     ? jensen_shannon_from_weights(p, q, unit)
         : row.meaning == "log_probs" ? jensen_shannon_from_log_probs(p, q, unit)
                                      : jensen_shannon(p, q, unit);
}

double answer_of(const Row& row, InformationUnit unit = in_nats) {
  return row.type == "double"    ? answer<double>(row, unit)
         : row.type == "float"   ? answer<float>(row, unit)
         : row.type == "float16" ? logit_answer<Float16>(row, unit)
                                 : logit_answer<BFloat16>(row, unit);
}

TEST(Arrays, AgreeWithTheReferenceTable) {
  const std::vector<Row> rows = table();
  ASSERT_GT(rows.size(), 700u);
  for (const Row& row : rows) {
    SCOPED_TRACE(row.function + ' ' + row.meaning + ' ' + row.type + " of " + testing::PrintToString(row.p) + ", " +
                 testing::PrintToString(row.q));
    EXPECT_TRUE(close(answer_of(row), row.truth, 2e-14, 1e-320));
    EXPECT_TRUE(close(answer_of(row, in_bits), row.truth / std::log(2.0), 2e-14, 1e-320));
    EXPECT_TRUE(close(answer_of(row, {.base = 0.5}), -row.truth / std::log(2.0), 2e-14, 1e-320));
  }
}

// ---- Documented examples

TEST(Arrays, GiveSciPysDocumentedEntropies) {  // scipy.stats.entropy, section Examples
  EXPECT_EQ(entropy({0.5, 0.5}, {.base = 2}), 1.0);
  EXPECT_TRUE(close(entropy({9.0 / 10, 1.0 / 10}, in_bits), 0.46899559358928117, 1e-15));
  EXPECT_TRUE(close(relative_entropy({0.5, 0.5}, {0.9, 0.1}, in_bits), 0.7369655941662062, 1e-15));
  EXPECT_TRUE(close(cross_entropy({0.5, 0.5}, {0.9, 0.1}, in_bits), 1.736965594166206, 1e-15));
}

TEST(Arrays, GiveSciPysDocumentedJensenShannonDistances) {  // scipy.spatial.distance.jensenshannon, section Examples
  EXPECT_EQ(std::sqrt(jensen_shannon({1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}, in_bits)), 1.0);
  EXPECT_TRUE(close(std::sqrt(jensen_shannon({1.0, 0.0}, {0.5, 0.5})), 0.46450140402245893, 1e-15));
  EXPECT_EQ(jensen_shannon({1.0, 0.0, 0.0}, {1.0, 0.0, 0.0}), 0.0);
}

TEST(Arrays, MeasureCoinsInBits) {
  EXPECT_EQ(entropy({0.5, 0.5}, in_bits), 1.0);
  EXPECT_TRUE(close(entropy({0.7, 0.3}, in_bits), 0.8812908992306927, 3e-16));
  EXPECT_TRUE(close(entropy_from_weights({7.0, 3.0}, in_bits), 0.8812908992306927, 3e-16));
  EXPECT_EQ(entropy_from_logits({4.0, 4.0}, in_bits), 1.0);
}

// ---- Elementwise

TEST(Elementwise, FollowsSciPyOverSignsAndZeros) {  // the grid of SciPy's own tests
  for (const double x : {-1.0, -0.5, -0.0, 0.0, 0.5, 1.0}) {
    EXPECT_EQ(entr(x), x > 0 ? -x * std::log(x) : x == 0 ? 0.0 : -infinity);
    for (const double y : {-1.0, -0.5, -0.0, 0.0, 0.5, 1.0}) {
      SCOPED_TRACE(testing::PrintToString(std::pair(x, y)));
      const bool inside = x > 0 && y > 0;
      const bool zero = x == 0 && y >= 0;
      EXPECT_TRUE(close(rel_entr(x, y), inside ? x * std::log(x / y) : zero ? 0.0 : infinity, 1e-15));
      EXPECT_TRUE(close(kl_div(x, y), inside ? x * std::log(x / y) - x + y : zero ? y : infinity, 2e-15));
    }
    EXPECT_TRUE(std::isnan(rel_entr(x, not_a_number)) && std::isnan(rel_entr(not_a_number, x)));
    EXPECT_TRUE(std::isnan(kl_div(x, not_a_number)) && std::isnan(kl_div(not_a_number, x)));
  }
  EXPECT_TRUE(std::isnan(entr(not_a_number)));
  EXPECT_EQ(kl_div(infinity, 1.0), infinity);
  EXPECT_EQ(kl_div(1.0, infinity), infinity);
  EXPECT_EQ(rel_entr(1.0, infinity), -infinity);
}

TEST(Elementwise, KeepsItsDigitsNearTheDiagonal) {
  // x = 1, y = 1 + d: rel_entr = -log1p(d) = -d + d^2/2, kl_div = d^2/2 - d^3/3, d exact.
  for (const int power : {-20, -30, -44, -52}) {
    const double d = std::ldexp(1.0, power);
    EXPECT_TRUE(close(rel_entr(1.0, 1.0 + d), -d + d * d / 2, 1e-15, d * d * d));
    EXPECT_TRUE(close(kl_div(1.0, 1.0 + d), d * d / 2 - d * d * d / 3, 1e-15, d * d * d * d));
  }
  EXPECT_EQ(rel_entr(0.3, 0.3), 0.0);
  EXPECT_EQ(kl_div(0.3, 0.3), 0.0);
}

TEST(Elementwise, SurvivesQuotientsOutOfRange) {
  EXPECT_TRUE(close(rel_entr(1e-300, 1e300), -1e-300 * 600 * std::log(10.0), 1e-15));
  EXPECT_TRUE(close(kl_div(1e300, 1e-300), 1e300 * (600 * std::log(10.0) - 1), 1e-15));
  EXPECT_EQ(kl_div(5e-324, 1e300), 1e300);
}

TEST(Elementwise, FillsArrays) {
  const std::vector<double> x{0.5, 0.0, -1.0}, y{0.25, 2.0, 1.0};
  std::vector<double> out(3);
  rel_entr(x, y, out);
  EXPECT_THAT(out, testing::ElementsAre(rel_entr(0.5, 0.25), 0.0, infinity));
  kl_div(x, y, out);
  EXPECT_THAT(out, testing::ElementsAre(kl_div(0.5, 0.25), 2.0, infinity));
  entr(x, out);
  EXPECT_THAT(out, testing::ElementsAre(entr(0.5), 0.0, -infinity));
  entr(out, out);  // in place
  EXPECT_EQ(out[0], entr(entr(0.5)));

  const Eigen::VectorXf single = Eigen::VectorXf::LinSpaced(4, 0.1f, 0.4f);
  std::array<float, 4> rounded;
  kl_div(single, 2.0f * single, rounded);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(rounded[static_cast<std::size_t>(i)], static_cast<float>(kl_div(single[i], 2.0f * single[i])));
  }
  rel_entr(std::vector<double>(), std::vector<double>(), std::span<double>());
}

// ---- Laws

std::vector<double> random_law(std::size_t n, std::mt19937_64& generator) {
  std::exponential_distribution<double> weight;
  std::vector<double> result(n);
  double total = 0.0;
  for (double& value : result) total += value = weight(generator);
  for (double& value : result) value /= total;
  return result;
}

TEST(Arrays, RelativeEntropyIsCrossEntropyLessEntropy) {
  std::mt19937_64 generator(3);
  for (const std::size_t n : {2u, 5u, 100u}) {
    const std::vector<double> p = random_law(n, generator), q = random_law(n, generator);
    EXPECT_TRUE(close(relative_entropy(p, q), cross_entropy(p, q) - entropy(p), 4e-15, 4e-15));
    EXPECT_TRUE(close(relative_entropy_from_weights(p, q), cross_entropy_from_weights(p, q) - entropy_from_weights(p),
                      4e-15, 4e-15));
    EXPECT_TRUE(close(relative_entropy_from_logits(p, q), cross_entropy_from_logits(p, q) - entropy_from_logits(p),
                      4e-15, 4e-15));
  }
}

TEST(Arrays, DivergencesAreNeverNegativeAndZeroForEqualLaws) {
  std::mt19937_64 generator(4);
  std::normal_distribution<double> normal;
  for (const double size : {1e-3, 1e-8, 1e-13, 1e-16}) {
    for (int repetition = 0; repetition < 200; ++repetition) {
      const std::vector<double> p = random_law(7, generator);
      std::vector<double> q = p, logits(7), others(7), logs(7);
      double total = 0.0;
      for (double& value : q) total += value *= 1.0 + size * normal(generator);
      for (double& value : q) value /= total;
      for (std::size_t i = 0; i < 7; ++i) {
        logits[i] = 10 * normal(generator);
        others[i] = logits[i] + 0.1 + size * normal(generator);
        logs[i] = std::log(q[i]);
      }
      std::vector<float> p_float(p.begin(), p.end()), q_float(q.begin(), q.end());
      EXPECT_GE(relative_entropy(p, q), 0.0);
      EXPECT_GE(relative_entropy(p_float, q_float), 0.0);
      EXPECT_GE(relative_entropy_from_weights(p, q), 0.0);
      EXPECT_GE(relative_entropy_from_logits(logits, others), 0.0);
      EXPECT_GE(relative_entropy_from_logits(logs, p), 0.0);
      EXPECT_GE(jensen_shannon(p, q), 0.0);
      EXPECT_GE(jensen_shannon_from_logits(logits, others), 0.0);
      EXPECT_EQ(relative_entropy(p, p), 0.0);
      EXPECT_EQ(relative_entropy_from_weights(q, q), 0.0);
      EXPECT_EQ(relative_entropy_from_logits(logits, logits), 0.0);
      EXPECT_EQ(relative_entropy_from_log_probs(logs, logs), 0.0);
      EXPECT_EQ(jensen_shannon_from_weights(q, q), 0.0);
    }
  }
}

TEST(Arrays, ConstantShiftsOfLogitsAndScalesOfWeightsChangeNothing) {
  const std::vector<double> x{1.0, 2.0, -3.0}, shifted{1025.0, 1026.0, 1021.0};
  EXPECT_EQ(relative_entropy_from_logits(x, shifted), 0.0);
  EXPECT_EQ(relative_entropy_from_weights({1.0, 2.0, 5.0}, {3.0, 6.0, 15.0}), 0.0);
  EXPECT_EQ(jensen_shannon_from_logits(x, shifted), 0.0);
  EXPECT_EQ(entropy_from_logits(x), entropy_from_logits(shifted));
}

TEST(Arrays, AreRightForManyClasses) {
  constexpr std::size_t n = 1u << 18;  // (1 +- d)/n and the sums below are exact
  const double log_n = std::log(static_cast<double>(n));
  const std::vector<double> constant(n, 3.0);
  EXPECT_TRUE(close(entropy_from_logits(constant), log_n, 1e-15));
  EXPECT_TRUE(close(entropy_from_weights(constant), log_n, 1e-15));
  EXPECT_TRUE(close(entropy(std::vector<double>(n, 1.0 / n)), log_n, 1e-15));
  // p uniform, q in the ratio 1 + d to 1 - d: KL = -log1p(-d^2)/2, JS from two classes.
  for (const double d : {0.5, 0x1p-27, 0x1p-43}) {
    std::vector<double> p(n, 1.0 / n), q(n), x(n, 1e4), y(n);
    for (std::size_t i = 0; i < n; ++i) {
      q[i] = (i % 2 == 0 ? 1.0 + d : 1.0 - d) / n;
      y[i] = i % 2 == 0 ? std::log1p(d) - std::log1p(-d) : 0.0;
    }
    const double truth = -0.5 * std::log1p(-d * d);
    EXPECT_TRUE(close(relative_entropy(p, q), truth, 1e-14));
    EXPECT_TRUE(close(relative_entropy_from_logits(x, y), truth, 1e-12));
    EXPECT_TRUE(close(jensen_shannon_from_logits(x, y), jensen_shannon({0.5, 0.5}, {0.5 + d / 2, 0.5 - d / 2}), 1e-12));
    for (std::size_t i = 0; i < n; ++i) q[i] = i % 2 == 0 ? 1.0 + d : 1.0 - d;
    EXPECT_TRUE(close(relative_entropy_from_weights(constant, q), truth, 1e-14));
    EXPECT_TRUE(close(cross_entropy_from_weights(constant, q), log_n + truth, 1e-14));
  }
}

TEST(Arrays, JensenShannonIsBoundedSymmetricAndFinite) {
  std::mt19937_64 generator(5);
  const std::vector<double> p = random_law(6, generator), q = random_law(6, generator);
  EXPECT_TRUE(close(jensen_shannon(p, q), jensen_shannon(q, p), 1e-15));
  EXPECT_EQ(jensen_shannon_from_weights({0.1, 0.2, 0.0, 0.0}, {0.0, 0.0, 0.7, 0.1}), std::log(2.0));
  EXPECT_EQ(jensen_shannon_from_logits({0.3, 1.1, -infinity}, {-infinity, -infinity, 3.0}), std::log(2.0));
  EXPECT_TRUE(close(jensen_shannon_from_log_probs({0.0, -infinity}, {-infinity, 0.0}), std::log(2.0), 1e-15));
}

// ---- Shapes

TEST(Arrays, TakeAnyVector) {
  const std::vector<double> p{0.2, 0.3, 0.5}, q{0.5, 0.25, 0.25};
  const double truth = relative_entropy(p, q);
  const std::array<double, 3> q_array{0.5, 0.25, 0.25};
  const double p_plain[] = {0.2, 0.3, 0.5};
  EXPECT_EQ(relative_entropy(p_plain, q_array), truth);
  EXPECT_EQ(relative_entropy(p, {0.5, 0.25, 0.25}), truth);
  EXPECT_EQ(relative_entropy(std::span<const double>(p), q), truth);
  EXPECT_EQ(relative_entropy(VectorView<double>(p), q), truth);
  std::vector<double> mutable_p = p;
  EXPECT_EQ(relative_entropy(std::span<double>(mutable_p), q), truth);

  Eigen::MatrixXd columns(2, 3);
  columns << 0.2, 0.3, 0.5, 0.5, 0.25, 0.25;
  const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows = columns;
  EXPECT_EQ(relative_entropy(columns.row(0), rows.row(1)), truth);
  EXPECT_EQ(relative_entropy(columns.row(0).transpose(), rows.transpose().col(1)), truth);
  EXPECT_EQ(relative_entropy(Eigen::Map<const Eigen::VectorXd>(p.data(), 3), q), truth);
  const Eigen::Map<const Eigen::ArrayXd, 0, Eigen::InnerStride<2>> strided(columns.data(), 3);
  EXPECT_EQ(relative_entropy(strided, q), truth);
  EXPECT_EQ(relative_entropy(0.5 * (columns.row(0) + columns.row(0)), columns.row(1)), truth);
  EXPECT_EQ(relative_entropy(columns.row(0).reverse(), rows.row(1).reverse()),
            relative_entropy({0.5, 0.3, 0.2}, {0.25, 0.25, 0.5}));
  EXPECT_EQ(relative_entropy(VectorView<double>(p.data() + 2, 3, -1), VectorView<double>(q.data() + 2, 3, -1)),
            relative_entropy({0.5, 0.3, 0.2}, {0.25, 0.25, 0.5}));

  const Eigen::Matrix<Eigen::half, 2, 1> half(Eigen::half(1.0f), Eigen::half(2.0f));
  const Eigen::Matrix<Eigen::bfloat16, 2, 1> brain(Eigen::bfloat16(1.0f), Eigen::bfloat16(2.0f));
  EXPECT_EQ(entropy_from_logits(half), entropy_from_logits({1.0, 2.0}));
  EXPECT_EQ(entropy_from_logits(brain), entropy_from_logits({1.0, 2.0}));
}

TEST(Arrays, TreatNoClassesAndOneClass) {
  const std::vector<double> none;
  EXPECT_EQ(entropy(none), 0.0);
  EXPECT_EQ(cross_entropy(none, none), 0.0);
  EXPECT_EQ(relative_entropy(none, none), 0.0);
  EXPECT_EQ(jensen_shannon_from_log_probs(none, none), 0.0);
  EXPECT_EQ(relative_entropy_from_log_probs(none, none), 0.0);
  EXPECT_TRUE(std::isnan(entropy_from_logits(none)));
  EXPECT_TRUE(std::isnan(relative_entropy_from_weights(none, none)));
  EXPECT_EQ(entropy({1.0}), 0.0);
  EXPECT_EQ(entropy_from_logits({-7.0}), 0.0);
  EXPECT_EQ(relative_entropy_from_logits({3.0}, {1e4}), 0.0);
  EXPECT_EQ(jensen_shannon_from_weights({3.0}, {1e4}), 0.0);
}

/// Every matrix function against its vector function, for one kind of numbers.
template <class Matrix>
void expect_rows_like_vectors(const Matrix& p, const Matrix& q) {
  const auto check = [&](const std::vector<double>& result, const auto& of_row) {
    ASSERT_EQ(result.size(), static_cast<std::size_t>(p.rows()));
    for (Eigen::Index i = 0; i < p.rows(); ++i)
      EXPECT_EQ(result[static_cast<std::size_t>(i)], of_row(p.row(i), q.row(i)));
  };
  const InformationUnit u = in_bits;
  check(entropies(p, u), [&](const auto& a, const auto&) { return entropy(a, u); });
  check(entropies_from_weights(p, u), [&](const auto& a, const auto&) { return entropy_from_weights(a, u); });
  check(entropies_from_log_probs(p, u), [&](const auto& a, const auto&) { return entropy_from_log_probs(a, u); });
  check(entropies_from_logits(p, u), [&](const auto& a, const auto&) { return entropy_from_logits(a, u); });
  check(cross_entropies(p, q, u), [&](const auto& a, const auto& b) { return cross_entropy(a, b, u); });
  check(cross_entropies_from_weights(p, q, u),
        [&](const auto& a, const auto& b) { return cross_entropy_from_weights(a, b, u); });
  check(cross_entropies_from_log_probs(p, q, u),
        [&](const auto& a, const auto& b) { return cross_entropy_from_log_probs(a, b, u); });
  check(cross_entropies_from_logits(p, q, u),
        [&](const auto& a, const auto& b) { return cross_entropy_from_logits(a, b, u); });
  check(relative_entropies(p, q, u), [&](const auto& a, const auto& b) { return relative_entropy(a, b, u); });
  check(relative_entropies_from_weights(p, q, u),
        [&](const auto& a, const auto& b) { return relative_entropy_from_weights(a, b, u); });
  check(relative_entropies_from_log_probs(p, q, u),
        [&](const auto& a, const auto& b) { return relative_entropy_from_log_probs(a, b, u); });
  check(relative_entropies_from_logits(p, q, u),
        [&](const auto& a, const auto& b) { return relative_entropy_from_logits(a, b, u); });
  check(jensen_shannons(p, q, u), [&](const auto& a, const auto& b) { return jensen_shannon(a, b, u); });
  check(jensen_shannons_from_weights(p, q, u),
        [&](const auto& a, const auto& b) { return jensen_shannon_from_weights(a, b, u); });
  check(jensen_shannons_from_log_probs(p, q, u),
        [&](const auto& a, const auto& b) { return jensen_shannon_from_log_probs(a, b, u); });
  check(jensen_shannons_from_logits(p, q, u),
        [&](const auto& a, const auto& b) { return jensen_shannon_from_logits(a, b, u); });
}

TEST(Arrays, OfMatricesGoRowByRow) {
  std::srand(6);  // Eigen's Random
  const Eigen::MatrixXd p = (Eigen::MatrixXd::Random(5, 4).array() + 1.1) / 4.0;
  const Eigen::MatrixXd q = (Eigen::MatrixXd::Random(5, 4).array() + 1.1) / 4.0;
  expect_rows_like_vectors(p, q);
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  expect_rows_like_vectors(RowMajor(p), RowMajor(q));
  expect_rows_like_vectors(p.block(1, 1, 3, 2), q.block(1, 1, 3, 2));
  expect_rows_like_vectors(Eigen::MatrixXf(p.cast<float>()), Eigen::MatrixXf(q.cast<float>()));
  expect_rows_like_vectors(Eigen::MatrixXd(0, 3), Eigen::MatrixXd(0, 3));
  expect_rows_like_vectors(Eigen::MatrixXd(2, 1).setOnes(), Eigen::MatrixXd(2, 1).setOnes());

  const RowMajor both = p + q;
  EXPECT_EQ(entropies(p + q), entropies(both));
  EXPECT_EQ(entropies(MatrixView<double>(std::span<const double>(both.data(), 20), 5, 4)), entropies(both));
  std::vector<double> out(5);
  entropies(p, out);
  EXPECT_EQ(out, entropies(p));
  EXPECT_EQ(entropies(Eigen::MatrixXd(2, 0)), std::vector<double>(2, 0.0));
}

TEST(Arrays, OfSixteenBitMatrices) {
  std::vector<Float16> half;
  std::vector<BFloat16> brain;
  for (const double x : {1.0, 2.0, 3.0, -1.0, 0.5, 0.25}) {
    half.push_back(array::from_double<Float16>(x));
    brain.push_back(array::from_double<BFloat16>(x));
  }
  const std::vector<double> truth{entropy_from_logits({1.0, 2.0, 3.0}), entropy_from_logits({-1.0, 0.5, 0.25})};
  EXPECT_EQ(entropies_from_logits(MatrixView<Float16>(half, 2, 3)), truth);
  EXPECT_EQ(entropies_from_logits(MatrixView<BFloat16>(brain, 2, 3)), truth);
}

// ---- Bad input

template <class Thrown, class Call>
std::string message_of(const Call& call) {
  try {
    call();
  } catch (const Thrown& error) {
    return error.what();
  }
  return "nothing thrown";
}

TEST(Arrays, NameBothSizes) {
  using testing::HasSubstr;
  const std::vector<double> two(2, 0.5), three(3, 0.25);
  std::vector<double> out(3);
  EXPECT_EQ(message_of<DimensionMismatch>([&] { relative_entropy_from_logits(two, three); }),
            "relative_entropy_from_logits: p has 2 classes and q 3");
  EXPECT_EQ(message_of<DimensionMismatch>([&] { kl_div(two, three, out); }), "kl_div: x has 2 numbers and y 3");
  EXPECT_EQ(message_of<DimensionMismatch>([&] { entr(two, out); }), "entr: x has 2 numbers and out 3");
  EXPECT_EQ(message_of<DimensionMismatch>([&] { cross_entropies(Eigen::MatrixXd(2, 3), Eigen::MatrixXd(3, 2)); }),
            "cross_entropies: p is 2 x 3 and q 3 x 2");
  EXPECT_EQ(message_of<DimensionMismatch>([&] { entropies_from_weights(Eigen::MatrixXd(2, 3), out); }),
            "entropies_from_weights: p has 2 rows and out 3 numbers");
}

TEST(Arrays, RefuseNegativeProbabilitiesAndWeights) {
  EXPECT_EQ(message_of<InvalidParameter>([] {
              entropy({0.5, -0.25, 0.75});
            }),
            "entropy: p[1] must be non-negative, got -0.25");
  EXPECT_EQ(message_of<InvalidParameter>([] {
              jensen_shannon_from_weights({0.5, 0.5}, {0.5, -1.0});
            }),
            "jensen_shannon_from_weights: q[1] must be non-negative, got -1");
  Eigen::Matrix2d matrix;
  matrix << 1.0, 0.0, -0.5, 1.5;
  std::vector<double> out{7.0, 7.0};
  EXPECT_EQ(message_of<InvalidParameter>([&] { relative_entropies(Eigen::Matrix2d::Ones(), matrix, out); }),
            "relative_entropies: q[1, 0] must be non-negative, got -0.5");
  EXPECT_EQ(out, std::vector<double>({7.0, 7.0}));
}

TEST(Arrays, RefuseBadBases) {
  for (const double base : {0.0, -2.0, 1.0, infinity, not_a_number}) {
    EXPECT_THROW(entropy({0.5, 0.5}, {.base = base}), InvalidParameter);
    EXPECT_THROW(entropies(Eigen::MatrixXd::Ones(1, 1), {.base = base}), InvalidParameter);
  }
}

TEST(Arrays, PassNaNOn) {
  const std::vector<double> good{0.0, 0.5, 0.5}, bad{0.25, not_a_number, 0.25}, at_zero{not_a_number, 0.0, 0.5};
  EXPECT_TRUE(std::isnan(entropy(bad)) && std::isnan(entropy_from_weights(bad)));
  EXPECT_TRUE(std::isnan(entropy_from_log_probs(bad)) && std::isnan(entropy_from_logits(bad)));
  const auto all_nan = [](const std::vector<double>& p, const std::vector<double>& q) {
    for (const double value :
         {cross_entropy(p, q), cross_entropy_from_weights(p, q), cross_entropy_from_log_probs(p, q),
          cross_entropy_from_logits(p, q), relative_entropy(p, q), relative_entropy_from_weights(p, q),
          relative_entropy_from_log_probs(p, q), relative_entropy_from_logits(p, q), jensen_shannon(p, q),
          jensen_shannon_from_weights(p, q), jensen_shannon_from_log_probs(p, q), jensen_shannon_from_logits(p, q)}) {
      if (!std::isnan(value)) return false;
    }
    return true;
  };
  EXPECT_TRUE(all_nan(good, bad));
  EXPECT_TRUE(all_nan(bad, good));
  EXPECT_TRUE(all_nan(good, at_zero));  // beside q[1] = 0 < p[1]
  EXPECT_TRUE(std::isnan(relative_entropy_from_log_probs({-infinity, 0.0}, {not_a_number, 0.0})));
}

TEST(Arrays, AreNaNForRowsThatAreNoLaw) {
  for (const std::vector<double>& row : {std::vector<double>{0.0, 0.0}, {1.0, infinity}}) {
    EXPECT_TRUE(std::isnan(entropy_from_weights(row)) && std::isnan(relative_entropy_from_weights(row, {1.0, 1.0})));
    EXPECT_TRUE(std::isnan(cross_entropy_from_weights({1.0, 0.0}, row)));
    EXPECT_TRUE(std::isnan(jensen_shannon_from_weights({1.0, 0.0}, row)));
  }
  for (const std::vector<double>& row : {std::vector<double>{-infinity, -infinity}, {1.0, infinity}}) {
    EXPECT_TRUE(std::isnan(entropy_from_logits(row)) && std::isnan(relative_entropy_from_logits(row, {1.0, 1.0})));
    EXPECT_TRUE(std::isnan(cross_entropy_from_logits({1.0, 0.0}, row)));
    EXPECT_TRUE(std::isnan(jensen_shannon_from_logits({1.0, 0.0}, row)));
  }
}

// ---- 16 bits

TEST(SixteenBits, ReadAndWriteEveryPattern) {
  for (unsigned pattern = 0; pattern < 0x10000u; ++pattern) {
    const auto bits = static_cast<std::uint16_t>(pattern);
    // Eigen's own conversions are the independent reading.
    const double half = array::to_double(Float16{bits});
    const double brain = array::to_double(BFloat16{bits});
    const float half_truth = static_cast<float>(Eigen::numext::bit_cast<Eigen::half>(bits));
    const float brain_truth = static_cast<float>(Eigen::numext::bit_cast<Eigen::bfloat16>(bits));
    ASSERT_TRUE(close(half, half_truth, 0.0) && std::signbit(half) == std::signbit(half_truth)) << pattern;
    ASSERT_TRUE(close(brain, brain_truth, 0.0) && std::signbit(brain) == std::signbit(brain_truth)) << pattern;
    ASSERT_TRUE(std::isnan(half) || array::from_double<Float16>(half).bits == bits) << pattern;
    ASSERT_TRUE(std::isnan(brain) || array::from_double<BFloat16>(brain).bits == bits) << pattern;
  }
  EXPECT_TRUE(std::isnan(array::to_double(array::from_double<Float16>(not_a_number))));
  EXPECT_TRUE(std::isnan(array::to_double(array::from_double<BFloat16>(not_a_number))));
}

/// Every midpoint between two neighbours rounds to the even one, and a hair beside it to the nearer.
template <class T>
void expect_one_rounding(unsigned infinity_pattern) {
  for (unsigned pattern = 0; pattern < infinity_pattern; ++pattern) {
    const auto below = static_cast<std::uint16_t>(pattern);
    const auto above = static_cast<std::uint16_t>(pattern + 1);
    const double low = array::to_double(T{below});
    const double high = pattern + 1 == infinity_pattern
                            ? 2 * low - array::to_double(T{static_cast<std::uint16_t>(pattern - 1)})
                            : array::to_double(T{above});
    const double middle = low + 0.5 * (high - low);
    ASSERT_EQ(array::from_double<T>(middle).bits, pattern % 2 == 0 ? below : above) << pattern;
    ASSERT_EQ(array::from_double<T>(relent_test::step(middle, -1)).bits, below) << pattern;
    ASSERT_EQ(array::from_double<T>(relent_test::step(middle, 1)).bits, above) << pattern;
    ASSERT_EQ(array::from_double<T>(-relent_test::step(middle, 1)).bits, above | 0x8000u) << pattern;
  }
}

TEST(SixteenBits, RoundOnce) {
  expect_one_rounding<Float16>(0x7c00u);
  expect_one_rounding<BFloat16>(0x7f80u);
}

TEST(LogSoftmax, KeepsTheLogSumOfConfidentRows) {
  const std::vector<double> logits{-60.0, 0.0, -50.0};
  const array::LogSoftmax row = array::log_softmax(VectorView<double>(logits));
  EXPECT_EQ(row.mode, 1u);
  EXPECT_TRUE(close(row.log_sum(), std::exp(-50.0) + std::exp(-60.0), 1e-15));
  const array::LogSoftmax cooled = array::log_softmax(VectorView<double>(logits), 0.1);
  EXPECT_TRUE(close(cooled.log_sum(), std::log1p(std::exp(-5.0) + std::exp(-6.0)), 1e-15));
  EXPECT_TRUE(std::isnan(array::log_softmax(VectorView<double>()).rest));
}

}  // namespace
