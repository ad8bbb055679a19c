// The modified Bessel functions I0 and I1 as the von Mises law needs them: scaled, and as a ratio; 0 <= k finite.
#pragma once

namespace relent::math {

/// log(I0(k) exp(-k)), never positive, relative accuracy for all k.
double log_bessel_i0e(double k);
/// I1(k) / I0(k), and 1 minus it.
double bessel_ratio(double k);
double bessel_ratio_complement(double k);
/// The Bregman divergence of log I0: log I0(b) - log I0(a) - d I1(a)/I0(a) >= 0, d = b - a.
double bregman_log_bessel_i0(double b, double a, double d);

}  // namespace relent::math
