// The law of a sum of independent Bernoulli variables, one convolution after the other.
#include "math/bernoulli_sum.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "math/special.hpp"

namespace relent::math {
namespace {

/// mantissa 2^(512 exponent), the mantissa 0 or in [2^-256, 2^256).
struct Scaled {
  double mantissa = 0.0;
  int exponent = lowest;

  static constexpr int lowest = std::numeric_limits<int>::min() / 2;

  double at(int common) const {
    if (exponent == common) return mantissa;
    return exponent < common - 2 ? 0.0 : std::ldexp(mantissa, 512 * (exponent - common));
  }
  void normalise() {
    if (mantissa != 0.0 && mantissa < 0x1p-256) {
      mantissa *= 0x1p512;
      --exponent;
    }
  }
};

}  // namespace

// All terms are positive. The complement 1 - p is never rounded: above 1/2 it is exact, below it enters by p alone.
std::vector<double> log_bernoulli_sum(std::span<const double> probabilities) {
  std::vector<Scaled> masses{{1.0, 0}};
  masses.reserve(probabilities.size() + 1);
  for (const double p : probabilities) {
    const bool tiny = p < 0x1p-500;
    const double factor = tiny ? p * 0x1p512 : p;
    masses.emplace_back();
    for (std::size_t k = masses.size() - 1; k > 0; --k) {
      const Scaled& fewer = masses[k - 1];
      const int fewer_exponent = tiny ? fewer.exponent - 1 : fewer.exponent;
      const int common = std::max(masses[k].exponent, fewer_exponent);
      const double failed = masses[k].at(common);
      const double succeeded = Scaled{fewer.mantissa, fewer_exponent}.at(common);
      const double sum = tiny       ? failed + factor * succeeded
                         : p <= 0.5 ? failed + p * (succeeded - failed)
                                    : (1.0 - p) * failed + p * succeeded;
      masses[k] = {sum, sum == 0.0 ? Scaled::lowest : common};
      masses[k].normalise();
    }
    masses[0].mantissa -= p * masses[0].mantissa;
    masses[0].normalise();
  }
  std::vector<double> logs;
  for (const Scaled& mass : masses) {
    logs.push_back(mass.mantissa == 0.0 ? -std::numeric_limits<double>::infinity()
                                        : std::log(mass.mantissa) + 512.0 * log_two * mass.exponent);
  }
  return logs;
}

}  // namespace relent::math
