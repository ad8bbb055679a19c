"""Gumbel(location, scale): tests/data/values/gumbel.tsv and the rows of tests/data/kl/gumbel.tsv."""
import random

from mpmath import euler, exp, log, loggamma, mp, mpf, pi, sqrt, zeta

from exponential_image import Image, law_rows
from kl_oracle import kl_oracle
from rows import divergence, main, text


class Gumbel(Image):
    increasing = False

    def __init__(self, location, scale):
        self.m, self.b = mpf(location), mpf(scale)

    def t(self, x):
        return exp(-(x - self.m) / self.b)

    def x(self, t):
        return self.m - self.b * log(t)

    def log_density(self, x):
        z = (x - self.m) / self.b
        return [-z, -exp(-z), -log(self.b)]

    def resolved(self, x):
        return abs(x) > abs(self.m) / 1000

    def constants(self):
        m, b = self.m, self.b
        yield "mean", m + b * euler
        yield "variance", pi ** 2 / 6 * b ** 2
        yield "stddev", pi / sqrt(6) * b
        yield "skewness", 12 * sqrt(6) * zeta(3) / pi ** 3
        yield "excess_kurtosis", mpf(12) / 5
        yield "mode", m
        yield "median", self.x(log(mpf(2)))
        yield "entropy", log(b) + euler + 1


LAWS = [(0.0, 1.0), (-2.0, 0.5), (3.0, 20.0), (100.0, 0.01), (0.0, 1e-150), (-1e10, 1e150), (-1e-8, 1e-8), (0.1, 1e8)]


def values():
    for law in LAWS:
        law_rows(text("Gumbel", *law), Gumbel(*law))


def pairs():
    def row(p, q, regime):
        divergence(text("Gumbel", *p), text("Gumbel", *q), regime, kl_oracle("Gumbel", p, "Gumbel", q))

    rng = random.Random(20)
    for _ in range(12):
        row((rng.gauss(0, 3), rng.uniform(0.1, 5)), (rng.gauss(0, 3), rng.uniform(0.1, 5)), "mod")
    for k in range(1, 14):
        p = (rng.gauss(0, 3), rng.uniform(0.1, 5))
        step = 10.0 ** -k
        row(p, (p[0] + step * rng.uniform(-1, 1), p[1] * (1 + step * rng.uniform(-1, 1))), "near")
        row(p, (p[0], p[1] * (1 + step * rng.uniform(-1, 1))), "near")
    row((1.0, 2.0), (1.0, 2.0 + 2.0 ** -51), "near")
    row((1.0, 2.0), (1.0 + 2.0 ** -52, 2.0), "near")
    # exp(z) dominates: log Gamma(1 + c) and the locations nearly cancel, or not
    for c in (0.01, 0.5, 3.0, 30.0, 1e2, 1e4, 1e6, 1e10):
        for z in (-5.0, -0.3, 0.4, 3.0, 50.0, 600.0):
            q_scale = rng.uniform(0.5, 2)
            delta = loggamma(1 + mpf(c)) - z
            row((float(delta * q_scale), c * q_scale), (0.0, q_scale), "tuned")
    for p, q in (((1e300, 1e290), (-1e300, 1e295)), ((0.0, 1e-300), (0.0, 1e300)), ((0.0, 1e300), (0.0, 1e-300)),
                 ((1e308, 1e300), (-1e308, 1e306)), ((5.0, 1e-200), (5.0, 3e-200)), ((0.0, 1.0), (800.0, 1.0))):
        row(p, q, "ext")


main(values, pairs)
