"""Reference values of Beta(alpha, beta)."""
from mpmath import log, mp, mpf, psi, sqrt

import beta_type
import line
from rows import main, text, value


ORDINARY = [(2.0, 3.0), (0.5, 0.5), (1.0, 1.0), (1.0, 4.0), (3.0, 0.05), (0.02, 7.0), (30.0, 0.7), (150.0, 260.0), (250.0, 1.5)]
SPIKES = [(1e-10, 1e-10), (1e-8, 1e-8), (1e-8, 3.0), (1e-10, 2.0), (2.0, 1e-8), (1e-5, 1e-3), (1e-8, 1e-10)]
NARROW = [(a, a) for a in (1e4, 1e6, 1e8, 1e10, 1e12, 1e15)] + [(1e6, 3e6), (1e8, 1e10), (3e12, 1e12), (1e15, 1e12), (1e6, 1e15), (1e15, 300.0)]
UNEQUAL = [(1e-10, 1e10), (0.3, 1e8), (0.5, 1e8), (1e8, 0.5), (2.0, 1e15), (1e15, 2.0), (1e-10, 1e15), (1e15, 1e-10), (1.0, 1e15),
           (0.3, 1e15), (1e15, 0.3), (1e-3, 1e3), (1e-3, 1e12), (1e6, 1e-8), (30.0, 1e8), (1e8, 30.0), (250.0, 1e12), (20.0, 1e4), (0.9, 1e4)]
BY_MEAN = [(0.3, 12.0), (0.3, 0.1), (1e-3, 1e-8), (0.7, 1e6), (0.3, 1e10), (1 / 3, 1e15), (1e-9, 1e12), (1e-15, 1e15), (1 - 2.0**-50, 7e15)]


def quantiles_between_spikes(law, a, b):
    """Where a step of u by one rounding moves x by up to 1e-16 / a: the root at the very double."""
    for x in ("1e-9", "0.01", "0.2", "0.4999", "0.5", "0.7", "0.999"):
        x = mpf(x)
        u = mpf(float(mp.exp(beta_type.tails(a, b, x, 1 - x)[0])))
        t = log(x / (1 - x))
        for _ in range(8):
            x = 1 / (1 + mp.exp(-t))
            slope = mp.exp(a * log(x) + b * mp.log1p(-x) - beta_type.log_beta_function(a, b))
            t -= (mp.exp(beta_type.tails(a, b, x, 1 - x)[0]) - u) / slope
        value(law, "quantile", u, 1 / (1 + mp.exp(-t)))


def values():
    laws = [(text("Beta", a, b), mpf(a), mpf(b)) for a, b in ORDINARY + SPIKES + NARROW + UNEQUAL]
    laws += [(text("Beta", mean=m, concentration=c), mpf(m) * c, (1 - mpf(m)) * c) for m, c in BY_MEAN]
    for law, a, b in laws:
        mp.dps = 60 + 2 * int(max(0, mp.log10(a + b), -mp.log10(a), -mp.log10(b)))
        total = a + b
        mean = a / total
        variance = a * b / total**2 / (total + 1)
        deviation = sqrt(variance)
        points = [mean + mpf(c) * deviation for c in ("-300", "-40", "-6", "-1.4", "1e-6", "0.2", "4", "30")]
        points += [mpf(p) for p in ("1e-200", "0.001", "0.3", "0.9999999")] + [1 - mpf(2) ** -45]
        points = [x for x in points if mpf(10) ** -290 < x < 1 - mpf(2) ** -53]
        line.continuous(law, points, lambda x: (a - 1) * log(x) + (b - 1) * mp.log1p(-x) - beta_type.log_beta_function(a, b),
                        lambda x: beta_type.tails(a, b, x, 1 - x))
        entropy = (beta_type.log_beta_function(a, b) - (a - 1) * psi(0, a) - (b - 1) * psi(0, b) + (total - 2) * psi(0, total))
        skewness = 2 * (b - a) * sqrt(total + 1) / (total + 2) / sqrt(a * b)
        kurtosis = 6 * ((a - b) ** 2 * (total + 1) - a * b * (total + 2)) / (a * b * (total + 2) * (total + 3))
        if max(a, b) < mpf("0.01"):
            quantiles_between_spikes(law, a, b)
        line.moments(law, mean, variance, skewness, kurtosis, entropy)
        if a > 1 and b > 1:
            line.constants(law, mode=(a - 1) / (total - 2))
    mp.dps = 60


def pairs():
    """The rows of tests/data/kl/beta.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
