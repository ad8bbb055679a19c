// Special functions: what the rest of the library sees of them (no Boost here; the implementation decides whom to ask).
#pragma once

#include <relent/double_double.hpp>

#include <span>

namespace relent::math {

inline constexpr double pi = 3.14159265358979323846;
inline constexpr double two_pi = 6.28318530717958647693;
inline constexpr double sqrt_two = 1.41421356237309504880;
inline constexpr double sqrt_half = 0.70710678118654752440;
inline constexpr double sqrt_two_pi = 2.50662827463100050242;
inline constexpr double log_two = 0.69314718055994530942;
inline constexpr double log_pi = 1.14472988584940017414;
inline constexpr double log_two_pi = 1.83787706640934548356;
inline constexpr double log_sqrt_two_pi = 0.91893853320467274178;
inline constexpr double euler_gamma = 0.57721566490153286061;

/// A number in [0, 1] and 1 minus it, each with full relative precision.
struct WithComplement {
  double value;
  double complement;
};

// ---- elementary helpers -------------------------------------------------------------------------------------------

/// log(1 + x) - x, never positive, for x > -1.
double log1pmx(double x);
/// exp(x) - 1 - x, never negative.
double expm1mx(double x);
/// x log(y), 0 where x = 0 (also at y = 0).
double xlogy(double x, double y);
/// x log(1 + y), 0 where x = 0 (also at y = -1).
double xlog1py(double x, double y);
/// log(1 - exp(x)) for x <= 0.
double log1mexp(double x);
/// log(1 + exp(x)), the softplus.
double log1pexp(double x);
/// log(exp(a) + exp(b)).
double log_add_exp(double a, double b);
/// log(sum exp(x_i)); -inf for an empty span.
double logsumexp(std::span<const double> x);
/// 1 / (1 + exp(-x)).
double logistic(double x);
/// log(b / a) for a, b > 0, accurate for b near a and where b / a overflows.
double log_ratio(double b, double a);
/// log(sinh(x) / x), even, with relative accuracy at small x and without overflow at large ones.
double log_sinhc(double x);
/// a b + c d rounded (nearly) once: no cancellation (Kahan's difference of products).
double sum_of_products(double a, double b, double c, double d);

// ---- gamma function -----------------------------------------------------------------------------------------------

/// log Gamma(x), x > 0; +inf at 0. Thread safe.
double log_gamma(double x);
/// log Gamma(1 + x), x > -1, with relative accuracy at small x.
double log_gamma1p(double x);
/// log[Gamma(1 + x + step) / Gamma(1 + x)], x >= 0, 0 <= step <= 1, with relative accuracy at small steps.
double log_gamma1p_step(double x, double step);
/// psi(x), x > 0; -inf at 0.
double digamma(double x);
/// psi'(x), x > 0.
double trigamma(double x);
/// psi(x) - log(x), always negative.
double digamma_minus_log(double x);
/// log Beta(a, b), a, b > 0, without cancellation between large arguments.
double log_beta(double a, double b);
/// log[a Beta(a, b)], with relative accuracy at small a, where it vanishes.
double log_power_constant(double a, double b);
/// log Gamma(x) - [(x - 1/2) log x - x + log(2 pi)/2], positive, relative accuracy for all x > 0 (Loader's stirlerr).
double stirling_remainder(double x);
/// x log(x / m) + m - x >= 0 (Loader's bd0; the Poisson KL).
double deviance(double x, double m);
/// The same when m - x is known better than its rounded operands say.
double deviance(double x, double m, double m_minus_x);

// ---- incomplete gamma: P(a, x) = gamma(a, x) / Gamma(a), Q = 1 - P; a > 0, x >= 0 -----------------------------------
// x_low is what the rounding of x lost; at a shape of 1e15 the tails change with the last bit of x.

double gamma_p(double a, double x, double x_low = 0.0);
double gamma_q(double a, double x, double x_low = 0.0);
double log_gamma_p(double a, double x, double x_low = 0.0);
double log_gamma_q(double a, double x, double x_low = 0.0);
/// x with P(a, x) = p, p in [0, 1]; 0 at 0 and +inf at 1.
double gamma_p_inv(double a, double p);
/// x with Q(a, x) = q; +inf at 0 and 0 at 1.
double gamma_q_inv(double a, double q);

// ---- incomplete beta: I_x(a, b); x in [0, 1] always comes with complement = 1 - x ---------------------------------
// At shapes of 1e15 the tails change with the last bit of a shape and of the smaller of x and 1 - x.

double ibeta(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble complement);
/// 1 - I_x(a, b).
double ibetac(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble complement);
double log_ibeta(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble complement);
double log_ibetac(DoubleDouble a, DoubleDouble b, DoubleDouble x, DoubleDouble complement);
/// x and 1 - x with I_x(a, b) = p.
WithComplement ibeta_inv(double a, double b, double p);
/// x and 1 - x with 1 - I_x(a, b) = q.
WithComplement ibetac_inv(double a, double b, double q);

// ---- normal -------------------------------------------------------------------------------------------------------

/// P(Z <= z). The survival function is normal_cdf(-z), and so for the logarithm.
double normal_cdf(double z);
double log_normal_cdf(double z);
/// z with P(Z <= z) = p. From the upper tail: -normal_quantile(q).
double normal_quantile(double p);
/// z with log P(Z <= z) = log_p.
double normal_quantile_from_log(double log_p);

// ---- Student's t with dof > 0 (up to 1e300, where it is normal)
// ----------------------------------------------------------

/// log(1 + x^2 / dof) without overflow of x^2.
double log1p_square_over(double x, double dof);
double log_student_t_density(double x, double dof);
/// P(T <= x). The survival function is student_t_cdf(-x, dof).
double student_t_cdf(double x, double dof);
double log_student_t_cdf(double x, double dof);
/// x with P(T <= x) = p. From the upper tail: -student_t_quantile(q, dof).
double student_t_quantile(double p, double dof);

// ---- densities by Loader's saddle-point form
// -------------------------------------------------------------------------

/// log C(n, k) p^k q^(n-k), k and n integers in [0, 2^53], p + q = 1 (both given); -inf for impossible k.
double log_binomial_pmf(double k, double n, double p, double q);
/// log of rate^k e^-rate / k!, k an integer >= 0, rate > 0 (given with what its rounding lost).
double log_poisson_pmf(double k, DoubleDouble rate);
/// log of Gamma(r + k) / (Gamma(r) k!) p^r q^k, k an integer >= 0, r > 0, p + q = 1 (both given), p > 0.
double log_negative_binomial_pmf(double k, double r, DoubleDouble p, DoubleDouble q);
/// log density of Gamma(shape, rate) at x >= 0; at 0 its limit. The rate is rate + rate_low.
double log_gamma_density(double x, double shape, double rate, double rate_low = 0.0);
/// log density of Beta(a, b) at x in [0, 1], complement = 1 - x; at the ends its limits.
double log_beta_density(DoubleDouble x, DoubleDouble complement, DoubleDouble a, DoubleDouble b);

// ---- entropies (nats), without cancellation at large parameters
// --------------------------------------------------------

/// Of Gamma(shape, 1); subtract log(rate).
double gamma_entropy(double shape);
double beta_entropy(double a, double b);
/// Of the standard t; add log(scale).
double student_t_entropy(double dof);

}  // namespace relent::math
