"""Weibull(shape, scale): tests/data/values/weibull.tsv and rows of tests/data/kl/weibull.tsv.

frechet.py is the same with the sign of the exponent turned."""
import random

from mpmath import euler, exp, gamma, inf, log, loggamma, mp, mpf, sqrt

from exponential_image import Image, law_rows
from kl_oracle import kl_oracle
from rows import divergence, main, text, value

LAWS = [(2.0, 3.0), (0.7, 0.5), (3.5, 1e150), (5.5, 1e-200), (0.01, 1e10), (1e8, 1e-3), (1e12, 7.0)]


class Power(Image):
    """scale T^(1/exponent)."""

    def __init__(self, exponent, scale):
        self.a, self.s = mpf(exponent), mpf(scale)
        self.increasing = exponent > 0

    def t(self, x):
        return (x / self.s) ** self.a

    def x(self, t):
        return self.s * exp(log(t) / self.a)

    def log_density(self, x):
        r = x / self.s
        return [log(abs(self.a)), -log(self.s), (self.a - 1) * log(r), -r ** self.a]

    def constants(self):
        with mp.workdps(200):
            yield from self.exact_constants()

    def exact_constants(self):
        a, s = self.a, self.s
        raw = [gamma(1 + j / a) if 1 + j / a > 0 else inf for j in range(5)]
        if raw[1] == inf:
            yield "mean", inf
        else:
            yield "mean", s * raw[1]
            if raw[2] == inf:
                yield "variance", inf
            else:
                v = raw[2] - raw[1] ** 2
                yield "variance", s ** 2 * v
                yield "stddev", s * sqrt(v)
                yield "skewness", inf if raw[3] == inf else (raw[3] - 3 * raw[1] * raw[2] + 2 * raw[1] ** 3) / v ** mpf(1.5)
                yield "excess_kurtosis", inf if raw[4] == inf else (
                    raw[4] - 4 * raw[1] * raw[3] + 6 * raw[1] ** 2 * raw[2] - 3 * raw[1] ** 4) / v ** 2 - 3
        if a < 0 or a > 1:
            yield "mode", self.x(1 - 1 / a)
        elif a <= 1:
            yield "mode", mpf(0)
        yield "median", self.x(log(mpf(2)))
        yield "entropy", 1 + euler * (1 - 1 / a) + log(s / abs(a))


def values_of(family, sign):
    for shape, scale in LAWS:
        law_rows(text(family, shape, scale), Power(sign * shape, scale))
    for shape in (1e-8, 0.03, 0.5, 2.5, 3.2, 4.1, 11.5, 12.5, 40.0, 1e3, 1e15, 1e30):
        law = Power(sign * shape, 1.5)
        for name, number in law.constants():
            if number == inf or mpf(2) ** -1021 < abs(number) < mpf(2) ** 1023 or number == 0:
                value(text(family, shape, 1.5), name, 0, number)


def pairs_of(family, sign):
    def row(p, q, regime):
        weibull_p, weibull_q = [(mpf(s) ** sign, mpf(k)) for k, s in (p, q)]
        kl = kl_oracle("Weibull", weibull_p, "Weibull", weibull_q)
        divergence(text(family, *p), text(family, *q), regime, kl)

    rng = random.Random(21 + sign)
    for _ in range(10):
        row((rng.uniform(0.2, 5), rng.uniform(0.1, 5)), (rng.uniform(0.2, 5), rng.uniform(0.1, 5)), "mod")
    for k in range(1, 14):
        p = (rng.uniform(0.2, 5), rng.uniform(0.1, 5))
        step = 10.0 ** -k
        row(p, (p[0] * (1 + step * rng.uniform(-1, 1)), p[1] * (1 + step * rng.uniform(-1, 1))), "near")
        row(p, (p[0] * (1 + step * rng.uniform(-1, 1)), p[1]), "near")
    row((2.0, 1.0), (2.0 + 2.0 ** -51, 1.0), "near")
    row((2.0, 1.0), (2.0, 1.0 + 2.0 ** -52), "near")
    row((1e8, 1.0), (1e8, 1.0 + 2.0 ** -52), "near")
    row((1e18, 1.0), (1e18, 1.0 + 2.0 ** -52), "ext")
    row((1e-8, 1.0), (1e-8 * (1 + 1e-9), 1e10), "near")
    for c in (0.01, 0.5, 3.0, 30.0, 1e2, 1e4, 1e6):
        for z in (-5.0, 0.4, 50.0, 600.0):
            p_shape = rng.uniform(0.5, 2)
            q_shape = c * p_shape
            delta = loggamma(1 + mpf(c)) - z
            if abs(delta / q_shape) < 600:
                row((p_shape, 1.0), (q_shape, float(exp(sign * delta / q_shape))), "tuned")
    for p, q in (((1e-3, 1e300), (1e-3, 1e-300)), ((1.0, 1e-300), (1e-200, 1e300)), ((300.0, 1e308), (1.0, 1e308)),
                 ((1e300, 2.0), (1e300, 2.0))):
        row(p, q, "identical" if p == q else "ext")


if __name__ == "__main__":
    main(lambda: values_of("Weibull", 1), lambda: pairs_of("Weibull", 1))
