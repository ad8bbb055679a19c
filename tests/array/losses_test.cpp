// Losses of plain arrays: definitions evaluated by mpmath, the peers' examples, their NaN cases answered, and
// gradients.
#include <relent/losses.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/Core>
#include <cstdlib>
#include <map>
#include <type_traits>

#include "support/catalogue.hpp"
#include "support/compare.hpp"

namespace {

using namespace relent;
using relent_test::close;
using relent_test::infinity;
using relent_test::not_a_number;
using testing::HasSubstr;

using Indices = std::vector<std::int64_t>;

// ---- values of the definitions, tests/reference/loss_values.py -----------------------------------------------------

/// A cell as numbers: hexadecimal, decimal or -inf, between commas.
std::vector<double> numbers(const std::string& cell) {
  std::vector<double> result;
  std::istringstream in(cell);
  for (std::string word; std::getline(in, word, ',');) result.push_back(std::strtod(word.c_str(), nullptr));
  return result;
}

struct Case {
  std::string loss;
  std::string text;  // of the options
  std::map<std::string, std::string> options;
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> input, target, terms, gradient;
  double value = 0.0;

  double option(const std::string& name) const { return numbers(options.at(name)).front(); }
  std::vector<double> list(const std::string& name) const {
    return options.count(name) != 0 ? numbers(options.at(name)) : std::vector<double>{};
  }
  Reduction reduction() const {
    const std::string& name = options.at("reduction");
    return name == "none"   ? Reduction::none
           : name == "sum"  ? Reduction::sum
           : name == "mean" ? Reduction::mean
                            : Reduction::batchmean;
  }
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const std::vector<std::string>& row :
       relent_test::read_table(std::string(RELENT_TEST_DATA_DIR) + "/loss_values.tsv")) {
    Case c;
    c.loss = row.at(0);
    c.text = row.at(1);
    std::istringstream words(row.at(1));
    for (std::string word; words >> word;) c.options[word.substr(0, word.find('='))] = word.substr(word.find('=') + 1);
    c.rows = std::stoul(row.at(2));
    c.columns = std::stoul(row.at(3));
    c.input = numbers(row.at(4));
    c.target = numbers(row.at(5));
    c.value = numbers(row.at(6)).front();
    c.terms = numbers(row.at(7));
    c.gradient = numbers(row.at(8));
    all.push_back(std::move(c));
  }
  return all;
}

/// x as T; the caller knows that it is exact.
template <class T>
T as(double x) {
  if constexpr (std::is_same_v<T, Float16>) {
    return Float16{Eigen::half(static_cast<float>(x)).x};
  } else if constexpr (std::is_same_v<T, BFloat16>) {
    return BFloat16{Eigen::bfloat16(static_cast<float>(x)).value};
  } else {
    return static_cast<T>(x);
  }
}

template <class T>
std::vector<T> as(const std::vector<double>& x) {
  std::vector<T> result;
  for (const double v : x) result.push_back(as<T>(v));
  return result;
}

/// What a loss returned and wrote.
template <class Real>
struct Answer {
  double value = 0.0;
  std::vector<Real> terms, gradient;
};

/// The loss of a case, its logits as T.
template <class T, class Real>
Answer<Real> evaluate(const Case& c) {
  const std::vector<T> x = as<T>(c.input);
  const MatrixView<T> input(x, c.rows, c.columns);
  const bool by_row = c.terms.size() == c.rows && c.loss != "kl_div" && c.loss.rfind("binary", 0) != 0;
  Answer<Real> answer;
  answer.terms.assign(c.terms.size(), Real(-77));
  answer.gradient.assign(c.input.size(), Real(-77));
  const LossOutput<Real> out{.gradient = {answer.gradient, c.rows, c.columns},
                             .terms = {answer.terms, c.rows, by_row ? 1 : c.columns}};
  const std::vector<double> weights = c.list("weights"), class_weights = c.list("class_weights"),
                            pos_weight = c.list("pos_weight");
  const std::vector<Real> t = as<Real>(c.target);
  const std::vector<T> same = as<T>(c.target);
  CrossEntropyOptions cross;
  if (c.loss.rfind("cross", 0) == 0) {
    cross = {.label_smoothing = c.option("label_smoothing"),
             .class_weights = class_weights,
             .temperature = c.option("temperature"),
             .reduction = c.reduction()};
    if (c.options.count("ignore_index") != 0) cross.ignore_index = std::stol(c.options.at("ignore_index"));
  }
  if (c.loss == "cross_entropy_indices") {
    const Indices indices(c.target.begin(), c.target.end());
    answer.value = cross_entropy_loss(input, indices, cross, out);
  } else if (c.loss == "cross_entropy_probabilities") {
    answer.value = cross_entropy_loss(input, MatrixView<Real>(t, c.rows, c.columns), cross, out);
  } else if (c.loss == "binary_logits") {
    answer.value = binary_cross_entropy_from_logits(
        input, MatrixView<Real>(t, c.rows, c.columns),
        {.pos_weight = pos_weight, .weights = weights, .reduction = c.reduction()}, out);
  } else if (c.loss == "distillation") {
    answer.value = distillation_loss(input, MatrixView<T>(same, c.rows, c.columns),
                                     {.temperature = c.option("temperature"), .reduction = c.reduction()}, out);
  } else if constexpr (std::is_same_v<T, Real>) {
    const MatrixView<T> target(same, c.rows, c.columns);
    answer.value = c.loss == "binary"
                       ? binary_cross_entropy(input, target, {.weights = weights, .reduction = c.reduction()}, out)
                       : kl_div_loss(input, target,
                                     {.log_target = c.option("log_target") != 0.0, .reduction = c.reduction()}, out);
  }
  return answer;
}

double largest(const std::vector<double>& x) {
  double result = 0.0;
  for (const double v : x) result = std::max(result, std::abs(v));
  return result;
}

/// Values and terms to 1e-12 (of the largest term where signs differ), gradients to 1e-12 of an element and 1e-15 of
/// the largest; outputs in float are rounded once more.
template <class T, class Real>
void check(const Case& c) {
  SCOPED_TRACE(c.loss + " " + c.text + " input " + testing::PrintToString(c.input));
  const Answer<Real> answer = evaluate<T, Real>(c);
  const double rounding = std::is_same_v<Real, float> ? 6e-8 : 0.0;
  const bool signed_terms = c.loss == "kl_div";
  const double scale = largest(c.terms);
  EXPECT_TRUE(close(answer.value, c.value, 1e-12, signed_terms ? 1e-15 * scale : 1e-45));
  for (std::size_t i = 0; i < c.terms.size(); ++i) {
    EXPECT_TRUE(
        close(static_cast<double>(answer.terms[i]), c.terms[i], 1e-12 + rounding, signed_terms ? 1e-15 * scale : 1e-45))
        << "term " << i;
  }
  const double steepest = largest(c.gradient);
  for (std::size_t i = 0; i < c.gradient.size(); ++i) {
    EXPECT_TRUE(
        close(static_cast<double>(answer.gradient[i]), c.gradient[i], 1e-12 + rounding, 2e-15 * steepest + 1e-45))
        << "gradient " << i;
  }
}

TEST(Losses, AreTheirDefinitions) {
  const std::vector<Case> all = cases();
  ASSERT_GT(all.size(), 400u);
  for (const Case& c : all) check<double, double>(c);
}

TEST(Losses, AreTheirDefinitionsFromFloats) {
  for (const Case& c : cases()) {
    if (c.option("exact") != 0.0) check<float, float>(c);
  }
}

TEST(Losses, AreTheirDefinitionsFromSixteenBitLogits) {
  std::size_t count = 0;
  for (const Case& c : cases()) {
    if (c.option("exact") == 0.0 || c.loss == "kl_div" || c.loss == "binary") continue;
    check<Float16, float>(c);
    check<BFloat16, float>(c);
    ++count;
  }
  EXPECT_GT(count, 150u);
}

// ---- the peers' own examples ---------------------------------------------------------------------------------------

// PyTorch's documentation of BCEWithLogitsLoss: 64 classes, batch size 10, tensor(0.2014).
TEST(BinaryCrossEntropyFromLogits, GivesThePyTorchExample) {
  const Eigen::MatrixXd target = Eigen::MatrixXd::Ones(10, 64);
  const Eigen::MatrixXd output = Eigen::MatrixXd::Constant(10, 64, 1.5);
  const std::vector<double> pos_weight(64, 1.0);
  EXPECT_NEAR(binary_cross_entropy_from_logits(output, target, {.pos_weight = pos_weight}), 0.2014, 5e-5);
}

// tinygrad's documentation of sparse_categorical_crossentropy, computed there in float.
TEST(CrossEntropyLoss, GivesTheTinygradExample) {
  Eigen::Matrix<float, 2, 3, Eigen::RowMajor> logits;
  logits << -1, 2, -3, 1, -2, 3;
  EXPECT_NEAR(cross_entropy_loss(logits, Indices{1, 2}), 0.09391524642705917, 1e-7);
  Eigen::MatrixXf one_hot = Eigen::MatrixXf::Zero(2, 3);
  one_hot(0, 1) = one_hot(1, 2) = 1;
  EXPECT_EQ(cross_entropy_loss(logits, one_hot), cross_entropy_loss(logits, Indices{1, 2}));
}

// tinygrad's documentation of binary_crossentropy, computed there in float.
TEST(BinaryCrossEntropy, GivesTheTinygradExample) {
  Eigen::Vector3f p(0.1f, 0.9f, 0.2f), t(0, 1, 0);
  EXPECT_NEAR(binary_cross_entropy(p, t), 0.14462155103683472, 1e-7);
}

// PyTorch's CrossEntropyLoss page: probabilities as targets agree with indices, and mean is weighted.
TEST(CrossEntropyLoss, OfOneHotRowsIsThatOfIndices) {
  Eigen::MatrixXd logits(3, 3), one_hot(3, 3);
  logits << 0.3, -2, 5, 1, 1, 1, 30, 0, -30;
  one_hot << 1, 0, 0, 0, 1, 0, 1, 0, 0;
  Eigen::MatrixXd first(3, 3), second(3, 3);
  EXPECT_EQ(cross_entropy_loss(logits, Indices{0, 1, 0}, {.label_smoothing = 0.0}, {.gradient = first}),
            cross_entropy_loss(logits, one_hot, {}, {.gradient = second}));
  EXPECT_EQ(first, second);
}

// ---- where PyTorch and tinygrad give NaN ---------------------------------------------------------------------------

// pytorch#51910, pytorch#114049, optax#473.
TEST(KlDivLoss, OfAnImpossibleClassIsZeroWhateverTheModelSays) {
  Eigen::RowVector3d input(-infinity, std::log(0.25), std::log(0.75)), target(0.0, 0.25, 0.75), gradient;
  EXPECT_EQ(kl_div_loss(input, target, {.reduction = Reduction::sum}, {.gradient = gradient}), 0.0);
  EXPECT_EQ(gradient, Eigen::RowVector3d(0, -0.25, -0.75));
  Eigen::RowVector3d log_target(-infinity, std::log(0.25), std::log(0.75));
  EXPECT_EQ(kl_div_loss(input, log_target, {.log_target = true}, {.gradient = gradient}), 0.0);
  EXPECT_EQ(gradient(0), 0.0);
  EXPECT_FALSE(std::signbit(gradient(0)));
}

TEST(KlDivLoss, IsInfiniteWhereTheModelExcludesWhatHappens) {
  Eigen::RowVector2d input(-infinity, 0.0), target(0.5, 0.5), gradient;
  EXPECT_EQ(kl_div_loss(input, target, {}, {.gradient = gradient}), infinity);
  EXPECT_EQ(gradient, Eigen::RowVector2d(-0.25, -0.25));
  EXPECT_EQ(kl_div_loss(input, Eigen::RowVector2d(-800, 0).eval(), {.log_target = true}), infinity);
}

TEST(CrossEntropyLoss, OfAnExcludedClassWithoutMassIsFinite) {
  Eigen::RowVector3d logits(-infinity, 0.0, 0.0), target(0.0, 0.5, 0.5), gradient;
  EXPECT_TRUE(close(cross_entropy_loss(logits, target, {}, {.gradient = gradient}), std::log(2.0), 1e-15));
  EXPECT_EQ(gradient, Eigen::RowVector3d::Zero());
  EXPECT_EQ(cross_entropy_loss(logits, Indices{0}, {}, {.gradient = gradient}), infinity);
  EXPECT_EQ(gradient, Eigen::RowVector3d(-1, 0.5, 0.5));
  EXPECT_EQ(cross_entropy_loss(logits, Indices{1}, {.label_smoothing = 0.1}), infinity);
  const std::vector<double> weights{0.0, 1.0, 1.0};
  EXPECT_EQ(cross_entropy_loss(logits, Indices{0}, {.class_weights = weights, .reduction = Reduction::sum}), 0.0);
}

TEST(BinaryCrossEntropy, OfACertainTruthIsZero) {
  Eigen::Vector2d p(0.0, 1.0), t(0.0, 1.0), gradient;
  EXPECT_EQ(binary_cross_entropy(p, t, {}, {.gradient = gradient}), 0.0);
  EXPECT_EQ(gradient, Eigen::Vector2d(0.5, -0.5));  // one-sided: 1 / (1 - p) and -1 / p
  EXPECT_EQ(binary_cross_entropy(p, Eigen::Vector2d(1, 1)), infinity);
  Eigen::Vector2d x(-infinity, infinity);
  EXPECT_EQ(binary_cross_entropy_from_logits(x, t, {}, {.gradient = gradient}), 0.0);
  EXPECT_EQ(gradient, Eigen::Vector2d(0, 0));
  EXPECT_EQ(binary_cross_entropy_from_logits(x, Eigen::Vector2d(1, 1), {}, {.gradient = gradient}), infinity);
  EXPECT_EQ(gradient, Eigen::Vector2d(-0.5, 0));
}

// PyTorch stops its logarithms at -100.
TEST(BinaryCrossEntropy, IsNotClamped) {
  Eigen::Matrix<double, 1, 1> p(1e-300), t(1.0);
  EXPECT_TRUE(close(binary_cross_entropy(p, t), 300 * std::log(10.0), 1e-15));
}

TEST(DistillationLoss, OfExcludedClasses) {
  Eigen::RowVector3d student(0, 0, -infinity), teacher(0, 0, -infinity), gradient;
  EXPECT_EQ(distillation_loss(student, teacher, {.temperature = 3}, {.gradient = gradient}), 0.0);
  EXPECT_EQ(gradient, Eigen::RowVector3d::Zero());
  teacher(2) = 0;
  EXPECT_EQ(distillation_loss(student, teacher, {}, {.gradient = gradient}), infinity);
  EXPECT_TRUE(gradient.isApprox(Eigen::RowVector3d(1. / 6, 1. / 6, -1. / 3), 1e-15));
}

TEST(DistillationLoss, IsNeverNegativeHoweverCloseTheStudent) {
  for (const double epsilon : {1e-3, 1e-8, 1e-13, 1e-17}) {
    Eigen::MatrixXd teacher(1, 50), student(1, 50);
    for (int i = 0; i < 50; ++i) {
      teacher(i) = 10 * std::sin(i);
      student(i) = teacher(i) * (1 + epsilon * std::cos(3 * i));
    }
    EXPECT_GE(distillation_loss(student, teacher), 0.0);
    EXPECT_EQ(distillation_loss(student, student), 0.0);
  }
}

// ---- NaN, ignored rows, shapes -------------------------------------------------------------------------------------

TEST(Losses, GiveNanForNan) {
  Eigen::RowVector2d bad(not_a_number, 0.0), good(0.5, 0.0);
  EXPECT_TRUE(std::isnan(kl_div_loss(bad, good)));
  EXPECT_TRUE(std::isnan(kl_div_loss(bad, Eigen::RowVector2d(0, 1))));
  EXPECT_TRUE(std::isnan(kl_div_loss(good, bad)));
  EXPECT_TRUE(std::isnan(kl_div_loss(good, bad, {.log_target = true})));
  EXPECT_TRUE(std::isnan(kl_div_loss(good, Eigen::RowVector2d(-0.5, 0.5))));
  EXPECT_TRUE(std::isnan(cross_entropy_loss(bad, Indices{1})));
  EXPECT_TRUE(std::isnan(cross_entropy_loss(bad, good)));
  EXPECT_TRUE(std::isnan(cross_entropy_loss(good, bad)));
  EXPECT_TRUE(std::isnan(binary_cross_entropy(bad, good)));
  EXPECT_TRUE(std::isnan(binary_cross_entropy(good, bad)));
  EXPECT_TRUE(std::isnan(binary_cross_entropy(Eigen::RowVector2d(1.5, 0), good)));
  EXPECT_TRUE(std::isnan(binary_cross_entropy_from_logits(bad, good)));
  EXPECT_TRUE(std::isnan(binary_cross_entropy_from_logits(good, bad)));
  EXPECT_TRUE(std::isnan(distillation_loss(bad, good)));
  EXPECT_TRUE(std::isnan(distillation_loss(good, bad)));
  const Eigen::RowVector2d nothing(-infinity, -infinity), everything(infinity, 0.0);
  for (const Eigen::RowVector2d& row : {nothing, everything}) {
    EXPECT_TRUE(std::isnan(cross_entropy_loss(row, Indices{0})));
    EXPECT_TRUE(std::isnan(distillation_loss(row, good)));
    EXPECT_TRUE(std::isnan(distillation_loss(good, row)));
  }
}

TEST(CrossEntropyLoss, TakesNothingFromIgnoredRows) {
  Eigen::MatrixXd logits(2, 2), gradient(2, 2);
  logits << not_a_number, 1, 0, 0;
  Eigen::Vector2d terms;
  EXPECT_TRUE(close(
      cross_entropy_loss(logits, Indices{-100, 1}, {.ignore_index = -100}, {.gradient = gradient, .terms = terms}),
      std::log(2.0), 1e-15));
  EXPECT_EQ(gradient.row(0), Eigen::RowVector2d(0, 0));
  EXPECT_EQ(gradient.row(1), Eigen::RowVector2d(0.5, -0.5));
  EXPECT_EQ(terms(0), 0.0);
}

TEST(CrossEntropyLoss, HasNoMeanWhenEverythingIsIgnored) {
  Eigen::MatrixXd logits = Eigen::MatrixXd::Ones(2, 2), gradient(2, 2);
  const Indices targets{7, 7};
  EXPECT_TRUE(std::isnan(cross_entropy_loss(logits, targets, {.ignore_index = 7}, {.gradient = gradient})));
  EXPECT_EQ(gradient, Eigen::MatrixXd::Zero(2, 2));
  EXPECT_EQ(cross_entropy_loss(logits, targets, {.ignore_index = 7, .reduction = Reduction::sum}), 0.0);
  EXPECT_EQ(cross_entropy_loss(logits, targets, {.ignore_index = 7, .reduction = Reduction::batchmean}), 0.0);
}

TEST(Losses, OfNothingAreZeroAndHaveNoMean) {
  const Eigen::MatrixXd no_rows(0, 3), no_columns(2, 0);
  EXPECT_EQ(kl_div_loss(no_rows, no_rows, {.reduction = Reduction::sum}), 0.0);
  EXPECT_TRUE(std::isnan(kl_div_loss(no_rows, no_rows)));
  EXPECT_EQ(kl_div_loss(no_columns, no_columns, {.reduction = Reduction::batchmean}), 0.0);
  EXPECT_TRUE(std::isnan(cross_entropy_loss(no_rows, Indices{})));
  EXPECT_EQ(cross_entropy_loss(no_columns, no_columns), 0.0);
  EXPECT_EQ(binary_cross_entropy(no_rows, no_rows, {.reduction = Reduction::sum}), 0.0);
  EXPECT_EQ(distillation_loss(no_columns, no_columns), 0.0);
  EXPECT_TRUE(std::isnan(distillation_loss(no_rows, no_rows)));
}

TEST(Losses, TakeEitherStorageOrderAndStrides) {
  Eigen::MatrixXd logits(3, 4);
  for (int i = 0; i < 12; ++i) logits(i) = std::sin(i);
  const Eigen::MatrixXd teacher = logits.array().cos();
  const Eigen::Matrix<double, -1, -1, Eigen::RowMajor> row_major = logits;
  Eigen::MatrixXd wide = Eigen::MatrixXd::Constant(7, 9, not_a_number);
  Eigen::Map<Eigen::MatrixXd, 0, Eigen::Stride<-1, -1>> strided(wide.data() + 1, 3, 4, Eigen::Stride<-1, -1>(14, 2));
  strided = logits;
  const Indices targets{3, 0, 1};
  Eigen::MatrixXd wide_gradient = Eigen::MatrixXd::Zero(6, 8), gradient(3, 4);
  Eigen::Map<Eigen::MatrixXd, 0, Eigen::Stride<-1, -1>> strided_gradient(wide_gradient.data(), 3, 4,
                                                                         Eigen::Stride<-1, -1>(12, 2));
  Eigen::Matrix<double, -1, -1, Eigen::RowMajor> row_major_gradient(3, 4);
  const double value = cross_entropy_loss(logits, targets, {}, {.gradient = gradient});
  EXPECT_EQ(cross_entropy_loss(row_major, targets, {}, {.gradient = row_major_gradient}), value);
  EXPECT_EQ(cross_entropy_loss(strided, targets, {}, {.gradient = strided_gradient}), value);
  EXPECT_EQ(row_major_gradient, gradient);
  EXPECT_EQ(strided_gradient, gradient);
  EXPECT_EQ(distillation_loss(strided, teacher), distillation_loss(row_major, teacher));
  EXPECT_EQ(kl_div_loss(strided, teacher), kl_div_loss(row_major, teacher));
  EXPECT_EQ(binary_cross_entropy_from_logits(strided, teacher), binary_cross_entropy_from_logits(row_major, teacher));
}

TEST(Losses, TakeEigensSixteenBitMatrices) {
  const Eigen::Matrix<Eigen::half, 1, 3> half(Eigen::half(0.5f), Eigen::half(-1.0f), Eigen::half(2.0f));
  const Eigen::Matrix<Eigen::bfloat16, 1, 3> brain = half.cast<float>().cast<Eigen::bfloat16>();
  const Eigen::RowVector3d full(0.5, -1, 2);
  EXPECT_EQ(cross_entropy_loss(half, Indices{0}), cross_entropy_loss(full, Indices{0}));
  EXPECT_EQ(cross_entropy_loss(brain, Indices{0}), cross_entropy_loss(full, Indices{0}));
}

// A vocabulary: one class above 199,999 equal ones, and all equal.
TEST(Losses, HoldTheirDigitsOverTwoHundredThousandClasses) {
  const int n = 200000;
  Eigen::RowVectorXd logits = Eigen::RowVectorXd::Zero(n), teacher = Eigen::RowVectorXd::Zero(n), gradient(n);
  EXPECT_TRUE(close(cross_entropy_loss(logits, Indices{17}), std::log(200000.0), 1e-15));
  logits(3) = 40;
  EXPECT_TRUE(close(cross_entropy_loss(logits, Indices{3}, {}, {.gradient = gradient}),
                    std::log1p(199999 * std::exp(-40.0)), 1e-13));
  EXPECT_TRUE(close(gradient(3), -199999 * std::exp(-40.0) / (1 + 199999 * std::exp(-40.0)), 1e-13));
  // KL of the uniform law to it: log1p((e^40 - 1) / n) - 40 / n.
  EXPECT_TRUE(close(distillation_loss(logits, teacher), std::log1p(std::expm1(40.0) / n) - 40.0 / n, 1e-13));
}

// ---- errors --------------------------------------------------------------------------------------------------------

template <class Exception, class Function>
std::string message(const Function& function) {
  try {
    function();
  } catch (const Exception& error) {
    return error.what();
  }
  return "nothing thrown";
}

TEST(Losses, NameBothSizesThatDiffer) {
  const Eigen::MatrixXd two_by_three = Eigen::MatrixXd::Zero(2, 3), two_by_four = Eigen::MatrixXd::Zero(2, 4);
  Eigen::MatrixXd small(1, 3);
  const auto mismatch = [](const auto& function) { return message<DimensionMismatch>(function); };
  EXPECT_EQ(mismatch([&] { kl_div_loss(two_by_three, two_by_four); }), "kl_div_loss: input 2 x 3 but target 2 x 4");
  EXPECT_EQ(mismatch([&] { cross_entropy_loss(two_by_three, Indices{0}); }),
            "cross_entropy_loss: logits 2 x 3 but 1 targets");
  EXPECT_EQ(mismatch([&] { cross_entropy_loss(two_by_three, two_by_four); }),
            "cross_entropy_loss: logits 2 x 3 but targets 2 x 4");
  const std::vector<double> two(2, 1.0);
  EXPECT_EQ(mismatch([&] {
              cross_entropy_loss(two_by_three, Indices{0, 1}, {.class_weights = two});
            }),
            "cross_entropy_loss: 2 class_weights for 3 classes");
  EXPECT_THAT(mismatch([&] { binary_cross_entropy(two_by_three, two_by_four); }), HasSubstr("2 x 3"));
  EXPECT_THAT(mismatch([&] { binary_cross_entropy_from_logits(two_by_three, two_by_three, {.pos_weight = two}); }),
              HasSubstr("2 pos_weight for 3 columns"));
  EXPECT_THAT(mismatch([&] { distillation_loss(two_by_three, two_by_four); }), HasSubstr("2 x 4"));
  EXPECT_THAT(mismatch([&] { distillation_loss(two_by_three, two_by_three, {}, {.gradient = small}); }),
              HasSubstr("its gradient 1 x 3"));
  EXPECT_THAT(mismatch([&] { distillation_loss(two_by_three, two_by_three, {}, {.terms = small}); }),
              HasSubstr("the loss 2 x 1 but the place for its terms 1 x 3"));
}

TEST(Losses, NameTheOptionThatIsWrong) {
  const Eigen::MatrixXd x = Eigen::MatrixXd::Zero(2, 3);
  const auto invalid = [](const auto& function) { return message<InvalidParameter>(function); };
  EXPECT_EQ(invalid([&] {
              cross_entropy_loss(x, Indices{0, 3});
            }),
            "cross_entropy_loss: targets[1] must be a class in [0, 3) or the ignore_index, got 3");
  EXPECT_THAT(invalid([&] { cross_entropy_loss(x, Indices{-1, 0}, {.ignore_index = -100}); }), HasSubstr("got -1"));
  EXPECT_THAT(invalid([&] {
                cross_entropy_loss(x, Indices{0, 0}, {.label_smoothing = 1.5});
              }),
              HasSubstr("label_smoothing must be in [0, 1], got 1.5"));
  EXPECT_THAT(invalid([&] {
                cross_entropy_loss(x, Indices{0, 0}, {.label_smoothing = not_a_number});
              }),
              HasSubstr("label_smoothing"));
  EXPECT_THAT(invalid([&] { cross_entropy_loss(x, x, {.ignore_index = 1}); }), HasSubstr("ignore_index"));
  const std::vector<double> negative{1.0, -2.0, 1.0};
  EXPECT_THAT(invalid([&] { cross_entropy_loss(x, x, {.class_weights = negative}); }), HasSubstr("got -2"));
  for (const double temperature : {0.0, -1.0, infinity, not_a_number}) {
    EXPECT_THAT(invalid([&] { cross_entropy_loss(x, x, {.temperature = temperature}); }), HasSubstr("temperature"));
    EXPECT_THAT(invalid([&] { distillation_loss(x, x, {.temperature = temperature}); }), HasSubstr("temperature"));
  }
}

}  // namespace
