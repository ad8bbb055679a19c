"""Reference values of TruncatedGaussian: error functions, and moments by their recurrence, with 300 digits."""
import random

from mpmath import inf, mp, mpf

from bounded import emit_constants, emit_points, moments_from_raw, quad, root
from rows import divergence, main, text, value

mp.dps = 300


def upper(z):
    """P(Z > z)."""
    return mpf(0) if z == inf else mpf(1) if z == -inf else mp.erfc(z / mp.sqrt(2)) / 2


def between(a, b):
    return upper(a) - upper(b) if a > 0 else upper(-b) - upper(-a)


class Law:
    def __init__(self, mean, stddev, low, high):
        self.text = text("TruncatedGaussian", mean, stddev, low, high)
        self.m, self.s = mpf(mean), mpf(stddev)
        self.low, self.high = mpf(low), mpf(high)
        self.a, self.b = (self.low - self.m) / self.s, (self.high - self.m) / self.s
        # erfc(z) has exp(-z^2/2) in it: digits enough for differences of neighbours
        self.mass = between(self.a, self.b)

    def log_density(self, x):
        z = (x - self.m) / self.s
        value = -z * z / 2 - mp.log(2 * mp.pi) / 2 - mp.log(self.s) - mp.log(self.mass)
        end = self.a if self.a > 0 else self.b if self.b < 0 else mpf(0)
        return value, max(abs(z * z - end * end) / 2, abs(value + (z * z - end * end) / 2))

    def f(self, x):
        return mp.exp(self.log_density(x)[0])

    def below(self, x):
        return between(self.a, (x - self.m) / self.s) / self.mass

    def above(self, x):
        return between((x - self.m) / self.s, self.b) / self.mass

    def bracket(self):
        reach = 60 * self.s
        lo = self.low if self.low > -inf else min(self.m, self.high) - reach
        hi = self.high if self.high < inf else max(self.m, self.low) + reach
        return lo, hi

    def quantile(self, u):
        with mp.workdps(300):
            lo, hi = self.bracket()
            if u < 1e-5:
                return root(lambda x: mp.log(self.below(x)) - mp.log(u) if x > lo else mpf(-1e9), lambda x: self.f(x) / self.below(x) if x > lo else mpf(0), lo, hi)
            return root(lambda x: self.below(x) - u, self.f, lo, hi)

    def inverse_survival(self, v):
        with mp.workdps(300):
            lo, hi = self.bracket()
            if v < 1e-5:
                return root(lambda x: mp.log(v) - mp.log(self.above(x)) if x < hi else mpf(1e9), lambda x: self.f(x) / self.above(x) if x < hi else mpf(0), lo, hi)
            return root(lambda x: v - self.above(x), self.f, lo, hi)

    def raw(self):
        """E Z^k: m_k = (k - 1) m_{k-2} + (a^(k-1) phi(a) - b^(k-1) phi(b)) / mass."""
        def end(z, k):
            return mpf(0) if mp.isinf(z) else z ** k * mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi) / self.mass
        m = [mpf(1), end(self.a, 0) - end(self.b, 0)]
        for k in range(2, 5):
            m.append((k - 1) * m[k - 2] + end(self.a, k - 1) - end(self.b, k - 1))
        return m[1:]


CASES = [(0.0, 1.0, -1.0, 2.0), (1.0, 2.0, 0.0, inf), (-1.0, 0.5, -inf, 0.0), (0.0, 1.0, 40.0, 50.0), (0.0, 1.0, 1000.0, inf), (0.0, 1.0, -inf, -6.0),
         (0.5, 100.0, 0.0, 1.0), (0.0, 1.0, -3.0, 3.0), (0.0, 1.0, 8.0, 8.0001), (3.0, 1e-8, 3.0, 4.0), (-20.0, 1.0, 0.0, inf), (5.0, 1e8, -2.0, 7.0),
         (0.0, 1.0, -1e-3, inf), (0.0, 1.0, -0.5, 40.0), (1e6, 1.0, 0.0, 1e5), (0.0, 1.0, -40.0, -39.0), (0.0, 1.0, 1e8, inf), (0.0, 1.0, 1e-8, 2e-8),
         (100.0, 7.0, 90.0, 300.0), (0.0, 1.0, 5.0, inf), (-0.3, 1.0, -30.0, 1e-5),
         (0.0, 1.0, 3.0, 3.0 + 2.0**-40), (0.0, 1.0, 1000.0, 1000.0 + 2.0**-20), (0.0, 1e-3, 5.0, inf), (0.0, 1.0, -1e4, -9999.999), (0.0, 1.0, -1e8, 1e8),
         (0.0, 1e8, 0.0, 1e-8), (1e6, 1.0, 1e6 + 2.0**-20, 1e6 + 2.0**-19), (0.0, 1.0, -inf, -1e6), (0.0, 1.0, -inf, 38.0), (2.0, 1.0, 30.0, 30.5)]


def values():
    for case in CASES:
        law = Law(*case)
        mean, var, skew, kurt = moments_from_raw(law.raw())
        mean, sd = law.m + law.s * mean, law.s * mp.sqrt(var)
        xs = {float(mean + z * sd) for z in (-4, -1.2, -0.3, 0.4, 1.7, 5, 30)}
        xs = sorted(x for x in xs | {float(case[2]), float(case[3])} if case[2] <= x <= case[3] and abs(x) < inf)
        emit_points(law.text, xs, log_density=law.log_density)
        emit_points(law.text, [x for x in xs if case[2] < x < case[3]], below=law.below, above=law.above)
        for u in (1e-200, 1e-10, 0.02, 0.3, 0.9):
            value(law.text, "quantile", u, law.quantile(mpf(u)))
        for v in (1e-200, 1e-10, 0.1):
            value(law.text, "inverse_survival", v, law.inverse_survival(mpf(v)))
        entropy = mp.log(law.s * mp.sqrt(2 * mp.pi)) + mp.log(law.mass) + law.raw()[1] / 2
        if case[2] == -case[3]:
            mean, skew = law.m, mpf(0)
        emit_constants(law.text, moments=(mean, sd ** 2, skew, kurt), entropy=entropy)


def pairs():
    def row(p, q, regime):
        P, Q = Law(*p), Law(*q)
        if p[2] < q[2] or p[3] > q[3]:
            kl = inf
        elif p == q:
            kl = mpf(0)
        else:
            raw = P.raw()
            mean = P.m + P.s * raw[0]
            square = P.s ** 2 * raw[1] + 2 * P.m * mean - P.m ** 2
            z_q = (square - 2 * mean * Q.m + Q.m ** 2) / Q.s ** 2
            kl = mp.log(Q.s * Q.mass / (P.s * P.mass)) + (z_q - raw[1]) / 2
        divergence(P.text, Q.text, regime, kl)

    for p in CASES:
        row(p, p, "identical")
    for p, q in ((CASES[0], CASES[3]), (CASES[1], CASES[0]), (CASES[2], CASES[0]), (CASES[4], CASES[3]), (CASES[5], CASES[2]), (CASES[3], (0.0, 1.0, 41.0, 50.0))):
        row(p, q, "boundary")
    inside = [((0.0, 1.0, -1.0, 2.0), (0.5, 2.0, -1.0, 3.0)), ((0.0, 1.0, 40.0, 50.0), (0.0, 1.5, 39.0, inf)), ((0.0, 1.0, 1000.0, inf), (0.0, 1.1, 1000.0, inf)),
              ((1.0, 2.0, 0.0, inf), (1.1, 2.0, 0.0, inf)), ((0.0, 1.0, -3.0, 3.0), (0.0, 1.0, -4.0, 3.0)), ((0.0, 1.0, -inf, -6.0), (0.0, 2.0, -inf, 1.0)),
              ((0.5, 100.0, 0.0, 1.0), (0.0, 1.0, 0.0, 1.0)), ((0.0, 1.0, -inf, inf), (1.0, 2.0, -inf, inf)), ((-20.0, 1.0, 0.0, inf), (0.0, 1.0, 0.0, inf)),
              ((5.0, 1.0, 0.0, 1.0), (-5.0, 1.0, 0.0, 1.0)), ((0.0, 1.0, 5.0, 6.0), (0.0, 1.0, -inf, inf)), ((0.0, 1.0, -1.0, 1.0), (1.0, 1.0, -1.0, 1.0)),
              ((2.0, 3.0, 1.0, 4.0), (2.5, 3.0, 0.5, 4.0)), ((0.0, 0.01, -1.0, 1.0), (0.0, 0.02, -1.0, 1.0))]
    for p, q in inside:
        row(p, q, "mod")
    rng = random.Random(6)
    for k in range(1, 14):
        step = 10.0 ** -k
        for m, s, low, high in ((0.0, 1.0, -1.0, 2.0), (0.0, 1.0, 40.0, 50.0), (0.0, 1.0, -inf, -6.0), (1.0, 2.0, 0.0, inf), (0.5, 100.0, 0.0, 1.0)):
            row((m, s, low, high), (m + step * rng.uniform(-1, 1), s * (1 + step * rng.uniform(-1, 1)), low, high), "near")
        row((0.0, 1.0, -3.0, 3.0), (step, 1.0 + step, -3.0 - step, 3.0 + 2 * step), "near")
    row((0.0, 1.0, -1.0, 2.0), (0.0, 1.0 + 2.0 ** -52, -1.0, 2.0), "near")
    row((1.0, 1.0, -1.0, 2.0), (1.0 + 2.0 ** -52, 1.0, -1.0, 2.0), "near")
    row((1.0, 1.0, -1.0, 2.0), (1.0, 1.0, -1.0, 2.0 + 2.0 ** -51), "near")
    for p, q in (((0.0, 1.0, 1000.0, inf), (0.0, 1.0 + 1e-9, 1000.0, inf)), ((0.0, 1.0, 1e8, inf), (0.0, 2.0, 1e8, inf)), ((0.0, 1.0, 8.0, 8.0001), (3.0, 0.5, 7.0, 9.0)),
                 ((3.0, 1e-8, 3.0, 4.0), (3.0, 1.0, 3.0, 4.0)), ((0.0, 1.0, 1000.0, inf), (1.0, 1.0, 900.0, inf)), ((5.0, 1e8, -2.0, 7.0), (5.0, 1e-2, -3.0, 8.0)),
                 ((0.0, 1.0, 3.0, 3.0 + 2.0**-40), (0.0, 0.1, 3.0, 4.0)), ((0.0, 1.0, -40.0, -39.0), (-39.5, 0.2, -50.0, inf)), ((0.0, 1.0, 1000.0, 1001.0), (2e6, 2000.0 ** 0.5, 1000.0, 1001.0)),
                 ((-20.0, 1.0, 0.0, inf), (-20.0, 1.0, -1e-9, inf))):
        row(p, q, "ext")


main(values, pairs)
