// Fits whose answers are known: by hand, or from the conditions that define them.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <relent/random.hpp>
#include <relent/relent.hpp>
#include <vector>

#include "support/catalogue.hpp"

namespace {

using namespace relent;

double value(const Distribution& law, const std::string& name) {
  for (const Parameter& parameter : law.parameters()) {
    if (parameter.name == name) return std::get<double>(parameter.value);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

template <class F, class Statistic>
double mean_of(const F& data, Statistic statistic) {
  double sum = 0.0;
  for (const double x : data) sum += statistic(x);
  return sum / static_cast<double>(data.size());
}

template <class F>
std::vector<double> draws_of(const F& law, std::size_t n = 1000) {
  std::vector<double> data(n);
  Rng rng(7);
  law.sample(rng, data);
  return data;
}

// ---- by hand ------------------------------------------------------------------------------------------------------

TEST(Fit, GaussianHasTheMeanAndTheSpreadOfTheData) {
  const Gaussian law = fit<Gaussian>(std::vector{1.0, 2.0, 3.0, 6.0});
  EXPECT_DOUBLE_EQ(law.mean(), 3.0);
  EXPECT_DOUBLE_EQ(law.stddev(), std::sqrt(3.5));
}

TEST(Fit, LogNormalIsGaussianInTheLogarithms) {
  const LogNormal law = fit<LogNormal>(std::vector{std::exp(1.0), std::exp(3.0)});
  EXPECT_DOUBLE_EQ(value(law, "log_mean"), 2.0);
  EXPECT_DOUBLE_EQ(value(law, "log_stddev"), 1.0);
}

TEST(Fit, LogitNormalIsGaussianInTheLogits) {
  const LogitNormal law = fit<LogitNormal>(std::vector{0.2, 0.8});
  EXPECT_NEAR(value(law, "logit_mean"), 0.0, 1e-15);
  EXPECT_DOUBLE_EQ(value(law, "logit_stddev"), std::log(4.0));
}

TEST(Fit, OneParameterLawsMatchOneMoment) {
  EXPECT_DOUBLE_EQ(value(fit<Exponential>(std::vector{1.0, 3.0}), "rate"), 0.5);
  EXPECT_DOUBLE_EQ(value(fit<Poisson>(std::vector{0.0, 1.0, 5.0}), "rate"), 2.0);
  EXPECT_DOUBLE_EQ(value(fit<Geometric>(std::vector{0.0, 1.0, 5.0}), "probability"), 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(value(fit<Bernoulli>(std::vector{0.0, 1.0, 1.0, 1.0}), "probability"), 0.75);
  EXPECT_DOUBLE_EQ(value(fit<HalfNormal>(std::vector{3.0, 4.0}), "scale"), std::sqrt(12.5));
  EXPECT_DOUBLE_EQ(value(fit<Rayleigh>(std::vector{3.0, 4.0}), "scale"), 2.5);
  EXPECT_DOUBLE_EQ(value(fit<Maxwell>(std::vector{3.0, 4.0}), "scale"), std::sqrt(25.0 / 6.0));
  EXPECT_DOUBLE_EQ(value(fit<DiscreteLaplace>(std::vector{-1.0, 1.0}), "decay"), std::sqrt(2.0) - 1.0);
}

TEST(Fit, EndsOfTheSupportAreThoseOfTheData) {
  const std::vector<double> data{2.0, 8.0, 4.0};
  EXPECT_EQ(fit<Uniform>(data), Uniform(2.0, 8.0));
  EXPECT_EQ(fit<LogUniform>(data), LogUniform(2.0, 8.0));
  EXPECT_EQ(fit<DiscreteUniform>(data), DiscreteUniform(2.0, 8.0));
  const Pareto pareto = fit<Pareto>(data);
  EXPECT_EQ(value(pareto, "scale"), 2.0);
  EXPECT_DOUBLE_EQ(value(pareto, "shape"), 1.0 / std::log(2.0));  // logarithms of ratios 0, log 2, 2 log 2
}

TEST(Fit, LaplaceIsCentredOnTheMedian) {
  const std::vector<double> data{-1.0, 0.0, 1.0, 10.0, 100.0};
  const Laplace law = fit<Laplace>(data);
  EXPECT_EQ(value(law, "location"), 1.0);
  EXPECT_DOUBLE_EQ(value(law, "scale"), 22.2);
  const Laplace weighted = fit<Laplace>(data, std::vector{1.0, 1.0, 1.0, 1.0, 5.0});
  EXPECT_EQ(value(weighted, "location"), 100.0);
}

TEST(Fit, AsymmetricLaplaceHasOneScaleAboveAndOneBelow) {
  // about 0: deviations of mean 4/3 above, 1/3 below; asymmetry (1/4)^(1/4), scale 4/3 asymmetry + 1/3 / asymmetry
  const AsymmetricLaplace law = fit<AsymmetricLaplace>(std::vector{-1.0, 0.0, 4.0}, std::vector{1.0, 10.0, 1.0});
  EXPECT_EQ(value(law, "location"), 0.0);
  EXPECT_DOUBLE_EQ(value(law, "asymmetry"), std::sqrt(0.5));
  EXPECT_DOUBLE_EQ(value(law, "scale"), (4.0 * std::sqrt(0.5) + std::sqrt(2.0)) / 12.0);
}

TEST(Fit, InverseGaussianHasTheMeanAndTheMeanReciprocal) {
  const InverseGaussian law = fit<InverseGaussian>(std::vector{1.0, 2.0, 4.0});
  EXPECT_DOUBLE_EQ(value(law, "mean"), 7.0 / 3.0);
  EXPECT_DOUBLE_EQ(value(law, "shape"), 1.0 / (1.75 / 3.0 - 3.0 / 7.0));
}

TEST(Fit, CategoricalHasTheSharesOfTheClasses) {
  const Categorical law = fit<Categorical>(std::vector{0.0, 3.0, 3.0, 1.0});
  ASSERT_EQ(law.classes(), 4U);
  EXPECT_EQ(law.probability(0), 0.25);
  EXPECT_EQ(law.probability(2), 0.0);
  EXPECT_EQ(law.probability(3), 0.5);
}

TEST(Fit, CauchyOfThreePointsIsKnown) {
  // Ferguson (1978): for the ordered a < b < c there is a closed form; by symmetry 0 and 1/sqrt(3) for -1, 0, 1
  const Cauchy law = fit<Cauchy>(std::vector{-1.0, 0.0, 1.0});
  EXPECT_NEAR(value(law, "location"), 0.0, 1e-15);
  EXPECT_NEAR(value(law, "scale"), 1.0 / std::sqrt(3.0), 1e-15);
  // and for four points, {-3, -1, 1, 3}: location 0, sum x^2/(x^2 + s^2) = 2, s^4 = 9
  EXPECT_NEAR(value(fit<Cauchy>(std::vector{-3.0, -1.0, 1.0, 3.0}), "scale"), std::sqrt(3.0), 1e-14);
  EXPECT_NEAR(value(fit<HalfCauchy>(std::vector{1.0, 3.0}), "scale"), std::sqrt(3.0), 1e-14);
}

TEST(Fit, DiracTakesOneValue) { EXPECT_EQ(fit<Dirac>(std::vector{2.5, 2.5}), Dirac(2.5)); }

// ---- by the equations that define them ------------------------------------------------------------------------------

TEST(Fit, ExponentialFamiliesMatchTheMeansOfTheirStatistics) {
  const auto log = [](double x) { return std::log(x); };
  const auto mean_log = Statistic{Statistic::Kind::log_x};
  const std::vector<double> positive = draws_of(Gamma(2.0, 3.0));
  const Gamma gamma = fit<Gamma>(positive);
  EXPECT_NEAR(gamma.mean() / mean_of(positive, [](double x) { return x; }), 1.0, 1e-14);
  EXPECT_NEAR(*gamma.expectation(mean_log), mean_of(positive, log), 1e-13);
  EXPECT_NEAR(*fit<ChiSquared>(positive).expectation(mean_log), mean_of(positive, log), 1e-13);
  const std::vector<double> unit = draws_of(Beta(0.7, 3.0));
  const Beta beta = fit<Beta>(unit);
  EXPECT_NEAR(*beta.expectation(mean_log), mean_of(unit, log), 1e-13);
  EXPECT_NEAR(*beta.expectation({Statistic::Kind::log_one_minus_x}),
              mean_of(unit, [](double x) { return std::log1p(-x); }), 1e-13);
  const std::vector<double> words = draws_of(Zeta(2.5));
  EXPECT_NEAR(*fit<Zeta>(words).expectation(mean_log), mean_of(words, log), 1e-13);
  const std::vector<double> species = draws_of(LogSeries(0.9));
  EXPECT_NEAR(fit<LogSeries>(species).mean() / mean_of(species, [](double x) { return x; }), 1.0, 1e-13);
  const std::vector<double> pixels = draws_of(ContinuousBernoulli(0.8));
  EXPECT_NEAR(fit<ContinuousBernoulli>(pixels).mean() / mean_of(pixels, [](double x) { return x; }), 1.0, 1e-13);
  const std::vector<double> cut = draws_of(TruncatedGaussian(0.3, 1.0, -1.0, 2.0));
  const TruncatedGaussian truncated = fit<TruncatedGaussian>(cut);
  EXPECT_NEAR(truncated.mean(), mean_of(cut, [](double x) { return x; }), 1e-12);
  EXPECT_NEAR(truncated.variance() + truncated.mean() * truncated.mean(), mean_of(cut, [](double x) { return x * x; }),
              1e-12);
  const std::vector<double> angles = draws_of(VonMises(3.0, 2.0));
  const VonMises circle = fit<VonMises>(angles);
  EXPECT_NEAR(*circle.expectation({Statistic::Kind::cosine, 0.4}),
              mean_of(angles, [](double x) { return std::cos(x - 0.4); }), 1e-13);
}

TEST(Fit, CountsKeepTheirMean) {
  const auto identity = [](double x) { return x; };
  const std::vector<double> counts = draws_of(NegativeBinomial(3.5, 0.4));
  EXPECT_NEAR(fit<NegativeBinomial>(counts).mean() / mean_of(counts, identity), 1.0, 1e-14);
  const std::vector<double> goals = draws_of(Skellam(2.0, 3.0));
  EXPECT_NEAR(fit<Skellam>(goals).mean(), mean_of(goals, identity), 1e-14);
  const std::vector<double> trials = draws_of(Binomial(10.0, 0.3));
  EXPECT_NEAR(fit<Binomial>(trials).mean(), mean_of(trials, identity), 1e-14);
  const double best = value(fit<Binomial>(trials), "trials");
  const auto profile = [&](double n) {
    const Binomial law(n, mean_of(trials, identity) / n);
    return mean_of(trials, [&](double k) { return law.log_prob(k); });
  };
  for (double n = 9.0; n < 20.0; n += 1.0) EXPECT_LE(profile(n), profile(best)) << n;
}

/// The gradient of the log-likelihood, by the families' own scores, which the fits do not use.
template <class F>
void expect_no_slope(const F& truth) {
  const std::vector<double> data = draws_of(truth);
  const F law = fit<F>(data);
  std::vector<double> score(3);
  std::vector<double> sum(3, 0.0);
  std::vector<double> size(3, 0.0);
  std::size_t n = 0;
  for (const double x : data) {
    n = law.score(x, score);
    for (std::size_t i = 0; i < n; ++i) {
      sum[i] += score[i];
      size[i] += std::fabs(score[i]);
    }
  }
  ASSERT_GT(n, 0U) << law;
  for (std::size_t i = 0; i < n; ++i) EXPECT_LE(std::fabs(sum[i]), 1e-10 * size[i]) << law << " parameter " << i;
}

TEST(Fit, ScoresVanish) {
  expect_no_slope(Gaussian(3.0, 2.0));
  expect_no_slope(Gamma(2.0, 3.0));
  expect_no_slope(Beta(2.0, 3.0));
  expect_no_slope(LogNormal(1.0, 0.5));
  expect_no_slope(InverseGaussian(2.0, 3.0));
  expect_no_slope(LogLogistic(3.0, 2.0));
  expect_no_slope(Cauchy(1.0, 2.0));
  expect_no_slope(StudentT(4.0, 1.0, 2.0));
  expect_no_slope(SkewNormal(1.0, 2.0, 3.0));
  expect_no_slope(FisherF(5.0, 9.0));
  expect_no_slope(ContinuousBernoulli(0.3));
  expect_no_slope(Kumaraswamy(2.0, 3.0));
  expect_no_slope(VonMises(1.0, 2.0));
  expect_no_slope(GeneralizedExtremeValue(1.0, 2.0, 0.2));
  expect_no_slope(GeneralizedExtremeValue(1.0, 2.0, -0.2));
  expect_no_slope(Lomax(3.0, 2.0));
  expect_no_slope(Gompertz(0.5, 2.0));
}

TEST(Fit, TransformedDataGiveTransformedLaws) {
  const std::vector<double> data = draws_of(Gumbel(0.5, 0.25));
  std::vector<double> weibull;
  std::vector<double> frechet;
  for (const double x : data) {
    weibull.push_back(std::exp(-x));
    frechet.push_back(std::exp(x));
  }
  const Gumbel law = fit<Gumbel>(data);
  EXPECT_NEAR(value(fit<Weibull>(weibull), "shape") * value(law, "scale"), 1.0, 1e-12);
  EXPECT_NEAR(std::log(value(fit<Weibull>(weibull), "scale")), -value(law, "location"), 1e-12);
  EXPECT_NEAR(value(fit<Frechet>(frechet), "shape") * value(law, "scale"), 1.0, 1e-12);
  EXPECT_NEAR(std::log(value(fit<Frechet>(frechet), "scale")), value(law, "location"), 1e-12);
}

// ---- weights, order, units ----------------------------------------------------------------------------------------

TEST(Fit, WeightsAreRepetitions) {
  const std::vector<double> data{0.3, 2.5, 1.25, 0.7, 4.0};
  const std::vector<double> weights{2.0, 1.0, 3.0, 0.0, 1.0};
  const std::vector<double> repeated{4.0, 0.3, 1.25, 1.25, 2.5, 0.3, 1.25};
  for (const char* family : {"Gaussian", "Gamma", "Weibull", "LogNormal", "Laplace", "Logistic", "Gumbel", "Pareto",
                             "InverseGaussian", "GeneralizedGamma", "BetaPrime", "Triangular", "Exponential"}) {
    try {
      EXPECT_EQ(fit(family, data, weights), fit(family, repeated)) << family;
    } catch (const NoMaximum&) {
      EXPECT_THROW(fit(family, repeated), NoMaximum) << family;
    }
  }
}

TEST(Fit, TheUnitOfTheWeightsDoesNotMatter) {
  const std::vector<double> data{0.3, 2.5, 1.25};
  for (const double unit : {1e-300, 0x1p-1000, 0x1p1000}) {
    const Gamma law = fit<Gamma>(data, std::vector{1.0 * unit, 2.0 * unit, 0.5 * unit});
    const Gamma plain = fit<Gamma>(data, std::vector{1.0, 2.0, 0.5});
    EXPECT_NEAR(law.mean() / plain.mean(), 1.0, 1e-14);
    EXPECT_NEAR(law.stddev() / plain.stddev(), 1.0, 1e-14);
  }
}

TEST(Fit, OffsetsAndScalesCancelNothing) {
  // x exact: 1e9 + k 2^-20
  const std::vector<double> steps{0.0, 3.0, 5.0, 11.0, 4.0, 1.0};
  std::vector<double> offset;
  std::vector<double> tiny;
  std::vector<double> huge;
  for (const double k : steps) {
    offset.push_back(1e9 + k * 0x1p-20);
    tiny.push_back((k + 1.0) * 0x1p-1000);
    huge.push_back((k + 1.0) * 0x1p1010);
  }
  for (const char* family : {"Gaussian", "Logistic", "Cauchy", "Gumbel", "Laplace"}) {
    EXPECT_NEAR(value(fit(family, offset), family == std::string("Gaussian") ? "stddev" : "scale") * 0x1p20 /
                    value(fit(family, steps), family == std::string("Gaussian") ? "stddev" : "scale"),
                1.0, 1e-13)
        << family;
  }
  EXPECT_DOUBLE_EQ(value(fit<Gamma>(tiny), "shape"), value(fit<Gamma>(huge), "shape"));
  EXPECT_DOUBLE_EQ(value(fit<Weibull>(tiny), "shape"), value(fit<Weibull>(huge), "shape"));
  EXPECT_DOUBLE_EQ(fit<Gaussian>(tiny).stddev() * 0x1p1000, fit<Gaussian>(huge).stddev() * 0x1p-1010);
  // A nearly constant column: shape ~ (mean/stddev)^2, to all its digits
  const Gamma narrow = fit<Gamma>(offset);
  const double ratio = narrow.mean() / fit<Gaussian>(offset).stddev();
  EXPECT_NEAR(value(narrow, "shape") / (ratio * ratio), 1.0, 1e-13);
}

TEST(Fit, LargeCounts) {
  const std::vector<double> data{999999999999999.0, 1000000000000001.0, 1000000060000000.0, 999999940000000.0};
  EXPECT_DOUBLE_EQ(value(fit<Poisson>(data), "rate"), 1e15);
  EXPECT_NEAR(fit<NegativeBinomial>(data).mean(), 1e15, 1.0);
}

// ---- vectors --------------------------------------------------------------------------------------------------------

TEST(Fit, MultivariateGaussianHasMeanAndCovariance) {
  Eigen::MatrixXd rows(4, 2);
  rows << 1, 1e9 + 2, 3, 1e9 + 2, 1, 1e9 + 4, 3, 1e9 + 8;
  const MultivariateGaussian law = fit<MultivariateGaussian>(rows);
  EXPECT_EQ(law.mean(), Eigen::Vector2d(2, 1e9 + 4));
  EXPECT_EQ(law.covariance(), (Eigen::Matrix2d() << 1, 1, 1, 6).finished());
  EXPECT_EQ(fit("MultivariateNormal", VectorData{std::vector{0.0, 0.0, 0.0, 2.0, 2.0, 0.0, 2.0, 2.0}, 2}).get(),
            MultivariateGaussian(Eigen::Vector2d(1, 1), Eigen::Matrix2d::Identity()));
}

TEST(Fit, DirichletMatchesTheMeansOfTheLogarithms) {
  const Dirichlet truth({1.0, 2.0, 0.5});
  Rng rng(1);
  const Eigen::MatrixXd rows = truth.sample(rng, 1000).transpose();
  const Dirichlet law = fit<Dirichlet>(rows);
  double best = 0.0;
  const auto log_likelihood = [&](const Dirichlet& d) {
    double sum = 0.0;
    for (Eigen::Index i = 0; i < rows.rows(); ++i) sum += d.log_prob(Eigen::VectorXd(rows.row(i)));
    return sum;
  };
  best = log_likelihood(law);
  const std::vector<double> a = std::get<std::vector<double>>(law.parameters()[0].value);
  for (std::size_t i = 0; i < 3; ++i) {
    for (const double factor : {0.99, 1.01}) {
      std::vector<double> moved = a;
      moved[i] *= factor;
      EXPECT_GT(best, log_likelihood(Dirichlet(moved)));
    }
  }
  EXPECT_LT(kl_divergence(truth, law).value, 60.0 / 2000.0);
}

TEST(Fit, VonMisesFisherMatchesTheMeanVector) {
  const VonMisesFisher truth(std::vector{0.48, 0.64, 0.6}, 20.0);
  Rng rng(1);
  const Eigen::MatrixXd rows = truth.sample(rng, 1000).transpose();
  const VonMisesFisher law = fit<VonMisesFisher>(rows);
  EXPECT_LT((law.mean() - rows.colwise().mean().transpose()).norm(), 1e-13);
}

TEST(Fit, MultinomialHasTheSharesOfTheClasses) {
  Eigen::MatrixXd rows(2, 3);
  rows << 1, 2, 1, 3, 0, 1;
  EXPECT_EQ(fit<Multinomial>(rows), Multinomial(4.0, std::vector{0.5, 0.25, 0.25}));
}

/// No parameter of a law of vectors can be moved by a thousandth.
void expect_maximum(const AnyDistribution& law, const Eigen::MatrixXd& rows) {
  const auto log_likelihood = [&](const AnyDistribution& any) {
    const auto& vector_law = *any.as<MultivariateDistribution>();
    double sum = 0.0;
    for (Eigen::Index i = 0; i < rows.rows(); ++i) sum += vector_law.log_prob(Eigen::VectorXd(rows.row(i)));
    return sum;
  };
  const double best = log_likelihood(law);
  const auto expect_below = [&](std::vector<Parameter>& moved, double& value) {
    const double fitted = value;
    for (const double factor : {0.999, 1.001}) {
      value = factor * fitted;
      EXPECT_GE(best, log_likelihood(parse(relent_test::call(law->name(), moved)))) << law;
    }
    value = fitted;
  };
  std::vector<Parameter> parameters = law->parameters();
  for (Parameter& parameter : parameters) {
    if (parameter.name == "trials") continue;
    if (auto* number = std::get_if<double>(&parameter.value)) expect_below(parameters, *number);
    if (auto* vector = std::get_if<std::vector<double>>(&parameter.value)) {
      for (double& component : *vector) expect_below(parameters, component);
    }
    if (auto* matrix = std::get_if<ParameterMatrix>(&parameter.value)) {
      for (std::size_t i = 0; i < matrix->rows; ++i) expect_below(parameters, matrix->values[i * (matrix->rows + 1)]);
    }
  }
}

TEST(Fit, LawsOfVectorsAreMaxima) {
  for (const char* text :
       {"MultivariateGaussian([1, 2], [[1, 0.5], [0.5, 2]])", "MultivariateStudentT(4, [1, -2], [[1, 0.5], [0.5, 2]])",
        "MultivariateStudentT(1.5, [1, -2, 3], [[1, 0.5, 0], [0.5, 2, 0], [0, 0, 1]])", "Dirichlet([1, 2, 3])",
        "DirichletMultinomial(10, [1, 2, 3])", "DirichletMultinomial(40, [0.5, 0.25, 8, 1])"}) {
    const AnyDistribution truth = parse(text);
    Rng rng(3);
    const Eigen::MatrixXd rows = truth.as<MultivariateDistribution>()->sample(rng, 1000).transpose();
    const Eigen::MatrixXd columns = rows.transpose();
    const AnyDistribution law = fit(
        truth->name(),
        VectorData{{columns.data(), static_cast<std::size_t>(columns.size())}, static_cast<std::size_t>(rows.cols())});
    expect_maximum(law, rows);
    KlOptions rough;
    rough.relative_tolerance = 0.1;
    EXPECT_LT(kl_divergence(truth, law, rough).value, 80.0 / 2000.0) << law;
  }
}

}  // namespace
