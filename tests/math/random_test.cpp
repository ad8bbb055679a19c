// Rng: known answers, positions in the stream, and the text form of its state.
#include <relent/errors.hpp>
#include <relent/random.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>

namespace relent {
namespace {

static_assert(std::uniform_random_bit_generator<Rng>);

// The kat_vectors of Random123 for philox4x64-10.
TEST(Rng, ReproducesTheKnownAnswersOfRandom123) {
  const std::array<std::pair<const char*, std::array<std::uint64_t, 4>>, 3> vectors = {{
      {"philox4x64-10 0 0 0 0 0 0 4", {0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b}},
      {"philox4x64-10 ffffffffffffffff ffffffffffffffff ffffffffffffffff ffffffffffffffff ffffffffffffffff "
       "ffffffffffffffff 4",
       {0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}},
      {"philox4x64-10 452821e638d01377 be5466cf34e90c6c 243f6a8885a308d3 13198a2e03707344 a4093822299f31d0 "
       "82efa98ec4e6c89 4",
       {0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6}},
  }};
  for (const auto& [state, words] : vectors) {
    Rng rng = Rng::restore(state);
    for (const std::uint64_t word : words) EXPECT_EQ(rng(), word) << state;
  }
}

// [rand.predef] of C++26: the 10000th word of a default std::philox4x64 (seed 20111115).
TEST(Rng, IsTheStreamOfTheStandardPhilox4x64) {
  Rng rng(20111115);
  rng.discard(9999);
  EXPECT_EQ(rng(), 3409172418970261260U);
}

TEST(Rng, DiscardEqualsDrawing) {
  for (std::uint64_t before = 0; before < 9; ++before) {
    for (std::uint64_t n = 0; n < 14; ++n) {
      Rng skipped(3, 4);
      Rng drawn(3, 4);
      for (std::uint64_t i = 0; i < before; ++i) EXPECT_EQ(skipped(), drawn());
      skipped.discard(n);
      for (std::uint64_t i = 0; i < n; ++i) drawn();
      EXPECT_EQ(skipped, drawn) << before << " " << n;
      EXPECT_EQ(skipped(), drawn());
    }
  }
}

TEST(Rng, JumpsOver2To128Words) {
  Rng rng(3, 4);
  Rng jumped(3, 4);
  jumped.jump();
  EXPECT_EQ(jumped.save(), "philox4x64-10 3 4 0 4000000000000000 0 0 4");
  // Four times 2^128 words is 2^128 blocks; a discard before is a discard after.
  for (std::uint64_t before = 0; before < 6; ++before) {
    Rng first(3, 4);
    first.discard(before);
    for (int i = 0; i < 4; ++i) first.jump();
    Rng second = Rng::restore("philox4x64-10 3 4 0 0 1 0 4");
    second.discard(before);
    EXPECT_EQ(first, second);
    EXPECT_EQ(first(), second());
  }
  EXPECT_FALSE(rng == jumped);
}

TEST(Rng, TheCounterWrapsWithItsCarry) {
  Rng rng = Rng::restore("philox4x64-10 1 0 ffffffffffffffff ffffffffffffffff 7 0 4");
  rng();
  EXPECT_EQ(rng.save(), "philox4x64-10 1 0 0 0 8 0 1");
}

TEST(Rng, RestoresFromItsText) {
  for (int n = 0; n < 10; ++n) {
    Rng rng(0xfedcba9876543210, 17);
    for (int i = 0; i < n; ++i) rng();
    Rng copy = Rng::restore(rng.save());
    EXPECT_EQ(copy, rng);
    for (int i = 0; i < 9; ++i) EXPECT_EQ(copy(), rng());
    EXPECT_EQ(copy.seed(), 0xfedcba9876543210U);
    EXPECT_EQ(copy.stream(), 17U);
  }
}

TEST(Rng, RefusesTextThatIsNotAState) {
  const auto column = [](const char* text) -> std::size_t {
    try {
      Rng::restore(text);
    } catch (const ParseError& error) {
      return error.column();
    }
    return 0;
  };
  EXPECT_EQ(column(""), 1U);
  EXPECT_EQ(column("mt19937 1 2"), 1U);
  EXPECT_EQ(column("philox4x64-10"), 14U);
  EXPECT_EQ(column("philox4x64-10 1 x"), 17U);
  EXPECT_EQ(column("philox4x64-10 1 0 0 0 0 0 0"), 27U);
  EXPECT_EQ(column("philox4x64-10 1 0 0 0 0 0 5"), 27U);
  EXPECT_EQ(column("philox4x64-10 1 0 0 0 0 0 4 "), 28U);
  EXPECT_EQ(column("philox4x64-10 1 0 0 0 0 10000000000000000 4"), 25U);
}

TEST(Rng, UniformsAreOddMultiplesOf2ToMinus53) {
  Rng words(9);
  Rng uniforms(9);
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t k = words() >> 12;
    const double u = uniforms.uniform();
    EXPECT_EQ(u, static_cast<double>(2 * k + 1) * 0x1p-53);
    EXPECT_GT(u, 0.0);
    EXPECT_LT(u, 1.0);
    EXPECT_EQ(1.0 - (1.0 - u), u);
  }
}

TEST(Rng, SeedsAndStreamsDiffer) {
  EXPECT_NE(Rng(1)(), Rng(2)());
  EXPECT_NE(Rng(1, 0)(), Rng(1, 1)());
  EXPECT_FALSE(Rng(1, 0) == Rng(1, 1));
}

}  // namespace
}  // namespace relent
