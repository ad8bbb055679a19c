// Data that cannot be fitted, and what the messages say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <relent/relent.hpp>
#include <vector>

#include "fit/unfitted.hpp"

namespace {

using namespace relent;

template <class F>
concept Fittable = requires(std::span<const double> data) {
  fit<F>(data);
};

static_assert(Fittable<Gamma>);
static_assert(!Fittable<Hypergeometric>);
static_assert(!Fittable<MultivariateGaussian>);

template <class E>
void expect_error(std::string_view family, const std::vector<double>& data, const std::vector<double>& weights,
                  const std::string& message) {
  try {
    const AnyDistribution law = fit(family, data, weights);
    ADD_FAILURE() << law;
  } catch (const E& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr(message));
  }
}

TEST(FitErrors, NameTheObservation) {
  expect_error<InvalidParameter>("Gamma", {1.0, 2.0, -3.5}, {}, "Gamma: data[2] must be positive and finite, got -3.5");
  expect_error<InvalidParameter>("Gaussian", {1.0, NAN}, {}, "Gaussian: data[1] must be finite, got nan");
  expect_error<InvalidParameter>("Cauchy", {INFINITY}, {}, "Cauchy: data[0] must be finite, got inf");
  expect_error<InvalidParameter>("Poisson", {1.0, 2.5}, {},
                                 "Poisson: data[1] must be an integer in [0, 2^53], got 2.5");
  expect_error<InvalidParameter>("Beta", {0.5, 1.0}, {}, "Beta: data[1] must be in (0, 1), got 1");
  expect_error<InvalidParameter>("Zeta", {0.0}, {}, "Zeta: data[0] must be an integer in [1, 2^53], got 0");
  expect_error<InvalidParameter>("Gamma", {}, {}, "Gamma: data must be at least one observation, got none");
}

TEST(FitErrors, NameTheWeight) {
  expect_error<InvalidParameter>("Gamma", {1.0, 2.0}, {1.0, -1.0},
                                 "Gamma: weights[1] must be non-negative and finite, got -1");
  expect_error<InvalidParameter>("Gamma", {1.0, 2.0}, {1.0, NAN},
                                 "weights[1] must be non-negative and finite, got nan");
  expect_error<InvalidParameter>("Gamma", {1.0, 2.0}, {0.0, 0.0},
                                 "Gamma: weights must be positive somewhere, got only zeros");
  expect_error<DimensionMismatch>("Gamma", {1.0, 2.0}, {1.0}, "Gamma: 2 observations but 1 weights");
}

TEST(FitErrors, AnObservationOfWeightZeroIsNotLookedAt) {
  EXPECT_EQ(fit<Exponential>(std::vector{-1.0, 4.0}, std::vector{0.0, 1.0}), Exponential(0.25));
}

TEST(FitErrors, OneValueOnly) {
  for (const FamilyDescription& family : Catalogue::builtin().families()) {
    const AnyDistribution example = parse(family.examples.front());
    const auto* law = example.as<UnivariateDistribution>();
    if (law == nullptr || relent_test::unfitted.count(family.name) != 0) continue;
    const std::vector<double> data(5, law->quantile(0.6));
    try {
      const AnyDistribution fitted = fit(family.name, data);
      EXPECT_TRUE(std::isfinite(fitted.as<UnivariateDistribution>()->log_prob(data[0]))) << fitted;
    } catch (const NoMaximum& error) {
      EXPECT_THAT(error.what(), testing::StartsWith(family.name + ": no member has the greatest likelihood: "));
    }
  }
  expect_error<NoMaximum>("Gaussian", {2.5, 2.5}, {}, "every observation is 2.5; use Dirac");
}

TEST(FitErrors, TheEdgeOfAFamilyNamesTheLawThere) {
  expect_error<NoMaximum>("NegativeBinomial", {3.0, 4.0, 5.0}, {},
                          "the variance of the data, 0.6666666666666666, does not exceed the mean, 4; use "
                          "Poisson(rate=4)");
  expect_error<NoMaximum>("Binomial", {0.0, 10.0}, {},
                          "is not below the mean, 5; use NegativeBinomial or Poisson(rate=5)");
  expect_error<NoMaximum>("LogSeries", {1.0, 1.0}, {}, "every observation is 1; use Dirac");
  expect_error<NoMaximum>("StudentT", {-1.0, 0.0, 0.5, 1.0}, {},
                          "no heavier than Gaussian ones; use Gaussian(mean=0.125");
  expect_error<NoMaximum>("Cauchy", {0.0, 0.0, 1.0}, {}, "half of the weight or more is on the observation 0");
  expect_error<NoMaximum>("Gompertz", {0.0, 0.0, 0.0, 1.0}, {}, "use Exponential(rate=4)");
  expect_error<NoMaximum>("Dirac", {1.0, 2.0}, {},
                          "Dirac: no member has the greatest likelihood: the observations 1 and 2 differ");
}

TEST(FitErrors, FamiliesByName) {
  const std::vector<double> data{1.0, 2.0};
  EXPECT_THAT([&] { fit("Gama", data); }, testing::ThrowsMessage<Error>("fit: there is no family Gama"));
  EXPECT_THAT([&] { fit("Hypergeometric", data); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("Hypergeometric has no maximum-likelihood fit")));
  EXPECT_THROW(fit("Dirichlet", data), DimensionMismatch);
  EXPECT_THROW(fit("Gamma", VectorData{data, 1}), DimensionMismatch);
}

TEST(FitErrors, Vectors) {
  const std::vector<double> line{0.0, 0.0, 1.0, 2.0, 2.0, 4.0};
  EXPECT_THAT(
      [&] {
        fit("MultivariateGaussian", VectorData{line, 2});
      },
      testing::ThrowsMessage<NoMaximum>(testing::HasSubstr("lie in a hyperplane")));
  EXPECT_THROW(fit("MultivariateGaussian", VectorData{line, 4}), DimensionMismatch);
  EXPECT_THAT(
      [&] {
        fit("Dirichlet", VectorData{std::vector{0.5, 0.5, 0.5, 0.25}, 2});
      },
      testing::ThrowsMessage<InvalidParameter>(testing::HasSubstr("got an observation with sum 0.75")));
  EXPECT_THAT(
      [&] {
        fit("Dirichlet", VectorData{std::vector{0.5, 0.5, 1.5, -0.5}, 2});
      },
      testing::ThrowsMessage<InvalidParameter>("Dirichlet: data[1][1] must be positive and finite, got -0.5"));
}

}  // namespace
