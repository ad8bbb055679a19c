// The random number generator: Philox4x64-10, counter-based, with save, restore, discard and jump.
#pragma once

#include <relent/export.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace relent {

/// Philox4x64-10 (Salmon et al. 2011): a uniform_random_bit_generator of 64-bit words, a value of which any number may
/// exist.
///
/// Word 4 i + j of the stream is word j of philox4x64-10(counter = i, key = {seed, stream}), where i counts from 0 as a
/// 256-bit little-endian integer. The block function is Random123's (its known-answer vectors hold). The stream of
/// `Rng(20111115)` is that of C++26's default `std::philox4x64` (its 10000th word is the one the standard prescribes).
/// NumPy increments the counter before the first block, so by its documentation its `Philox(key=[seed, stream])` yields
/// this stream from the fifth word on; that was not run against NumPy.
///
/// Different (seed, stream) pairs are statistically independent: give each thread or task its own stream.
class RELENT_API Rng {
 public:
  using result_type = std::uint64_t;

  explicit Rng(std::uint64_t seed, std::uint64_t stream = 0) noexcept : key_{seed, stream} {}

  static constexpr result_type(min)() noexcept { return 0; }
  static constexpr result_type(max)() noexcept { return ~result_type{0}; }

  /// The next word.
  result_type operator()() noexcept {
    if (used_ == block_size) refill();
    return block_[used_++];
  }

  /// (2k + 1) 2^-53 from the top 52 bits k of the next word: uniform in (0, 1), never an end point, and 1 - u is exact
  /// and equally likely.
  double uniform() noexcept {
    constexpr double unit = 1.0 / 9007199254740992.0;
    return static_cast<double>(((*this)() >> 12) * 2 + 1) * unit;
  }

  /// Skips n words, in constant time.
  void discard(std::uint64_t n) noexcept;
  /// Skips 2^128 words, in constant time: streams for more workers than there are stream numbers.
  void jump() noexcept;

  /// The state as one line of portable text.
  std::string save() const;
  /// The generator that `save` described.
  /// @throws ParseError for any other text.
  static Rng restore(std::string_view text);

  std::uint64_t seed() const noexcept { return key_[0]; }
  std::uint64_t stream() const noexcept { return key_[1]; }

  /// Equal generators yield equal words for ever.
  friend bool operator==(const Rng& a, const Rng& b) noexcept {
    return a.key_ == b.key_ && a.next_block_ == b.next_block_ && a.used_ == b.used_;
  }

 private:
  static constexpr std::uint32_t block_size = 4;

  void refill() noexcept;
  void advance_blocks(std::uint64_t n, std::size_t word) noexcept;

  std::array<std::uint64_t, 2> key_;
  std::array<std::uint64_t, block_size> next_block_{};  // the counter of the block after block_
  std::array<std::uint64_t, block_size> block_{};
  std::uint32_t used_ =
      block_size;  // words of block_ already given out: 1 to 4, so that a position has one representation
};

}  // namespace relent
