"""Rows of laws whose outcome is a monotone image of a standard exponential variate T, and their divergences by quadrature."""
from mpmath import exp, expm1, inf, isinf, log, log1p, mp, mpf, quad

from rows import value

POINTS = [mpf(10) ** k for k in (-290, -120, -40, -17, -9, -4)] + \
         [mpf(k) / 100 for k in (3, 21, 47, 73, 131, 310, 1170)] + [mpf(40), mpf(310), mpf(10) ** 5, mpf(10) ** 20]
TAILS = [1e-290, 1e-100, 1e-30, 1e-12, 1e-5, 0.02, 0.11, 0.3, 0.45, 0.6, 0.81, 0.97, 0.9999, 1 - 1e-9]


class Image:
    """What a family gives: t(x), its inverse x(t), log_density(x) as a list of terms, and its constants by name."""
    increasing = True  # is X increasing in T?

    def resolved(self, x):
        """Is x far from 0, where a location cancels?"""
        return True


def normal(x):
    return x == 0 or mpf(2) ** -1021 < abs(x) < mpf(2) ** 1023


def law_rows(text, law):
    seen = set()
    for point in POINTS:
        try:
            exact = law.x(point)
        except (OverflowError, ValueError):
            continue
        if not normal(exact) or exact == 0:
            continue
        x = float(exact)
        if x in seen:
            continue
        seen.add(x)
        with mp.workdps(400):
            t = law.t(mpf(x))
            if t is None or t <= 0:
                continue
            terms = law.log_density(mpf(x))
        total = mp.fsum(terms)
        if normal(total):
            value(text, "log_prob", x, total, max(abs(s) for s in terms))
        lower, upper = ("cdf", "survival") if law.increasing else ("survival", "cdf")
        with mp.workdps(400):
            log_lower = log(-expm1(-t))
            if -t < -60:
                log_lower = log1p(-exp(-t)) if t < 900 else mpf(0)
        for name, number in (("log_" + lower, log_lower), ("log_" + upper, -t)):
            if abs(number) > mpf(2) ** -1000 and normal(number):
                value(text, name, x, number)
        for name, number in ((lower, -expm1(-t)), (upper, exp(-t) if t < 800 else mpf(0))):
            if number > mpf(2) ** -1000:
                value(text, name, x, number)
    for tail in TAILS:
        low, high = -log1p(-mpf(tail)), -log(mpf(tail))
        names = ("quantile", "inverse_survival") if law.increasing else ("inverse_survival", "quantile")
        for name, t in zip(names, (low, high)):
            x = law.x(t)
            if x is not None and normal(x) and x != 0 and law.resolved(x):
                value(text, name, tail, x)
    for name, number in law.constants():
        if isinf(number) or normal(number):
            value(text, name, 0, number)
