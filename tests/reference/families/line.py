"""What the reference modules of the laws on the line share: tails of log-concave densities by quadrature, and rows of all functions.

Imported by the modules of the leaves.
"""
from mpmath import exp, inf, log, mp, mpf

from rows import value


def log_tail(g, slope, x, sign, deviation):
    """log of the integral of exp(g) from x outwards (sign = 1 up, -1 down), g concave, by Gauss and Legendre on steps as long as exp(g) is wide."""
    x = mpf(x)
    start = g(x)
    decay = -sign * slope(x)
    width = 1 / max(decay, 1 / mpf(deviation))
    total, at = mpf(0), mpf(0)
    while True:
        part = mp.quad(lambda s: exp(g(x + sign * s) - start), [at, at + 2 * width], method="gauss-legendre")
        total += part
        at += 2 * width
        if part < total * mpf(10) ** -38:
            return start + log(total)


def complement(log_p):
    """log(1 - exp(log_p))."""
    return log(-mp.expm1(log_p)) if log_p > -1 else mp.log1p(-exp(log_p))


def tail_rows(text, x, lower, upper):
    # The logarithm next to 0 is minus the other tail, as exp of a long logarithm has it: that tail's own row says so.
    if lower == -inf or abs(lower) > 1e-40:
        value(text, "log_cdf", x, lower)
    if upper == -inf or abs(upper) > 1e-40:
        value(text, "log_survival", x, upper)
    if lower > -600:
        value(text, "cdf", x, exp(lower))
    if upper > -600:
        value(text, "survival", x, exp(upper))


def quantile_rows(text, x, log_density, lower, upper):
    """The quantile at the double next to the cdf of x, one step of Newton away; the smaller tail only."""
    if max(lower, upper) == -inf or min(lower, upper) < -650:
        return
    if lower < upper:
        u = float(exp(lower))
        truth = x - (exp(lower) - mpf(u)) / exp(log_density)
        name = "quantile"
    else:
        u = float(exp(upper))
        truth = x + (exp(upper) - mpf(u)) / exp(log_density)
        name = "inverse_survival"
    # A quantile that moves by more than 1000 units in a change of u by one is not asked for.
    if 1e-300 < abs(truth) < 1e300 and abs(x) * exp(log_density) > u / 1000:
        value(text, name, u, truth)


def continuous(text, points, log_density, tails=None, with_quantiles=True):
    """`tails(x)` is (log P(X <= x), log P(X > x)), or None where it is too slow; `points` are doubles."""
    for x in sorted(set(float(x) for x in points)):
        density = log_density(mpf(x))
        value(text, "log_prob", x, density)
        both = tails(mpf(x)) if tails else None
        if both is None:
            continue
        tail_rows(text, x, *both)
        if with_quantiles:
            quantile_rows(text, mpf(x), density, *both)


def constants(text, **named):
    for name, truth in named.items():
        if truth == 0 or 1e-305 < abs(truth) < 1e305:
            value(text, name, 0, truth)


def moments(text, mean, variance, skewness, excess_kurtosis, entropy, **more):
    constants(text, mean=mean, variance=variance, stddev=mp.sqrt(variance), skewness=skewness,
              excess_kurtosis=excess_kurtosis, entropy=entropy, **more)
