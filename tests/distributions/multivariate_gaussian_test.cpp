// Multivariate Gaussian distribution. Expected values: mpmath, 80 digits, by determinants and inverses.
#include <relent/distributions/multivariate_gaussian.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"
#include "relent/kl_divergence.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const Vector mean{1.0, -1.0, 0.5};
const Vector matrix{4.0, 2.0, 0.5, 2.0, 5.0, -1.0, 0.5, -1.0, 2.0};
const Vector point{0.5, 2.0, -1.0};

Vector covariance_of(const MultivariateGaussian& law) {
  Vector out(law.dimension() * law.dimension());
  law.covariance(out);
  return out;
}

Vector cholesky_of(const MultivariateGaussian& law) {
  Vector out(law.dimension() * law.dimension());
  law.cholesky(out);
  return out;
}

void expect_close(const Vector& got, const Vector& expected, double relative_error = 4e-15) {
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) EXPECT_THAT(got[i], close_to(expected[i], relative_error)) << i;
}

TEST(MultivariateGaussian, HasTheDensityOfACovariance) {
  const auto law = MultivariateGaussian::from_covariance(mean, matrix);
  EXPECT_THAT(law.log_prob(point), close_to(-5.7703192532122769703));
  EXPECT_THAT(law.entropy(), close_to(5.8612283441213678793));
  EXPECT_EQ(covariance_of(law), matrix);
  expect_close(cholesky_of(law), {2.0, 1.0, 0.25, 0.0, 2.0, -0.625, 0.0, 0.0, 1.2437342963832749434});
  Vector out(3);
  law.mean(out);
  EXPECT_EQ(out, mean);
}

TEST(MultivariateGaussian, HasTheDensityOfAPrecision) {
  const auto law = MultivariateGaussian::from_precision(mean, matrix);
  EXPECT_THAT(law.log_prob(point), close_to(-28.277402855106668571));
  EXPECT_THAT(law.entropy(), close_to(2.6524028551066685713));
  expect_close(covariance_of(law),
               {4.0 / 11.0, -2.0 / 11.0, -2.0 / 11.0, -2.0 / 11.0, 31.0 / 99.0, 20.0 / 99.0, -2.0 / 11.0, 20.0 / 99.0,
                64.0 / 99.0},
               1e-14);
  expect_close(cholesky_of(law),
               {0.60302268915552724536, -0.30151134457776362265, -0.30151134457776362265, 0.0, 0.47140452079103168294,
                0.23570226039551584147, 0.0, 0.0, 0.70710678118654752440},
               1e-14);
}

TEST(MultivariateGaussian, HasTheSameDensityByItsCholeskyFactor) {
  const auto law =
      MultivariateGaussian::from_cholesky(mean, cholesky_of(MultivariateGaussian::from_covariance(mean, matrix)));
  EXPECT_THAT(law.log_prob(point), close_to(-5.7703192532122769703));
  expect_close(covariance_of(law), matrix);
}

TEST(MultivariateGaussian, HasTheDensityOfStandardDeviations) {
  const auto law = MultivariateGaussian::from_stddevs(Vector{0.0, 0.0, 0.0}, Vector{1.0, 2.0, 0.5});
  EXPECT_THAT(law.log_prob(point), close_to(-5.3818155996140182253));
  EXPECT_EQ(covariance_of(law), (Vector{1.0, 0.0, 0.0, 0.0, 4.0, 0.0, 0.0, 0.0, 0.25}));
  EXPECT_EQ(cholesky_of(law), (Vector{1.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.5}));
}

TEST(MultivariateGaussian, HasTheDensityOfALowRankCovariance) {
  const auto law =
      MultivariateGaussian::from_low_rank(Vector{0.0, 0.0, 0.0}, Vector{1.0, 2.0, -1.0}, Vector{0.1, 0.2, 0.3});
  EXPECT_THAT(law.log_prob(point), close_to(-3.1926041998575460348, 1e-14));
  EXPECT_THAT(law.entropy(), close_to(3.466876044517740254));
  expect_close(covariance_of(law), {1.1, 2.0, -1.0, 2.0, 4.2, -2.0, -1.0, -2.0, 1.3});
}

TEST(MultivariateGaussian, KeepsASmallDiagonalNextToALargeFactor) {
  const auto law = MultivariateGaussian::from_low_rank(Vector{0.0, 0.0}, Vector{1e10, 1e10}, Vector{1e-10, 1e-10});
  EXPECT_THAT(law.entropy(), close_to(14.697376121659546577));
  EXPECT_THAT(law.log_prob(Vector{0.0, 0.0}), close_to(-13.697376121659546577));
  EXPECT_THAT(law.log_prob(Vector{1.0, 1.0 + 0x1p-17}), close_to(-13.842895273943215089));
}

TEST(MultivariateGaussian, LosesOnlyWhatTheConditionCosts) {
  Vector hilbert;
  for (int j = 0; j < 4; ++j) {
    for (int i = 0; i < 4; ++i) hilbert.push_back(1.0 / (i + j + 1));
  }
  const auto law = MultivariateGaussian::from_covariance(Vector(4, 0.0), hilbert);
  EXPECT_THAT(law.entropy(), close_to(-2.1318649656019951867, 1e-12));
  EXPECT_THAT(law.log_prob(Vector{1.0, 2.0, 3.0, 4.0}), close_to(-723.86813503432574706, 1e-11));
}

TEST(MultivariateGaussian, TakesEigenExpressions) {
  Eigen::Matrix<double, 2, 2, Eigen::RowMajor> covariance;
  covariance << 2.0, 0.5, 0.5, 1.0;
  const MultivariateGaussian law(Eigen::Vector2d(1.0, -1.0), covariance);
  EXPECT_EQ(law.mean(), Eigen::Vector2d(1.0, -1.0));
  EXPECT_EQ(law.covariance(), covariance);
  Eigen::Matrix2d lower;
  lower << 2.0, 0.0, 0.5, 1.0;
  EXPECT_EQ(MultivariateGaussian::from_cholesky(Eigen::Vector2d::Zero(), lower).cholesky(), lower);
  Eigen::Matrix<double, 2, 2, Eigen::RowMajor> row_major_lower = lower;
  EXPECT_EQ(MultivariateGaussian::from_cholesky(Eigen::Vector2d::Zero(), row_major_lower).cholesky(), lower);
  EXPECT_THROW(MultivariateGaussian(Eigen::Vector2d::Zero(), Eigen::MatrixXd::Identity(2, 3)), DimensionMismatch);
}

TEST(MultivariateGaussian, RejectsAMatrixThatIsNotPositiveDefinite) {
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return MultivariateGaussian::from_covariance(Vector{0.0, 0.0}, Vector{1.0, 2.0, 2.0, 4.0});
            }).substr(0, 89),
            "MultivariateGaussian: covariance must be positive definite, got pivot 1 of value 0 (small");
  EXPECT_THAT(message_of<InvalidParameter>([] {
                return MultivariateGaussian::from_covariance(Vector{0.0, 0.0}, Vector{1.0, 2.0, 2.0, 1.5});
              }),
              testing::HasSubstr("got pivot 1 of value -2.5 (smallest eigenvalue -0.76556443707463"));
  EXPECT_THAT(
      message_of<InvalidParameter>([] {
        return MultivariateGaussian::from_precision(Vector{0.0, 0.0}, Vector{-3.0, 0.0, 0.0, 1.0});
      }),
      testing::HasSubstr("precision must be positive definite, got pivot 0 of value -3 (smallest eigenvalue -3"));
}

TEST(MultivariateGaussian, RejectsAnAsymmetricMatrixNamingTheEntries) {
  EXPECT_EQ(
      message_of<InvalidParameter>([] {
        return MultivariateGaussian::from_covariance(Vector{0.0, 0.0}, Vector{1.0, 0.25, 0.5, 1.0});
      }),
      "MultivariateGaussian: covariance must be symmetric, got 0.5 in row 0, column 1 and 0.25 in row 1, column 0");
}

TEST(MultivariateGaussian, AcceptsAsymmetryByRoundingAndKeepsWhatWasGiven) {
  const double rounded = std::nextafter(0.5, 1.0);
  const auto law = MultivariateGaussian::from_covariance(Vector{0.0, 0.0}, Vector{1.0, 0.5, rounded, 1.0});
  EXPECT_EQ(std::get<ParameterMatrix>(law.parameters()[1].value).values, (Vector{1.0, rounded, 0.5, 1.0}));
  EXPECT_EQ(covariance_of(law)[1], covariance_of(law)[2]);
}

TEST(MultivariateGaussian, RejectsNumbersThatAreNotFiniteOrNotPositive) {
  const Vector zero{0.0, 0.0};
  const auto message = [](const auto& make) { return message_of<InvalidParameter>(make); };
  EXPECT_EQ(message([&] {
              return MultivariateGaussian::from_stddevs(Vector{0.0, not_a_number}, Vector{1.0, 1.0});
            }),
            "MultivariateGaussian: mean[1] must be finite, got nan");
  EXPECT_EQ(message([&] {
              return MultivariateGaussian::from_stddevs(zero, Vector{1.0, 0.0});
            }),
            "MultivariateGaussian: stddevs[1] must be positive and finite, got 0");
  EXPECT_EQ(message([&] {
              return MultivariateGaussian::from_covariance(zero, Vector{1.0, infinity, 0.0, 1.0});
            }),
            "MultivariateGaussian: covariance[1][0] must be finite, got inf");
  EXPECT_EQ(message([&] {
              return MultivariateGaussian::from_cholesky(zero, Vector{1.0, 0.0, 0.5, 1.0});
            }),
            "MultivariateGaussian: cholesky[0][1] must be 0 (the factor is lower triangular), got 0.5");
  EXPECT_EQ(message([&] {
              return MultivariateGaussian::from_cholesky(zero, Vector{1.0, 0.5, 0.0, -1.0});
            }),
            "MultivariateGaussian: cholesky[1][1] must be positive and finite, got -1");
  EXPECT_EQ(message([&] {
              return MultivariateGaussian::from_low_rank(zero, Vector{1.0, 1.0}, Vector{1.0, 0.0});
            }),
            "MultivariateGaussian: diagonal[1] must be positive and finite, got 0");
  EXPECT_EQ(message([] { return MultivariateGaussian::from_stddevs(Vector{}, Vector{}); }),
            "MultivariateGaussian: mean must be a vector of at least one number, got []");
}

TEST(MultivariateGaussian, RejectsSizesThatDoNotFit) {
  const Vector zero{0.0, 0.0};
  const Vector three{1.0, 1.0, 1.0};
  const auto message = [](const auto& make) { return message_of<DimensionMismatch>(make); };
  EXPECT_EQ(message([&] { return MultivariateGaussian::from_covariance(zero, three); }),
            "MultivariateGaussian: covariance must be 2 x 2 as mean has 2 components, got 3 entries");
  EXPECT_EQ(message([&] { return MultivariateGaussian::from_stddevs(zero, three); }),
            "MultivariateGaussian: stddevs must have 2 components as mean has, got 3");
  EXPECT_NE(message([&] { return MultivariateGaussian::from_low_rank(zero, three, zero); }), "");
  EXPECT_NE(message([&] { return MultivariateGaussian::from_low_rank(zero, Vector{1.0, 1.0}, three); }), "");

  const auto law = MultivariateGaussian::from_stddevs(zero, Vector{1.0, 1.0});
  EXPECT_EQ(message([&] { return law.log_prob(three); }),
            "MultivariateGaussian: the point must have 2 components (dimension 2), got 3");
  Vector out(3);
  Rng rng(1);
  EXPECT_THROW(law.mean(out), DimensionMismatch);
  EXPECT_THROW(law.covariance(out), DimensionMismatch);
  EXPECT_THROW(law.cholesky(out), DimensionMismatch);
  EXPECT_THROW(law.sample(rng, out), DimensionMismatch);
}

TEST(MultivariateGaussian, AnswersForNaNInfinityAndOverflow) {
  const auto law = MultivariateGaussian::from_covariance(mean, matrix);
  EXPECT_TRUE(std::isnan(law.log_prob(Vector{0.0, not_a_number, infinity})));
  EXPECT_EQ(law.log_prob(Vector{0.0, infinity, -infinity}), -infinity);
  EXPECT_EQ(law.log_prob(Vector{1e300, 1e300, -1e300}), -infinity);
  EXPECT_FALSE(law.in_support(Vector{0.0, infinity, 0.0}));
  EXPECT_FALSE(law.in_support(Vector{0.0, not_a_number, 0.0}));
  EXPECT_TRUE(law.in_support(Vector{1e300, 0.0, 0.0}));
}

TEST(MultivariateGaussian, DrawsWithItsMeanAndCovariance) {
  constexpr int draws = 50000;
  for (const MultivariateGaussian& law :
       {MultivariateGaussian::from_covariance(mean, matrix), MultivariateGaussian::from_precision(mean, matrix),
        MultivariateGaussian::from_stddevs(mean, Vector{1.0, 2.0, 0.5}),
        MultivariateGaussian::from_low_rank(mean, Vector{1.0, 2.0, -1.0}, Vector{0.1, 0.2, 0.3})}) {
    Rng rng(7);
    const Vector covariance = covariance_of(law);
    Vector sums(3);
    Vector products(9);
    Vector x(3);
    for (int d = 0; d < draws; ++d) {
      law.sample(rng, x);
      for (std::size_t i = 0; i < 3; ++i) {
        sums[i] += x[i] - mean[i];
        for (std::size_t j = 0; j < 3; ++j) products[i + 3 * j] += (x[i] - mean[i]) * (x[j] - mean[j]);
      }
    }
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_NEAR(sums[i] / draws, 0.0, 6.0 * std::sqrt(covariance[4 * i] / draws)) << law;
      for (std::size_t j = 0; j < 3; ++j) {
        const double variance = covariance[4 * i] * covariance[4 * j] + std::pow(covariance[i + 3 * j], 2.0);
        EXPECT_NEAR(products[i + 3 * j] / draws, covariance[i + 3 * j], 6.0 * std::sqrt(variance / draws)) << law;
      }
    }
  }
}

TEST(MultivariateGaussian, DrawsTheSameInEveryForm) {
  Rng first(3);
  Rng second(3);
  const auto by_precision = MultivariateGaussian::from_precision(mean, matrix);
  const auto by_covariance = MultivariateGaussian::from_covariance(mean, covariance_of(by_precision));
  Vector x(3);
  Vector y(3);
  by_precision.sample(first, x);
  by_covariance.sample(second, y);
  expect_close(x, y, 1e-13);
}

TEST(MultivariateGaussian, PrintsAndMakesEveryFormItDescribes) {
  const FamilyDescription description = MultivariateGaussian::description();
  const Vector zero{0.0, 0.0};
  const ParameterMatrix square{2, 2, {2.0, 0.5, 0.5, 1.0}};
  const ParameterMatrix lower{2, 2, {2.0, 0.0, 0.5, 1.0}};
  const ParameterMatrix factor{2, 3, {1.0, 2.0, 3.0, 4.0, 5.0, 6.0}};
  const auto text = [&](std::size_t form, std::vector<ParameterValue> values) {
    return description.forms[form].make(Arguments(std::move(values)))->to_string();
  };
  EXPECT_EQ(text(0, {zero, square}), "MultivariateGaussian(mean=[0, 0], covariance=[[2, 0.5], [0.5, 1]])");
  EXPECT_EQ(text(1, {zero, lower}), "MultivariateGaussian(mean=[0, 0], cholesky=[[2, 0], [0.5, 1]])");
  EXPECT_EQ(text(2, {zero, square}), "MultivariateGaussian(mean=[0, 0], precision=[[2, 0.5], [0.5, 1]])");
  EXPECT_EQ(text(3, {zero, Vector{1.0, 2.0}}), "MultivariateGaussian(mean=[0, 0], stddevs=[1, 2])");
  EXPECT_EQ(text(4, {zero, factor, Vector{1.0, 2.0}}),
            "MultivariateGaussian(mean=[0, 0], factor=[[1, 2, 3], [4, 5, 6]], diagonal=[1, 2])");
  EXPECT_THROW(text(0, {zero, factor}), DimensionMismatch);
  EXPECT_THROW(text(4, {Vector{0.0, 0.0, 0.0}, factor, Vector{1.0, 2.0, 3.0}}), DimensionMismatch);
}

TEST(MultivariateGaussian, FactorsAFewHundredDimensions) {
  const std::size_t n = 300;
  Vector covariance(n * n);
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      covariance[i + j * n] = std::pow(0.5, std::abs(static_cast<double>(i) - static_cast<double>(j)));
    }
  }
  // An autoregression: det = (1 - 1/4)^(n - 1).
  const auto law = MultivariateGaussian::from_covariance(Vector(n, 0.0), covariance);
  EXPECT_THAT(law.entropy(), close_to(150.0 * (1.0 + std::log(2.0 * 3.14159265358979323846)) + 149.5 * std::log(0.75)));
}

// A million components: nothing of the size of a matrix may be formed.
TEST(MultivariateGaussian, OfStandardDeviationsIsLinearInTheDimension) {
  const std::size_t n = 1000000;
  const auto p = MultivariateGaussian::from_stddevs(Vector(n, 0.0), Vector(n, 1.0));
  const auto q = MultivariateGaussian::from_stddevs(Vector(n, 1.0), Vector(n, 1.0));
  Rng rng(7);
  Vector x(n);
  p.sample(rng, std::span<double>(x));
  EXPECT_TRUE(std::isfinite(p.log_prob(x)));
  EXPECT_THAT(p.entropy(), close_to(n * 1.4189385332046727418));
  EXPECT_THAT(kl_divergence(p, q).value, close_to(0.5 * n));
}

}  // namespace
}  // namespace relent
