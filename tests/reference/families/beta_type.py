"""Tails of beta variables, from their definition: on the scale of the logit, where they are log-concave. Imported by the modules of the leaves."""
from mpmath import exp, inf, log, loggamma, mp, mpf

import line


def log_beta_function(a, b):
    return loggamma(a) + loggamma(b) - loggamma(a + b)


def log_lower(a, b, x, y):
    """log I_x(a, b), y = 1 - x, by the series of positive terms (DLMF 8.17.8) where it is short, else by quadrature."""
    constant = log_beta_function(a, b)
    if (a + b) * x < 2000 and x < 0.6:
        total, term, n = mpf(1), mpf(1), 0
        while term > total * mpf(10) ** -48:
            term *= (a + b + n) / (a + 1 + n) * x
            total += term
            n += 1
        return a * log(x) + b * log(y) - log(a) - constant + log(total)
    if min(a, b) < 1 and max(a, b) < 100 and y < 0.6:  # nearly a power law, too wide to be integrated; 60 digits bear 1 - p
        return line.complement(log_lower(b, a, y, x))
    t = log(x) - log(y)

    def g(t):
        return (-a * mp.log1p(exp(-t)) - b * (t + mp.log1p(exp(-t))) if t > 0 else a * t - (a + b) * mp.log1p(exp(t))) - constant

    def slope(t):
        return a / (1 + exp(t)) - b / (1 + exp(-t))

    return line.log_tail(g, slope, t, -1, mp.sqrt(1 / a + 1 / b) if min(a, b) > 1 else mpf(2))


def tails(a, b, x, y):
    """log I_x, log(1 - I_x): the one on its side of the mean by itself where both shapes allow it."""
    if x == 0:
        return -inf, mpf(0)
    if y == 0:
        return mpf(0), -inf
    if x <= a / (a + b):
        lower = log_lower(a, b, x, y)
        return lower, line.complement(lower)
    upper = log_lower(b, a, y, x)
    return line.complement(upper), upper
