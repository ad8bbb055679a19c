// Philox4x64-10 by Random123: refilling, skipping, and the text form of the state.
#include <relent/errors.hpp>
#include <relent/random.hpp>

#include <Random123/philox.h>

#include <charconv>

namespace relent {

namespace {

constexpr std::string_view header = "philox4x64-10";

void append_word(std::string& text, std::uint64_t word) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), word, 16).ptr;
  text += ' ';
  text.append(digits.data(), end);
}

/// Reads " <hex>" at `position` and moves past it.
std::uint64_t read_word(std::string_view text, std::size_t& position) {
  if (position >= text.size() || text[position] != ' ') throw ParseError("Rng: expected a space", position + 1);
  const char* const first = text.data() + position + 1;
  std::uint64_t word = 0;
  const auto [end, error] = std::from_chars(first, text.data() + text.size(), word, 16);
  if (error != std::errc{}) throw ParseError("Rng: expected a 64-bit hexadecimal number", position + 2);
  position = static_cast<std::size_t>(end - text.data());
  return word;
}

}  // namespace

void Rng::refill() noexcept {
  const r123::Philox4x64::ctr_type counter = {{next_block_[0], next_block_[1], next_block_[2], next_block_[3]}};
  const r123::Philox4x64::key_type key = {{key_[0], key_[1]}};
  const auto block = r123::Philox4x64{}(counter, key);
  for (std::size_t i = 0; i < block_size; ++i) block_[i] = block[i];
  used_ = 0;
  advance_blocks(1, 0);
}

/// Adds n 2^(64 word) to the counter, modulo 2^256.
void Rng::advance_blocks(std::uint64_t n, std::size_t word) noexcept {
  for (std::uint64_t carry = n; carry != 0 && word < block_size; ++word) {
    next_block_[word] += carry;
    carry = next_block_[word] < carry ? 1 : 0;
  }
}

void Rng::discard(std::uint64_t n) noexcept {
  const std::uint64_t buffered = block_size - used_;
  if (n <= buffered) {
    used_ += static_cast<std::uint32_t>(n);
    return;
  }
  n -= buffered;
  used_ = block_size;
  advance_blocks(n / block_size, 0);
  if (n % block_size == 0) return;
  refill();
  used_ = static_cast<std::uint32_t>(n % block_size);
}

void Rng::jump() noexcept {
  const std::uint32_t used = used_;
  // 2^128 words are 2^126 blocks: 2^62 in the second word of the counter.
  advance_blocks(std::uint64_t{1} << 62, 1);
  if (used == block_size) return;
  // The block in hand moves too: step back one block and make it again.
  for (std::uint64_t& word : next_block_) {
    if (word-- != 0) break;
  }
  refill();
  used_ = used;
}

std::string Rng::save() const {
  std::string text(header);
  for (const std::uint64_t word : key_) append_word(text, word);
  for (const std::uint64_t word : next_block_) append_word(text, word);
  append_word(text, used_);
  return text;
}

Rng Rng::restore(std::string_view text) {
  if (text.substr(0, header.size()) != header) throw ParseError("Rng: expected \"philox4x64-10\"", 1);
  std::size_t position = header.size();
  const std::uint64_t seed = read_word(text, position);
  const std::uint64_t stream = read_word(text, position);
  Rng rng(seed, stream);
  for (std::uint64_t& word : rng.next_block_) word = read_word(text, position);
  const std::size_t used_column = position + 2;
  const std::uint64_t used = read_word(text, position);
  if (used < 1 || used > block_size) throw ParseError("Rng: expected 1 to 4 words used", used_column);
  if (position != text.size()) throw ParseError("Rng: unexpected text after the state", position + 1);
  if (used != block_size) {
    for (std::uint64_t& word : rng.next_block_) {
      if (word-- != 0) break;
    }
    rng.refill();
    rng.used_ = static_cast<std::uint32_t>(used);
  }
  return rng;
}

}  // namespace relent
