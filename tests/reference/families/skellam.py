"""Reference values and divergences of Skellam."""
import random

from fractions import Fraction

from mpmath import besseli, exp, log, mp, mpf, pi, sqrt

import counts
from rows import divergence, main, text, value


def log_mass(a, b, k):
    """By Bessel's function; far orders by its series."""
    z = 2 * sqrt(a * b)
    n = abs(k)
    if n > 50 and z * z < n:
        term, total, m = mpf(1), mpf(1), 0
        while term > mpf(10) ** -50 * total:
            m += 1
            term *= a * b / m / (n + m)
            total += term
        log_bessel = n * log(z / 2) - mp.loggamma(n + 1) + log(total)
    else:
        log_bessel = log(besseli(n, z))
    return -(a + b) + mpf(k) / 2 * log(a / b) + log_bessel


def olver_coefficients(count):
    """Of v_i(t^2), u_i(t) = t^i v_i(t^2) (DLMF 10.41.9)."""
    u = [{0: Fraction(1)}]
    for _ in range(count):
        nxt = {}
        for n, c in u[-1].items():
            for power, factor in ((n + 1, Fraction(n, 2)), (n + 3, -Fraction(n, 2)), (n + 1, Fraction(1, 8 * (n + 1))), (n + 3, -Fraction(5, 8 * (n + 3)))):
                nxt[power] = nxt.get(power, 0) + c * factor
        u.append(nxt)
    return [[mpf(c.numerator) / c.denominator for n, c in sorted(poly.items())] for poly in u]


OLVER = olver_coefficients(8)


class Large:
    """Log masses at large rates, of real arguments: Olver's uniform expansion of I_k(z) in 1/sqrt(k^2 + z^2)."""
    def __init__(self, a, b):
        self.a, self.b = mpf(a), mpf(b)

    def center(self):
        return int(self.a - self.b)

    def log_mass(self, k):
        a, b, k = self.a, self.b, mpf(k)
        z = 2 * sqrt(a * b)
        root = sqrt(k * k + z * z)
        t = k / root
        series = mp.polyval([mp.polyval(v[::-1], t * t) for v in OLVER[::-1]], 1 / root)
        log_bessel = root + k * log(z / (k + root)) - log(2 * pi * root) / 2 + log(series)
        return -(a + b) + k / 2 * log(a / b) + log_bessel


def large_values():
    for a, b in ((1e5, 2e5), (1e8, 1e7), (1e12, 1e12), (1e15, 1e9)):
        mp.dps = 60
        law, deviation = Large(a, b), (a + b) ** 0.5
        for offset in (-1000, -30, -2, 0, 0.3, 4, 60):
            k = int(law.center() + offset * deviation)
            value(text("Skellam", a, b), "log_prob", k, law.log_mass(k), max(mpf(1), log(mpf(a) + mpf(b))))
        counts.rows_of_smooth_tails(text("Skellam", a, b), law, deviation)


def values():
    for r1, r2 in ((2.0, 3.0), (10.0, 1.0), (0.5, 0.5), (1e-8, 3.0), (1000.0, 1e-3), (300.0, 400.0), (1e-8, 1e-8), (14.9, 15.2)):
        mp.dps = 60
        a, b, law = mpf(r1), mpf(r2), text("Skellam", r1, r2)
        center, width = int(a - b), int(sqrt(a + b)) + 1
        ks = {center + c * width for c in (-30, -8, -2, -1, 0, 1, 3, 9, 40)} | {0, 1, -1, 5, -5}
        if r1 < 1e4:
            ks |= {1000, -1000, 10**6}
        for k in sorted(ks):
            if r1 * r2 > 1e9 and abs(k) > 0:
                mp.dps = 80
            try:
                value(law, "log_prob", k, log_mass(a, b, k), max(mpf(1), abs(log(a + b))))
            except mp.NoConvergence:
                pass
            mp.dps = 60
        if r1 + r2 < 1000:
            low, high = center - 45 * width - 60, center + 45 * width + 60
            masses = {k: exp(log_mass(a, b, k)) for k in range(low, high + 1)}
            for k in sorted(ks):
                if low + 20 < k < high - 20 and abs(k - center) < 30 * width + 30:
                    lower = mp.fsum(masses[j] for j in range(low, k + 1))
                    upper = mp.fsum(masses[j] for j in range(k + 1, high + 1))
                    # next to 0 a log-probability is minus the other tail, whose logarithm is long: docs/numerics.md
                    if min(lower, upper) > mpf(10) ** -100 or lower < 0.5:
                        value(law, "log_cdf", k, log(lower) if lower < 0.5 else mp.log1p(-upper))
                    if min(lower, upper) > mpf(10) ** -100 or upper < 0.5:
                        value(law, "log_survival", k, log(upper) if upper < 0.5 else mp.log1p(-lower))
                    if min(lower, upper) > mpf(10) ** -290:
                        value(law, "cdf", k, lower)
                        value(law, "survival", k, upper)
            value(law, "entropy", 0, -mp.fsum(m * log(m) for m in masses.values()))
        value(law, "variance", 0, a + b)
        value(law, "mean", 0, a - b)
    large_values()
    mp.dps = 60


def pairs():
    random.seed(13)
    mp.dps = 40
    laws = []
    for _ in range(10):
        laws.append([10 ** random.uniform(-1, 1.3) for _ in "1234"] + ["summation"])
    for a, b, c, d, regime in laws:
        low, high = int(a - b - 40 * (a + b) ** 0.5 - 60), int(a - b + 40 * (a + b) ** 0.5 + 60)
        total = mpf(0)
        for k in range(low, high):
            p, q = log_mass(mpf(a), mpf(b), k), log_mass(mpf(c), mpf(d), k)
            total += exp(p) * (p - q)
        divergence(text("Skellam", a, b), text("Skellam", c, d), regime, total)
    for a, b in ((2.0, 3.0), (1e-8, 7.0), (1e10, 1e9)):
        divergence(text("Skellam", a, b), text("Skellam", a, b), "identical", mpf(0))
    mp.dps = 60


main(values, pairs)
