// The least integer with a property that holds from some integer on: quantiles of laws on the integers.
#pragma once

#include <algorithm>
#include <cmath>

namespace relent {

/// The least k in lower..upper with holds(k), which must be false, then true; it is taken for granted at `upper`.
/// Gallops from the guess and bisects: about 2 log2(error of the guess) calls. Beyond 2^53, the least double that
/// holds.
template <class Property>
double least_integer(double lower, double upper, double guess, const Property& holds) {
  double high = guess > lower ? std::min(std::floor(guess), upper) : lower;
  double low = high;  // below: holds(high) and not holds(low)
  double step = 1.0;
  if (high == upper || holds(high)) {
    for (;; step *= 2.0) {
      if (high == lower) return lower;
      low = std::max(lower, high - step);
      if (!holds(low)) break;
      high = low;
    }
  } else {
    for (;; step *= 2.0) {
      high = std::min(upper, low + step);
      if (high == upper || holds(high)) break;
      low = high;
    }
  }
  while (high - low > 1.0) {
    const double middle = low + std::floor(0.5 * (high - low));
    if (middle <= low || middle >= high) break;  // neighbours among the doubles
    (holds(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace relent
