// The catalogue: what it holds, and how a user's own family joins a copy of it.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <relent/catalogue.hpp>
#include <relent/errors.hpp>
#include <relent/parse.hpp>
#include <string>
#include <vector>

namespace {

using relent::AnyDistribution;
using relent::Catalogue;
using relent::FamilyDescription;

/// Density 2 (x / height) / height on [0, height].
class Ramp final : public relent::Family<Ramp, relent::UnivariateDistribution> {
 public:
  explicit Ramp(double height) : height_(height) {}
  static FamilyDescription description() {
    FamilyDescription description;
    description.name = "Ramp";
    description.aliases = {"Wedge"};
    description.forms = {{{{"height", relent::ParameterSpec::Kind::real, 1.0}},
                          [](const relent::Arguments& given) -> AnyDistribution { return Ramp(given.real(0)); }}};
    return description;
  }

 private:
  std::vector<relent::Parameter> do_parameters() const override { return {{"height", height_}}; }
  double do_log_prob(double x) const override { return std::log(2.0 * x / height_ / height_); }
  relent::Support do_support() const override { return relent::Support::interval(0.0, height_, true, true); }

  double height_;
};

TEST(Catalogue, HoldsTheFamiliesInTheOrderOfTheDocumentation) {
  std::vector<std::string> names;
  for (const FamilyDescription& family : Catalogue::builtin().families()) names.push_back(family.name);
  const std::vector<std::string> expected = {"Bernoulli", "Binomial", "Categorical",         "Beta",  "Gaussian",
                                             "Dirac",     "Uniform",  "Exponential",         "Gamma", "ChiSquared",
                                             "Laplace",   "StudentT", "MultivariateGaussian"};
  ASSERT_GE(names.size(), expected.size());
  // Later families may join anywhere; the order of these stays.
  auto next = expected.begin();
  for (const std::string& name : names) {
    if (next != expected.end() && name == *next) ++next;
  }
  EXPECT_EQ(next, expected.end());
}

TEST(Catalogue, DescribesEveryFamilyCompletely) {
  for (const FamilyDescription& family : Catalogue::builtin().families()) {
    EXPECT_FALSE(family.summary.empty()) << family.name;
    EXPECT_FALSE(family.density.empty()) << family.name;
    EXPECT_FALSE(family.parameters.empty()) << family.name;
    EXPECT_FALSE(family.support.empty()) << family.name;
    EXPECT_FALSE(family.forms.empty()) << family.name;
    EXPECT_GE(family.examples.size(), 2u) << family.name;
    for (const std::string& example : family.examples) {
      EXPECT_EQ(relent::parse(example)->name(), family.name) << example;
    }
  }
}

TEST(Catalogue, FindsByNameAndAliasWithTheirCase) {
  const Catalogue& builtin = Catalogue::builtin();
  ASSERT_NE(builtin.find("Gaussian"), nullptr);
  EXPECT_EQ(builtin.find("Normal"), builtin.find("Gaussian"));
  EXPECT_EQ(builtin.find("gaussian"), nullptr);
  EXPECT_EQ(builtin.find(""), nullptr);
}

TEST(Catalogue, TakesAUsersFamilyIntoACopy) {
  Catalogue mine = Catalogue::builtin();
  mine.add<Ramp>();
  EXPECT_EQ(relent::parse("Ramp(height=3)", mine)->to_string(), "Ramp(height=3)");
  EXPECT_EQ(relent::parse("Wedge()", mine), Ramp(1.0));
  EXPECT_NE(relent::parse("Ramp(2)", mine), Ramp(1.0));
  EXPECT_THROW(relent::parse("Ramp(1)"), relent::ParseError) << "the builtin catalogue is as it was";
}

TEST(Catalogue, RefusesNamesThatAreTaken) {
  Catalogue mine = Catalogue::builtin();
  mine.add<Ramp>();
  const std::size_t before = mine.families().size();
  EXPECT_THROW(mine.add<Ramp>(), relent::Error);

  FamilyDescription other = Ramp::description();
  other.name = "Normal";
  other.aliases.clear();
  EXPECT_THROW(mine.add(other), relent::Error) << "an alias of Gaussian";
  other.name = "Other";
  other.aliases = {"Gamma"};
  EXPECT_THROW(mine.add(other), relent::Error);
  other.aliases = {"Other"};
  EXPECT_THROW(mine.add(other), relent::Error);
  other.aliases = {"One", "One"};
  try {
    mine.add(other);
    ADD_FAILURE();
  } catch (const relent::Error& error) {
    EXPECT_STREQ(error.what(), "Catalogue: cannot add Other: the name One is taken");
  }
  EXPECT_EQ(mine.families().size(), before);
  other.aliases = {"GAMMA"};
  EXPECT_NO_THROW(mine.add(other)) << "names differ by their case";
}

}  // namespace
