// How the registry resolves pairs: most specific first, ties and duplicates refused by name, copies independent.
#include <relent/relent.hpp>

#include <gtest/gtest.h>

#include <dlfcn.h>

#include <cmath>
#include <memory>
#include <optional>
#include <string>

namespace {

using relent::ChiSquared;
using relent::Exponential;
using relent::Gamma;
using relent::GammaFamily;
using relent::Gaussian;
using relent::KlMethod;
using relent::KlOptions;
using relent::KlRegistry;
using relent::Laplace;
using relent::Logistic;
using relent::UnivariateDistribution;

template <class P, class Q>
auto always(double value) {
  return [value](const P&, const Q&) { return value; };
}

TEST(KlRegistry, AnEmptyOneKnowsNoPair) {
  const KlRegistry registry;
  const Gaussian p(0, 1);
  EXPECT_EQ(registry.find(p.lineage(), p.lineage()), nullptr);
  EXPECT_EQ(registry.evaluate(p, p), std::nullopt);
  EXPECT_TRUE(registry.entries().empty());
}

TEST(KlRegistry, FindsTheExactPairAndNotItsReverse) {
  KlRegistry registry;
  registry.add<Gaussian, Laplace>(always<Gaussian, Laplace>(3.0), "a test");
  const Gaussian p(0, 1);
  const Laplace q(0, 1);
  EXPECT_EQ(registry.evaluate(p, q), 3.0);
  EXPECT_EQ(registry.evaluate(q, p), std::nullopt);
  ASSERT_NE(registry.find(p.lineage(), q.lineage()), nullptr);
  EXPECT_EQ(registry.find(p.lineage(), q.lineage())->source, "a test");
}

TEST(KlRegistry, AFormulaOfTheParentServesItsLeaves) {
  KlRegistry registry;
  registry.add<GammaFamily, GammaFamily>(always<GammaFamily, GammaFamily>(1.0));
  EXPECT_EQ(registry.evaluate(Gamma(1, 1), ChiSquared(3)), 1.0);
  EXPECT_EQ(registry.evaluate(Exponential(1), Exponential(2)), 1.0);
  registry.add<UnivariateDistribution, UnivariateDistribution>(
      always<UnivariateDistribution, UnivariateDistribution>(9.0));
  EXPECT_EQ(registry.evaluate(Exponential(1), Exponential(2)), 1.0);
  EXPECT_EQ(registry.evaluate(Exponential(1), Gaussian(0, 1)), 9.0);
}

TEST(KlRegistry, TheMostSpecificFormulaWinsWhateverTheOrderOfRegistration) {
  const auto check = [](const KlRegistry& registry) {
    EXPECT_EQ(registry.evaluate(Exponential(1), Exponential(2)), 3.0);
    EXPECT_EQ(registry.evaluate(Exponential(1), Gamma(1, 2)), 2.0);
    EXPECT_EQ(registry.evaluate(Gamma(1, 2), Gamma(1, 2)), 1.0);
    EXPECT_EQ(registry.evaluate(Gamma(1, 2), Exponential(2)), 1.0);
  };
  KlRegistry up;
  up.add<GammaFamily, GammaFamily>(always<GammaFamily, GammaFamily>(1.0));
  up.add<Exponential, GammaFamily>(always<Exponential, GammaFamily>(2.0));
  up.add<Exponential, Exponential>(always<Exponential, Exponential>(3.0));
  check(up);
  KlRegistry down;
  down.add<Exponential, Exponential>(always<Exponential, Exponential>(3.0));
  down.add<Exponential, GammaFamily>(always<Exponential, GammaFamily>(2.0));
  down.add<GammaFamily, GammaFamily>(always<GammaFamily, GammaFamily>(1.0));
  check(down);
}

TEST(KlRegistry, ATieThrowsAndNamesThePairThatBreaksIt) {
  KlRegistry registry;
  registry.add<Exponential, GammaFamily>(always<Exponential, GammaFamily>(1.0));
  registry.add<GammaFamily, ChiSquared>(always<GammaFamily, ChiSquared>(2.0));
  const Exponential p(1);
  const ChiSquared q(2);
  EXPECT_THROW(registry.find(p.lineage(), q.lineage()), relent::AmbiguousFormula);
  try {
    registry.evaluate(p, q);
    FAIL() << "no tie was seen";
  } catch (const relent::AmbiguousFormula& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find("Exponential"), std::string::npos) << what;
    EXPECT_NE(what.find("ChiSquared"), std::string::npos) << what;
  }
  KlOptions options;
  options.registry = &registry;
  EXPECT_THROW(relent::kl_divergence(p, q, options), relent::AmbiguousFormula);
  // other pairs of the same classes are not in doubt, and the named pair breaks the tie
  EXPECT_EQ(registry.evaluate(p, Gamma(1, 1)), 1.0);
  EXPECT_EQ(registry.evaluate(Gamma(1, 1), q), 2.0);
  registry.add<Exponential, ChiSquared>(always<Exponential, ChiSquared>(3.0));
  EXPECT_EQ(registry.evaluate(p, q), 3.0);
}

TEST(KlRegistry, ADuplicateThrowsAndNamesThePairAndChangesNothing) {
  KlRegistry registry;
  registry.add<Gaussian, Laplace>(always<Gaussian, Laplace>(1.0));
  try {
    registry.add<Gaussian, Laplace>(always<Gaussian, Laplace>(2.0));
    FAIL() << "the duplicate went in";
  } catch (const relent::DuplicateFormula& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find("Gaussian"), std::string::npos) << what;
    EXPECT_NE(what.find("Laplace"), std::string::npos) << what;
  }
  EXPECT_EQ(registry.evaluate(Gaussian(0, 1), Laplace(0, 1)), 1.0);
  EXPECT_EQ(registry.entries().size(), 1U);
  registry.add<Laplace, Gaussian>(always<Laplace, Gaussian>(4.0));  // the reverse is another pair
}

TEST(KlRegistry, ReplaceTakesThePlaceOfAFormula) {
  KlRegistry registry;
  registry.add<Gaussian, Laplace>(always<Gaussian, Laplace>(1.0));
  registry.replace<Gaussian, Laplace>(always<Gaussian, Laplace>(2.0));
  EXPECT_EQ(registry.evaluate(Gaussian(0, 1), Laplace(0, 1)), 2.0);
  EXPECT_EQ(registry.entries().size(), 1U);
  registry.replace<Laplace, Gaussian>(always<Laplace, Gaussian>(5.0));  // there was none: it is added
  EXPECT_EQ(registry.evaluate(Laplace(0, 1), Gaussian(0, 1)), 5.0);
}

TEST(KlRegistry, AFormulaThatDeclinesPassesToTheNextLessSpecific) {
  KlRegistry registry;
  registry.add<Exponential, Exponential>([](const Exponential& p, const Exponential&) -> std::optional<double> {
    if (p.rate() > 1.0) return std::nullopt;
    return 1.0;
  });
  registry.add<GammaFamily, GammaFamily>([](const GammaFamily& p, const GammaFamily&) -> std::optional<double> {
    if (p.rate() > 10.0) return std::nullopt;
    return 2.0;
  });
  EXPECT_EQ(registry.evaluate(Exponential(0.5), Exponential(1)), 1.0);
  EXPECT_EQ(registry.evaluate(Exponential(2), Exponential(1)), 2.0);
  EXPECT_EQ(registry.evaluate(Exponential(20), Exponential(1)), std::nullopt);
  // then the engine answers, by the entropy and the mean of p: right, with the cancellation told as an error
  KlOptions options;
  options.registry = &registry;
  const auto kl = relent::kl_divergence(Exponential(20), Exponential(10), options);
  EXPECT_GT(kl.error, 0.0);
  EXPECT_NEAR(kl.value, std::log(2.0) - 0.5, kl.error);
}

TEST(KlRegistry, CopiesAreIndependent) {
  KlRegistry copy = KlRegistry::builtin();
  const std::size_t before = KlRegistry::builtin().entries().size();
  copy.add<Gaussian, Logistic>(always<Gaussian, Logistic>(42.0));
  EXPECT_EQ(KlRegistry::builtin().entries().size(), before);
  EXPECT_EQ(copy.entries().size(), before + 1);
  KlOptions options;
  options.registry = &copy;
  const Gaussian p(0, 1);
  const Logistic q(0, 1);
  EXPECT_EQ(relent::kl_divergence(p, q, options).value, 42.0);
  EXPECT_EQ(relent::kl_divergence(p, q, options).method, KlMethod::closed_form);
  EXPECT_EQ(relent::closed_form_kl(p, q, copy), 42.0);
  EXPECT_NEAR(relent::kl_divergence(p, q).value, 0.19317983349020683, 1e-10);
}

TEST(KlRegistry, ManyPairsAreAllFoundAgain) {
  KlRegistry registry;
  registry.add<Gaussian, Gaussian>(always<Gaussian, Gaussian>(1));
  registry.add<Gaussian, Laplace>(always<Gaussian, Laplace>(2));
  registry.add<Gaussian, Gamma>(always<Gaussian, Gamma>(3));
  registry.add<Gaussian, Exponential>(always<Gaussian, Exponential>(4));
  registry.add<Laplace, Gaussian>(always<Laplace, Gaussian>(5));
  registry.add<Laplace, Laplace>(always<Laplace, Laplace>(6));
  registry.add<Laplace, Gamma>(always<Laplace, Gamma>(7));
  registry.add<Laplace, Exponential>(always<Laplace, Exponential>(8));
  registry.add<Gamma, Gaussian>(always<Gamma, Gaussian>(9));
  registry.add<Gamma, Laplace>(always<Gamma, Laplace>(10));
  registry.add<Gamma, Gamma>(always<Gamma, Gamma>(11));
  registry.add<Gamma, Exponential>(always<Gamma, Exponential>(12));
  registry.add<relent::Beta, relent::Beta>(always<relent::Beta, relent::Beta>(13));
  registry.add<relent::Uniform, relent::Beta>(always<relent::Uniform, relent::Beta>(14));
  registry.add<relent::Beta, relent::Uniform>(always<relent::Beta, relent::Uniform>(15));
  registry.add<relent::StudentT, relent::Uniform>(always<relent::StudentT, relent::Uniform>(16));
  registry.add<relent::Dirac, relent::Dirac>(always<relent::Dirac, relent::Dirac>(17));
  for (std::size_t i = 0; i < registry.entries().size(); ++i) {
    const KlRegistry::Entry& entry = registry.entries()[i];
    const KlRegistry::Entry* found = registry.find(*entry.p, *entry.q);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found, &entry);
  }
}

TEST(KlRegistry, EveryFamilyOfTheCatalogueWithAClosedFormHasItInTheBuiltinOne) {
  EXPECT_FALSE(KlRegistry::builtin().entries().empty());
  for (const KlRegistry::Entry& entry : KlRegistry::builtin().entries()) {
    EXPECT_EQ(KlRegistry::builtin().find(*entry.p, *entry.q), &entry);
    EXPECT_FALSE(entry.source.empty());
  }
}

TEST(KlRegistry, AFamilyOfADlopenedLibraryIsFoundByTheFormulasOfTheHost) {
  // The library defines a leaf of GammaFamily and a family of its own, and hands them out as Distributions.
  const std::string path = std::string(RELENT_TEST_MODULE_DIR) + "/relent_kl_families.so";
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  ASSERT_NE(library, nullptr) << dlerror();
  using Make = relent::Distribution*(double);
  auto* make_erlang = reinterpret_cast<Make*>(dlsym(library, "make_erlang"));
  auto* make_triangle = reinterpret_cast<Make*>(dlsym(library, "make_triangle"));
  auto* make_gaussian = reinterpret_cast<Make*>(dlsym(library, "make_gaussian"));
  ASSERT_NE(make_erlang, nullptr);
  ASSERT_NE(make_triangle, nullptr);
  ASSERT_NE(make_gaussian, nullptr);
  {
    // A leaf of GammaFamily defined there is served by the formula for GammaFamily here.
    const std::unique_ptr<relent::Distribution> erlang(make_erlang(2.0));
    const auto kl = relent::kl_divergence(*erlang, Gamma(3, 1));
    EXPECT_EQ(kl.method, KlMethod::closed_form);
    EXPECT_EQ(kl.value, relent::kl_divergence(Gamma(2, 1), Gamma(3, 1)).value);
    EXPECT_EQ(relent::kl_divergence(Gamma(3, 1), *erlang).value, relent::kl_divergence(Gamma(3, 1), Gamma(2, 1)).value);

    // A family of its own is answered by the engine, and its copies keep their class.
    const std::unique_ptr<relent::Distribution> triangle(make_triangle(0.0));
    const auto numeric = relent::kl_divergence(*triangle, relent::Uniform(0, 1));
    EXPECT_EQ(numeric.method, KlMethod::quadrature);
    EXPECT_NEAR(numeric.value, std::log(2.0) - 0.5, 1e-9);  // E log(2X), X of density 2x
    EXPECT_TRUE(triangle->clone()->lineage() == triangle->lineage());

    // Gaussians made on either side are of one family.
    const std::unique_ptr<relent::Distribution> gaussian(make_gaussian(1.0));
    EXPECT_TRUE(gaussian->lineage() == Gaussian(0, 1).lineage());
    EXPECT_EQ(relent::kl_divergence(Gaussian(0, 1), *gaussian).value, 0.5);
    EXPECT_EQ(relent::kl_divergence(Gaussian(0, 1), *gaussian).method, KlMethod::closed_form);
  }
  dlclose(library);
}

}  // namespace
