// The sets that carry univariate laws.
#include "relent/support.hpp"

#include <cmath>
#include <limits>

namespace relent {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

Support Support::interval(double lower, double upper, bool lower_closed, bool upper_closed) {
  return {Kind::continuous, lower, upper, lower_closed && std::isfinite(lower), upper_closed && std::isfinite(upper)};
}

Support Support::reals() { return {Kind::continuous, -infinity, infinity, false, false}; }

Support Support::from(double lower) { return {Kind::continuous, lower, infinity, true, false}; }

Support Support::integers(double lower, double upper) {
  return {Kind::integer, lower, upper, std::isfinite(lower), std::isfinite(upper)};
}

Support Support::point(double value) { return {Kind::atom, value, value, true, true}; }

bool Support::is_finite() const noexcept { return std::isfinite(lower) && std::isfinite(upper); }

bool Support::contains(double x) const noexcept {
  if (!closure_contains(x)) return false;
  return (x != lower || lower_closed) && (x != upper || upper_closed);
}

bool Support::closure_contains(double x) const noexcept {
  return x >= lower && x <= upper && std::isfinite(x) && (kind != Kind::integer || x == std::floor(x));
}

}  // namespace relent
