"""Gompertz(shape, rate): tests/data/values/gompertz.tsv and tests/data/kl/gompertz.tsv."""
import random

from mpmath import e1, exp, expm1, gammainc, log, log1p, mp, mpf, quad, sqrt

from exponential_image import Image, law_rows
from rows import divergence, main, text, value


class Gompertz(Image):
    def __init__(self, shape, rate):
        self.h, self.b = mpf(shape), mpf(rate)

    def t(self, x):
        return self.h * expm1(self.b * x)

    def x(self, t):
        return log1p(t / self.h) / self.b

    def log_density(self, x):
        return [log(self.h) + log(self.b), self.b * x, -self.t(x)]

    def constants(self):
        h, b = self.h, self.b
        mean = exp(h) * e1(h)
        yield "mean", mean / b

        def central(k):
            # over s = log t, where t has density exp(s - exp(s))
            f = lambda s: exp(s - exp(s)) * (log1p(exp(s) / h) - mean) ** k
            with mp.workdps(40):
                return quad(f, [-160, -100, -60, -40, -25, -15, -9, -6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5.3])

        v = central(2)
        yield "variance", v / b ** 2
        yield "stddev", sqrt(v) / b
        yield "skewness", central(3) / v ** mpf(1.5)
        yield "excess_kurtosis", central(4) / v ** 2 - 3
        yield "mode", -log(h) / b if h < 1 else mpf(0)
        yield "median", self.x(log(mpf(2)))
        yield "entropy", 1 - log(b) - log(h) - mean


LAWS = [(0.5, 2.0), (3.0, 0.25), (0.01, 1.0), (1e-12, 4.0), (1e8, 1e-3), (0.1, 1e-100)]


def values():
    for law in LAWS:
        law_rows(text("Gompertz", *law), Gompertz(*law))
    for shape in (1.0, 2.5, 7.0, 40.0, 1e3, 1e-4, 1e-40):
        for name, number in Gompertz(shape, 1.5).constants():
            value(text("Gompertz", shape, 1.5), name, 0, number)


def kl(p, q):
    """log(p/q) is linear in X, exp(rate X) and exp(q_rate X); E1 and the incomplete gamma function give their means."""
    precision = 160
    while True:
        with mp.workdps(precision):
            (h, b), (g, c) = [(mpf(x), mpf(y)) for x, y in (p, q)]
            r = c / b
            mean = exp(h) * e1(h)
            power = exp(h) * gammainc(1 + r, h) / h ** r
            result = log(h * b / (g * c)) + (1 - r) * mean - 1 + g * (power - 1)
            if result > mpf(10) ** (45 - precision):
                return result
        precision *= 2


def pairs():
    rng = random.Random(8)

    def row(p, q, regime):
        divergence(text("Gompertz", *p), text("Gompertz", *q), regime, mpf(0) if p == q else kl(p, q))

    for _ in range(14):
        row((rng.uniform(0.05, 5), rng.uniform(0.1, 3)), (rng.uniform(0.05, 5), rng.uniform(0.1, 3)), "mod")
    for k in range(1, 14):
        p = (10 ** rng.uniform(-3, 2), rng.uniform(0.1, 5))
        step = 10.0 ** -k
        row(p, (p[0] * (1 + step * rng.uniform(-1, 1)), p[1] * (1 + step * rng.uniform(-1, 1))), "near")
        row(p, (p[0], p[1] * (1 + step * rng.uniform(-1, 1))), "near")
    row((2.0, 1.0), (2.0 + 2.0 ** -51, 1.0), "near")
    row((2.0, 1.0), (2.0, 1.0 + 2.0 ** -52), "near")
    row((2.0, 1.5), (2.0, 1.5), "identical")
    for p, q in [((1e-8, 1.0), (1e-8, 1.5)), ((1e-8, 1.0), (1e-12, 1.5)), ((1e-8, 1.5), (1e-4, 0.8)), ((50.0, 1.0), (25.0, 2.0)),
                 ((1e4, 1e-3), (5e3, 2e-3)), ((0.3, 1.0), (1e-30, 20.0)), ((0.3, 1.0), (1e-3, 60.0)),
                 ((1e-30, 1.0), (1e-25, 0.8)), ((1e-100, 1.0), (1e-90, 0.9)), ((1e-100, 1.0), (1.0, 0.004)), ((3.0, 1e200), (2.0, 1e200)),
                 ((3.0, 1.0), (3.0, 1e-200)), ((1e300, 1.0), (1e299, 1.0)),
                 ((1e4, 1e-3), (1.0, 10.0)), ((1e4, 1.0), (90.0, 110.0)), ((50.0, 1.0), (1e-3, 200.0)), ((1e3, 1e-2), (1e-30, 3.0)),
                 ((1e6, 1e-4), (1e-3, 200.0))]:
        row(p, q, "wide")


main(values, pairs)
