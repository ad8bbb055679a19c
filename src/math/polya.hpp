// The law of the draws from a reinforced urn, for real numbers of balls and draws.
#pragma once

namespace relent::math {

/// log of Gamma(k + l + 1) / (k! l!) B(k + a, l + b) / B(a, b), the mass of k successes and l failures when their
/// probability is a Beta(a, b) draw; k, l >= 0 and a, b > 0 are real, l! is Gamma(l + 1).
double log_polya(double k, double l, double a, double b);

}  // namespace relent::math
