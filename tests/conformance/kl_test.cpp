// What kl_divergence must satisfy for every ordered pair of the catalogue, against the definition.
#include <relent/relent.hpp>

#include "support/catalogue.hpp"
#include "support/compare.hpp"
#include "support/oracle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace {

using relent::kl_divergence;
using relent::KlEstimate;
using relent::KlMethod;
using relent::KlOptions;
using relent::UnivariateDistribution;
using relent_test::close;
using relent_test::Example;
using relent_test::infinity;
using relent_test::same_bits;

// All ordered pairs of so many members of each family.
#ifdef RELENT_REDUCED_DRAWS
constexpr std::size_t examples_per_family = 1;
constexpr std::size_t monte_carlo_evaluations = 4000;
#else
constexpr std::size_t examples_per_family = 3;
constexpr std::size_t monte_carlo_evaluations = 20000;
#endif

struct Law {
  std::string text;
  std::string family;
  relent::AnyDistribution any;
  const UnivariateDistribution& get() const { return *any.as<UnivariateDistribution>(); }
};

const std::vector<Law>& laws() {
  static const std::vector<Law> all = [] {
    std::vector<Law> made;
    for (const Example& e : relent_test::examples_of<UnivariateDistribution>(examples_per_family)) {
      made.push_back({e.text, e.family, relent::parse(e.text)});
    }
    return made;
  }();
  return all;
}

double real(const relent::Distribution& law, const std::string& name, double fallback = 0.0) {
  for (const relent::Parameter& parameter : law.parameters()) {
    if (parameter.name == name) return std::get<double>(parameter.value);
  }
  return fallback;
}

/// Does E_p |log q|^order diverge at one end of p's support? Measured, not looked up: over t = the logarithm of the
/// distance from the bulk (or of 1/distance from a finite end), the integrand is exp(c(t)) and the integral converges
/// if c falls.
bool diverges_at_an_end(const UnivariateDistribution& p, const UnivariateDistribution& q, bool upper, double order) {
  const relent::Support s = p.support();
  const relent::Support other = q.support();
  const double end = upper ? s.upper : s.lower;
  const bool at_infinity = !std::isfinite(end);
  if (s.is_discrete() && !at_infinity) return false;
  if (!at_infinity && end != (upper ? other.upper : other.lower)) return false;
  const double center = p.quantile(0.5);
  const double width = std::max(p.quantile(0.75) - p.quantile(0.25), s.is_discrete() ? 1.0 : 0.0);
  std::vector<double> t;
  std::vector<double> c;
  const double furthest = s.is_discrete() ? 35.0 : 650.0;
  for (double at = 0.5; at < furthest; at *= 1.03) {
    const double log_distance = at_infinity ? at : -at;
    double x =
        at_infinity ? center + (upper ? 1.0 : -1.0) * width * std::exp(at) : end + (upper ? -1.0 : 1.0) * std::exp(-at);
    if (s.is_discrete()) x = std::floor(x);
    if (!std::isfinite(x)) break;
    const auto log_density = [&](const UnivariateDistribution& law) {
      if (at_infinity) return law.log_prob(x);
      return relent_test::log_density(law, {x, end, log_distance, upper ? -1 : 1});
    };
    const double log_q = log_density(q);
    if (!std::isfinite(log_q)) break;  // beyond double's range
    const double log_p = log_density(p);
    if (log_p == -infinity && !s.is_discrete()) return false;
    t.push_back(at);
    c.push_back(log_p + log_distance + order * std::log(std::abs(log_q) + 1e-300));
  }
  if (t.size() < 8) return false;
  const std::size_t last = t.size() - 1;
  return (c[last] - c[last - 4]) / (t[last] - t[last - 4]) > -1e-3;
}

bool diverges(const Law& p, const Law& q, double order) {
  return diverges_at_an_end(p.get(), q.get(), false, order) || diverges_at_an_end(p.get(), q.get(), true, order);
}

/// Is there an outcome of p, of positive mass, that q does not have?
bool has_an_impossible_outcome(const Law& p, const Law& q) {
  const relent::Support a = p.get().support();
  const relent::Support b = q.get().support();
  if (a.is_discrete() != b.is_discrete()) return true;
  if (a.lower < b.lower || a.upper > b.upper) return true;
  if (!a.is_discrete()) return false;
  if (a.kind == relent::Support::Kind::atom) return !q.get().in_support(a.lower);
  const double first = std::isfinite(a.lower) ? a.lower : std::isfinite(a.upper) ? a.upper - 5000.0 : -2500.0;
  for (double k = first; k <= std::min(a.upper, first + 5000.0); k += 1.0) {
    if (p.get().in_support(k) && !q.get().in_support(k)) return true;
  }
  return false;
}

bool should_be_infinite(const Law& p, const Law& q) {
  static std::map<std::pair<const Law*, const Law*>, bool> known;
  const auto [entry, fresh] = known.try_emplace({&p, &q}, false);
  if (fresh) entry->second = has_an_impossible_outcome(p, q) || diverges(p, q, 1.0);
  return entry->second;
}

template <class Check>
void for_each_pair(const Check& check) {
  for (const Law& p : laws()) {
    for (const Law& q : laws()) {
      SCOPED_TRACE(p.text + " || " + q.text);
      check(p, q);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(KlConformance, AgreesWithTheDefinitionOrIsInfiniteExactlyWhenItShouldBe) {
  std::size_t finite = 0;
  std::size_t infinite = 0;
  for_each_pair([&](const Law& p, const Law& q) {
    const KlEstimate kl = kl_divergence(p.any, q.any);
    EXPECT_GE(kl.lower, 0.0);
    EXPECT_LE(kl.lower, kl.value);
    EXPECT_GE(kl.upper, kl.value);
    EXPECT_GE(kl.error, 0.0);
    EXPECT_EQ(relent::kl_method(p.any, q.any), kl.method);
    if (should_be_infinite(p, q)) {
      ++infinite;
      EXPECT_EQ(kl.value, infinity);
      EXPECT_EQ(kl.error, 0.0);
      EXPECT_TRUE(kl.converged);
      EXPECT_TRUE(kl.method == KlMethod::infinite || kl.method == KlMethod::closed_form);
      if (kl.method == KlMethod::infinite) {
        EXPECT_FALSE(kl.note.empty());
      }
      return;
    }
    ++finite;
    EXPECT_NE(kl.method, KlMethod::infinite);
    EXPECT_NE(kl.method, KlMethod::monte_carlo);  // one dimension never needs it
    ASSERT_FALSE(std::isnan(kl.value));
    EXPECT_GE(kl.value, 0.0);
    EXPECT_TRUE(kl.converged) << kl.note;
    const relent_test::Integral truth = relent_test::kl_by_definition(p.get(), q.get());
    EXPECT_TRUE(close(kl.value, truth.value, 1e-8, kl.error + 3.0 * truth.error + 1e-15)) << kl.note;
    if (kl.method == KlMethod::closed_form) {
      EXPECT_EQ(kl.evaluations, 0U);
    }
  });
  EXPECT_GT(finite, 100U);
  EXPECT_GT(infinite, 100U);
}

TEST(KlConformance, IsExactlyZeroAtPEqualsQ) {
  for (const Example& e : relent_test::examples()) {
    SCOPED_TRACE(e.text);
    const relent::AnyDistribution p = relent::parse(e.text);
    const KlEstimate kl = kl_divergence(p, relent::parse(e.text));
    EXPECT_EQ(kl.value, 0.0);
    EXPECT_EQ(kl.lower, 0.0);
    EXPECT_TRUE(kl.converged);
  }
}

/// The law with its real parameter i multiplied by `factor`; the same law where that is not allowed.
relent::AnyDistribution moved(const Law& law, std::size_t i, double factor) {
  std::vector<relent::Parameter> parameters = law.any->parameters();
  auto* value = std::get_if<double>(&parameters[i].value);
  if (value == nullptr) return law.any;
  *value *= factor;
  try {
    return relent::parse(relent_test::call(law.family, parameters));
  } catch (const relent::InvalidParameter&) {
    return law.any;
  }
}

TEST(KlConformance, IsAccurateAtRelativeDistanceOfOneInAHundredMillion) {
  // By the definition, to what log densities of 16 digits allow: log r has 8 of them.
  for (const Law& p : laws()) {
    for (std::size_t i = 0; i < p.any->parameters().size(); ++i) {
      const relent::AnyDistribution q = moved(p, i, 1.0 + 1e-8);
      if (q == p.any) continue;
      SCOPED_TRACE(p.text + " || " + q->to_string());
      const KlEstimate kl = kl_divergence(p.any, q);
      EXPECT_GE(kl.value, 0.0);
      if (kl.method != KlMethod::closed_form || p.family == "Uniform") continue;
      // Most is in the corner between the ends, too narrow for the definition: tests/data/kl/triangular.tsv holds it.
      if (p.family == "Triangular" && q.as<UnivariateDistribution>()->support() != p.get().support()) continue;
      const auto truth = relent_test::kl_by_definition(p.get(), *q.as<UnivariateDistribution>());
      const double size = 1.0 + std::abs(p.get().log_prob(p.get().location_hint())) +
                          (p.get().support().is_discrete() ? std::abs(p.get().support().upper) : 0.0);
      EXPECT_TRUE(
          close(kl.value, truth.value, 1e-6, 1e-30 * size * size + 1e-23 * size * std::sqrt(truth.value / 1e-16)));
    }
  }
}

TEST(KlConformance, SumOfBothDirectionsIsTheFisherInformationNearEquality) {
  // KL(p || q) + KL(q || p) = I(middle) delta^2 (1 + O(delta^2)); I = E[score^2], by quadrature of the score.
  std::size_t checked = 0;
  for (const Law& law : laws()) {
    const std::vector<relent::Parameter> parameters = law.any->parameters();
    const auto& canonical = relent::Catalogue::builtin().find(law.family)->forms.front().parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (parameters[i].name != canonical[i].name || !std::holds_alternative<double>(parameters[i].value)) continue;
      std::vector<double> score(parameters.size());
      if (law.get().score(law.get().quantile(0.5), score) != parameters.size()) continue;
      const relent::AnyDistribution q = moved(law, i, 1.0 + 2e-8);
      const relent::AnyDistribution middle_law = moved(law, i, 1.0 + 1e-8);
      if (q == law.any || middle_law == law.any) continue;
      const auto& middle = *middle_law.as<UnivariateDistribution>();
      SCOPED_TRACE(law.text + " || " + q->to_string());
      if (kl_divergence(law.any, q).method != KlMethod::closed_form) continue;
      // |x - location| has a kink, which makes it O(delta); and where mass lies nearer to 1 than x can, no score knows
      // it
      if (!middle.breakpoints().empty() && parameters[i].name == "location") continue;
      if (middle.support().upper == 1.0 && middle.survival(1.0 - 0x1p-50) > 1e-12) continue;
      const double delta = real(q, parameters[i].name) - real(law.any, parameters[i].name);
      const double information = relent_test::expect(middle, [&](double x, double) {
                                   middle.score(x, score);
                                   return std::isfinite(score[i]) ? score[i] * score[i] : 0.0;
                                 }).value;
      const double both = kl_divergence(law.any, q).value + kl_divergence(q, law.any).value;
      EXPECT_TRUE(close(both, information * delta * delta, 1e-9));
      ++checked;
    }
  }
  EXPECT_GT(checked, 5U);
}

TEST(KlConformance, MonteCarloIsWithinSixStandardErrors) {
  KlOptions options;
  options.method = KlMethod::monte_carlo;
  options.max_evaluations = monte_carlo_evaluations;
  for_each_pair([&](const Law& p, const Law& q) {
    const KlEstimate kl = kl_divergence(p.any, q.any, options);
    if (should_be_infinite(p, q)) {
      EXPECT_EQ(kl.value, infinity);
      EXPECT_NE(kl.method, KlMethod::monte_carlo);
      return;
    }
    EXPECT_EQ(kl.method, KlMethod::monte_carlo);
    EXPECT_LE(kl.evaluations, options.max_evaluations);
    EXPECT_LE(kl.lower, std::max(kl.value, 0.0));
    EXPECT_GE(kl.upper, kl.value);
    EXPECT_GE(kl.lower, 0.0);
    if (!kl.converged) {
      EXPECT_FALSE(kl.note.empty());
    }
    // A heavy tail of log(p/q) has no variance to speak of: six of its standard errors mean nothing.
    if (diverges(p, q, 4.0)) return;
    const KlEstimate truth = kl_divergence(p.any, q.any);
    if (p.get().excess_kurtosis() > 100.0) return;
    const double allowed = 6.0 * kl.error + truth.error + 1e-13 * (1.0 + truth.value);
    if (std::abs(kl.value - truth.value) <= allowed) return;
    // With a kurtosis beyond the number of draws, a log ratio is as good as without variance too.
    const auto moment = [&](double order) {
      return relent_test::expect(
                 p.get(),
                 [&](double x, double log_p) { return std::pow(std::abs(log_p - q.get().log_prob(x)), order); })
          .value;
    };
    const double square = moment(2.0);
    const double draws = static_cast<double>(options.max_evaluations) / 2.0;
    EXPECT_GT(moment(4.0), draws * square * square) << kl.value << " +- " << kl.error << ", truth " << truth.value;
  });
}

TEST(KlConformance, SameCallGivesTheSameBits) {
  for_each_pair([&](const Law& p, const Law& q) {
    const KlEstimate a = kl_divergence(p.any, q.any);
    const KlEstimate b = kl_divergence(p.any, q.any);
    EXPECT_TRUE(same_bits(a.value, b.value));
    EXPECT_TRUE(same_bits(a.error, b.error));
    EXPECT_EQ(a.evaluations, b.evaluations);
    EXPECT_EQ(a.note, b.note);
  });
}

TEST(KlConformance, ThreadsDoNotChangeTheBits) {
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"Gaussian(0, 1)", "Laplace(0, 1)"},
      {"StudentT(5)", "Gaussian(1, 2)"},
      {"Binomial(10, 0.3)", "Binomial(12, 0.4)"},
      {"MultivariateGaussian([0, 0], [[2, 0.5], [0.5, 1]])", "MultivariateGaussian([1, 0], [[1, 0], [0, 1]])"}};
  for (const auto& pair : pairs) {
    SCOPED_TRACE(pair.first + " || " + pair.second);
    const auto p = relent::parse(pair.first);
    const auto q = relent::parse(pair.second);
    for (const std::size_t budget : {std::size_t{100}, std::size_t{5000}, std::size_t{100001}}) {
      KlOptions options;
      options.method = KlMethod::monte_carlo;
      options.max_evaluations = budget;
      const KlEstimate one = kl_divergence(p, q, options);
      for (const unsigned threads : {2U, 3U, 8U, 0U}) {
        options.threads = threads;
        const KlEstimate many = kl_divergence(p, q, options);
        EXPECT_TRUE(same_bits(one.value, many.value)) << threads;
        EXPECT_TRUE(same_bits(one.error, many.error)) << threads;
        EXPECT_EQ(one.evaluations, many.evaluations) << threads;
      }
    }
  }
}

TEST(KlConformance, SeedsChangeMonteCarloAndNothingElse) {
  const auto p = relent::parse("Gaussian(0, 1)");
  const auto q = relent::parse("Laplace(0, 1)");
  KlOptions one;
  one.seed = 1;
  KlOptions two;
  two.seed = 2;
  EXPECT_TRUE(same_bits(kl_divergence(p, q, one).value, kl_divergence(p, q, two).value));
  one.method = two.method = KlMethod::monte_carlo;
  EXPECT_NE(kl_divergence(p, q, one).value, kl_divergence(p, q, two).value);
}

TEST(KlConformance, BudgetIsNeverExceededAndTooLittleOfItIsSaid) {
  for_each_pair([&](const Law& p, const Law& q) {
    if (should_be_infinite(p, q) || kl_divergence(p.any, q.any).method == KlMethod::closed_form) return;
    const KlEstimate whole = kl_divergence(p.any, q.any);
    for (const std::size_t budget : {std::size_t{1}, std::size_t{40}, std::size_t{700}}) {
      KlOptions options;
      options.max_evaluations = budget;
      const KlEstimate kl = kl_divergence(p.any, q.any, options);
      EXPECT_LE(kl.evaluations, budget);
      EXPECT_LE(kl.lower, kl.upper);
      EXPECT_GE(kl.lower, 0.0);
      EXPECT_FALSE(std::isnan(kl.value));
      if (whole.evaluations > budget) {
        EXPECT_FALSE(kl.converged);
        EXPECT_FALSE(kl.note.empty());
        // what it says of the truth must hold all the same
        EXPECT_LE(kl.value - 6.0 * kl.error, whole.value + whole.error);
        EXPECT_GE(kl.value + 6.0 * kl.error, whole.value - whole.error);
      }
    }
  });
}

TEST(KlConformance, DemandedMethodsAgreeOrSayThatTheyCannot) {
  for_each_pair([&](const Law& p, const Law& q) {
    if (should_be_infinite(p, q)) {
      for (const KlMethod method : {KlMethod::closed_form, KlMethod::summation, KlMethod::quadrature}) {
        KlOptions options;
        options.method = method;
        EXPECT_EQ(kl_divergence(p.any, q.any, options).value, infinity);
      }
      return;
    }
    const KlEstimate free = kl_divergence(p.any, q.any);
    for (const KlMethod method :
         {KlMethod::infinite, KlMethod::closed_form, KlMethod::summation, KlMethod::quadrature}) {
      KlOptions options;
      options.method = method;
      const auto names_both = [&](const relent::Error& error) {
        const std::string what = error.what();
        EXPECT_NE(what.find(p.any->to_string()), std::string::npos) << what;
        EXPECT_NE(what.find(q.any->to_string()), std::string::npos) << what;
      };
      try {
        const KlEstimate kl = kl_divergence(p.any, q.any, options);
        EXPECT_EQ(kl.method, method);
        EXPECT_TRUE(close(kl.value, free.value, 1e-8, kl.error + free.error + 1e-14)) << kl.note;
        if (method == KlMethod::summation) {
          EXPECT_TRUE(p.get().support().is_discrete());
        }
        if (method == KlMethod::quadrature) {
          EXPECT_FALSE(p.get().support().is_discrete());
        }
      } catch (const relent::NoClosedForm& error) {
        EXPECT_EQ(method, KlMethod::closed_form);
        EXPECT_NE(free.method, KlMethod::closed_form);
        names_both(error);
      } catch (const relent::MethodUnavailable& error) {
        EXPECT_NE(method, KlMethod::closed_form);
        EXPECT_NE(free.method, method);
        if (method == KlMethod::summation) {
          EXPECT_FALSE(p.get().support().is_discrete());
        }
        if (method == KlMethod::quadrature) {
          EXPECT_TRUE(p.get().support().is_discrete());
        }
        names_both(error);
      }
    }
  });
}

TEST(KlConformance, ClosedFormKlIsTheClosedFormAlone) {
  for_each_pair([&](const Law& p, const Law& q) {
    const auto closed = relent::closed_form_kl(p.any, q.any);
    const KlEstimate kl = kl_divergence(p.any, q.any);
    if (kl.method == KlMethod::closed_form) {
      ASSERT_TRUE(closed.has_value());
      EXPECT_TRUE(same_bits(*closed, kl.value));
    } else if (kl.method == KlMethod::infinite) {
      EXPECT_TRUE(!closed || *closed == infinity);
    } else {
      EXPECT_FALSE(closed.has_value());
    }
  });
}

TEST(KlConformance, LawsOnDifferentSpacesAreADimensionMismatch) {
  const auto one = relent::parse("Gaussian(0, 1)");
  const auto line = relent::parse("MultivariateGaussian([0], [[1]])");
  const auto plane = relent::parse("MultivariateGaussian([0, 0], [[1, 0], [0, 1]])");
  const auto space = relent::parse("MultivariateGaussian([0, 0, 0], stddevs=[1, 2, 3])");
  for (const auto& pair :
       {std::pair{one, plane}, {plane, one}, {plane, space}, {space, plane}, {one, line}, {line, one}}) {
    EXPECT_THROW(kl_divergence(pair.first, pair.second), relent::DimensionMismatch);
    EXPECT_THROW(relent::kl_method(pair.first, pair.second), relent::DimensionMismatch);
    KlOptions options;
    options.method = KlMethod::monte_carlo;
    EXPECT_THROW(kl_divergence(pair.first, pair.second, options), relent::DimensionMismatch);
  }
}

/// Can doubles hold draws of p so that log ratios are what they would be without rounding? Not where draws round to an
/// end of the simplex at which a density is unbounded, nor where log-densities round to more than their difference.
bool draws_resolve(const relent::MultivariateDistribution& p, const relent::MultivariateDistribution& q) {
  relent::Rng rng(37);
  std::vector<double> x(p.dimension());
  for (int i = 0; i < 1000; ++i) {
    p.sample(rng, std::span<double>(x));
    const double log_p = p.log_prob(std::span<const double>(x));
    const double log_q = q.log_prob(std::span<const double>(x));
    if (std::isinf(log_p) || std::isinf(log_q)) return false;
  }
  return true;
}

TEST(KlConformance, MultivariatePairsAgreeWithMonteCarlo) {
  const auto all = relent_test::examples_of<relent::MultivariateDistribution>(8);
  KlOptions options;
  options.method = KlMethod::monte_carlo;
  options.max_evaluations = monte_carlo_evaluations;
  for (const Example& a : all) {
    for (const Example& b : all) {
      SCOPED_TRACE(a.text + " || " + b.text);
      const auto p = relent::parse(a.text);
      const auto q = relent::parse(b.text);
      if (p.as<relent::MultivariateDistribution>()->dimension() !=
          q.as<relent::MultivariateDistribution>()->dimension()) {
        EXPECT_THROW(kl_divergence(p, q), relent::DimensionMismatch);
        continue;
      }
      KlOptions free;
      free.max_evaluations = monte_carlo_evaluations;
      const KlEstimate exact = kl_divergence(p, q, free);
      EXPECT_FALSE(std::isnan(exact.value));
      EXPECT_GE(exact.value, 0.0);
      if (a.text == b.text) {
        EXPECT_EQ(exact.value, 0.0);
        EXPECT_EQ(exact.method, KlMethod::closed_form);
      }
      if (a.family == "MultivariateGaussian" && b.family == a.family) {
        EXPECT_EQ(exact.method, KlMethod::closed_form);
      }
      const auto p_space = p.as<relent::MultivariateDistribution>()->outcome_space();
      const auto q_space = q.as<relent::MultivariateDistribution>()->outcome_space();
      if (p_space.kind != q_space.kind && p.as<relent::MultivariateDistribution>()->dimension() > 1) {
        EXPECT_EQ(exact.method, KlMethod::infinite);
        EXPECT_NE(exact.note.find(" is a law on "), std::string::npos) << exact.note;
      }
      if (exact.method == KlMethod::monte_carlo) {
        EXPECT_TRUE(exact.error > 0.0);
        continue;
      }
      // An infinite divergence may be the mean of finite log ratios: those that draws happen to have.
      if (exact.value == infinity ||
          !draws_resolve(*p.as<relent::MultivariateDistribution>(), *q.as<relent::MultivariateDistribution>())) {
        continue;
      }
      const KlEstimate kl = kl_divergence(p, q, options);
      EXPECT_LE(std::abs(kl.value - exact.value), 6.0 * kl.error + 1e-12 * (1.0 + exact.value));
    }
  }
}

TEST(KlConformance, OptionsOutOfRangeAreRefused) {
  const auto p = relent::parse("StudentT(3)");
  const auto q = relent::parse("Laplace(0, 1)");
  for (const double bad : {-1.0, relent_test::not_a_number, -infinity}) {
    KlOptions options;
    options.relative_tolerance = bad;
    EXPECT_THROW(kl_divergence(p, q, options), relent::InvalidParameter) << bad;
    options = {};
    options.absolute_tolerance = bad;
    EXPECT_THROW(kl_divergence(p, q, options), relent::InvalidParameter) << bad;
  }
}

}  // namespace
