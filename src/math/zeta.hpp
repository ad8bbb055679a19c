// Riemann's zeta function and sums k^-s over integers, for s > 1.
#pragma once

namespace relent::math {

/// sum of (1 + j/n)^-s over j >= 0, for an integer n >= 1: n^s times Hurwitz's zeta(s, n).
double scaled_hurwitz_zeta(double s, double n);
/// sum of j^-s over 1 <= j <= k, for an integer k >= 0.
double zeta_partial_sum(double s, double k);
/// log zeta(s), also where zeta is near 1 or infinite.
double log_zeta(double s);
/// log zeta(1 + excess), where 1 + excess would round.
double log_zeta1p(double excess);
/// log(zeta(b)/zeta(a)).
double log_zeta_ratio(double b, double a);
/// sum over k >= 2 of g(k) (k/2)^-s with g(k) = log(k)^power, power 0, 1 or 2.
double zeta_log_sum(double s, int power);
/// The same at s = 1 + excess, where that would round.
double zeta1p_log_sum(double excess, int power);
/// sum over k >= 2 of (k - 1)^power (k/2)^-s, for power 1..4 below s - 1.
double zeta_moment_sum(double s, int power);

}  // namespace relent::math
