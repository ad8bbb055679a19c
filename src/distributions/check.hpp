// Checks of constructor arguments: each returns its value, or throws InvalidParameter naming the rule it breaks.
#pragma once

#include <relent/errors.hpp>

#include <cmath>
#include <string>
#include <string_view>

namespace relent::check {

/// The check that all the others are made of; NaN must not satisfy the rule.
inline double that(bool satisfied, std::string_view family, std::string_view parameter, std::string_view rule,
                   double value) {
  if (!satisfied) throw InvalidParameter(family, parameter, rule, value);
  return value;
}

inline double finite(std::string_view family, std::string_view parameter, double value) {
  return that(std::isfinite(value), family, parameter, "finite", value);
}

inline double positive_finite(std::string_view family, std::string_view parameter, double value) {
  return that(value > 0.0 && std::isfinite(value), family, parameter, "positive and finite", value);
}

inline double non_negative_finite(std::string_view family, std::string_view parameter, double value) {
  return that(value >= 0.0 && std::isfinite(value), family, parameter, "non-negative and finite", value);
}

/// For a scale whose reciprocal, or any other image, must be a double too.
inline double positive_finite_with_reciprocal(std::string_view family, std::string_view parameter, double value) {
  return that(value > 0.0 && std::isfinite(value) && std::isfinite(1.0 / value), family, parameter,
              "positive and finite, as its reciprocal", value);
}

/// For degrees of freedom, of which the halves enter: only the least double has none.
inline double positive_finite_with_half(std::string_view family, std::string_view parameter, double value) {
  if (value > 0.0 && 0.5 * value == 0.0) throw InvalidParameter(family, parameter, "at least 1e-323", value);
  return positive_finite(family, parameter, value);
}

inline double not_nan(std::string_view family, std::string_view parameter, double value) {
  return that(!std::isnan(value), family, parameter, "a number", value);
}

inline double in_closed_unit(std::string_view family, std::string_view parameter, double value) {
  return that(value >= 0.0 && value <= 1.0, family, parameter, "in [0, 1]", value);
}

inline double in_open_unit(std::string_view family, std::string_view parameter, double value) {
  return that(value > 0.0 && value < 1.0, family, parameter, "in (0, 1)", value);
}

/// For the probability of what must happen some day.
inline double in_half_open_unit(std::string_view family, std::string_view parameter, double value) {
  return that(value > 0.0 && value <= 1.0, family, parameter, "in (0, 1]", value);
}

/// An integer in [lowest, highest]; `rule` says so in words.
inline double integer_between(std::string_view family, std::string_view parameter, double value, double lowest,
                              double highest, std::string_view rule) {
  return that(value >= lowest && value <= highest && value == std::floor(value), family, parameter, rule, value);
}

/// A number of trials, draws or items: integers above 2^53 are not all doubles.
inline double count(std::string_view family, std::string_view parameter, double value) {
  return integer_between(family, parameter, value, 0.0, 0x1p53, "an integer in [0, 2^53]");
}

}  // namespace relent::check
