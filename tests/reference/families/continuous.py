"""Rows of a continuous law whose functions are known to any precision: points of the bulk and of both far tails."""
from mpmath import exp, inf, isnan, mp, mpf

from rows import value

LEAST, MOST = mpf(2) ** -1022, mpf(2) ** 1023
LEVELS = [1e-300, 1e-100, 1e-20, 1e-9, 1e-3, 0.05, 0.25, 0.5, 0.8, 0.99]


def representable(x):
    return x == 0 or LEAST <= abs(x) <= MOST


def law_rows(law, terms, log_cdf, log_survival, quantile, inverse_survival, constants, points=(), levels=LEVELS,
             at_quantiles=True):
    """terms(x): the terms of the log-density at x. The functions take mpf; points are further doubles."""
    places = [float(x) for x in points]
    if at_quantiles:
        for u in levels[::2]:
            for x in (quantile(mpf(u)), inverse_survival(mpf(u))):
                if representable(x) and x != 0:
                    places.append(float(x))
    for x in sorted(set(places)):
        parts = [mpf(t) for t in terms(mpf(x))]
        density = sum(parts)
        if abs(density) < MOST:
            largest = max(abs(t) for t in parts)
            value(law, "log_prob", x, density, largest if largest > 2 * abs(density) else None)
        for name, function in (("cdf", log_cdf), ("survival", log_survival)):
            logarithm = function(mpf(x))
            if not (LEAST < abs(logarithm) < MOST):
                continue
            # Next to 0 it is minus the other tail, as exp of a long logarithm has it: that tail's own row says so.
            if abs(logarithm) > mpf(10) ** -40:
                value(law, "log_" + name, x, logarithm)
            if exp(logarithm) > LEAST:
                value(law, name, x, exp(logarithm))
    for u in levels:
        for name, function in (("quantile", quantile), ("inverse_survival", inverse_survival)):
            x = function(mpf(u))
            if representable(x):
                value(law, name, u, x)
    for name, truth in constants.items():
        truth = mpf(truth)
        if not isnan(truth) and (truth == inf or representable(truth)):
            value(law, name, 0, truth)
