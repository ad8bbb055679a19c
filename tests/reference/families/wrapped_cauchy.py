"""Reference values of WrappedCauchy: the arc tangent form of the distribution function, quadrature for the moments."""
import random

from mpmath import mp, mpf

from bounded import emit_constants, emit_points, moments_by_quadrature
from rows import divergence, main, text, value

mp.dps = 60


class Law:
    def __init__(self, location, r):
        self.text = text("WrappedCauchy", location, r)
        self.m, self.r = mpf(location), mpf(r)
        self.mu = self.m - 2 * mp.pi * mp.nint(self.m / (2 * mp.pi))
        self.c = (1 + self.r) / (1 - self.r)

    def log_density(self, x):
        r = self.r
        a, b = mp.log1p(-r * r), mp.log(2 * mp.pi) + mp.log((1 - r) ** 2 + 4 * r * mp.sin((x - self.m) / 2) ** 2)
        return a - b, max(abs(a), abs(b))

    def f(self, x):
        return mp.exp(self.log_density(x)[0])

    def turn(self, t):
        """The distribution function of the unwrapped angle, which grows by 1 a turn; 0 at t = 0."""
        k = mp.nint(t / (2 * mp.pi))
        return k + mp.atan(self.c * mp.tan((t - 2 * mp.pi * k) / 2)) / mp.pi

    def below(self, x):
        return self.turn(x - self.mu) - self.turn(-mp.pi - self.mu)

    def above(self, x):
        return self.turn(mp.pi - self.mu) - self.turn(x - self.mu)

    def unturn(self, y):
        k = mp.nint(y)
        return 2 * mp.pi * k + 2 * mp.atan(mp.tan(mp.pi * (y - k)) / self.c)

    def quantile(self, u):
        return self.mu + self.unturn(self.turn(-mp.pi - self.mu) + u)

    def inverse_survival(self, v):
        return self.mu + self.unturn(self.turn(mp.pi - self.mu) - v)


def values():
    cases = [(0.0, 0.5), (2.0, 0.8), (-1.0, 0.1), (0.7, 0.0), (-0.5, 0.9999), (3.0, 0.7), (7.0, 0.3), (0.5, 1e-8), (1.0, 1 - 1e-12), (-3.1, 0.2), (2.5, 0.99),
             (0.0, 0.95), (-1e5, 0.6), (1.5, 1 - 2.0 ** -53), (100.0, 0.4), (0.25, 1e-300), (3.1, 1 - 1e-6), (-0.3, 1 - 1e-10), (3.1415, 1 - 2.0 ** -53), (-2.0, 1 - 2.0 ** -40)]
    for location, r in cases:
        law = Law(location, r)
        width = float(1 / law.c)
        mu = float(law.mu)
        xs = sorted(x for x in {-3.1, -1.3, 0.4, 2.2, 3.14} | {mu + z * width for z in (-6.0, -0.3, 0.6, 25.0)} if -3.1415926 < x < 3.1415926)
        emit_points(law.text, xs, log_density=law.log_density)
        emit_points(law.text, xs, below=law.below, above=law.above)
        for u in (1e-10, 0.01, 0.2, 0.55, 0.9):
            value(law.text, "quantile", u, law.quantile(mpf(u)))
        for v in (1e-9, 0.003, 0.3):
            value(law.text, "inverse_survival", v, law.inverse_survival(mpf(v)))
        edges = {-mp.pi, mp.pi}
        for turn in (-1, 0, 1):
            for j in range(-1, 60):
                for s in (-1, 1):
                    e = law.mu + 2 * mp.pi * turn + (s * mpf(2) ** j / law.c if j >= 0 else 0)
                    if -mp.pi < e < mp.pi:
                        edges.add(e)
        with mp.workdps(34):
            moments = list(moments_by_quadrature(law.f, sorted(edges)))
        if location == 0.0 or r == 0.0:
            moments[0] = moments[2] = mpf(0)
        if r == 1e-300:
            moments[0], moments[2] = 2 * law.r * mp.sin(law.m), mpf(0)
        emit_constants(law.text, moments=moments, entropy=mp.log(2 * mp.pi * (1 - law.r ** 2)))
        if r > 0:
            value(law.text, "mode", 0, law.mu)


def pairs():
    def row(p, q, regime):
        with mp.workdps(120):
            (m, r), (n, s) = [(mpf(a), mpf(b)) for a, b in (p, q)]
            kl = mp.log((1 - 2 * r * s * mp.cos(m - n) + r * r * s * s) / ((1 - r * r) * (1 - s * s))) if p != q else mpf(0)
        divergence(text("WrappedCauchy", *p), text("WrappedCauchy", *q), regime, kl)

    rng = random.Random(11)
    for p, q in (((0.0, 0.5), (1.0, 0.3)), ((2.0, 0.8), (-2.0, 0.9)), ((10.0, 0.3), (-2.5, 0.2)), ((3.1, 0.6), (-3.1, 0.7)), ((1e5, 0.4), (1e5 + 1e-3, 0.4))):
        row(p, q, "mod")
    for p, q in (((0.5, 1 - 1e-12), (0.6, 1 - 1e-10)), ((0.5, 1 - 2.0 ** -53), (0.5, 0.0)), ((0.5, 1e-300), (0.5, 1e-200)), ((1.0, 1e-8), (2.0, 1e-8))):
        row(p, q, "ext")
    for p, q in (((0.0, 0.0), (1.0, 0.5)), ((0.0, 0.5), (2.0, 0.0)), ((1.0, 0.0), (1.0, 0.0))):
        row(p, q, "boundary")
    row((0.3, 0.4), (0.3, 0.4), "identical")
    for _ in range(30):
        r, m = rng.uniform(0, 1) ** rng.choice([0.01, 1, 4]), rng.uniform(-3, 3)
        eps = 10.0 ** rng.uniform(-13, -3)
        row((m, r), (m + eps * rng.uniform(-1, 1) * (1 - r), r + eps * rng.uniform(-1, 1) * min(r, 1 - r)), "near")
    row((0.3, 0.4), (0.3, 0.4000000000000001), "near")


main(values, pairs)
