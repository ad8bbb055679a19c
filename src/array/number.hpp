// The numbers arrays may hold, as doubles and back.
#pragma once

#include <relent/array_view.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <type_traits>

namespace relent::array {

inline double to_double(double x) noexcept { return x; }
inline double to_double(float x) noexcept { return static_cast<double>(x); }
inline double to_double(BFloat16 x) noexcept {
  return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(x.bits) << 16));
}
inline double to_double(Float16 x) noexcept {
  const std::uint64_t sign = static_cast<std::uint64_t>(x.bits & 0x8000u) << 48;
  const std::uint64_t magnitude = x.bits & 0x7fffu;
  if (magnitude >= 0x7c00u) {  // infinity, or a NaN with its payload
    return std::bit_cast<double>(sign | 0x7ff0000000000000u | ((magnitude & 0x3ffu) << 42));
  }
  if (magnitude < 0x400u) {  // zero or subnormal: a multiple of 2^-24
    const double value = static_cast<double>(magnitude) * 0x1p-24;
    return sign != 0 ? -value : value;
  }
  return std::bit_cast<double>(sign | ((magnitude << 42) + (std::uint64_t{1023 - 15} << 52)));
}

namespace detail {

/// x to the nearest number with `digits` significant bits and a last place of 2^least at least, ties to even; beyond
/// `largest` +-inf. The result is exact in double.
inline double round_to_grid(double x, int digits, int least, double largest) noexcept {
  if (!std::isfinite(x) || x == 0.0) return x;
  int exponent = 0;
  std::frexp(x, &exponent);
  const int place = exponent - digits < least ? least : exponent - digits;
  const double rounded = std::ldexp(std::nearbyint(std::ldexp(x, -place)), place);
  return std::fabs(rounded) > largest ? std::copysign(INFINITY, x) : rounded;
}

}  // namespace detail

/// x rounded once to T, to nearest and ties to even; NaN stays NaN, an overflow is an infinity.
template <ArrayScalar T>
T from_double(double x) noexcept {
  if constexpr (std::is_same_v<T, double>) {
    return x;
  } else if constexpr (std::is_same_v<T, float>) {
    return static_cast<float>(x);
  } else if constexpr (std::is_same_v<T, BFloat16>) {
    const double rounded = detail::round_to_grid(x, 8, -133, 0x1.fep127);
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(static_cast<float>(rounded));
    return {static_cast<std::uint16_t>((bits >> 16) | (std::isnan(x) ? 0x40u : 0u))};
  } else {
    const std::uint32_t sign = std::signbit(x) ? 0x8000u : 0u;
    if (std::isnan(x)) return {static_cast<std::uint16_t>(sign | 0x7e00u)};
    const double rounded = std::fabs(detail::round_to_grid(x, 11, -24, 65504.0));
    std::uint32_t magnitude = 0x7c00u;
    if (rounded < 0x1p-14) {
      magnitude = static_cast<std::uint32_t>(rounded * 0x1p24);
    } else if (std::isfinite(rounded)) {
      magnitude = static_cast<std::uint32_t>((std::bit_cast<std::uint64_t>(rounded) >> 42) - ((1023u - 15u) << 10));
    }
    return {static_cast<std::uint16_t>(sign | magnitude)};
  }
}

}  // namespace relent::array
