// Comparisons for tests: relative and absolute, never satisfied by a NaN, and bits.
#pragma once

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>

namespace relent_test {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

inline std::string exact(double x) {
  std::ostringstream out;
  out.precision(17);
  out << x << " (" << std::hexfloat << x << ')';
  return out.str();
}

inline std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

/// The same double, NaN included.
inline testing::AssertionResult same_bits(double a, double b) {
  if (bits(a) == bits(b)) return testing::AssertionSuccess();
  return testing::AssertionFailure() << exact(a) << " and " << exact(b) << " differ in their bits";
}

/// |value - truth| <= relative |truth| + absolute; infinities and NaN must be the same thing.
inline testing::AssertionResult close(double value, double truth, double relative, double absolute = 0.0) {
  if (std::isnan(truth) && std::isnan(value)) return testing::AssertionSuccess();
  if (value == truth) return testing::AssertionSuccess();
  if (std::isfinite(value) && std::isfinite(truth) &&
      std::abs(value - truth) <= relative * std::abs(truth) + absolute) {
    return testing::AssertionSuccess();
  }
  return testing::AssertionFailure() << "got " << exact(value) << ", truth " << exact(truth) << ", relative error "
                                     << std::abs(value - truth) / std::abs(truth) << ", absolute "
                                     << std::abs(value - truth) << " (allowed " << relative << " relative + "
                                     << absolute << ')';
}

/// The next double `steps` away, upwards if positive.
inline double step(double x, int steps) {
  for (; steps > 0; --steps) x = std::nextafter(x, infinity);
  for (; steps < 0; ++steps) x = std::nextafter(x, -infinity);
  return x;
}

}  // namespace relent_test
