// Numbers from text, the same in every locale. Header-only: the program uses it too.
#pragma once

#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

namespace relent::math {

struct NumberReading {
  enum class Status { ok, not_a_number, out_of_range };

  Status status = Status::not_a_number;
  double value = 0.0;
  std::size_t length = 0;  ///< characters that belong to the number
};

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_word(char c) noexcept { return is_letter(c) || is_digit(c) || c == '_'; }
inline bool is_hex_digit(char c) noexcept { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
inline bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// The number that `text` starts with: decimal or C99 hexadecimal with an optional sign, inf, infinity or nan. Rounded
/// to nearest; what overflows, or underflows to 0, is out of range.
inline NumberReading read_number(std::string_view text) {
  std::size_t start = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) start = 1;
  const std::string_view rest = text.substr(start);
  if (rest.empty()) return {};

  NumberReading reading;
  if (is_letter(rest[0])) {
    std::string word;
    for (std::size_t i = 0; i < rest.size() && is_word(rest[i]); ++i) {
      word += rest[i] >= 'A' && rest[i] <= 'Z' ? static_cast<char>(rest[i] - 'A' + 'a') : rest[i];
    }
    if (word == "inf" || word == "infinity") {
      reading.value = std::numeric_limits<double>::infinity();
    } else if (word == "nan") {
      reading.value = std::numeric_limits<double>::quiet_NaN();
    } else {
      return {};
    }
    reading.status = NumberReading::Status::ok;
    reading.length = start + word.size();
  } else {
    const bool hexadecimal = rest.size() > 1 && rest[0] == '0' && (rest[1] == 'x' || rest[1] == 'X');
    const std::string_view digits = hexadecimal ? rest.substr(2) : rest;
    if (digits.empty() || !(digits[0] == '.' || (hexadecimal ? is_hex_digit(digits[0]) : is_digit(digits[0])))) {
      return {};
    }
    const std::from_chars_result end =
        std::from_chars(digits.data(), digits.data() + digits.size(), reading.value,
                        hexadecimal ? std::chars_format::hex : std::chars_format::general);
    if (end.ec == std::errc::invalid_argument) return {};
    const std::string_view number = digits.substr(0, static_cast<std::size_t>(end.ptr - digits.data()));
    const std::string_view read = number.substr(0, number.find_first_of(hexadecimal ? "pP" : "eE"));
    const bool vanished = reading.value == 0.0 && read.find_first_not_of("0.") != std::string_view::npos;
    const bool fits = end.ec == std::errc() && std::isfinite(reading.value) && !vanished;
    reading.status = fits ? NumberReading::Status::ok : NumberReading::Status::out_of_range;
    reading.length = start + (hexadecimal ? 2 : 0) + static_cast<std::size_t>(end.ptr - digits.data());
  }
  if (negative) reading.value = -reading.value;
  return reading;
}

}  // namespace relent::math
