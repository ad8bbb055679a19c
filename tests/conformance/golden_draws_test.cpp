// The first draws of every example of the catalogue, to the bit: equal for every compiler, optimisation and instruction
// set.
#include <relent/relent.hpp>

#include "support/catalogue.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <ios>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace {

constexpr std::size_t golden_draws = 8;
const std::string golden_path = std::string(RELENT_TEST_DATA_DIR) + "/golden_draws.tsv";

std::vector<double> first_draws(const relent::Distribution& law) {
  relent::Rng rng(20240601, 3);
  if (const auto* line = dynamic_cast<const relent::UnivariateDistribution*>(&law)) {
    std::vector<double> draws(golden_draws);
    line->sample(rng, draws);
    return draws;
  }
  const auto& space = dynamic_cast<const relent::MultivariateDistribution&>(law);
  std::vector<double> draws(2 * space.dimension());
  space.sample(rng, std::span<double>(draws).first(space.dimension()));
  space.sample(rng, std::span<double>(draws).last(space.dimension()));
  return draws;
}

TEST(GoldenDraws, EveryExampleDrawsWhatItAlwaysDrew) {
  // To add the draws of new examples: RELENT_WRITE_GOLDEN_DRAWS=1 and this test; then read the difference before
  // committing it.
  if (std::getenv("RELENT_WRITE_GOLDEN_DRAWS") != nullptr) {
    std::ofstream out(golden_path);
    out << "# The first draws of every example of the catalogue from Rng(20240601, 3), as hexadecimal doubles.\n";
    for (const auto& example : relent_test::examples()) {
      out << example.text;
      for (const double x : first_draws(relent::parse(example.text))) out << '\t' << std::hexfloat << x;
      out << '\n';
    }
    GTEST_SKIP() << "wrote " << golden_path;
  }
  std::map<std::string, std::vector<double>> golden;
  for (const auto& row : relent_test::read_table(golden_path)) {
    std::vector<double>& draws = golden[row.front()];
    for (std::size_t i = 1; i < row.size(); ++i) draws.push_back(std::strtod(row[i].c_str(), nullptr));
  }
  for (const auto& example : relent_test::examples()) {
    SCOPED_TRACE(example.text);
    ASSERT_EQ(golden.count(example.text), 1U) << "no golden draws: see the comment in this test";
    const std::vector<double>& expected = golden[example.text];
    const std::vector<double> draws = first_draws(relent::parse(example.text));
    ASSERT_EQ(draws.size(), expected.size());
    for (std::size_t i = 0; i < draws.size(); ++i) EXPECT_TRUE(relent_test::same_bits(draws[i], expected[i])) << i;
  }
}

TEST(GoldenDraws, AllDrawsAreIndependentOfHowTheyAreGrouped) {
  for (const auto& example : relent_test::examples_of<relent::UnivariateDistribution>()) {
    const auto any = relent::parse(example.text);
    const auto& law = *any.as<relent::UnivariateDistribution>();
    relent::Rng whole(77);
    relent::Rng parts(77);
    std::vector<double> all(60);
    law.sample(whole, all);
    std::vector<double> pieces(60);
    law.sample(parts, std::span<double>(pieces).first(7));
    relent::Rng restored = relent::Rng::restore(parts.save());
    law.sample(restored, std::span<double>(pieces).subspan(7));
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_TRUE(relent_test::same_bits(all[i], pieces[i])) << example.text;
  }
}

}  // namespace
