// Every family of numbers, from draws of its examples: the fit is a maximum, and as near the truth as theory says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <map>
#include <relent/fit.hpp>
#include <relent/kl_divergence.hpp>
#include <relent/random.hpp>
#include <vector>

#include "fit/unfitted.hpp"
#include "support/catalogue.hpp"

namespace {

using namespace relent;
using relent_test::Example;

constexpr std::size_t draws = 2000;

/// Examples whose draws cannot be fitted, and a part of the message that says why.
const std::map<std::string, std::string> refusals = {
    // one value
    {"Binomial(0, 0.3)", "every observation is 0; use Dirac"},
    {"Binomial(5, 0)", "every observation is 0; use Dirac"},
    {"Binomial(20, logit=-800)", "every observation is 0; use Dirac"},
    {"NegativeBinomial(2, 1)", "the variance of the data, 0, does not exceed the mean, 0; use Poisson(rate=0)"},
    {"NegativeBinomial(1e-8, 0.5)", "use Poisson(rate=0)"},
    {"BetaBinomial(0, 1, 1)", "every observation is 0; use Dirac"},
    {"Zeta(14)", "every observation is 1; use Dirac"},
    {"Zeta(18)", "every observation is 1; use Dirac"},
    {"Zeta(25)", "every observation is 1; use Dirac"},
    {"Zeta(60)", "every observation is 1; use Dirac"},
    {"Zeta(1e5)", "every observation is 1; use Dirac"},
    {"BetaNegativeBinomial(1e-8, 20, 1e-3)", "every observation is 0; use Dirac"},
    {"LogSeries(1e-300)", "every observation is 1; use Dirac"},
    {"LogSeries(1e-8)", "every observation is 1; use Dirac"},
    {"DiscreteLaplace(1e-300)", "every observation is 0; use Dirac"},
    {"DiscreteLaplace(1e-8)", "every observation is 0; use Dirac"},
    // draws that are rounded to an end, where the density is infinite
    {"Beta(3, 0.05)", "must be in (0, 1), got 1"},
    {"Kumaraswamy(3, 0.05)", "must be in (0, 1), got 1"},
    {"Gamma(0.01, 1)", "must be positive and finite, got 0"},
    // draws that lead to the edge of the family
    {"NegativeBinomial(mean=3, successes=10000)", "does not exceed the mean, 3.02; use Poisson(rate=3.02)"},
    {"BetaBinomial(50, 1e-8, 1e-6)", "use Binomial or Bernoulli"},
    {"JohnsonSU(1e3, 1e3)", "use Gaussian or LogNormal"},
    {"JohnsonSU(-4, 2.5, 1e6, 1e-3)", "use Gaussian or LogNormal"},
    {"JohnsonSU(1e-8, 1e6, 0, 1e6)", "use Gaussian or LogNormal"},
    {"Skellam(1e-8, 3)", "for their negatives"},
    {"Lomax(1e8, 1e8)", "no heavier than an exponential one; use Exponential(rate="},
    {"FisherF(1e6, 3e7)", "use Gamma or InverseGamma"},
    {"AsymmetricLaplace(100, 0.01, 30)", "from the greatest observation downwards"},
    {"GeneralizedGaussian(1, 2, 1e4)", "to infinity; use Uniform"},
    {"TruncatedGaussian(0.5, 100, 0, 1)", "use Uniform or Exponential"},
    // families without a greatest likelihood
    {"GeneralizedPareto(0, 2.5, -1.25)", "shape falls to -1 and below"},
    {"GeneralizedExtremeValue(0, 2, -1)", "shape falls below -1"},
};

double log_likelihood(const UnivariateDistribution& law, const std::vector<double>& data) {
  double sum = 0.0;
  for (const double x : data) sum += law.log_prob(x);
  return sum;
}

class CatalogueFit : public testing::TestWithParam<Example> {
 protected:
  AnyDistribution truth_ = parse(GetParam().text);
  std::vector<double> sample() const {
    std::vector<double> data(draws);
    Rng rng(20261125);
    truth_.as<UnivariateDistribution>()->sample(rng, data);
    return data;
  }
};

TEST_P(CatalogueFit, IsAMaximumNearTheTruth) {
  const std::vector<double> data = sample();
  const auto refusal = refusals.find(GetParam().text);
  if (refusal != refusals.end()) {
    try {
      const AnyDistribution law = fit(GetParam().family, data);
      FAIL() << law;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr(refusal->second));
    }
    return;
  }
  const AnyDistribution any = fit(GetParam().family, data);
  const auto& law = *any.as<UnivariateDistribution>();
  const double best = log_likelihood(law, data);
  ASSERT_TRUE(std::isfinite(best)) << any;
  const double rounding = 1e-14 * draws * (1.0 + std::fabs(best) / draws);
  EXPECT_GE(best, log_likelihood(*truth_.as<UnivariateDistribution>(), data) - rounding) << any;

  // A local maximum: no parameter can be moved, alone.
  std::vector<Parameter> parameters = law.parameters();
  double numbers = 0.0;
  for (Parameter& parameter : parameters) {
    auto* const value = std::get_if<double>(&parameter.value);
    if (value == nullptr) continue;
    numbers += 1.0;
    const double fitted = *value;
    for (const double step : {-1e-2, -1e-3, -1e-5, 1e-5, 1e-3, 1e-2}) {
      *value = fitted + step * (fitted == 0.0 ? 1.0 : fitted);
      try {
        const AnyDistribution other = parse(relent_test::call(GetParam().family, parameters));
        EXPECT_GE(best, log_likelihood(*other.as<UnivariateDistribution>(), data) - rounding) << any << ' ' << other;
      } catch (const InvalidParameter&) {  // beyond the edge of the family
      }
    }
    *value = fitted;
  }

  // 2 n KL(truth || fit) ~ chi-squared with a degree of freedom a parameter; the other way where the supports nest so.
  KlEstimate kl = kl_divergence(truth_, any);
  if (std::isinf(kl.value)) kl = kl_divergence(any, truth_);
  if (std::isinf(kl.value)) return;  // each reaches where the other does not
  const double allowed = 2.0 * boost::math::gamma_q_inv(0.5 * std::fmax(numbers, 1.0), 1e-9);
  EXPECT_LE(2.0 * draws * kl.value, allowed) << any;
}

std::vector<Example> fitted_examples() {
  std::vector<Example> all = relent_test::examples_of<UnivariateDistribution>();
  std::erase_if(all, [](const Example& example) { return relent_test::unfitted.count(example.family) != 0; });
  return all;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, CatalogueFit, testing::ValuesIn(fitted_examples()), relent_test::example_name);

}  // namespace
