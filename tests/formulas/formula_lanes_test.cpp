// One formula text, three number types: lanes of every SIMD target against double, dual numbers against derivatives.
#include <cstddef>
#include <vector>

// clang-format off
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "formulas/formula_lanes_test.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>
// clang-format on

#include "formulas/lanes-inl.hpp"

#ifndef RELENT_FORMULA_LANES_TEST_COLUMNS
#define RELENT_FORMULA_LANES_TEST_COLUMNS
/// Arguments of a formula, one vector per argument.
using Columns = std::vector<std::vector<double>>;
#endif

HWY_BEFORE_NAMESPACE();
namespace relent {
namespace HWY_NAMESPACE {
namespace {

/// Runs one piece over the rows it serves, full vectors with the last row repeated as padding.
template <class Formula, std::size_t Region>
void run_piece(const Columns& columns, const std::vector<std::size_t>& rows, std::vector<double>& out) {
  const std::size_t lanes = lane_count();
  std::vector<double> buffer(lanes);
  for (std::size_t first = 0; first < rows.size(); first += lanes) {
    const auto row = [&](std::size_t lane) {
      return rows[first + lane < rows.size() ? first + lane : rows.size() - 1];
    };
    Lanes x[Formula::arity];
    for (std::size_t i = 0; i < Formula::arity; ++i) {
      for (std::size_t lane = 0; lane < lanes; ++lane) buffer[lane] = columns[i][row(lane)];
      x[i] = load_lanes(buffer.data());
    }
    store_lanes(Formula::template piece<Region>(x), buffer.data());
    for (std::size_t lane = 0; lane < lanes; ++lane) out[row(lane)] = buffer[lane];
  }
}

/// Classify, regroup, run each piece.
template <class Formula, std::size_t... Region>
void run_pieces(const Columns& columns, std::vector<double>& out, std::index_sequence<Region...>) {
  std::vector<std::size_t> rows[Formula::regions];
  for (std::size_t row = 0; row < out.size(); ++row) {
    double x[Formula::arity];
    for (std::size_t i = 0; i < Formula::arity; ++i) x[i] = columns[i][row];
    rows[Formula::region(x)].push_back(row);
  }
  (run_piece<Formula, Region>(columns, rows[Region], out), ...);
}

template <class Formula>
void run(const Columns& columns, std::vector<double>& out) {
  run_pieces<Formula>(columns, out, std::make_index_sequence<Formula::regions>());
}

void gaussian_lanes(const Columns& columns, std::vector<double>& out) { run<GaussianKl>(columns, out); }
void bernoulli_lanes(const Columns& columns, std::vector<double>& out) { run<BernoulliKl>(columns, out); }
void bernoulli_logit_lanes(const Columns& columns, std::vector<double>& out) { run<BernoulliLogitKl>(columns, out); }
void laplace_lanes(const Columns& columns, std::vector<double>& out) { run<LaplaceKl>(columns, out); }
void discrete_laplace_lanes(const Columns& columns, std::vector<double>& out) { run<DiscreteLaplaceKl>(columns, out); }
void uniform_lanes(const Columns& columns, std::vector<double>& out) { run<UniformKl>(columns, out); }
void gamma_lanes(const Columns& columns, std::vector<double>& out) { run<GammaKl>(columns, out); }

/// One elementary function of column 0 (and 1), to test the ends of their ranges.
template <class F>
void map(const Columns& columns, std::vector<double>& out, F f) {
  const std::size_t lanes = lane_count();
  std::vector<double> a(lanes), b(lanes);
  for (std::size_t row = 0; row < out.size(); ++row) {
    // The other lanes hold other rows, so that every special value meets ordinary neighbours.
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      a[lane] = columns.front()[(row + lane) % out.size()];
      b[lane] = columns.back()[(row + lane) % out.size()];
    }
    store_lanes(f(load_lanes(a.data()), load_lanes(b.data())), a.data());
    out[row] = a[0];
  }
}
void log_lanes(const Columns& columns, std::vector<double>& out) {
  map(columns, out, [](Lanes a, Lanes) HWY_ATTR { return log(a); });
}
void log1p_lanes(const Columns& columns, std::vector<double>& out) {
  map(columns, out, [](Lanes a, Lanes) HWY_ATTR { return log1p(a); });
}
void exp_lanes(const Columns& columns, std::vector<double>& out) {
  map(columns, out, [](Lanes a, Lanes) HWY_ATTR { return exp(a); });
}
void expm1_lanes(const Columns& columns, std::vector<double>& out) {
  map(columns, out, [](Lanes a, Lanes) HWY_ATTR { return expm1(a); });
}
void product_residual_lanes(const Columns& columns, std::vector<double>& out) {
  map(columns, out, [](Lanes a, Lanes b) HWY_ATTR { return product_residual(a, b, a * b); });
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace relent
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include <gtest/gtest.h>

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "formulas/bernoulli.hpp"
#include "formulas/dual.hpp"
#include "formulas/gamma.hpp"

namespace relent {

HWY_EXPORT(gaussian_lanes);
HWY_EXPORT(bernoulli_lanes);
HWY_EXPORT(bernoulli_logit_lanes);
HWY_EXPORT(laplace_lanes);
HWY_EXPORT(discrete_laplace_lanes);
HWY_EXPORT(uniform_lanes);
HWY_EXPORT(gamma_lanes);
HWY_EXPORT(log_lanes);
HWY_EXPORT(log1p_lanes);
HWY_EXPORT(exp_lanes);
HWY_EXPORT(expm1_lanes);
HWY_EXPORT(product_residual_lanes);

namespace {

/// A kernel as an object that dispatches at each call.
#define RUN_LANES(kernel)                                          \
  [](const Columns& lane_columns, std::vector<double>& lane_out) { \
    HWY_DYNAMIC_DISPATCH(kernel)(lane_columns, lane_out);          \
  }

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Parameters from 1e-span to 1e+span, half of them pairs that differ by 1e-16 to 1 of their size.
class Sampler {
 public:
  double positive(double span) { return std::pow(10.0, span * (2.0 * uniform_(generator_) - 1.0)); }
  double near(double x) {
    return x * (1.0 + std::pow(10.0, -16.0 * uniform_(generator_)) * (uniform_(generator_) - 0.5));
  }
  double partner(double x, double span) { return uniform_(generator_) < 0.5 ? near(x) : positive(span); }
  double between(double low, double high) { return low + (high - low) * uniform_(generator_); }

 private:
  std::mt19937_64 generator_{20240117};
  std::uniform_real_distribution<double> uniform_{0.0, 1.0};
};

/// Appends one row.
template <std::size_t Arity>
void push(Columns& columns, const double (&x)[Arity]) {
  columns.resize(Arity);
  for (std::size_t i = 0; i < Arity; ++i) columns[i].push_back(x[i]);
}

/// Runs `lanes` under every target this processor has, and compares each with `expected`.
template <class Run>
void expect_on_every_target(Run lanes, const Columns& columns, const std::vector<double>& expected, double tolerance) {
  const std::vector<int64_t> targets = hwy::SupportedAndGeneratedTargets();
  EXPECT_GE(targets.size(), 2U);
  for (const int64_t target : targets) {
    SCOPED_TRACE(hwy::TargetName(target));
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    std::vector<double> out(expected.size(), nan);
    lanes(columns, out);
    for (std::size_t row = 0; row < out.size(); ++row) {
      if (out[row] == expected[row] || (std::isnan(out[row]) && std::isnan(expected[row]))) continue;
      // Subnormal results keep an absolute accuracy only.
      const double error = std::fabs(out[row] - expected[row]);
      EXPECT_LE(error, std::max(tolerance * std::fabs(expected[row]), 1e-322))
          << "row " << row << ": got " << out[row] << ", expected " << expected[row] << ", first argument "
          << columns[0][row];
    }
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().DeInit();
}

template <class Formula, class Run>
void expect_formula_on_every_target(Run lanes, const Columns& columns) {
  std::vector<double> expected(columns[0].size());
  for (std::size_t row = 0; row < expected.size(); ++row) {
    double x[Formula::arity];
    for (std::size_t i = 0; i < Formula::arity; ++i) x[i] = columns[i][row];
    expected[row] = formulas::evaluate<Formula>(x);
    EXPECT_GE(expected[row], 0.0) << "row " << row;
  }
  expect_on_every_target(lanes, columns, expected, 1e-14);
}

constexpr int rows = 1000;

TEST(FormulaLanes, GaussianEqualsTheScalarFormula) {
  Sampler sampler;
  Columns columns;
  for (int i = 0; i < rows; ++i) {
    const double span = i % 3 == 0 ? 300.0 : 3.0;
    const double s = sampler.positive(span);
    const double t = sampler.partner(s, span);
    push(columns, {i % 5 == 0 ? 0.0 : t * sampler.positive(8.0), s, t, s - t});
  }
  expect_formula_on_every_target<formulas::GaussianKl>(RUN_LANES(gaussian_lanes), columns);
}

TEST(FormulaLanes, BernoulliEqualsTheScalarFormula) {
  Sampler sampler;
  Columns columns;
  for (int i = 0; i < rows; ++i) {
    double p = std::min(1.0, sampler.positive(i % 3 == 0 ? 300.0 : 3.0) * 1e-3);
    double q = std::min(1.0, sampler.partner(p, 3.0));
    if (i % 7 == 0) p = i % 2;
    if (i % 11 == 0) q = i % 2;
    push(columns, {p, 1.0 - p, q, 1.0 - q, p - q});
  }
  expect_formula_on_every_target<formulas::BernoulliKl>(RUN_LANES(bernoulli_lanes), columns);
}

TEST(FormulaLanes, BernoulliByLogitEqualsTheScalarFormula) {
  Sampler sampler;
  Columns columns;
  for (int i = 0; i < rows; ++i) {
    double l = sampler.between(-1.0, 1.0) * (i % 3 == 0 ? 700.0 : 5.0);
    double m = i % 2 == 0 ? sampler.near(l) : sampler.between(-40.0, 40.0);
    if (i % 17 == 0) l = i % 2 == 0 ? infinity : -infinity;
    if (i % 19 == 0) m = i % 2 == 0 ? infinity : -infinity;
    push(columns, {l, m, m - l});
  }
  expect_formula_on_every_target<formulas::BernoulliLogitKl>(RUN_LANES(bernoulli_logit_lanes), columns);
}

TEST(FormulaLanes, LaplaceEqualsTheScalarFormula) {
  Sampler sampler;
  Columns columns;
  for (int i = 0; i < rows; ++i) {
    const double span = i % 3 == 0 ? 300.0 : 3.0;
    const double b = sampler.positive(span);
    const double c = sampler.partner(b, span);
    push(columns, {i % 5 == 0 ? 0.0 : b * sampler.positive(3.0), b, c, b - c});
  }
  expect_formula_on_every_target<formulas::LaplaceKl>(RUN_LANES(laplace_lanes), columns);
}

TEST(FormulaLanes, DiscreteLaplaceEqualsTheScalarFormula) {
  Sampler sampler;
  Columns columns;
  for (int i = 0; i < rows; ++i) {
    const double p = sampler.between(1e-6, 1.0 - 1e-6);
    const double q = std::min(1.0 - 1e-9, sampler.partner(p, 3.0));
    push(columns, {p, 1.0 - p, q, 1.0 - q, p - q});
  }
  expect_formula_on_every_target<formulas::DiscreteLaplaceKl>(RUN_LANES(discrete_laplace_lanes), columns);
}

TEST(FormulaLanes, UniformEqualsTheScalarFormula) {
  Sampler sampler;
  Columns columns;
  for (int i = 0; i < rows; ++i) {
    const double span = i % 3 == 0 ? 300.0 : 8.0;
    push(columns, {i % 13 == 0 ? -1.0 : sampler.positive(span), i % 5 == 0 ? 0.0 : sampler.positive(span),
                   sampler.positive(span)});
  }
  expect_formula_on_every_target<formulas::UniformKl>(RUN_LANES(uniform_lanes), columns);
}

TEST(FormulaLanes, GammaEqualsTheScalarFormula) {
  Sampler sampler;
  Columns columns;
  for (int i = 0; i < rows; ++i) {
    const double span = i % 4 == 0 ? 290.0 : 2.0;
    const double a = sampler.positive(span);
    const double b = sampler.positive(span);
    double arguments[formulas::GammaKl::arity];
    formulas::gamma_arguments(a, b, sampler.partner(a, span), sampler.partner(b, span), arguments);
    push(columns, arguments);
  }
  expect_formula_on_every_target<formulas::GammaKl>(RUN_LANES(gamma_lanes), columns);
}

/// Special values, and ordinary ones around each end of the functions' ranges.
Columns elementary_arguments() {
  Columns columns{{0.0,      -0.0,    infinity, -infinity, nan,    1.0,    -1.0,   -2.0,  5e-324,
                   2.3e-308, 1.7e308, 1e300,    1e17,      700.0,  706.5,  709.7,  709.8, 720.0,
                   1e5,      -700.0,  -707.0,   -709.0,    -745.0, -746.0, -800.5, -1e6,  -0.999999999999,
                   1e-20,    -1e-20,  1e-5,     0.5,       -0.5,   40.5,   -40.5,  -36.0}};
  Sampler sampler;
  for (int i = 0; i < 200; ++i) columns[0].push_back(sampler.between(-1.0, 1.0) * sampler.positive(3.0));
  return columns;
}

template <class Run, class F>
void expect_function_on_every_target(Run lanes, F function) {
  const Columns columns = elementary_arguments();
  std::vector<double> expected;
  for (const double x : columns[0]) expected.push_back(function(x));
  expect_on_every_target(lanes, columns, expected, 3e-15);
}

TEST(Lanes, ElementaryFunctionsAreRightAtTheEndsOfTheirRanges) {
  expect_function_on_every_target(RUN_LANES(log_lanes), [](double x) { return std::log(x); });
  expect_function_on_every_target(RUN_LANES(log1p_lanes), [](double x) { return std::log1p(x); });
  expect_function_on_every_target(RUN_LANES(exp_lanes), [](double x) { return std::exp(x); });
  expect_function_on_every_target(RUN_LANES(expm1_lanes), [](double x) { return std::expm1(x); });
}

TEST(Lanes, ProductResidualIsExactWithAndWithoutFma) {
  Sampler sampler;
  Columns columns(2);
  std::vector<double> expected;
  for (int i = 0; i < rows; ++i) {
    columns[0].push_back(sampler.positive(100.0));
    columns[1].push_back(-sampler.positive(30.0));
    expected.push_back(std::fma(columns[0].back(), columns[1].back(), -(columns[0].back() * columns[1].back())));
  }
  expect_on_every_target(RUN_LANES(product_residual_lanes), columns, expected, 0.0);
}

// Dual numbers: derivatives with respect to the distributions' parameters against the textbook derivatives.

/// Both are zero, or agree to 1e-12 of `scale` or of themselves.
void expect_derivative(double got, double expected, double scale = 0.0) {
  EXPECT_NEAR(got, expected, 1e-12 * std::max(std::fabs(expected), scale));
}

TEST(Dual, GaussianDerivatives) {
  using D = formulas::Dual<4>;
  const double cases[][4] = {
      {0.3, 1.2, -0.4, 0.7}, {1.0, 1.0, 1.00001, 1.0001}, {0.0, 1.0, 5.0, 90.0}, {2.0, 50.0, 2.0, 0.5}};
  for (const auto& [m, s, n, t] : cases) {
    const D x[4] = {D::variable(m, 0), D::variable(s, 1), D::variable(n, 2), D::variable(t, 3)};
    const D kl = formulas::evaluate<formulas::GaussianKl>({x[0] - x[2], x[1], x[3], x[1] - x[3]});
    const double z = (m - n) / t;
    EXPECT_EQ(kl.value, formulas::evaluate<formulas::GaussianKl>({m - n, s, t, s - t}));
    expect_derivative(kl.derivative[0], z / t);
    expect_derivative(kl.derivative[1], (s - t) * (s + t) / (t * t * s));
    expect_derivative(kl.derivative[2], -z / t);
    expect_derivative(kl.derivative[3], ((t - s) * (t + s) / (t * t) - z * z) / t);
  }
}

TEST(Dual, BernoulliDerivatives) {
  using D = formulas::Dual<2>;
  const double cases[][2] = {{0.3, 0.6}, {0.3, 0.30001}, {1e-9, 0.4}, {0.99, 1e-5}};
  for (const auto& [p, q] : cases) {
    const D one(1.0);
    const D x[2] = {D::variable(p, 0), D::variable(q, 1)};
    const D kl = formulas::evaluate<formulas::BernoulliKl>({x[0], one - x[0], x[1], one - x[1], x[0] - x[1]});
    const bool near = std::fabs(p - q) < 0.1 * q;
    expect_derivative(kl.derivative[0],
                      (near ? std::log1p((p - q) / q) : std::log(p / q)) - std::log1p((q - p) / (1.0 - q)));
    expect_derivative(kl.derivative[1], (q - p) / (q * (1.0 - q)));
  }
}

TEST(Dual, BernoulliByLogitDerivatives) {
  using D = formulas::Dual<2>;
  const double cases[][2] = {{0.3, 0.6}, {-2.0, -1.99}, {-12.0, 3.0}, {20.0, -25.0}};
  for (const auto& [l, m] : cases) {
    const D x[2] = {D::variable(l, 0), D::variable(m, 1)};
    const D kl = formulas::evaluate<formulas::BernoulliLogitKl>({x[0], x[1], x[1] - x[0]});
    const double p = 1.0 / (1.0 + std::exp(-l));
    const double q = 1.0 / (1.0 + std::exp(-m));
    expect_derivative(kl.derivative[0], p / (1.0 + std::exp(l)) * (l - m), 1e-2);
    expect_derivative(kl.derivative[1], q - p, 1e-2);
  }
}

TEST(Dual, LaplaceDerivatives) {
  using D = formulas::Dual<3>;
  const double cases[][3] = {{0.3, 1.2, 1.3}, {2.0, 1.0, 3.5}, {70.0, 1.5, 0.1}, {4.0, 0.01, 7.0}};
  for (const auto& [distance, b, c] : cases) {
    const D x[3] = {D::variable(distance, 0), D::variable(b, 1), D::variable(c, 2)};
    const D kl = formulas::evaluate<formulas::LaplaceKl>({x[0], x[1], x[2], x[1] - x[2]});
    const double decay = std::exp(-distance / b);
    expect_derivative(kl.derivative[0], -std::expm1(-distance / b) / c);
    expect_derivative(kl.derivative[1], decay * (1.0 + distance / b) / c - 1.0 / b, 1.0 / b);
    expect_derivative(kl.derivative[2], (1.0 - (distance + b * decay) / c) / c, 1.0 / c);
  }
}

TEST(Dual, DiscreteLaplaceDerivatives) {
  using D = formulas::Dual<2>;
  const double cases[][2] = {{0.3, 0.6}, {0.3, 0.29}, {1e-3, 0.4}, {0.99, 1e-2}};
  for (const auto& [p, q] : cases) {
    const D one(1.0);
    const D x[2] = {D::variable(p, 0), D::variable(q, 1)};
    const D kl = formulas::evaluate<formulas::DiscreteLaplaceKl>({x[0], one - x[0], x[1], one - x[1], x[0] - x[1]});
    const double range = (1.0 - p) * (1.0 + p);
    expect_derivative(kl.derivative[0], 2.0 * (1.0 + p * p) / (range * range) * std::log(p / q));
    expect_derivative(kl.derivative[1], 2.0 / ((1.0 - q) * (1.0 + q)) - 2.0 * p / range / q);
  }
}

TEST(Dual, GammaDerivatives) {
  using D = formulas::Dual<4>;
  // Shapes below and above 10, near and far; the last column is q's rate.
  const double cases[][4] = {{2.5, 1.0, 3.5, 2.0},
                             {40.0, 3.0, 41.0, 3.1},
                             {15.0, 1.0, 300.0, 0.01},
                             {0.2, 5.0, 7.0, 0.3},
                             {0.7, 2.0, 0.70001, 2.00001}};
  for (const auto& [a, b, c, e] : cases) {
    const D shape_p = D::variable(a, 0), rate_p = D::variable(b, 1), shape_q = D::variable(c, 2),
            rate_q = D::variable(e, 3);
    double arguments[formulas::GammaKl::arity];
    formulas::gamma_arguments(a, b, c, e, arguments);
    // r - 1 and log r keep their accurate values and take the derivatives of r.
    D ratio = shape_p * rate_q / (shape_q * rate_p);
    D logarithm = log(ratio);
    ratio.value = arguments[4];
    logarithm.value = arguments[5];
    const D kl = formulas::evaluate<formulas::GammaKl>(
        {shape_p, shape_q, shape_q - shape_p, shape_p * rate_q / rate_p, ratio, logarithm});
    EXPECT_NEAR(kl.value, formulas::gamma_kl(a, b, c, e), 1e-15 * kl.value);
    expect_derivative(kl.derivative[0], (a - c) * boost::math::trigamma(a) + (e - b) / b, 1.0);
    expect_derivative(kl.derivative[1], (c - a * e / b) / b, 1.0);
    expect_derivative(kl.derivative[2], std::log(b / e) + boost::math::digamma(c) - boost::math::digamma(a), 1.0);
    expect_derivative(kl.derivative[3], a / b - c / e, 1.0);
  }
}

}  // namespace
}  // namespace relent

#endif  // HWY_ONCE
