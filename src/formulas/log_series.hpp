// LogSeries || LogSeries.
#pragma once

namespace relent::formulas {

/// KL of probabilities a and b: log(L(b)/L(a)) + E[X] log(a/b), L = -log(1 - p). Near, as the integral remainder of the
/// Bregman divergence of log L(e^theta), whose second derivative is the variance.
double log_series_kl(double a, double b);

}  // namespace relent::formulas
