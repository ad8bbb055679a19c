// The policy of UnivariateDistribution, and its numerical defaults for families that give a density alone.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <relent/distribution.hpp>
#include <relent/distributions/gaussian.hpp>
#include <relent/errors.hpp>
#include <string>
#include <vector>

namespace {

using relent::Rng;
using relent::Support;
using relent::UnivariateDistribution;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = 3.14159265358979323846;

/// Answers sentinels, and fails when it is asked what the base should answer itself.
class Probe final : public relent::Family<Probe, UnivariateDistribution> {
 public:
  explicit Probe(Support support) : support_(support) {}

 private:
  double sentinel(double x) const {
    EXPECT_TRUE(support_.closure_contains(x)) << x;
    return 0.25;
  }
  double do_log_prob(double x) const override { return sentinel(x); }
  Support do_support() const override { return support_; }
  double do_cdf(double x) const override {
    EXPECT_TRUE(x < support_.upper) << x;
    return sentinel(x);
  }
  double do_log_cdf(double x) const override { return do_cdf(x); }
  double do_survival(double x) const override { return do_cdf(x); }
  double do_log_survival(double x) const override { return do_cdf(x); }
  double do_quantile(double u) const override {
    EXPECT_TRUE(u > 0.0 && u < 1.0) << u;
    return 0.5;
  }
  double do_inverse_survival(double v) const override { return do_quantile(v); }
  double do_variance() const override { return 9.0; }

  Support support_;
};

/// Like a family with a vectorised density that does not look at its arguments.
class Careless final : public relent::Family<Careless, UnivariateDistribution> {
 public:
  mutable int calls = 0;

 private:
  double do_log_prob(double) const override { return -1.0; }
  Support do_support() const override { return Support::interval(0.0, 1.0, true, true); }
  void do_log_probs(std::span<const double>, std::span<double> out) const override {
    ++calls;
    for (double& value : out) value = -1.0;
  }
};

TEST(UnivariatePolicy, AnswersNanForNan) {
  const Probe law(Support::interval(0.0, 1.0, true, true));
  EXPECT_TRUE(std::isnan(law.log_prob(nan)));
  EXPECT_TRUE(std::isnan(law.prob(nan)));
  EXPECT_TRUE(std::isnan(law.cdf(nan)));
  EXPECT_TRUE(std::isnan(law.log_cdf(nan)));
  EXPECT_TRUE(std::isnan(law.survival(nan)));
  EXPECT_TRUE(std::isnan(law.log_survival(nan)));
  EXPECT_TRUE(std::isnan(law.quantile(nan)));
  EXPECT_TRUE(std::isnan(law.inverse_survival(nan)));
  EXPECT_TRUE(std::isnan(law.log_prob(relent::Point::of(nan))));
  EXPECT_FALSE(law.in_support(nan));
}

TEST(UnivariatePolicy, AnswersForPointsOutsideAnInterval) {
  const Probe law(Support::interval(0.0, 1.0, false, true));
  for (const double x : {-inf, -1.0, -5e-324}) {
    EXPECT_EQ(law.log_prob(x), -inf);
    EXPECT_EQ(law.prob(x), 0.0);
    EXPECT_EQ(law.cdf(x), 0.0);
    EXPECT_EQ(law.log_cdf(x), -inf);
    EXPECT_EQ(law.survival(x), 1.0);
    EXPECT_EQ(law.log_survival(x), 0.0);
    EXPECT_FALSE(law.in_support(x));
    EXPECT_EQ(law.log_prob(relent::Point::of(x)), -inf);
  }
  for (const double x : {1.5, inf}) {
    EXPECT_EQ(law.log_prob(x), -inf);
    EXPECT_EQ(law.cdf(x), 1.0);
    EXPECT_EQ(law.log_cdf(x), 0.0);
    EXPECT_EQ(law.survival(x), 0.0);
    EXPECT_EQ(law.log_survival(x), -inf);
  }
  EXPECT_EQ(law.log_prob(0.0), 0.25) << "the density's limit at an open end";
  EXPECT_EQ(law.log_prob(1.0), 0.25);
  EXPECT_EQ(law.prob(0.5), std::exp(0.25));
  EXPECT_EQ(law.cdf(0.0), 0.0);
  EXPECT_EQ(law.cdf(1.0), 1.0);
  EXPECT_FALSE(law.in_support(0.0));
  EXPECT_TRUE(law.in_support(1.0));
}

TEST(UnivariatePolicy, AnswersForInfinitePointsOfTheLine) {
  const Probe law(Support::reals());
  EXPECT_EQ(law.log_prob(inf), -inf);
  EXPECT_EQ(law.log_prob(-inf), -inf);
  EXPECT_EQ(law.cdf(-inf), 0.0);
  EXPECT_EQ(law.cdf(inf), 1.0);
  EXPECT_EQ(law.log_survival(inf), -inf);
  EXPECT_EQ(law.survival(-inf), 1.0);
}

TEST(UnivariatePolicy, RoundsToIntegersBelow) {
  const Probe law(Support::integers(0.0, 5.0));
  EXPECT_EQ(law.log_prob(2.5), -inf);
  EXPECT_EQ(law.log_prob(2.0), 0.25);
  EXPECT_EQ(law.cdf(2.5), 0.25);
  EXPECT_EQ(law.cdf(0.0), 0.25) << "the least integer has its own mass";
  EXPECT_EQ(law.cdf(-0.5), 0.0);
  EXPECT_EQ(law.cdf(4.999), 0.25);
  EXPECT_EQ(law.cdf(5.0), 1.0);
  EXPECT_EQ(law.survival(5.5), 0.0);
  EXPECT_FALSE(law.in_support(2.5));
  const Probe endless(Support::integers(-inf, inf));
  EXPECT_EQ(endless.cdf(-inf), 0.0);
  EXPECT_EQ(endless.cdf(inf), 1.0);
  EXPECT_EQ(endless.log_prob(inf), -inf);
}

TEST(UnivariatePolicy, HasExactEndsOfQuantiles) {
  const Probe law(Support::from(-2.0));
  EXPECT_EQ(law.quantile(0.0), -2.0);
  EXPECT_EQ(law.quantile(1.0), inf);
  EXPECT_EQ(law.inverse_survival(0.0), inf);
  EXPECT_EQ(law.inverse_survival(1.0), -2.0);
  EXPECT_EQ(law.quantile(0.3), 0.5);
  EXPECT_EQ(law.median(), 0.5);
  EXPECT_EQ(law.stddev(), 3.0);
  for (const double u : {-0.1, 1.1, -inf, inf}) {
    EXPECT_TRUE(std::isnan(law.quantile(u)));
    EXPECT_TRUE(std::isnan(law.inverse_survival(u)));
  }
}

TEST(UnivariatePolicy, MendsArraysAfterOneCall) {
  const Careless law;
  std::array<double, 6> x = {0.5, nan, -1.0, 2.0, inf, 1.0};
  std::array<double, 6> out{};
  law.log_prob(x, out);
  EXPECT_EQ(law.calls, 1);
  EXPECT_EQ(out[0], -1.0);
  EXPECT_TRUE(std::isnan(out[1]));
  EXPECT_EQ(out[2], -inf);
  EXPECT_EQ(out[3], -inf);
  EXPECT_EQ(out[4], -inf);
  EXPECT_EQ(out[5], -1.0);
  law.log_prob(x, x);
  EXPECT_TRUE(std::isnan(x[1])) << "in place";
  EXPECT_EQ(x[2], -inf);
  EXPECT_EQ(x[5], -1.0);
}

TEST(UnivariatePolicy, RefusesArraysOfDifferentSizes) {
  const Careless law;
  const std::array<double, 3> x{};
  std::array<double, 2> out{};
  try {
    law.log_prob(x, out);
    ADD_FAILURE();
  } catch (const relent::DimensionMismatch& error) {
    EXPECT_STREQ(error.what(), "Careless: log_prob of 3 points into room for 2");
  }
  EXPECT_NO_THROW(law.log_prob(std::span<const double>(), std::span<double>()));
}

TEST(UnivariatePolicy, AnswersArraysAsSinglePoints) {
  const relent::Gaussian law(1.0, 2.0);
  const std::array<double, 5> x = {-40.0, 0.0, 1.0, nan, inf};
  std::array<double, 5> out{};
  law.log_prob(x, out);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i])) {
      EXPECT_TRUE(std::isnan(out[i]));
    } else {
      EXPECT_EQ(out[i], law.log_prob(x[i]));
    }
  }
}

TEST(UnivariatePolicy, HasAPlainTextAndLocationWithoutAFamilysHelp) {
  const Careless law;
  EXPECT_EQ(law.to_string(), "Careless()");
  EXPECT_EQ(law.location_hint(), 0.5);
  EXPECT_EQ(Probe(Support::from(3.0)).location_hint(), 3.0);
  EXPECT_EQ(Probe(Support::reals()).location_hint(), 0.0);
  EXPECT_EQ(Probe(Support::integers(0.0, 5.0)).location_hint(), 2.0);
  EXPECT_EQ(Probe(Support::integers(0.0, inf)).tails().lower.kind, relent::Tail::Kind::none);
  EXPECT_EQ(Probe(Support::integers(0.0, inf)).tails().upper.kind, relent::Tail::Kind::unknown);
  EXPECT_EQ(Probe(Support::reals()).tails().lower.kind, relent::Tail::Kind::unknown);
  EXPECT_FALSE(law.expectation({}).has_value());
  EXPECT_FALSE(law.log_density_terms().has_value());
  EXPECT_FALSE(law.from_uniforms({}).has_value());
  EXPECT_TRUE(law == Careless(law));
  EXPECT_FALSE(law == relent::Gaussian(0.0, 1.0));
}

// ---- families that give a density alone ---------------------------------------------------------------------------

/// The logistic law moved to 1000: cdf, quantile, moments and entropy are elementary.
class MyLogistic final : public relent::Family<MyLogistic, UnivariateDistribution> {
 public:
  static constexpr double location = 1000.0;
  static constexpr double scale = 0.5;

 private:
  double do_log_prob(double x) const override {
    const double z = std::abs(x - location) / scale;
    return -z - 2.0 * std::log1p(std::exp(-z)) - std::log(scale);
  }
  Support do_support() const override { return Support::reals(); }
  double do_location_hint() const override { return 998.0; }
};

/// 1/(2 sqrt x) on (0, 1): infinite at an end; cdf sqrt x.
class Root final : public relent::Family<Root, UnivariateDistribution> {
  double do_log_prob(double x) const override { return -std::log(2.0) - 0.5 * std::log(x); }
  Support do_support() const override { return Support::interval(0.0, 1.0, false, true); }
};

/// Density e^-x on [0, inf), the mode at the end.
class MyExponential final : public relent::Family<MyExponential, UnivariateDistribution> {
  double do_log_prob(double x) const override { return -x; }
  Support do_support() const override { return Support::from(0.0); }
};

/// Masses (1 - r) r^k.
class MyGeometric final : public relent::Family<MyGeometric, UnivariateDistribution> {
 public:
  static constexpr double ratio = 0.75;

 private:
  double do_log_prob(double k) const override { return std::log1p(-ratio) + k * std::log(ratio); }
  Support do_support() const override { return Support::integers(0.0, inf); }
};

class MyCauchy final : public relent::Family<MyCauchy, UnivariateDistribution> {
  double do_log_prob(double x) const override { return -std::log(pi) - std::log1p(x * x); }
  Support do_support() const override { return Support::reals(); }
};

class MyPoint final : public relent::Family<MyPoint, UnivariateDistribution> {
  double do_log_prob(double) const override { return 0.0; }
  Support do_support() const override { return Support::point(2.5); }
};

/// A tent whose author forgot to halve it: integrates to 2.
class Tent final : public relent::Family<Tent, UnivariateDistribution> {
  double do_log_prob(double x) const override { return std::log(2.0 * (1.0 - std::abs(x))); }
  Support do_support() const override { return Support::interval(-1.0, 1.0, true, true); }
  std::vector<double> do_breakpoints() const override { return {0.0}; }
};

/// Masses that sum to 1/2.
class HalfCoin final : public relent::Family<HalfCoin, UnivariateDistribution> {
  double do_log_prob(double) const override { return std::log(0.25); }
  Support do_support() const override { return Support::integers(0.0, 1.0); }
};

void expect_close(double actual, double expected, double tolerance = 1e-10) {
  EXPECT_NEAR(actual, expected, tolerance * (1.0 + std::abs(expected)));
}

TEST(NumericalDefaults, IntegrateADensityOnTheLine) {
  const MyLogistic law;
  for (const double z : {-30.0, -3.0, 0.0, 0.7, 12.0}) {
    const double x = MyLogistic::location + MyLogistic::scale * z;
    const double below = 1.0 / (1.0 + std::exp(-z));
    const double above = 1.0 / (1.0 + std::exp(z));
    EXPECT_NEAR(law.cdf(x) / below, 1.0, 1e-9) << z;
    EXPECT_NEAR(law.survival(x) / above, 1.0, 1e-9) << z;
    expect_close(law.log_cdf(x), -std::log1p(std::exp(-z)), 1e-9);
    expect_close(law.log_survival(x), -std::log1p(std::exp(z)), 1e-9);
  }
  expect_close(law.log_survival(1400.0), -800.0);
  for (const double u : {1e-12, 0.01, 0.5, 0.9}) {
    expect_close(law.quantile(u), MyLogistic::location + MyLogistic::scale * (std::log(u) - std::log1p(-u)));
    expect_close(law.inverse_survival(u), MyLogistic::location - MyLogistic::scale * (std::log(u) - std::log1p(-u)));
  }
  expect_close(law.mean(), 1000.0);
  expect_close(law.variance(), MyLogistic::scale * MyLogistic::scale * pi * pi / 3.0);
  expect_close(law.stddev(), MyLogistic::scale * pi / std::sqrt(3.0));
  expect_close(law.skewness(), 0.0, 1e-8);
  expect_close(law.excess_kurtosis(), 1.2, 1e-8);
  expect_close(law.mode(), 1000.0, 1e-7);
  expect_close(law.median(), 1000.0);
  expect_close(law.entropy(), std::log(MyLogistic::scale) + 2.0);
}

TEST(NumericalDefaults, IntegrateADensityThatIsInfiniteAtAnEnd) {
  const Root law;
  expect_close(law.cdf(0.25), 0.5);
  expect_close(law.quantile(0.1), 0.01);
  expect_close(law.mean(), 1.0 / 3.0);
  expect_close(law.variance(), 1.0 / 5.0 - 1.0 / 9.0);
  expect_close(law.entropy(), std::log(2.0) - 1.0);
  EXPECT_EQ(law.mode(), 0.0);
  EXPECT_EQ(law.log_prob(0.0), inf);
}

TEST(NumericalDefaults, FindAModeAtAnEnd) { EXPECT_EQ(MyExponential().mode(), 0.0); }

TEST(NumericalDefaults, SumMasses) {
  const MyGeometric law;
  const double r = MyGeometric::ratio;
  expect_close(law.cdf(4.0), 1.0 - std::pow(r, 5.0));
  expect_close(law.cdf(4.5), 1.0 - std::pow(r, 5.0));
  EXPECT_NEAR(law.survival(100.0) / std::pow(r, 101.0), 1.0, 1e-9);
  expect_close(law.log_survival(5000.0), 5001.0 * std::log(r));
  EXPECT_EQ(law.quantile(0.5), 2.0);
  EXPECT_EQ(law.quantile(0.9), 8.0);
  expect_close(law.mean(), r / (1.0 - r));
  expect_close(law.variance(), r / (1.0 - r) / (1.0 - r));
  expect_close(law.skewness(), (1.0 + r) / std::sqrt(r), 1e-8);
  expect_close(law.entropy(), -std::log1p(-r) - r / (1.0 - r) * std::log(r));
  EXPECT_EQ(law.mode(), 0.0);
  EXPECT_FALSE(law.in_support(1.5));
  EXPECT_TRUE(law.in_support(3.0));
}

TEST(NumericalDefaults, SayWhichMomentsDoNotExist) {
  const MyCauchy law;
  EXPECT_TRUE(std::isnan(law.mean()));
  EXPECT_TRUE(std::isnan(law.variance()));
  EXPECT_TRUE(std::isnan(law.skewness()));
  expect_close(law.entropy(), std::log(4.0 * pi), 1e-8);
  expect_close(law.quantile(0.75), 1.0, 1e-9);
}

TEST(NumericalDefaults, ServeAnAtomAnywhere) {
  const MyPoint law;
  EXPECT_EQ(law.cdf(2.4), 0.0);
  EXPECT_EQ(law.cdf(2.5), 1.0);
  EXPECT_EQ(law.quantile(0.5), 2.5);
  EXPECT_EQ(law.mean(), 2.5);
  EXPECT_EQ(law.variance(), 0.0);
  EXPECT_TRUE(std::isnan(law.skewness()));
  EXPECT_EQ(law.mode(), 2.5);
  EXPECT_EQ(law.entropy(), 0.0);
  Rng rng(1);
  EXPECT_EQ(law.sample(rng), 2.5);
}

TEST(NumericalDefaults, DrawByInversionAndArraysLikeSingleDraws) {
  const MyLogistic law;
  std::array<double, 20> array{};
  Rng together(5);
  law.sample(together, array);
  Rng one_by_one(5);
  Rng uniforms(5);
  for (const double draw : array) {
    EXPECT_EQ(draw, law.sample(one_by_one));
    const double u = uniforms.uniform();
    expect_close(draw, MyLogistic::location + MyLogistic::scale * (std::log(u) - std::log1p(-u)));
  }
  EXPECT_TRUE(together == one_by_one);
}

TEST(NumericalDefaults, DrawManyWithOneIntegration) {
  const MyGeometric law;
  std::vector<double> draws(20000);
  Rng rng(11);
  law.sample(rng, draws);
  double sum = 0.0;
  for (const double draw : draws) sum += draw;
  // six standard errors of the mean 3 with variance 12
  EXPECT_NEAR(sum / static_cast<double>(draws.size()), 3.0, 6.0 * std::sqrt(12.0 / static_cast<double>(draws.size())));
}

TEST(NumericalDefaults, RefuseADensityThatIsNotNormalised) {
  const Tent law;
  const auto message_of = [](const auto& ask) -> std::string {
    try {
      ask();
    } catch (const relent::NumericalFailure& error) {
      return error.what();
    }
    return "nothing thrown";
  };
  const std::string expected = "Tent: density integrates to 2, not 1";
  EXPECT_EQ(message_of([&] { law.cdf(0.5); }), expected);
  EXPECT_EQ(message_of([&] { law.quantile(0.5); }), expected);
  EXPECT_EQ(message_of([&] { law.mean(); }), expected);
  EXPECT_EQ(message_of([&] { law.variance(); }), expected);
  EXPECT_EQ(message_of([&] { law.entropy(); }), expected);
  EXPECT_EQ(message_of([&] {
              Rng rng(1);
              law.sample(rng);
            }),
            expected);
  EXPECT_EQ(message_of([] { HalfCoin().cdf(0.0); }), "HalfCoin: masses sum to 0.5, not 1");
  EXPECT_NO_THROW(law.log_prob(0.5));
}

}  // namespace
