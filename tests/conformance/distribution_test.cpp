// What every family of the catalogue must satisfy, run over all its example texts.
#include <relent/relent.hpp>

#include "support/catalogue.hpp"
#include "support/compare.hpp"
#include "support/oracle.hpp"
#include "support/statistics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <typeinfo>
#include <utility>
#include <vector>

namespace {

using relent::Statistic;
using relent::Support;
using relent::Tail;
using relent::UnivariateDistribution;
using relent_test::close;
using relent_test::Example;
using relent_test::infinity;
using relent_test::not_a_number;
using relent_test::same_bits;

/// The statistic at x.
double statistic_at(const Statistic& t, double x) {
  switch (t.kind) {
    case Statistic::Kind::x:
      return x;
    case Statistic::Kind::x_squared:
      return x * x;
    case Statistic::Kind::log_x:
      return std::log(x);
    case Statistic::Kind::log_x_squared:
      return std::log(x) * std::log(x);
    case Statistic::Kind::log_one_minus_x:
      return std::log1p(-x);
    case Statistic::Kind::reciprocal:
      return 1.0 / x;
    case Statistic::Kind::absolute_deviation:
      return std::abs(x - t.argument);
    case Statistic::Kind::exponential:
      return std::exp(t.argument * x);
    case Statistic::Kind::power:
      return std::pow(x, t.argument);
    case Statistic::Kind::log_factorial:
      return std::lgamma(x + 1.0);
    case Statistic::Kind::squared_deviation:
      return (x - t.argument) * (x - t.argument);
    case Statistic::Kind::log_one_plus:
      return std::log1p(x / t.argument);
    case Statistic::Kind::logit_squared:
      return std::pow(std::log(x) - std::log1p(-x), 2.0);
    case Statistic::Kind::cosine:
      return std::cos(x - t.argument);
    case Statistic::Kind::absolute_power:
      return std::pow(std::abs(x - t.argument), t.second);
    case Statistic::Kind::log_one_plus_square:
      if (const double z = (x - t.argument) / t.second; std::abs(z) < 1.0) return std::log1p(z * z);
      return 2.0 * std::log(std::hypot(1.0, (x - t.argument) / t.second));
  }
  return not_a_number;
}

class Univariate : public testing::TestWithParam<Example> {
 protected:
  const UnivariateDistribution& law() const { return *any_.as<UnivariateDistribution>(); }

  /// Points of the support over the whole range of the law, ends included.
  std::vector<double> points() const {
    std::vector<double> x;
    for (const double u : {0.0, 1e-300, 1e-100, 1e-20, 1e-9, 1e-4, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99,
                           0.9999, 1 - 0x1p-53, 1.0}) {
      x.push_back(law().quantile(u));
    }
    for (const double v : {1e-20, 1e-100, 1e-300}) x.push_back(law().inverse_survival(v));
    std::sort(x.begin(), x.end());
    x.erase(std::unique(x.begin(), x.end()), x.end());
    return x;
  }
  std::vector<double> finite_points() const {
    std::vector<double> x = points();
    std::erase_if(x, [](double v) { return !std::isfinite(v); });
    return x;
  }
  std::vector<double> points_outside() const {
    const Support s = law().support();
    std::vector<double> x{-infinity, infinity};
    if (std::isfinite(s.lower)) {
      for (const double d : {std::nextafter(s.lower, -infinity), s.lower - 1.0, s.lower - 1e10, -1e300}) {
        if (d < s.lower) x.push_back(d);
      }
    }
    if (std::isfinite(s.upper)) {
      for (const double d : {std::nextafter(s.upper, infinity), s.upper + 1.0, s.upper + 1e10, 1e300}) {
        if (d > s.upper) x.push_back(d);
      }
    }
    if (s.kind == Support::Kind::integer) {
      const double some = std::isfinite(s.lower) ? s.lower : 0.0;
      x.push_back(some + 0.5);
      x.push_back(std::nextafter(some, infinity) == some ? some + 0.25 : std::nextafter(some, infinity));
    }
    return x;
  }
  /// The rounding of x over the scale of the law: what an oracle in terms of x can resolve.
  double grain() const {
    const double scale = std::abs(law().quantile(0.75) - law().quantile(0.25));
    const double size = std::max(std::abs(law().quantile(0.25)), std::abs(law().quantile(0.75)));
    return scale > 0.0 ? 0x1p-52 * size / scale : 0.0;
  }
  /// Has the integral of |x|^k at this end no bound, by what the tail claims?
  static bool diverges(const Tail& tail, double k) {
    return (tail.kind == Tail::Kind::power && tail.exponent <= k) || tail.kind == Tail::Kind::super_heavy;
  }
  /// Is E|X|^k finite, by what the tails claim?
  bool has_moment(double k) const { return !diverges(law().tails().lower, k) && !diverges(law().tails().upper, k); }

  relent::AnyDistribution any_ = relent::parse(GetParam().text);
};

TEST_P(Univariate, DensityIntegratesToOne) {
  const auto mass = relent_test::expect(law(), [](double, double) { return 1.0; });
  EXPECT_TRUE(close(mass.value, 1.0, 1e-10 + grain()));
}

TEST_P(Univariate, CdfIsTheIntegralOfTheDensity) {
  const Support s = law().support();
  const double tolerance = 1e-9 + 10.0 * grain();
  for (const double u : {1e-12, 1e-4, 0.1, 0.3, 0.5, 0.8, 0.95}) {
    const double x = law().quantile(u);
    SCOPED_TRACE(relent_test::exact(x));
    // against an end that is not 0, x is coarse
    if (!s.is_discrete() && std::min(x - s.lower, s.upper - x) < 1e-5 * std::abs(x)) continue;
    const double below = relent_test::expect(
                             law(), [](double, double) { return 1.0; }, -infinity, x)
                             .value;
    const double above = relent_test::expect(
                             law(), [](double, double) { return 1.0; }, x, infinity)
                             .value;
    EXPECT_TRUE(close(law().cdf(x), below, tolerance, 1e-300));
    EXPECT_TRUE(close(law().survival(x), above, tolerance, 1e-300));
  }
  const double x = law().inverse_survival(1e-12);
  if (!s.is_discrete() && s.upper - x < 1e-5 * std::abs(x)) return;
  const double above = relent_test::expect(
                           law(), [](double, double) { return 1.0; }, x, infinity)
                           .value;
  EXPECT_TRUE(close(law().survival(x), above, tolerance, 1e-300));
}

TEST_P(Univariate, SurvivalIsTheComplementOfCdf) {
  for (const double x : points()) {
    EXPECT_TRUE(close(law().cdf(x) + law().survival(x), 1.0, 1e-13)) << relent_test::exact(x);
  }
}

TEST_P(Univariate, LogFormsAreTheLogarithmsOfThePlainForms) {
  for (const double x : points()) {
    SCOPED_TRACE(relent_test::exact(x));
    const auto check = [&](double log_form, double plain) {
      if (plain > 1e-290 && std::isfinite(plain)) {
        EXPECT_TRUE(close(log_form, std::log(plain), 1e-13, 1e-13));
      } else if (plain == 0.0) {
        EXPECT_LT(log_form, -600.0);
      }
      EXPECT_FALSE(std::isnan(log_form));
    };
    check(law().log_cdf(x), law().cdf(x));
    check(law().log_survival(x), law().survival(x));
    check(law().log_prob(x), law().prob(x));
    EXPECT_TRUE(close(law().prob(x), std::exp(law().log_prob(x)), 1e-12));
    EXPECT_LE(law().log_cdf(x), 0.0);
    EXPECT_LE(law().log_survival(x), 0.0);
  }
}

TEST_P(Univariate, QuantileInvertsCdf) {
  const bool discrete = law().support().is_discrete();
  for (const double u : {1e-300, 1e-40, 1e-10, 1e-3, 0.05, 0.25, 0.5, 0.7, 0.95, 0.999, 1 - 0x1p-53}) {
    SCOPED_TRACE(u);
    const double x = law().quantile(u);
    ASSERT_FALSE(std::isnan(x));
    // the least x with cdf(x) >= u, up to a few ulps of x and 1e-12 of u
    const double after = discrete ? x : relent_test::step(x, 4);
    const double before = discrete ? std::nextafter(x, -infinity) : relent_test::step(x, -4);
    EXPECT_GE(law().cdf(after), u * (1.0 - 1e-12));
    EXPECT_LE(law().cdf(before), u * (1.0 + 1e-12));
    const double y = law().inverse_survival(u);
    ASSERT_FALSE(std::isnan(y));
    EXPECT_LE(law().survival(discrete ? y : relent_test::step(y, 4)), u * (1.0 + 1e-12));
    EXPECT_GE(law().survival(discrete ? std::nextafter(y, -infinity) : relent_test::step(y, -4)), u * (1.0 - 1e-12));
  }
}

TEST_P(Univariate, QuantileIsMonotoneAndExactAtTheEnds) {
  const Support s = law().support();
  EXPECT_EQ(law().quantile(0.0), s.lower);
  EXPECT_EQ(law().quantile(1.0), s.upper);
  EXPECT_EQ(law().inverse_survival(1.0), s.lower);
  EXPECT_EQ(law().inverse_survival(0.0), s.upper);
  double last = -infinity;
  double last_inverse = infinity;
  for (int i = 0; i <= 500; ++i) {
    const double u = i / 500.0;
    const double x = law().quantile(u);
    EXPECT_GE(x, last) << u;
    last = x;
    const double y = law().inverse_survival(u);
    EXPECT_LE(y, last_inverse) << u;
    last_inverse = y;
  }
  for (const double u : {-1.0, -0x1p-1074, 1 + 0x1p-52, 2.0, infinity, -infinity}) {
    EXPECT_TRUE(std::isnan(law().quantile(u))) << u;
    EXPECT_TRUE(std::isnan(law().inverse_survival(u))) << u;
  }
}

TEST_P(Univariate, CdfIsMonotone) {
  double last = 0.0;
  double last_survival = 1.0;
  for (const double x : points()) {
    EXPECT_GE(law().cdf(x), last) << x;
    EXPECT_LE(law().survival(x), last_survival) << x;
    last = law().cdf(x);
    last_survival = law().survival(x);
  }
}

TEST_P(Univariate, MomentsEqualQuadrature) {
  const double mean = law().mean();
  const double variance = law().variance();
  if (!has_moment(1)) {
    EXPECT_FALSE(std::isfinite(mean));
    EXPECT_FALSE(std::isfinite(variance));
    return;
  }
  ASSERT_TRUE(std::isfinite(mean));
  const double scale = has_moment(2) ? std::sqrt(variance) : 1.0;
  EXPECT_TRUE(close(relent_test::expect(law(), [&](double x, double) { return x - mean; }).value, 0.0, 0.0,
                    1e-9 * scale + 1e-14 * std::abs(mean) + 1e-200));
  if (!has_moment(2)) {
    EXPECT_FALSE(std::isfinite(variance));
    return;
  }
  const double width = std::abs(law().quantile(0.9) - law().quantile(0.1));
  if (!(width > 1e-140 && width < 1e140) && !law().support().is_discrete()) return;  // a square over- or underflows
  ASSERT_TRUE(std::isfinite(variance));
  const auto standardised = [&](int k) {
    return relent_test::expect(law(), [&, k](double x, double) { return std::pow((x - mean) / scale, k); }).value;
  };
  if (variance < 1e-140) return;
  const double tolerance = 1e-9 + 10.0 * grain();
  EXPECT_TRUE(close(standardised(2), 1.0, tolerance));
  EXPECT_TRUE(close(law().stddev(), std::sqrt(variance), 1e-15));
  if (has_moment(3)) {
    EXPECT_TRUE(close(law().skewness(), standardised(3), tolerance, tolerance));
  } else {
    EXPECT_FALSE(std::isfinite(law().skewness()));
  }
  if (has_moment(4)) {
    EXPECT_TRUE(close(law().excess_kurtosis(), standardised(4) - 3.0, tolerance, tolerance));
  } else {
    EXPECT_FALSE(std::isfinite(law().excess_kurtosis()));
  }
}

// docs/decisions/0007-missing-moments.md
TEST_P(Univariate, MomentsWithoutAValueAreInfiniteWhereTheIntegralIsAndNaNWhereThereIsNone) {
  const bool below_first = diverges(law().tails().lower, 1);
  const bool above_first = diverges(law().tails().upper, 1);
  if (below_first && above_first) {
    EXPECT_TRUE(std::isnan(law().mean()));
    EXPECT_TRUE(std::isnan(law().variance()));
    EXPECT_TRUE(std::isnan(law().stddev()));
  } else if (below_first || above_first) {
    EXPECT_EQ(law().mean(), above_first ? infinity : -infinity);
  }
  if (!has_moment(2)) {
    if (!(below_first && above_first)) {
      EXPECT_EQ(law().variance(), infinity);
      EXPECT_EQ(law().stddev(), infinity);
    }
    EXPECT_TRUE(std::isnan(law().skewness()));
    EXPECT_TRUE(std::isnan(law().excess_kurtosis()));
    return;
  }
  const bool below_third = diverges(law().tails().lower, 3);
  const bool above_third = diverges(law().tails().upper, 3);
  if (below_third && above_third) {
    EXPECT_TRUE(std::isnan(law().skewness()));
  } else if (below_third || above_third) {
    EXPECT_EQ(law().skewness(), above_third ? infinity : -infinity);
  }
  if (!has_moment(4)) {
    EXPECT_EQ(law().excess_kurtosis(), infinity);
  }
}

TEST_P(Univariate, EntropyEqualsQuadrature) {
  const auto entropy = relent_test::expect(law(), [](double, double lp) { return -lp; });
  EXPECT_TRUE(close(law().entropy(), entropy.value, 1e-9, 1e-10));
}

TEST_P(Univariate, ModeHasTheHighestDensity) {
  const double mode = law().mode();
  EXPECT_TRUE(law().support().closure_contains(mode)) << mode;
  const double highest = law().log_prob(mode);
  for (const double x : points()) {
    EXPECT_GE(highest + 1e-12 * (1.0 + std::abs(highest)), law().log_prob(x)) << x;
  }
}

TEST_P(Univariate, MedianIsTheHalfQuantile) {
  const double median = law().median();
  if (law().support().is_discrete()) {
    EXPECT_EQ(median, law().quantile(0.5));
  } else {
    EXPECT_TRUE(
        close(median, law().quantile(0.5), 1e-13, 1e-13 * std::abs(law().quantile(0.75) - law().quantile(0.25))));
  }
}

TEST_P(Univariate, LogProbIsMinusInfinityOutsideTheSupport) {
  for (const double x : points_outside()) {
    SCOPED_TRACE(relent_test::exact(x));
    EXPECT_EQ(law().log_prob(x), -infinity);
    EXPECT_EQ(law().prob(x), 0.0);
    EXPECT_FALSE(law().in_support(x));
  }
  const Support s = law().support();
  for (const double x : points_outside()) {
    if (x < s.lower) {
      EXPECT_EQ(law().cdf(x), 0.0) << x;
      EXPECT_EQ(law().log_cdf(x), -infinity) << x;
      EXPECT_EQ(law().survival(x), 1.0) << x;
      EXPECT_EQ(law().log_survival(x), 0.0) << x;
    }
    if (x > s.upper) {
      EXPECT_EQ(law().cdf(x), 1.0) << x;
      EXPECT_EQ(law().log_cdf(x), 0.0) << x;
      EXPECT_EQ(law().survival(x), 0.0) << x;
      EXPECT_EQ(law().log_survival(x), -infinity) << x;
    }
  }
  EXPECT_EQ(law().cdf(-infinity), 0.0);
  EXPECT_EQ(law().cdf(infinity), 1.0);
  EXPECT_EQ(law().survival(-infinity), 1.0);
  EXPECT_EQ(law().survival(infinity), 0.0);
}

TEST_P(Univariate, NanInGivesNanOut) {
  EXPECT_TRUE(std::isnan(law().log_prob(not_a_number)));
  EXPECT_TRUE(std::isnan(law().prob(not_a_number)));
  EXPECT_TRUE(std::isnan(law().cdf(not_a_number)));
  EXPECT_TRUE(std::isnan(law().log_cdf(not_a_number)));
  EXPECT_TRUE(std::isnan(law().survival(not_a_number)));
  EXPECT_TRUE(std::isnan(law().log_survival(not_a_number)));
  EXPECT_TRUE(std::isnan(law().quantile(not_a_number)));
  EXPECT_TRUE(std::isnan(law().inverse_survival(not_a_number)));
  EXPECT_FALSE(law().in_support(not_a_number));
  const Support s = law().support();
  EXPECT_TRUE(std::isnan(law().log_prob(relent::Point{not_a_number, s.lower, s.upper, not_a_number, not_a_number})));
  double out = 0.0;
  const double in = not_a_number;
  law().log_prob(std::span<const double>(&in, 1), std::span<double>(&out, 1));
  EXPECT_TRUE(std::isnan(out));
}

TEST_P(Univariate, ArrayFormsEqualSingleForms) {
  std::vector<double> x = points();
  for (const double outside : points_outside()) x.push_back(outside);
  x.push_back(not_a_number);
  std::vector<double> out(x.size());
  law().log_prob(x, out);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i])) {
      EXPECT_TRUE(std::isnan(out[i]));
    } else {
      EXPECT_TRUE(same_bits(out[i], law().log_prob(x[i]))) << relent_test::exact(x[i]);
    }
  }
  law().log_prob(std::span<const double>(), std::span<double>());
  std::vector<double> short_out(x.size() - 1);
  EXPECT_THROW(law().log_prob(x, short_out), relent::DimensionMismatch);

  relent::Rng single(7);
  relent::Rng array(7);
  std::vector<double> sample(257);
  law().sample(array, sample);
  for (const double draw : sample) EXPECT_TRUE(same_bits(draw, law().sample(single)));
  EXPECT_TRUE(single == array) << "array draws consume other words than single draws";
}

TEST_P(Univariate, LogProbAtAPointEqualsLogProb) {
  const Support s = law().support();
  for (const double x : finite_points()) {
    EXPECT_TRUE(close(law().log_prob(relent::Point::of(x, s.lower, s.upper)), law().log_prob(x), 1e-12, 1e-12))
        << relent_test::exact(x);
  }
}

TEST_P(Univariate, InSupportAgreesWithTheDensity) {
  for (const double x : finite_points()) {
    EXPECT_TRUE(law().support().closure_contains(x)) << x;
    if (law().support().is_discrete()) {
      EXPECT_EQ(law().in_support(x), law().log_prob(x) > -infinity) << x;
    } else {
      EXPECT_EQ(law().in_support(x), law().support().contains(x)) << x;
    }
  }
  EXPECT_TRUE(law().support().closure_contains(law().location_hint()));
}

TEST_P(Univariate, ExpectationsEqualQuadrature) {
  std::vector<Statistic> statistics;
  for (const auto kind : {Statistic::Kind::x, Statistic::Kind::x_squared, Statistic::Kind::log_x,
                          Statistic::Kind::log_x_squared, Statistic::Kind::log_one_minus_x, Statistic::Kind::reciprocal,
                          Statistic::Kind::log_factorial, Statistic::Kind::logit_squared}) {
    statistics.push_back({kind, 0.0});
  }
  const double a = law().quantile(0.1);
  const double b = law().quantile(0.8);
  for (const double c : {a, b, 0.0, a - 3.0 * (b - a), b + 3.0 * (b - a)}) {
    statistics.push_back({Statistic::Kind::absolute_deviation, c});
    statistics.push_back({Statistic::Kind::squared_deviation, c});
  }
  for (const double t : {0.1, -0.1, 0.4}) statistics.push_back({Statistic::Kind::exponential, t / (std::abs(b) + 1.0)});
  for (const double scale : {0.5, 1.0, 3.0}) statistics.push_back({Statistic::Kind::log_one_plus, scale});
  for (const double c : {0.0, 1.0}) statistics.push_back({Statistic::Kind::cosine, c});
  for (const double c : {law().mean(), law().mode(), 0.0, b}) {
    if (!std::isfinite(c)) continue;
    for (const double k : {1.5, 3.0, 0.25}) statistics.push_back({Statistic::Kind::absolute_power, c, k});
    for (const double s : {0.5 * (b - a) + 1e-3, 3.0}) {
      statistics.push_back({Statistic::Kind::log_one_plus_square, c, s});
    }
  }
  for (const double k : {0.5, 1.5, 3.0, -0.25}) statistics.push_back({Statistic::Kind::power, k});
  for (const Statistic& t : statistics) {
    const std::optional<double> claimed = law().expectation(t);
    if (!claimed || !std::isfinite(*claimed)) continue;
    SCOPED_TRACE("statistic " + std::to_string(static_cast<int>(t.kind)) + " of " + std::to_string(t.argument));
    std::vector<double> anchors = relent_test::anchors_of(law());
    if (t.kind == Statistic::Kind::absolute_deviation || t.kind == Statistic::Kind::absolute_power) {
      anchors.push_back(t.argument);
    }
    if (t.kind == Statistic::Kind::log_one_plus_square) {
      for (const double x : {t.argument - t.second, t.argument, t.argument + t.second}) anchors.push_back(x);
    }
    const Support s = law().support();
    double truth = 0.0;
    double magnitude = 0.0;
    if (s.is_discrete()) {
      truth = relent_test::expect(law(), [&](double x, double) { return statistic_at(t, x); }).value;
      magnitude = relent_test::expect(law(), [&](double x, double) { return std::abs(statistic_at(t, x)); }).value;
    } else {
      const auto at = [&](const relent_test::Place& place) {
        const double log_mass = relent_test::log_density(law(), place) + place.log_distance;
        const double mass = std::exp(log_mass);
        if (mass == 0.0) return 0.0;
        if (std::abs(place.x) > 1e250) {  // quotients by small arguments leave the range of double
          if (t.kind == Statistic::Kind::log_one_plus) return mass * (place.log_distance - std::log(t.argument));
          if (t.kind == Statistic::Kind::log_one_plus_square) {
            return mass * 2.0 * (place.log_distance - std::log(t.second));
          }
        }
        if (t.kind == Statistic::Kind::log_one_plus && place.anchor == -t.argument) {
          return mass * (place.log_distance - std::log(t.argument));
        }
        // next to the ends 0 and 1 the statistic needs the distance, not x
        if (place.anchor == 0.0 && place.side > 0) {
          if (t.kind == Statistic::Kind::log_x) return mass * place.log_distance;
          if (t.kind == Statistic::Kind::log_x_squared) return mass * place.log_distance * place.log_distance;
          if (t.kind == Statistic::Kind::logit_squared) {
            return mass * std::pow(place.log_distance - std::log1p(-place.x), 2.0);
          }
          if (t.kind == Statistic::Kind::reciprocal) return std::exp(log_mass - place.log_distance);
          if (t.kind == Statistic::Kind::power) return std::exp(log_mass + t.argument * place.log_distance);
        }
        if (place.anchor == 1.0 && place.side < 0) {
          if (t.kind == Statistic::Kind::log_one_minus_x) return mass * place.log_distance;
          if (t.kind == Statistic::Kind::logit_squared) {
            return mass * std::pow(std::log(place.x) - place.log_distance, 2.0);
          }
        }
        return mass * statistic_at(t, place.x);
      };
      truth = relent_test::integrate(anchors, s.lower, s.upper, at).value;
      magnitude = relent_test::integrate(anchors, s.lower, s.upper, [&](const auto& place) {
                    return std::abs(at(place));
                  }).value;
    }
    EXPECT_TRUE(close(*claimed, truth, 1e-9, (1e-10 + 10.0 * grain()) * magnitude));
  }
}

TEST_P(Univariate, LogDensityTermsReproduceLogProb) {
  const auto terms = law().log_density_terms();
  if (!terms) return;
  for (const double x : finite_points()) {
    double sum = terms->constant;
    double magnitude = std::abs(sum);
    for (const auto& term : terms->terms) {
      const double part = term.coefficient * statistic_at(term.statistic, x);
      sum += part;
      magnitude += std::abs(part);
    }
    if (!std::isfinite(sum) || !std::isfinite(magnitude)) continue;  // at an end
    EXPECT_TRUE(close(sum, law().log_prob(x), 1e-12, 1e-13 * magnitude)) << relent_test::exact(x);
  }
}

TEST_P(Univariate, ScoreEqualsDifferencesOfLogProb) {
  std::vector<double> score(16, not_a_number);
  const double middle = law().quantile(0.4);
  const std::size_t offered = law().score(middle, score);
  if (offered == 0) return;
  const std::vector<relent::Parameter> parameters = law().parameters();
  ASSERT_EQ(offered, parameters.size());
  // The derivatives are with respect to the canonical parameters: other forms are another chart.
  const auto& canonical = relent::Catalogue::builtin().find(law().name())->forms.front().parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (i >= canonical.size() || parameters[i].name != canonical[i].name) return;
  }
  for (const double u : {0.05, 0.4, 0.9}) {
    const double x = law().quantile(u);
    ASSERT_EQ(law().score(x, score), offered);
    for (std::size_t i = 0; i < offered; ++i) {
      const double centre = std::get<double>(parameters[i].value);
      const double spread = std::abs(law().quantile(0.75) - law().quantile(0.25));
      const std::string& name = parameters[i].name;
      const bool position = name == "mean" || name == "location" || name == "low" || name == "high";
      const double room =
          name == "decay" || name == "resultant_length" ? std::min(centre, 1.0 - centre) : std::abs(centre);
      const double h = 1e-3 * (position ? spread : room);
      const auto at = [&](double value) {
        std::vector<relent::Parameter> moved = parameters;
        moved[i].value = value;
        return relent::parse(relent_test::call(law().name(), moved)).as<UnivariateDistribution>()->log_prob(x);
      };
      // Richardson's extrapolation of central differences
      const auto slope = [&](double step) {
        return (at(centre + step) - at(centre - step)) / ((centre + step) - (centre - step));
      };
      const double coarse = slope(h);
      const double fine = slope(h / 2.0);
      const double difference = (4.0 * fine - coarse) / 3.0;
      if (!std::isfinite(difference)) continue;
      const double rounding = 1e-14 * (1.0 + std::abs(law().log_prob(x))) / h;
      EXPECT_TRUE(close(score[i], difference, 1e-6, 1e-6 * std::abs(coarse - fine) + 20.0 * rounding))
          << parameters[i].name << " at " << x;
    }
  }
}

TEST_P(Univariate, RatioBoundBoundsTheRatioOfMasses) {
  if (!law().support().is_discrete()) {
    EXPECT_FALSE(law().ratio_bound(0.0).has_value());
    return;
  }
  const Support s = law().support();
  for (const double u : {0.0, 0.01, 0.5, 0.9, 1 - 0x1p-40}) {
    const double k = law().quantile(u);
    const auto bound = law().ratio_bound(k);
    if (!bound) continue;
    EXPECT_GE(*bound, 0.0);
    for (double j = k; j < std::min(s.upper, k + 200.0); j += 1.0) {
      const double here = law().log_prob(j);
      const double next = law().log_prob(j + 1.0);
      if (here == -infinity) continue;
      EXPECT_LE(std::exp(next - here), *bound * (1.0 + 1e-10 * (1.0 + std::abs(here)))) << "k = " << k << ", j = " << j;
    }
  }
}

TEST_P(Univariate, TailsDescribeTheDensityFarOut) {
  const Support s = law().support();
  const relent::Tails tails = law().tails();
  // The log density where t, |x| or the reciprocal of the distance from the end, is exp(log_t). side: the way to the
  // end.
  const auto log_at = [&](double end, int side, double log_t) {
    if (!std::isfinite(end)) return law().log_prob(side * std::exp(log_t));
    return relent_test::log_density(law(), {end - side * std::exp(-log_t), end, -log_t, -side});
  };
  const auto check = [&](const Tail& tail, double end, int side) {
    switch (tail.kind) {
      case Tail::Kind::none:
        EXPECT_TRUE(std::isfinite(end));
        EXPECT_TRUE(s.is_discrete());
        return;
      case Tail::Kind::endpoint: {
        ASSERT_TRUE(std::isfinite(end));
        ASSERT_FALSE(s.is_discrete());
        const auto at = [&](double t) {
          return relent_test::log_density(law(), {end - side * std::exp(t), end, t, -side});
        };
        EXPECT_TRUE(close((at(-1200.0) - at(-1400.0)) / 200.0, tail.exponent - 1.0, 1e-9, 1e-9));
        return;
      }
      case Tail::Kind::power: {
        ASSERT_FALSE(std::isfinite(end));
        const auto at = [&](double t) { return law().log_prob(side * std::exp(t)); };
        const double slope = (at(500.0) - at(300.0)) / 200.0 - tail.prefactor * std::log(500.0 / 300.0) / 200.0;
        EXPECT_TRUE(close(slope, -1.0 - tail.exponent, 1e-9));
        return;
      }
      case Tail::Kind::stretched_exponential: {
        ASSERT_FALSE(std::isfinite(end));
        const double least = s.is_discrete() ? 1.0 : 0.0;
        const double far =
            1e7 * (least + std::abs(law().location_hint()) + std::abs(law().quantile(0.99) - law().quantile(0.01)));
        if (std::isinf(law().log_prob(side * 2.0 * far))) return;  // out of double's range
        const double change = law().log_prob(side * 2.0 * far) - law().log_prob(side * far);
        const double scaled = std::pow(tail.rate, 1.0 / tail.exponent) * far;
        const double predicted =
            std::pow(scaled, tail.exponent) - std::pow(2.0 * scaled, tail.exponent) + tail.prefactor * std::log(2.0);
        EXPECT_TRUE(close(change, predicted, 1e-6));
        return;
      }
      case Tail::Kind::t_log_t: {  // -log density / t ~ log t + a constant
        ASSERT_FALSE(std::isfinite(end));
        const double far =
            1e7 * (1.0 + std::abs(law().location_hint()) + std::abs(law().quantile(0.99) - law().quantile(0.01)));
        const auto at = [&](double t) { return -law().log_prob(side * t) / t; };
        EXPECT_TRUE(close(at(1024.0 * far) - at(far), std::log(1024.0), 1e-6));
        return;
      }
      case Tail::Kind::log_normal: {  // the second difference in log t, whatever terms are linear in it
        const auto at = [&](double log_t) { return -log_at(end, side, log_t); };
        EXPECT_TRUE(close((at(600.0) - 2.0 * at(400.0) + at(200.0)) / (2.0 * 200.0 * 200.0), tail.rate, 1e-9));
        return;
      }
      case Tail::Kind::inverse_power: {  // between -log density = e^50 and e^300
        ASSERT_TRUE(std::isfinite(end));
        const auto at = [&](double log_size) {
          return std::log(-log_at(end, side, (log_size - std::log(tail.rate)) / tail.exponent));
        };
        EXPECT_TRUE(close(at(50.0), 50.0, 1e-9));
        EXPECT_TRUE(close(at(300.0), 300.0, 1e-9));
        return;
      }
      case Tail::Kind::double_exponential: {
        ASSERT_FALSE(std::isfinite(end));
        const auto at = [&](double t) { return std::log(-law().log_prob(law().quantile(0.5) + side * t / tail.rate)); };
        EXPECT_TRUE(close(at(400.0) - at(200.0), 200.0, 1e-9));
        return;
      }
      case Tail::Kind::super_heavy: {
        const auto at = [&](double log_t) { return log_at(end, side, log_t) + (std::isfinite(end) ? -log_t : log_t); };
        EXPECT_TRUE(close((at(600.0) - at(300.0)) / std::log(2.0), -tail.exponent, 0.05));
        return;
      }
      case Tail::Kind::unknown:
        return;
    }
  };
  check(tails.lower, s.lower, -1);
  check(tails.upper, s.upper, 1);
}

TEST_P(Univariate, SamplesFollowTheLaw) {
  relent::Rng rng(20240229, GetParam().index);
  std::vector<double> sample(relent_test::draws);
  law().sample(rng, sample);
  for (const double x : sample) ASSERT_TRUE(law().support().closure_contains(x)) << relent_test::exact(x);
  EXPECT_TRUE(relent_test::follows(sample, [&](double x) { return law().cdf(x); }));
  if (law().support().kind == Support::Kind::integer) {
    // cells: single values in the bulk, the rest lumped below and above
    const double low = law().quantile(1e-3);
    const double high = law().quantile(1 - 1e-3);
    const double width = std::max(1.0, std::ceil((high - low) / 200.0));
    std::vector<double> probability{law().cdf(low - 1.0)};
    std::vector<double> count{0.0};
    for (double k = low; k <= high; k += width) {
      const double last = k + width - 1.0;
      double mass = 0.0;
      if (width == 1.0) {
        mass = law().prob(k);
      } else {
        mass = law().cdf(last) - law().cdf(k - 1.0);
      }
      probability.push_back(mass);
      count.push_back(0.0);
    }
    const double end = low + width * static_cast<double>(count.size() - 1);
    probability.push_back(law().survival(end - 1.0));
    count.push_back(0.0);
    for (const double x : sample) {
      const double cell = x < low    ? 0.0
                          : x >= end ? static_cast<double>(count.size() - 1)
                                     : 1.0 + std::floor((x - low) / width);
      count[static_cast<std::size_t>(cell)] += 1.0;
    }
    EXPECT_TRUE(relent_test::pearson(probability, count));
    for (const double x : sample) ASSERT_TRUE(law().in_support(x)) << x;
  }
}

TEST_P(Univariate, SamplesHaveTheMomentsOfTheLaw) {
  const double variance = law().variance();
  const double kurtosis = law().excess_kurtosis();
  if (!std::isfinite(variance) || (variance < 1e-290 && !law().support().is_discrete())) return;
  relent::Rng rng(11, GetParam().index);
  std::vector<double> sample(relent_test::draws);
  law().sample(rng, sample);
  const auto n = static_cast<double>(sample.size());
  relent_test::Sum first;
  for (const double x : sample) first.add((x - law().mean()) / n);
  if (variance == 0.0) {
    EXPECT_EQ(first.value(), 0.0);
    return;
  }
  // the mean of n draws is Gaussian enough unless single draws dominate it
  if (!(kurtosis < 0.001 * n)) return;
  EXPECT_LE(std::abs(first.value()), relent_test::z_limit * std::sqrt(variance / n));
  relent_test::Sum second;
  for (const double x : sample) second.add((x - law().mean()) * (x - law().mean()) / variance / n);
  // the eighth moment rules how Gaussian this is; kurtosis stands in for it
  if (kurtosis < 10.0) {
    EXPECT_LE(std::abs(second.value() - 1.0), 1.5 * relent_test::z_limit * std::sqrt((kurtosis + 2.0) / n) + 1e-12);
  }
}

TEST_P(Univariate, DrawsFromUniformsFollowTheLaw) {
  std::vector<double> u(16, 0.5);
  if (!law().from_uniforms(u)) return;
  relent::Rng rng(5, GetParam().index);
  std::vector<double> sample;
  for (std::size_t i = 0; i < relent_test::draws / 10; ++i) {
    for (double& v : u) v = rng.uniform();
    sample.push_back(law().from_uniforms(u).value());
  }
  EXPECT_TRUE(relent_test::follows(std::move(sample), [&](double x) { return law().cdf(x); }));
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Univariate, testing::ValuesIn(relent_test::examples_of<UnivariateDistribution>()),
                         relent_test::example_name);

class Any : public testing::TestWithParam<Example> {
 protected:
  relent::AnyDistribution any_ = relent::parse(GetParam().text);
};

TEST_P(Any, TextRoundTripsBitForBit) {
  const std::string text = any_->to_string();
  const relent::AnyDistribution again = relent::parse(text);
  EXPECT_EQ(again, any_) << text;
  EXPECT_EQ(again->to_string(), text);
  EXPECT_EQ(again->parameters(), any_->parameters());
  EXPECT_EQ(text, relent_test::call(any_->name(), any_->parameters()));
  EXPECT_EQ(any_->name(), GetParam().family);
  if (const auto* law = any_.as<UnivariateDistribution>()) {
    for (const double u : {0.0, 0.1, 0.5, 0.9}) {
      const double x = law->quantile(u);
      EXPECT_TRUE(same_bits(law->log_prob(x), again.as<UnivariateDistribution>()->log_prob(x)));
    }
  }
}

TEST_P(Any, CloneIsEqual) {
  const auto clone = any_->clone();
  ASSERT_NE(clone, nullptr);
  EXPECT_TRUE(*clone == *any_);
  EXPECT_TRUE(clone->lineage() == any_->lineage());
  EXPECT_EQ(clone->to_string(), any_->to_string());
  const relent::Distribution& law = *clone;
  EXPECT_TRUE(*law.lineage().type == typeid(law));
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Any, testing::ValuesIn(relent_test::examples()), relent_test::example_name);

class Multivariate : public testing::TestWithParam<Example> {
 protected:
  const relent::MultivariateDistribution& law() const { return *any_.as<relent::MultivariateDistribution>(); }
  std::size_t n() const { return law().dimension(); }

  /// The lower Cholesky factor of the covariance, by the definition.
  std::vector<std::vector<double>> cholesky() const {
    std::vector<double> c(n() * n());
    law().covariance(c);
    std::vector<std::vector<double>> l(n(), std::vector<double>(n(), 0.0));
    for (std::size_t i = 0; i < n(); ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double s = c[i + n() * j];
        for (std::size_t k = 0; k < j; ++k) s -= l[i][k] * l[j][k];
        l[i][j] = i == j ? std::sqrt(s) : s / l[j][j];
      }
    }
    return l;
  }
  std::vector<double> mean() const {
    std::vector<double> m(n());
    law().mean(m);
    return m;
  }
  /// Can doubles hold the law's draws and its covariance so that whitening undoes them?
  bool is_resolved() const {
    const auto l = cholesky();
    const auto m = mean();
    for (std::size_t i = 0; i < n(); ++i) {
      double square = 0.0;
      for (std::size_t j = 0; j <= i; ++j) square += l[i][j] * l[i][j];
      if (!(l[i][i] * l[i][i] > 1e-8 * square && l[i][i] > 1e-9 * std::abs(m[i]))) return false;
    }
    return true;
  }
  std::vector<double> whiten(std::span<const double> x) const {
    const auto l = cholesky();
    const auto m = mean();
    std::vector<double> z(n());
    for (std::size_t i = 0; i < n(); ++i) {
      double s = x[i] - m[i];
      for (std::size_t j = 0; j < i; ++j) s -= l[i][j] * z[j];
      z[i] = s / l[i][i];
    }
    return z;
  }

  relent::AnyDistribution any_ = relent::parse(GetParam().text);
};

// Of laws on R^n, where the covariance has a factor and draws are Gaussian enough.
TEST_P(Multivariate, WhitenedSamplesHaveTheMeanAndCovariance) {
  if (any_.as<relent::MultivariateGaussian>() == nullptr || !is_resolved()) return;
  relent::Rng rng(17, GetParam().index);
  const std::size_t count = relent_test::draws;
  std::vector<relent_test::Sum> first(n());
  std::vector<relent_test::Sum> second(n() * n());
  std::vector<double> x(n());
  for (std::size_t i = 0; i < count; ++i) {
    law().sample(rng, std::span<double>(x));
    ASSERT_TRUE(law().in_support(x));
    const auto z = whiten(x);
    for (std::size_t a = 0; a < n(); ++a) {
      first[a].add(z[a] / static_cast<double>(count));
      for (std::size_t b = 0; b < n(); ++b) second[a + n() * b].add(z[a] * z[b] / static_cast<double>(count));
    }
  }
  const double limit = relent_test::z_limit / std::sqrt(static_cast<double>(count));
  for (std::size_t a = 0; a < n(); ++a) {
    EXPECT_LE(std::abs(first[a].value()), limit);
    for (std::size_t b = 0; b < n(); ++b) {
      EXPECT_LE(std::abs(second[a + n() * b].value() - (a == b ? 1.0 : 0.0)), 1.6 * limit) << a << ' ' << b;
    }
  }
}

// Component by component, to the standard errors of the draws themselves.
TEST_P(Multivariate, SamplesHaveTheMeanAndCovariance) {
  std::vector<double> covariance(n() * n());
  law().covariance(covariance);
  const std::vector<double> m = mean();
  const auto count = static_cast<double>(relent_test::draws);
  std::vector<relent_test::Sum> first(n());
  std::vector<relent_test::Sum> second(n() * n());
  std::vector<relent_test::Sum> fourth(n() * n());
  relent::Rng rng(19, GetParam().index);
  std::vector<double> x(n());
  const auto scale = [&](std::size_t a) { return std::sqrt(covariance[a * (n() + 1)]); };
  for (std::size_t i = 0; i < relent_test::draws; ++i) {
    law().sample(rng, std::span<double>(x));
    ASSERT_TRUE(law().in_support(x));
    for (std::size_t a = 0; a < n(); ++a) {
      first[a].add((x[a] - m[a]) / scale(a) / count);
      for (std::size_t b = 0; b < n(); ++b) {
        const double product = ((x[a] - m[a]) / scale(a)) * ((x[b] - m[b]) / scale(b));
        second[a + n() * b].add(product / count);
        fourth[a + n() * b].add(product * product / count);
      }
    }
  }
  for (std::size_t a = 0; a < n(); ++a) {
    // Without a finite fourth moment, or where few draws decide, the errors are not known.
    const auto known = [&](std::size_t i) {
      const double kurtosis = fourth[i * (n() + 1)].value();
      return scale(i) > 1e-9 * std::abs(m[i]) && kurtosis > 0.9 && kurtosis < 30.0;
    };
    if (!known(a)) continue;
    EXPECT_LE(std::abs(first[a].value()), relent_test::z_limit / std::sqrt(count)) << a;
    for (std::size_t b = 0; b < n(); ++b) {
      if (!known(b)) continue;
      const double expected = covariance[a + n() * b] / scale(a) / scale(b);
      const double limit = relent_test::z_limit * std::sqrt(fourth[a + n() * b].value() / count) + 1e-9;
      EXPECT_LE(std::abs(second[a + n() * b].value() - expected), limit) << a << ' ' << b;
    }
  }
}

TEST_P(Multivariate, EntropyIsMinusTheMeanLogDensity) {
  const auto space = law().outcome_space().kind;
  const bool rounds = space == relent::OutcomeSpace::Kind::reals || space == relent::OutcomeSpace::Kind::simplex;
  for (std::size_t i = 0; i < n(); ++i) {
    std::vector<double> covariance(n() * n());
    law().covariance(covariance);
    // draws are the rounded mean
    if (rounds && covariance[i * (n() + 1)] < 1e-18 * mean()[i] * mean()[i]) return;
  }
  const double entropy = law().entropy();
  relent::Rng rng(23, GetParam().index);
  std::vector<double> x(n());
  relent_test::Sum first;
  relent_test::Sum second;
  const auto count = static_cast<double>(relent_test::draws);
  for (std::size_t i = 0; i < relent_test::draws; ++i) {
    law().sample(rng, std::span<double>(x));
    const double log_prob = law().log_prob(std::span<const double>(x));
    if (log_prob == infinity) return;  // draws round to an end where the density is unbounded
    const double deviation = -log_prob - entropy;
    first.add(deviation / count);
    second.add(deviation * deviation / count);
  }
  EXPECT_LE(std::abs(first.value()), relent_test::z_limit * std::sqrt(second.value() / count) + 1e-12);
}

TEST_P(Multivariate, ArrayFormsEqualSingleForms) {
  relent::Rng single(29);
  relent::Rng array(29);
  const Eigen::MatrixXd columns = law().sample(array, 5);
  ASSERT_EQ(columns.rows(), static_cast<Eigen::Index>(n()));
  for (Eigen::Index i = 0; i < columns.cols(); ++i) {
    const Eigen::VectorXd one = law().sample(single);
    for (Eigen::Index j = 0; j < columns.rows(); ++j) EXPECT_TRUE(same_bits(one(j), columns(j, i)));
    EXPECT_TRUE(same_bits(law().log_prob(one), law().log_prob(columns.col(i))));
    EXPECT_TRUE(same_bits(law().log_prob(one), law().log_prob(columns.transpose().row(i).transpose())));
  }
  EXPECT_TRUE(single == array);
}

TEST_P(Multivariate, WrongSizesThrowAndNanGivesNan) {
  std::vector<double> longer(n() + 1, 0.0);
  EXPECT_THROW(law().log_prob(std::span<const double>(longer)), relent::DimensionMismatch);
  EXPECT_THROW(law().mean(std::span<double>(longer)), relent::DimensionMismatch);
  EXPECT_THROW(law().covariance(std::span<double>(longer.data(), n() * n() - 1)), relent::DimensionMismatch);
  relent::Rng rng(1);
  EXPECT_THROW(law().sample(rng, std::span<double>(longer)), relent::DimensionMismatch);
  for (std::size_t i = 0; i < n(); ++i) {
    std::vector<double> x(n());
    law().sample(rng, std::span<double>(x));
    x[i] = not_a_number;
    EXPECT_TRUE(std::isnan(law().log_prob(std::span<const double>(x))));
    x[i] = infinity;
    EXPECT_EQ(law().log_prob(std::span<const double>(x)), -infinity);
  }
}

TEST_P(Multivariate, GaussianDensityIsThatOfTheWhitenedPoint) {
  if (any_.as<relent::MultivariateGaussian>() == nullptr || !is_resolved()) return;
  const auto l = cholesky();
  double constant = -0.5 * static_cast<double>(n()) * std::log(2.0 * 3.141592653589793);
  double condition = 0.0;
  for (std::size_t i = 0; i < n(); ++i) {
    constant -= std::log(l[i][i]);
    condition = std::max(condition, l[0][0] / l[i][i]);
    condition = std::max(condition, l[i][i] / l[0][0]);
  }
  relent::Rng rng(31, GetParam().index);
  std::vector<double> x(n());
  std::vector<double> squares;
  for (std::size_t i = 0; i < relent_test::draws / 4; ++i) {
    law().sample(rng, std::span<double>(x));
    const auto z = whiten(x);
    double square = 0.0;
    for (const double v : z) square += v * v;
    squares.push_back(square);
    EXPECT_TRUE(close(law().log_prob(std::span<const double>(x)), constant - square / 2.0, 1e-11,
                      1e-13 * condition * condition));
  }
  const relent::ChiSquared distance(static_cast<double>(n()));
  EXPECT_TRUE(relent_test::follows(std::move(squares), [&](double v) { return distance.cdf(v); }));
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Multivariate,
                         testing::ValuesIn(relent_test::examples_of<relent::MultivariateDistribution>()),
                         relent_test::example_name);

TEST(Catalogue, EveryFormOfEveryFamilyHasAnExample) {
  for (const relent::FamilyDescription& family : relent::Catalogue::builtin().families()) {
    EXPECT_FALSE(family.summary.empty() || family.density.empty() || family.parameters.empty() ||
                 family.support.empty())
        << family.name;
    for (const relent::ParameterForm& form : family.forms) {
      bool found = false;
      for (const std::string& text : family.examples) {
        const auto parameters = relent::parse(text)->parameters();
        bool same = parameters.size() == form.parameters.size();
        for (std::size_t i = 0; same && i < parameters.size(); ++i)
          same = parameters[i].name == form.parameters[i].name;
        found = found || same;
      }
      std::string names;
      for (const auto& parameter : form.parameters) names += " " + parameter.name;
      EXPECT_TRUE(found) << family.name << " has no example with" << names;
    }
  }
}

}  // namespace
