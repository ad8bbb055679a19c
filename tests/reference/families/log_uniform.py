"""Reference values of LogUniform: closed forms with 400 digits."""
import random

from mpmath import inf, mp, mpf

from bounded import emit_constants, emit_points, moments_from_raw
from rows import divergence, main, text, value

mp.dps = 400


class Law:
    def __init__(self, low, high):
        self.text = text("LogUniform", low, high)
        self.low, self.high = mpf(low), mpf(high)
        self.width = mp.log(self.high / self.low)

    def log_density(self, x):
        a, b = mp.log(x), mp.log(self.width)
        return -a - b, max(abs(a), abs(b))

    def below(self, x):
        return mp.log(x / self.low) / self.width

    def above(self, x):
        return mp.log(self.high / x) / self.width

    def quantile(self, u):
        return self.low * mp.exp(u * self.width)

    def inverse_survival(self, v):
        return self.high * mp.exp(-v * self.width)

    def raw(self):
        return [(1 - (self.low / self.high) ** k) / (k * self.width) for k in range(1, 5)]


def values():
    cases = [(1.0, 10.0), (0.2, 3.0), (1e-3, 1e3), (1e-100, 1e100), (5.0, 5.0001), (1e-300, 1e-299), (1e-300, 1e300), (1.0, 1.0000000000000002), (7.0, 7.5),
             (1e8, 1e9), (2.0 ** -1074, 1.0), (0.5, 1.5), (1e-8, 1.0), (3.0, 3.3e25), (1e300, 1.7e308)]
    for low, high in cases:
        law = Law(low, high)
        xs = sorted({low, high} | {min(max(float(law.quantile(mpf(u))), low), high) for u in (1e-6, 0.1, 0.45, 0.8, 0.9999)})
        emit_points(law.text, xs, log_density=law.log_density)
        emit_points(law.text, [x for x in xs if low < x < high], below=law.below, above=law.above)
        for u in (1e-10, 0.01, 0.2, 0.5, 0.9):
            value(law.text, "quantile", u, law.quantile(mpf(u)))
        for v in (1e-9, 0.003, 0.7):
            value(law.text, "inverse_survival", v, law.inverse_survival(mpf(v)))
        mean, var, skew, kurt = moments_from_raw(law.raw())
        if high < 1.0000001 and low == 1.0:
            skew = mpf(0) + skew
        emit_constants(law.text, moments=(mean * law.high, var * law.high ** 2, skew, kurt), entropy=mp.log(law.low * law.high) / 2 + mp.log(law.width))


def pairs():
    def row(p, q, regime):
        P, Q = Law(*p), Law(*q)
        kl = inf if p[0] < q[0] or p[1] > q[1] else mp.log(Q.width / P.width) if p != q else mpf(0)
        divergence(P.text, Q.text, regime, kl)

    rng = random.Random(5)
    for p, q in (((1.0, 10.0), (0.5, 20.0)), ((1.0, 10.0), (1.0, 20.0)), ((0.2, 3.0), (0.1, 3.0)), ((1e-3, 1e3), (1e-300, 1e300)), ((5.0, 5.0001), (1e-3, 1e3))):
        row(p, q, "mod")
    for p, q in (((1.0, 10.0), (2.0, 20.0)), ((1.0, 10.0), (0.5, 9.0)), ((1.0, 10.0), (11.0, 20.0)), ((1.0, 10.0), (1.0000000000000002, 10.0))):
        row(p, q, "boundary")
    row((0.3, 4.0), (0.3, 4.0), "identical")
    row((1.0, 1.0000000000000002), (2.0 ** -1074, 1.7e308), "ext")
    row((1.0, 10.0), (1.0, 10.000000000000002), "near")
    for _ in range(30):
        low = 10.0 ** rng.uniform(-200, 200)
        high = low * 10.0 ** rng.choice([rng.uniform(0, 3), rng.uniform(0, 80), 1e-5])
        eps = 10.0 ** rng.uniform(-13, -3)
        row((low, high), (low * (1 - eps * rng.uniform(0, 1)), high * (1 + eps * rng.choice([0, rng.uniform(0, 1)]))), "near")


main(values, pairs)
