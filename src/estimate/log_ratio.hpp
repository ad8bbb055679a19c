// A log ratio of two densities or masses, as the numerical tiers take it where a pair of laws tells it.
#pragma once

namespace relent::estimate {

/// log p - log q at a point, and its absolute error as evaluated.
struct LogRatio {
  double value = 0.0;
  double rounding = 0.0;
};

}  // namespace relent::estimate
