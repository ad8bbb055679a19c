#!/usr/bin/env python3
"""Writes tests/data/<family>_values.tsv: values of the laws of counts by mpmath, from the exact parameters.

    python3 tests/reference/count_families.py [family...]

Columns: law, function, argument, value to 25 digits. Functions: log_prob, cdf, survival, log_cdf, log_survival (argument
k), quantile (argument u), entropy (no argument). The masses come from log-gammas at 60 digits and more, tails from sums
of the masses outwards from k, or from mpmath's incomplete gamma and beta functions where the sums are long.
"""
import os
import sys

from mpmath import mp, mpf
import mpmath

mp.dps = 60
DATA = os.path.join(os.path.dirname(__file__), "..", "data")


def show(x):
    return mpmath.nstr(x, 25, min_fixed=0, max_fixed=0)


class Counts:
    """A law on 0, 1, ... from `log_mass(k)` and `ratio(k)` = mass(k + 1) / mass(k), decreasing to a limit below 1."""

    def upper_tail(self, k):
        """P(X > k) / mass(k + 1) where masses fall beyond k + 1."""
        total, term, j = mpf(1), mpf(1), k + 1
        while term > total * mpf(10) ** -45:
            term *= self.ratio(j)
            total += term
            j += 1
        return total

    def lower_tail(self, k):
        """P(X <= k) / mass(k)."""
        total, term, j = mpf(1), mpf(1), k
        while j > 0 and term > total * mpf(10) ** -45:
            j -= 1
            term /= self.ratio(j)
            total += term
        return total

    def tails(self, k):
        """log P(X <= k), log P(X > k): the smaller one summed, the other its complement."""
        if k >= self.center():
            upper = self.log_mass(k + 1) + mp.log(self.upper_tail(k))
            return mp.log1p(-mp.exp(upper)), upper
        lower = self.log_mass(k) + mp.log(self.lower_tail(k))
        return lower, mp.log1p(-mp.exp(lower))

    def entropy(self):
        """By the definition, outwards from the center."""
        total = mpf(0)
        for step in (1, -1):
            k = self.center() if step == 1 else self.center() - 1
            while k >= 0:
                log_mass = self.log_mass(k)
                term = -mp.exp(log_mass) * log_mass
                total += term
                if abs(k - self.center()) > 3 and abs(term) < mpf(10) ** -30 * abs(total):
                    break
                k += step
        return total

    def quantile(self, u):
        """The least k with P(X <= k) >= u, by bisection."""
        low, high = -1, 1
        while mp.exp(self.tails(high)[0]) < u:
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            if mp.exp(self.tails(middle)[0]) < u:
                low = middle
            else:
                high = middle
        return mpf(high)


class Poisson(Counts):
    def __init__(self, rate):
        self.rate = mpf(rate)

    def log_mass(self, k):
        return k * mp.log(self.rate) - self.rate - mp.loggamma(k + 1)

    def ratio(self, k):
        return self.rate / (k + 1)

    def center(self):
        return int(self.rate)


class Geometric(Counts):
    """Its tails and entropy are elementary."""

    def __init__(self, p):
        self.p = mpf(p)

    def log_mass(self, k):
        return mp.log(self.p) + k * mp.log1p(-self.p)

    def tails(self, k):
        upper = (k + 1) * mp.log1p(-self.p)
        return mp.log(-mp.expm1(upper)), upper

    def entropy(self):
        return -mp.log(self.p) - (1 - self.p) / self.p * mp.log1p(-self.p)


class NegativeBinomial(Counts):
    def __init__(self, r, p):
        self.r, self.p = mpf(r), mpf(p)

    def log_mass(self, k):
        r, p = self.r, self.p
        return mp.loggamma(k + r) - mp.loggamma(r) - mp.loggamma(k + 1) + r * mp.log(p) + k * mp.log1p(-p)

    def ratio(self, k):
        return (k + self.r) / (k + 1) * (1 - self.p)

    def center(self):
        return int(max((self.r - 1) * (1 - self.p) / self.p, 0))


def points(law, stddev):
    """Bulk and far tails around the center."""
    center = law.center()
    offsets = [0, 0.5, -0.5, 1, -1, 2, -2, 4, -4, 7, -7, 15, -15, 60, -60, 1000, 1e6]
    ks = {0, 1, 2} | {int(center + offset * max(stddev, 1)) for offset in offsets}
    return sorted(k for k in ks if 0 <= k <= 2**53)


def rows(text, law, stddev, with_tails=True, with_entropy=True, ks=None):
    for k in ks or points(law, stddev):
        yield text, "log_prob", k, show(law.log_mass(k))
        if with_tails:
            log_cdf, log_survival = law.tails(k)
            yield text, "log_cdf", k, show(log_cdf)
            yield text, "log_survival", k, show(log_survival)
            yield text, "cdf", k, show(mp.exp(log_cdf))
            yield text, "survival", k, show(mp.exp(log_survival))
    if with_tails:
        for u in (0.001, 0.1, 0.5, 0.9, 0.99999):
            yield text, "quantile", u, show(law.quantile(mpf(u)))
    if with_entropy:
        yield text, "entropy", 0, show(law.entropy())


def poisson_rows():
    for rate in (1e-300, 1e-8, 0.01, 0.7, 1.0, 3.5, 10.0, 33.25, 499.5, 500.5, 1e4, 1e6):
        yield from rows(f"Poisson({rate!r})", Poisson(rate), rate**0.5, True, rate <= 1e4)
    for rate in (1e8, 1e10, 1e15):
        yield from rows(f"Poisson({rate!r})", Poisson(rate), rate**0.5, False, False)


def geometric_rows():
    for p in (1e-100, 1e-8, 0.001, 0.05, 0.3, 0.5, 0.9, 1 - 1e-8):
        law = Geometric(p)
        sd = float((1 - p) ** 0.5 / p)
        ks = sorted({0, 1, 2, 17, 1000} | {int(sd * s) for s in (0.01, 0.5, 1, 3, 20, 1e3, 1e6) if sd * s < 2**53})
        for row in rows(f"Geometric({p!r})", law, sd, True, True, ks):
            if row[1] != "quantile":
                yield row
        if 1e-14 < p:
            for u in (0.001, 0.1, 0.6, 0.9, 0.99995):
                k = max(mp.ceil(mp.log1p(-mpf(u)) / mp.log1p(-mpf(p)) - 1), 0)
                yield f"Geometric({p!r})", "quantile", u, show(k)


def negative_binomial_rows():
    for r, p in ((1e-8, 0.5), (1e-3, 0.01), (0.5, 0.1), (1.0, 0.3), (3.5, 0.4), (3.5, 0.004), (100.0, 0.9), (499.0, 0.5),
                 (501.0, 0.5), (600.0, 0.3), (1e5, 0.999), (1e8, 1 - 1e-6)):
        sd = (r * (1 - p)) ** 0.5 / p
        yield from rows(f"NegativeBinomial({r!r}, {p!r})", NegativeBinomial(r, p), sd)
    for r, p in ((1e-8, 1e-8), (20.0, 1e-8), (1e8, 1e-8), (1e8, 0.5), (1e15, 0.5), (1e15, 1 - 1e-8), (1e15, 0.999)):
        sd = (r * (1 - p)) ** 0.5 / p
        yield from rows(f"NegativeBinomial({r!r}, {p!r})", NegativeBinomial(r, p), sd, False, False)


class DiscreteUniform(Counts):
    """Everything is a quotient of integers."""

    def __init__(self, low, high):
        self.low, self.high = low, high
        self.size = mpf(high - low + 1)

    def log_mass(self, k):
        return -mp.log(self.size)

    def tails(self, k):
        return mp.log((k - self.low + 1) / self.size), mp.log((self.high - k) / self.size)

    def entropy(self):
        return mp.log(self.size)


def discrete_uniform_rows():
    for low, high in ((1, 6), (-10, 20), (0, 1), (0, 10**6), (-(2**40), 2**40), (-(2**53), 2**53)):
        law = DiscreteUniform(low, high)
        text = f"DiscreteUniform({low}, {high})"
        inside = {low + (high - low) * part // 100 for part in (0, 1, 20, 50, 80, 99)} | {high - 1}
        for row in rows(text, law, 1, True, True, sorted(k for k in inside if k < high)):
            if row[1] != "quantile":
                yield row
        if high < 10**7:
            for u in (0.001, 0.1, 0.49, 0.9, 0.99995):
                yield text, "quantile", u, show(low - 1 + mp.ceil(mpf(u) * law.size))


FAMILIES = {
    "poisson": poisson_rows,
    "geometric": geometric_rows,
    "negative_binomial": negative_binomial_rows,
    "discrete_uniform": discrete_uniform_rows,
}

if __name__ == "__main__":
    for family in sys.argv[1:] or FAMILIES:
        with open(os.path.join(DATA, family + "_values.tsv"), "w", encoding="ascii") as out:
            out.write("# law, function, argument, value: mpmath, by tests/reference/count_families.py\n")
            for row in FAMILIES[family]():
                out.write("\t".join(str(cell) for cell in row) + "\n")
