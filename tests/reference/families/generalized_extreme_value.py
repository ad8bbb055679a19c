"""GeneralizedExtremeValue(location, scale, shape): tests/data/values and rows of tests/data/kl/generalized_extreme_value.tsv."""
import random

from mpmath import euler, exp, expm1, gamma, inf, log, log1p, mp, mpf, pi, quad, sqrt, zeta

from exponential_image import Image, law_rows
from kl_oracle import kl_oracle
from rows import divergence, main, text, value

NAME = "GeneralizedExtremeValue"


class Extreme(Image):
    increasing = False

    def __init__(self, location, scale, shape):
        self.m, self.b, self.s = mpf(location), mpf(scale), mpf(shape)

    def log_t(self, x):
        z = (x - self.m) / self.b
        if self.s == 0:
            return -z
        w = 1 + self.s * z
        return None if w <= 0 else -log(w) / self.s

    def t(self, x):
        log_t = self.log_t(x)
        return None if log_t is None else exp(log_t)

    def x(self, t):
        if self.s == 0:
            return self.m - self.b * log(t)
        return self.m + self.b * expm1(-self.s * log(t)) / self.s

    def log_density(self, x):
        log_t = self.log_t(x)
        return [(1 + self.s) * log_t, -exp(log_t), -log(self.b)]

    def resolved(self, x):
        return abs(x) > (abs(self.m) + (abs(self.b / self.s) if abs(self.s) > 0.001 else 0)) / 1000

    def constants(self):
        with mp.workdps(200):
            yield from self.exact_constants()

    def exact_constants(self):
        m, b, s = self.m, self.b, self.s
        yield "entropy", log(b) + euler * (1 + s) + 1
        yield "median", self.x(log(mpf(2)))
        if s > -1:
            yield "mode", self.x(1 + s)
        if s == 0:
            yield "mean", m + b * euler
            yield "stddev", b * pi / sqrt(6)
            yield "skewness", 12 * sqrt(6) * zeta(3) / pi ** 3
            yield "excess_kurtosis", mpf(12) / 5
            return
        raw = [gamma(1 - j * s) if 1 - j * s > 0 else inf for j in range(5)]
        yield "mean", inf if raw[1] == inf else m + b * (raw[1] - 1) / s
        if raw[2] == inf:
            yield "variance", inf
            return
        v = raw[2] - raw[1] ** 2
        sign = 1 if s > 0 else -1
        yield "variance", (b / s) ** 2 * v
        yield "stddev", b / abs(s) * sqrt(v)
        yield "skewness", inf if raw[3] == inf else sign * (raw[3] - 3 * raw[1] * raw[2] + 2 * raw[1] ** 3) / v ** mpf(1.5)
        yield "excess_kurtosis", inf if raw[4] == inf else (
            raw[4] - 4 * raw[1] * raw[3] + 6 * raw[1] ** 2 * raw[2] - 3 * raw[1] ** 4) / v ** 2 - 3


LAWS = [(0.5, 1.0, 0.125), (-1.0, 2.0, -0.25), (3.0, 0.5, 0.0), (0.25, 1.0, 1e-10), (1.0, 2.0, -2.0), (0.0, 1e-100, 0.75)]
MOMENTS = [1e-300, -1e-20, 3e-8, 0.01, -0.07, 0.09, 0.2, 0.3, 0.4, 0.5, 0.99, 1.5, -1.0, -0.5, -3.6, -20.0]


def values():
    for law in LAWS:
        law_rows(text(NAME, *law), Extreme(*law))
    for shape in MOMENTS:
        law = (0.5, 3.0, shape)
        if abs(shape) < 1e-100:
            law = (0.5, 3.0, 0.0)
        for name, number in Extreme(*law).constants():
            value(text(NAME, 0.5, 3.0, shape), name, 0, number)


def quadrature(p, q):
    """From the definition, in s = log t of p; T has density exp(s - exp(s)) in s."""
    a, b = Extreme(*p), Extreme(*q)

    def integrand(s):
        x = a.x(exp(s))
        log_p, log_q = sum(a.log_density(x)), sum(b.log_density(x))
        return exp(s - exp(s)) * (log_p - log_q)

    with mp.workdps(40):
        return quad(integrand, [-200, -120, -80, -40, -20, -10, -5, -3, -2, -1, 0, 1, 2, 3, 4, 5], maxdegree=10)


def pairs():
    rng = random.Random(5)

    def row(p, q, regime, kl):
        divergence(text(NAME, *p), text(NAME, *q), regime, kl)

    # shape 0
    for _ in range(6):
        p, q = [(rng.gauss(0, 3), rng.uniform(0.1, 5), 0.0) for _ in range(2)]
        row(p, q, "mod", kl_oracle("Gumbel", p[:2], "Gumbel", q[:2]))
    for k in range(1, 14, 2):
        p = (rng.gauss(0, 3), rng.uniform(0.1, 5), 0.0)
        q = (p[0] + 10.0 ** -k * rng.uniform(-1, 1), p[1] * (1 + 10.0 ** -k * rng.uniform(-1, 1)), 0.0)
        row(p, q, "near", kl_oracle("Gumbel", p[:2], "Gumbel", q[:2]))
    # one end: at 0 (location = scale/shape), or anywhere with equal shapes
    ends = [((8.0, 2.0, 0.25), (6.0, 3.0, 0.5)), ((-8.0, 2.0, -0.25), (-6.0, 3.0, -0.5)), ((4.0, 4.0, 1.0), (4.0, 2.0, 0.5)),
            ((3.0, 1.0, 0.5), (7.0, 3.0, 0.5)), ((3.0, 1.0, -0.5), (-1.0, 3.0, -0.5)), ((1.0, 1.0, -1.0), (-6.0, 8.0, -1.0)),
            ((8.0, 2.0, 0.25), (8.0, 4.0, 0.5)), ((-2.0 ** 20, 1.0, -2.0 ** -20), (-2.0 ** 19, 1.0, -2.0 ** -19)),
            ((4.0, 2.0, 0.5), (4.0 + 2.0 ** -49, 2.0 + 2.0 ** -50, 0.5)), ((10.0, 2.5, 0.25), (10.0, 2.5, 0.25))]
    for p, q in ends:
        for a, b in ((p, q), (q, p)):
            (m1, b1, s1), (m2, b2, s2) = a, b
            c1, c2 = [(mpf(scale) / abs(mpf(shape))) ** (1 if shape < 0 else -1) for _, scale, shape in (a, b)]
            kl = kl_oracle("Weibull", (c1, 1 / abs(mpf(s1))), "Weibull", (c2, 1 / abs(mpf(s2))))
            row(a, b, "identical" if a == b else "mod", kl)
    # no closed form, and finite: p's support inside q's
    for p, q in [((0.0, 1.0, -0.25), (0.5, 2.0, -0.3)), ((0.0, 1.0, 0.125), (0.25, 1.5, 0.0)), ((0.0, 1.0, 0.2), (0.0, 3.0, 0.25)),
                 ((1.0, 2.0, -0.25), (1.0, 2.0, 1e-3)), ((0.0, 1.0, 1e-10), (0.0, 1.0, 0.0)), ((0.0, 1.0, 0.0), (0.0, 1.0, 1e-6)),
                 ((0.0, 1.0, -0.1), (0.0, 1.0, -0.0999))]:
        s = Extreme(*q)
        a = Extreme(*p)
        if q[2] > 0 and (p[2] <= 0 or a.m - a.b / a.s < s.m - s.b / s.s):
            continue
        if q[2] < 0 and (p[2] >= 0 or a.m - a.b / a.s > s.m - s.b / s.s):
            continue
        row(p, q, "quadrature", quadrature(p, q))


main(values, pairs)
