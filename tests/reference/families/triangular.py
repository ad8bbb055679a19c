"""Reference values of Triangular: its polynomials with 400 digits; divergences by antiderivatives of x log x."""
import random

from mpmath import inf, mp, mpf

from bounded import emit_constants, emit_points, moments_from_raw
from rows import divergence, main, text, value

mp.dps = 400


class Law:
    def __init__(self, low, mode, high):
        self.text = text("Triangular", low, mode, high)
        self.a, self.c, self.b = mpf(low), mpf(mode), mpf(high)
        self.w = self.b - self.a

    def f(self, x):
        if x < self.c:
            return 2 * (x - self.a) / self.w / (self.c - self.a)
        if x > self.c:
            return 2 * (self.b - x) / self.w / (self.b - self.c)
        return 2 / self.w

    def log_density(self, x):
        f = self.f(x)
        return (mp.log(f) if f > 0 else -inf), max(abs(mp.log(self.w)), abs(mp.log(f)) if f > 0 else 0)

    def below(self, x):
        return (x - self.a) ** 2 / self.w / (self.c - self.a) if x < self.c else 1 - self.above(x)

    def above(self, x):
        if x < self.c:
            return 1 - self.below(x)
        return (self.b - x) ** 2 / self.w / (self.b - self.c) if x < self.b else mpf(0)

    def quantile(self, u):
        if u * self.w < self.c - self.a:
            return self.a + mp.sqrt(u * self.w * (self.c - self.a))
        return self.b - mp.sqrt((1 - u) * self.w * (self.b - self.c))

    def raw(self):
        """E (X - a)^k by pieces."""
        p = self.c - self.a
        result = []
        for k in range(1, 5):
            left = 2 * p ** (k + 1) / (self.w * (k + 2)) if p > 0 else mpf(0)
            right = mpf(0)
            if self.b > self.c:
                # integral of y^k 2 (w - y) / (w (w - p)) from p to w
                w = self.w
                F = lambda y: w * y ** (k + 1) / (k + 1) - y ** (k + 2) / (k + 2)
                right = 2 * (F(w) - F(p)) / (w * (w - p))
            result.append(left + right)
        return result


def x_log_integral(f0, f1, g0, g1, x0, x1):
    """The integral over [x0, x1] of f log(f / g) for linear f, g with the end values given."""
    def part(h0, h1):
        # integral of f log h, h linear in x: with t in [0, 1]
        n = x1 - x0
        if h0 == h1:
            return n * (f0 + f1) / 2 * mp.log(h0)
        # f = alpha + beta h
        beta = (f1 - f0) / (h1 - h0)
        alpha = f0 - beta * h0
        G = lambda h: (alpha * (h * mp.log(h) - h) + beta * (h * h / 2 * mp.log(h) - h * h / 4)) if h > 0 else mpf(0)
        return n * (G(h1) - G(h0)) / (h1 - h0)
    return part(f0, f1) - part(g0, g1)


def kl(P, Q):
    if P.a < Q.a or P.b > Q.b:
        return inf
    edges = sorted({P.a, P.b, P.c} | ({Q.c} if P.a < Q.c < P.b else set()))

    def ends(L, x0, x1):
        mid = (x0 + x1) / 2
        slope = 2 / L.w / (L.c - L.a) if mid < L.c else -2 / L.w / (L.b - L.c)
        f = L.f(mid)
        return f - slope * (mid - x0), f + slope * (x1 - mid)
    total = mpf(0)
    for x0, x1 in zip(edges, edges[1:]):
        (f0, f1), (g0, g1) = ends(P, x0, x1), ends(Q, x0, x1)
        clean = lambda h, L: mpf(0) if abs(h) * L.w < mpf(10) ** -300 else h  # a corner
        with mp.workdps(1500):  # a narrow p sees no slope of q
            total += x_log_integral(clean(f0, P), clean(f1, P), clean(g0, Q), clean(g1, Q), x0, x1)
    return total


CASES = [(0.0, 0.5, 1.0), (-3.0, 1.0, 2.0), (2.0, 3.0, 10.0), (0.0, 0.0, 1.0), (-1.0, 4.0, 4.0), (0.0, 1e-9, 1.0), (-1e150, 0.0, 1e150), (100.0, 100.001, 100.01), (-1.5e308, 1e308, 1.7e308),
         (0.0, 1e-300, 2e-300), (1e8, 1e8 + 1, 2e8), (-1.0, 0.0, 1e-8), (5.0, 7.0, 7.5), (1.0, 1.0000000000000002, 1.0000000000000009)]


def values():
    for case in CASES:
        law = Law(*case)
        xs = {float(law.quantile(mpf(u))) for u in (1e-12, 0.03, 0.4, 0.77, 0.99999)} | set(case)
        xs = sorted(x for x in xs if case[0] <= x <= case[2])
        emit_points(law.text, xs, log_density=law.log_density)
        emit_points(law.text, [x for x in xs if case[0] < x < case[2]], below=law.below, above=law.above)
        for u in (1e-200, 1e-9, 0.02, 0.3, 0.5, 0.95):
            value(law.text, "quantile", u, law.quantile(mpf(u)))
        for v in (1e-9, 0.2, 0.7):
            value(law.text, "inverse_survival", v, law.quantile(1 - mpf(v)))
        mean, var, skew, kurt = moments_from_raw(law.raw())
        if law.b - law.c == law.c - law.a:
            skew = mpf(0)
        if law.a == -law.b and law.c == 0:
            mean = -law.a
        emit_constants(law.text, moments=(law.a + mean, var, skew, kurt), mode=law.c, median=law.quantile(mpf(1) / 2), entropy=mpf(1) / 2 + mp.log(law.w / 2))


def pairs():
    def row(p, q, regime):
        divergence(Law(*p).text, Law(*q).text, regime, mpf(0) if p == q else kl(Law(*p), Law(*q)))

    for p in CASES:
        row(p, p, "identical")
    for p, q in ((CASES[0], CASES[2]), (CASES[1], CASES[0]), (CASES[2], CASES[0]), (CASES[4], CASES[3]), ((0.0, 0.5, 1.0), (1e-300, 0.5, 1.0)), ((0.0, 0.5, 1.0), (0.0, 0.5, 0.9999999999999999))):
        row(p, q, "boundary")
    rng = random.Random(4)
    for _ in range(24):
        a, w = rng.uniform(-3, 3), 10.0 ** rng.uniform(-2, 2)
        p = (a, a + w * rng.uniform(0.05, 0.95), a + w)
        q = (a - w * rng.uniform(0, 1), a + w * rng.uniform(-0.05, 1), a + w * rng.uniform(1, 1.5))
        if q[0] <= q[1] <= q[2]:
            row(p, q, "inside")
    for k in range(1, 15):
        step = 10.0 ** -k
        a, w = rng.uniform(-3, 3), 10.0 ** rng.uniform(-2, 2)
        p = (a, a + w * rng.uniform(0.05, 0.95), a + w)
        row(p, (a, p[1] + step * w * rng.uniform(-0.05, 0.05), p[2]), "near")
        row(p, (a - step * w, p[1] + step * w * rng.uniform(-0.05, 0.05), p[2] + step * w * rng.uniform(0, 1)), "near")
        row(p, (a, p[1], p[2] + step * w), "near")
        row((0.0, 0.0, 1.0), (0.0, step, 1.0), "near")
        row((0.0, step, 1.0), (0.0, 0.0, 1.0), "near")
        row((0.0, 1.0, 1.0), (-step, 1.0, 1.0), "near")
    row((0.25, 0.5, 1.0), (0.25, 0.5 + 2.0 ** -53, 1.0), "near")
    row((0.25, 0.5, 1.0), (0.25 - 2.0 ** -54, 0.5, 1.0), "near")
    row((0.25, 0.5, 1.0), (0.25, 0.5, 1.0 + 2.0 ** -52), "near")
    for p, q in (((0.0, 1e-9, 1.0), (-1.0, 1e-12, 1.0)), ((0.0, 1e-200, 1e-199), (-1.0, 0.5, 1.0)), ((0.4, 0.4, 0.4 + 2.0 ** -40), (0.0, 0.9, 1.0)),
                 ((-1e300, 0.0, 1e300), (-1e300, 1e299, 1.5e300)), ((-1.5e308, 1e308, 1.7e308), (-1.6e308, 1e308, 1.75e308)), ((0.0, 1e-8, 1e-6), (0.0, 1.0, 2.0)),
                 ((0.0, 1.0, 1.0), (0.0, 0.0, 1.0)), ((0.0, 1e-100, 1.0), (0.0, 1e-50, 1.0)), ((0.999, 0.9995, 1.0), (0.0, 1e-3, 1.0)), ((2.0, 3.0, 4.0), (2.0, 3.0, 1e12))):
        row(p, q, "ext")
    row((0.0, 0.3, 1.0), (0.0, 0.31, 1.0), "inside")
    row((0.0, 0.0, 1.0), (0.0, 0.5, 1.0), "inside")
    row((0.0, 1.0, 1.0), (0.0, 0.5, 1.0), "inside")


main(values, pairs)
