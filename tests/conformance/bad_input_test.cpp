// Every constructor with bad numbers and wrong sizes, by a walk over the forms of the catalogue; and malformed text.
#include <relent/relent.hpp>

#include "support/catalogue.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace {

using relent::ParameterMatrix;
using relent::ParameterValue;
using relent_test::infinity;
using relent_test::not_a_number;

constexpr double least = 0x1p-1074;
const std::vector<double> awkward_numbers{not_a_number, infinity,      -infinity, -1.0, -least, 0.0,  -0.0,  1e-300,
                                          0.5,          1.0 - 0x1p-53, 1.0,       1.5,  2.0,    1e18, 1e300, -1e300};
/// Beyond 1e-300..1e300 digits may be lost, but nothing may crash or hang.
const std::vector<double> extreme_numbers{least, 1.7976931348623157e308};

/// All that a law that was let in must do without a throw and without a NaN where a number is owed.
void exercise(const relent::AnyDistribution& any) {
  SCOPED_TRACE(any->to_string());
  EXPECT_EQ(relent::parse(any->to_string()), any);
  EXPECT_TRUE(*any->clone() == *any);
  if (const auto* law = any.as<relent::UnivariateDistribution>()) {
    const relent::Support s = law->support();
    EXPECT_LE(s.lower, s.upper);
    EXPECT_FALSE(std::isnan(law->mode()));
    EXPECT_FALSE(std::isnan(law->median()));
    law->mean();
    law->variance();
    law->skewness();
    law->excess_kurtosis();
    EXPECT_FALSE(std::isnan(law->entropy()));
    for (const double u : {0.0, 1e-10, 0.3, 0.5, 0.9, 1.0}) {
      const double x = law->quantile(u);
      EXPECT_FALSE(std::isnan(x)) << "quantile of " << u;
      EXPECT_FALSE(std::isnan(law->inverse_survival(u))) << u;
      EXPECT_FALSE(std::isnan(law->log_prob(x))) << x;
      EXPECT_GE(law->cdf(x), 0.0) << x;
      EXPECT_LE(law->cdf(x), 1.0) << x;
      EXPECT_GE(law->survival(x), 0.0) << x;
      EXPECT_LE(law->log_cdf(x), 0.0) << x;
      EXPECT_LE(law->log_survival(x), 0.0) << x;
    }
    for (const double x : {-infinity, -1e300, -1.0, 0.0, 0.5, 1.0, 1e300, infinity}) {
      EXPECT_FALSE(std::isnan(law->log_prob(x))) << x;
      EXPECT_FALSE(std::isnan(law->cdf(x))) << x;
      EXPECT_FALSE(std::isnan(law->survival(x))) << x;
    }
    relent::Rng rng(3);
    for (int i = 0; i < 20; ++i) {
      const double x = law->sample(rng);
      // a law that is wider than the range of double draws infinities
      EXPECT_TRUE(s.closure_contains(x) || (std::isinf(x) && std::abs(law->quantile(0.9)) == infinity)) << x;
    }
    EXPECT_EQ(relent::kl_divergence(any, any).value, 0.0);
  } else {
    const auto& space = *any.as<relent::MultivariateDistribution>();
    relent::Rng rng(3);
    std::vector<double> x(space.dimension());
    space.sample(rng, std::span<double>(x));
    EXPECT_FALSE(std::isnan(space.log_prob(std::span<const double>(x))));
    EXPECT_FALSE(std::isnan(space.entropy()));
    EXPECT_EQ(relent::kl_divergence(any, any).value, 0.0);
  }
}

enum class Outcome { accepted, refused };

/// Makes the law; if it is refused the message must name the culprit.
Outcome try_to_make(const relent::FamilyDescription& family, const relent::ParameterForm& form,
                    const std::vector<ParameterValue>& values, const std::string& culprit) {
  std::optional<relent::AnyDistribution> made;
  try {
    made.emplace(form.make(relent::Arguments(values)));
  } catch (const relent::InvalidParameter& error) {
    const std::string what = error.what();
    EXPECT_EQ(error.family(), family.name) << what;
    EXPECT_NE(what.find(family.name), std::string::npos) << what;
    EXPECT_NE(what.find(error.parameter()), std::string::npos) << what;
    if (!culprit.empty()) {
      EXPECT_NE(what.find(culprit), std::string::npos) << what;
    }
    return Outcome::refused;
  } catch (const relent::DimensionMismatch& error) {
    EXPECT_NE(std::string(error.what()).find(family.name), std::string::npos) << error.what();
    return Outcome::refused;
  }
  exercise(*made);
  return Outcome::accepted;
}

/// The values of an example text, if it was given in this form.
std::optional<std::vector<ParameterValue>> values_of(const std::string& text, const relent::ParameterForm& form) {
  const auto parameters = relent::parse(text)->parameters();
  if (parameters.size() != form.parameters.size()) return std::nullopt;
  std::vector<ParameterValue> values;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (parameters[i].name != form.parameters[i].name) return std::nullopt;
    values.push_back(parameters[i].value);
  }
  return values;
}

template <class Visit>
void for_each_form(const Visit& visit) {
  for (const relent::FamilyDescription& family : relent::Catalogue::builtin().families()) {
    for (const relent::ParameterForm& form : family.forms) {
      int seen = 0;
      for (const std::string& text : family.examples) {
        const auto values = values_of(text, form);
        if (!values || seen++ >= 2) continue;
        for (std::size_t i = 0; i < values->size(); ++i) {
          SCOPED_TRACE(text + ", " + form.parameters[i].name);
          visit(family, form, *values, i);
        }
      }
    }
  }
}

TEST(BadInput, EveryRealParameterIsCheckedAndNamed) {
  for_each_form([](const auto& family, const auto& form, const std::vector<ParameterValue>& good, std::size_t i) {
    if (!std::holds_alternative<double>(good[i])) return;
    for (const double bad : awkward_numbers) {
      SCOPED_TRACE(relent_test::exact(bad));
      std::vector<ParameterValue> values = good;
      values[i] = bad;
      const Outcome outcome = try_to_make(family, form, values, form.parameters[i].name);
      if (std::isnan(bad)) {
        EXPECT_EQ(outcome, Outcome::refused);
      }
    }
  });
}

TEST(BadInput, RealParametersAtTheEdgeOfTheRangeDoNoHarm) {
  for_each_form([](const auto&, const auto& form, const std::vector<ParameterValue>& good, std::size_t i) {
    if (!std::holds_alternative<double>(good[i])) return;
    for (const double extreme : extreme_numbers) {
      SCOPED_TRACE(relent_test::exact(extreme));
      std::vector<ParameterValue> values = good;
      values[i] = extreme;
      try {
        const relent::AnyDistribution any = form.make(relent::Arguments(values));
        EXPECT_EQ(relent::parse(any->to_string()), any);
        const auto* law = any.template as<relent::UnivariateDistribution>();
        if (law == nullptr) continue;
        relent::Rng rng(5);
        law->sample(rng);
        for (const double x : {-infinity, -1.0, 0.0, 0.5, 1.0, 1e300}) {
          law->log_prob(x);
          law->cdf(x);
          law->log_survival(x);
        }
        for (const double u : {0.0, 0.01, 0.5, 0.99, 1.0}) law->quantile(u);
        law->entropy();
        relent::kl_divergence(any, any);
      } catch (const relent::Error&) {
      }
    }
  });
}

TEST(BadInput, EveryComponentOfAVectorIsCheckedAndNamed) {
  for_each_form([](const auto& family, const auto& form, const std::vector<ParameterValue>& good, std::size_t i) {
    const auto* vector = std::get_if<std::vector<double>>(&good[i]);
    if (vector == nullptr) return;
    for (std::size_t k = 0; k < std::min<std::size_t>(vector->size(), 3); ++k) {
      for (const double bad : awkward_numbers) {
        SCOPED_TRACE("component " + std::to_string(k) + " = " + relent_test::exact(bad));
        std::vector<double> changed = *vector;
        changed[k] = bad;
        std::vector<ParameterValue> values = good;
        values[i] = changed;
        const Outcome outcome = try_to_make(family, form, values, form.parameters[i].name);
        if (std::isnan(bad)) {
          EXPECT_EQ(outcome, Outcome::refused);
        }
      }
    }
    std::vector<ParameterValue> values = good;
    values[i] = std::vector<double>{};
    EXPECT_EQ(try_to_make(family, form, values, ""), Outcome::refused) << "an empty vector";
    std::vector<double> longer = *vector;
    longer.push_back(longer.back());
    values[i] = longer;
    const Outcome outcome = try_to_make(family, form, values, "");
    const auto has_size = [](const ParameterValue& value) { return !std::holds_alternative<double>(value); };
    if (std::count_if(good.begin(), good.end(), has_size) > 1) {
      EXPECT_EQ(outcome, Outcome::refused) << "a longer vector than the others go with";
    }
  });
}

TEST(BadInput, EveryMatrixIsCheckedAndNamed) {
  for_each_form([](const auto& family, const auto& form, const std::vector<ParameterValue>& good, std::size_t i) {
    const auto* matrix = std::get_if<ParameterMatrix>(&good[i]);
    if (matrix == nullptr) return;
    for (std::size_t k = 0; k < matrix->values.size(); ++k) {
      for (const double bad : awkward_numbers) {
        SCOPED_TRACE("entry " + std::to_string(k) + " = " + relent_test::exact(bad));
        ParameterMatrix changed = *matrix;
        changed.values[k] = bad;
        std::vector<ParameterValue> values = good;
        values[i] = changed;
        const Outcome outcome = try_to_make(family, form, values, form.parameters[i].name);
        if (!std::isfinite(bad)) {
          EXPECT_EQ(outcome, Outcome::refused);
        }
      }
    }
    std::vector<ParameterValue> values = good;
    values[i] = ParameterMatrix{};
    EXPECT_EQ(try_to_make(family, form, values, ""), Outcome::refused) << "an empty matrix";
    ParameterMatrix taller = *matrix;
    ++taller.rows;
    taller.values.resize(taller.rows * taller.columns, 0.25);
    values[i] = taller;
    EXPECT_EQ(try_to_make(family, form, values, ""), Outcome::refused) << "one row more";
  });
}

/// Parses; whatever happens must be a law that reads back or an error of ours with a column inside the text.
void feed(const std::string& text) {
  try {
    const relent::AnyDistribution law = relent::parse(text);
    EXPECT_EQ(relent::parse(law->to_string()), law) << text;
  } catch (const relent::ParseError& error) {
    EXPECT_GE(error.column(), 1U) << text;
    EXPECT_LE(error.column(), text.size() + 1) << text;
  } catch (const relent::Error&) {
  } catch (const std::exception& error) {
    ADD_FAILURE() << "parse threw something that is not relent's: " << error.what() << " for " << text;
  }
}

TEST(BadInput, MalformedTextIsRefusedWithAColumn) {
  const std::vector<std::string> texts{"",
                                       " ",
                                       "Gaussian",
                                       "Gaussian(",
                                       "Gaussian()",
                                       "Gaussian(0)",
                                       "(0, 1)",
                                       "Gaussian(0, 1",
                                       "Gaussian(0, 1))",
                                       "Gaussian 0, 1",
                                       "Gaussian(0,, 1)",
                                       "Gaussian(0, 1,)",
                                       "Gaussian(0, x)",
                                       "Gaussian(0, mean=1)",
                                       "Gaussian(0, 1, 2)",
                                       "Gaussian(foo=1, stddev=2)",
                                       "Gaussian(0, [1])",
                                       "Gaussian(0, stddev=1, variance=1)",
                                       "Gaussian(stddev=1, 0)",
                                       "Nonsense(1)",
                                       "gaussian(0, 1)",
                                       "Gaussian(0, 1e)",
                                       "Gaussian(0, 0x)",
                                       "Gaussian(0, 1) x",
                                       "Categorical([0.5, 0.5)",
                                       "Categorical(0.5, 0.5)",
                                       "Categorical([[0.5], [0.5]])",
                                       "Categorical([0.5 0.5])",
                                       "Categorical([",
                                       "MultivariateGaussian([0, 0], [[1, 0], [0]])",
                                       "MultivariateGaussian([0], [1])",
                                       "Gaussian(0, 1\n",
                                       "Gaussian(\"0\", 1)",
                                       "Gaussian(0; 1)",
                                       "Gaussian(--1, 1)",
                                       "Gaussian(1 2, 3)",
                                       "Gaussian(nan, 1)"};
  for (const std::string& text : texts) {
    EXPECT_THROW(relent::parse(text), relent::Error) << '"' << text << '"';
    feed(text);
  }
  EXPECT_THROW(relent::parse(std::string("Gaussian(0, 1)\0", 15)), relent::ParseError);
  try {
    relent::parse("Gaussian(0, x)");
  } catch (const relent::ParseError& error) {
    EXPECT_EQ(error.column(), 13U);
  }
}

TEST(BadInput, DeterministicMutationsOfTheExamplesNeverBreakTheParser) {
  std::uint64_t state = 0x9e3779b97f4a7c15U;
  const auto next = [&state](std::size_t n) {  // xorshift64 (Marsaglia 2003)
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<std::size_t>(state % n);
  };
  const std::string alphabet = "()[]{},=+-.eExX0123456789 \t\n\"'abcinfGgNn_";
  for (const relent_test::Example& example : relent_test::examples()) {
    const std::string& text = example.text;
    for (std::size_t n = 0; n < text.size(); ++n) {
      feed(text.substr(0, n));
      feed(text.substr(n));
      feed(text.substr(0, n) + text.substr(n + 1));
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::string brackets = "()[]";
      if (brackets.find(text[i]) == std::string::npos) continue;
      for (const char other : brackets) {
        std::string swapped = text;
        swapped[i] = other;
        feed(swapped);
      }
    }
    for (int i = 0; i < 150; ++i) {
      std::string mutated = text;
      for (std::size_t k = 0; k <= next(3); ++k) {
        const char byte = next(4) == 0 ? static_cast<char>(next(256)) : alphabet[next(alphabet.size())];
        const std::size_t at = next(mutated.size());
        if (next(2) == 0) {
          mutated[at] = byte;
        } else {
          mutated.insert(at, 1, byte);
        }
      }
      feed(mutated);
    }
  }
  feed(std::string(100000, '['));
  feed("Categorical(" + std::string(100000, '['));
  feed("Categorical([" + std::string(100000, '1') + "])");
  feed(std::string(100000, 'a') + "(1)");
}

}  // namespace
