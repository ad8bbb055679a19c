// Whether a tail makes a KL divergence infinite, judged from the densities alone.
#include "estimate/tail.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace relent::estimate {

TailVerdict tail_verdict(FunctionRef<double(double)> log_p, FunctionRef<double(double)> log_q, double farthest) {
  const auto representable = [](double value) { return std::abs(value) < 1e300; };
  // The last s at which both are numbers.
  const auto usable = [&](double s) { return representable(log_p(s)) && representable(log_q(s)); };
  double last = farthest;
  if (!usable(last)) {
    double good = 0.0;
    double bad = farthest;
    if (!usable(good)) return TailVerdict::unverified;
    for (int i = 0; i < 60; ++i) {
      const double middle = 0.5 * (good + bad);
      (usable(middle) ? good : bad) = middle;
    }
    // p ends where it is not small: its support does. Where it underflows (x * x, a power), the slopes before that
    // decide.
    constexpr double log_small = -300.0;
    const bool p_vanishes = !representable(log_p(bad)) && log_p(bad) < 0.0 && representable(log_q(bad));
    if (p_vanishes && log_p(good) > log_small) return TailVerdict::finite;
    last = 0.98 * good;
  }

  std::array<double, 4> slope{};  // dh/ds at last/8, last/4, last/2, last
  std::array<double, 4> scaled{};
  bool negative = false;
  for (std::size_t i = 0; i < 4; ++i) {
    const double s = last / static_cast<double>(8 >> i);
    const double step = s / 32.0;
    const auto height = [&](double at) {
      const double p = log_p(at);
      const double ratio = p - log_q(at);
      if (!(ratio > 0.0)) {
        negative = true;
        return 0.0;
      }
      return p + at + std::log(ratio);
    };
    negative = false;
    slope[i] = (height(s) - height(s - step)) / step;
    scaled[i] = s * slope[i];
    if (std::isnan(slope[i])) return TailVerdict::unverified;
  }
  if (negative) return TailVerdict::finite;  // far out q exceeds p: only the positive part can diverge

  // A power of t: the slope is constant.
  const bool steady = std::abs(slope[3] - slope[2]) <= 0.01 * std::abs(slope[3]) &&
                      std::abs(slope[2] - slope[1]) <= 0.02 * std::abs(slope[3]);
  if (steady && std::abs(slope[3]) > 1e-6) return slope[3] > 0.0 ? TailVerdict::infinite : TailVerdict::finite;
  // Slopes that grow away from zero.
  if (slope[3] > 0.0 && slope[3] >= slope[2] && slope[2] >= slope[1]) return TailVerdict::infinite;
  if (scaled[3] < -1.05 && scaled[3] < scaled[2] && scaled[2] < scaled[1]) return TailVerdict::finite;
  // A power of log t: s h' settles.
  const double change = scaled[3] - scaled[2];
  if (std::abs(change) <= 0.7 * std::abs(scaled[2] - scaled[1]) + 1e-6) {
    const double limit = scaled[3] + change;
    if (limit > -0.95) return TailVerdict::infinite;
    if (limit < -1.05) return TailVerdict::finite;
  }
  return TailVerdict::unverified;
}

}  // namespace relent::estimate
