// Moments of powers T^g of a standard exponential variate T, right also where they are near 1 (g near 0).
#pragma once

#include "relent/double_double.hpp"

namespace relent::math {

/// E[(scale T^g)^order] = scale^order Gamma(1 + order g); +inf where it diverges (order g <= -1).
double exponential_power_moment(double scale, DoubleDouble g, double order);
/// Standard deviation of scale T^g; +inf for g <= -1/2.
double exponential_power_stddev(double scale, DoubleDouble g);
/// Skewness of (T^g - 1)/g, which is log T at g = 0; infinite for g <= -1/3, NaN for g <= -1/2.
double exponential_power_skewness(DoubleDouble g);
/// Excess kurtosis of the same; +inf for g <= -1/4, NaN for g <= -1/2.
double exponential_power_excess_kurtosis(DoubleDouble g);
/// stddev(T^g) / |g|, pi / sqrt(6) at g = 0; +inf for g <= -1/2.
double exponential_power_spread(DoubleDouble g);

}  // namespace relent::math
