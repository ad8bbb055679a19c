// The modified Bessel function I in the forms that the difference of two Poisson counts needs.
#pragma once

namespace relent::math {

/// Where the expansion below serves: w = sqrt(order^2 + z^2) at least this.
inline constexpr double least_debye_argument = 30.0;

/// log of the series in 1/w of Debye's uniform expansion (DLMF 10.41.3), without its exponential and its 1/sqrt(2 pi
/// w); p2 = (order / w)^2. At order 0 it is Hankel's.
double log_debye_series(double w, double p2);

}  // namespace relent::math
