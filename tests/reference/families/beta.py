"""Reference values of Beta(alpha, beta)."""
from mpmath import log, mp, mpf, psi, sqrt

import beta_type
import line
from rows import main, text


def values():
    laws = [(text("Beta", a, b), mpf(a), mpf(b)) for a, b in (
        (2.0, 3.0), (0.5, 0.5), (1.0, 1.0), (1.0, 4.0), (3.0, 0.05), (0.02, 7.0), (1e-10, 1e-10), (1e-8, 3.0), (1e-10, 1e10), (0.3, 1e8))]
    for law, a, b in laws:
        mp.dps = 60 + 2 * int(max(0, mp.log10(a + b), -mp.log10(a), -mp.log10(b)))
        total = a + b
        mean = a / total
        variance = a * b / total**2 / (total + 1)
        deviation = sqrt(variance)
        points = [mean + c * deviation for c in (mpf(c) for c in ("-20", "-6", "-3", "-0.7", "0.2", "1.6", "4", "12"))]
        points += [mpf(p) for p in ("1e-200", "1e-20", "0.001", "0.3", "0.8", "0.9999999")]
        points = [x for x in points if mpf(10) ** -290 < x < 1 - mpf(10) ** -9]
        line.continuous(law, points, lambda x: (a - 1) * log(x) + (b - 1) * mp.log1p(-x) - beta_type.log_beta_function(a, b),
                        lambda x: beta_type.tails(a, b, x, 1 - x))
        entropy = (beta_type.log_beta_function(a, b) - (a - 1) * psi(0, a) - (b - 1) * psi(0, b) + (total - 2) * psi(0, total))
        skewness = 2 * (b - a) * sqrt(total + 1) / (total + 2) / sqrt(a * b)
        kurtosis = 6 * ((a - b) ** 2 * (total + 1) - a * b * (total + 2)) / (a * b * (total + 2) * (total + 3))
        line.moments(law, mean, variance, skewness, kurtosis, entropy)
        if a > 1 and b > 1:
            line.constants(law, mode=(a - 1) / (total - 2))
    mp.dps = 60


def pairs():
    """The rows of tests/data/kl/beta.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
