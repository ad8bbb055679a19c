"""Reference values of Kumaraswamy: closed forms, raw moments by the beta function, with 400 digits."""
import random

from mpmath import inf, mp, mpf

from bounded import emit_constants, emit_points, moments_from_raw
from kl_oracle import kl_oracle
from rows import divergence, main, text, value

mp.dps = 400


class Law:
    def __init__(self, a, b):
        self.text = text("Kumaraswamy", a, b)
        self.a, self.b = mpf(a), mpf(b)

    def log_density(self, x):
        a, b = self.a, self.b
        if x == 0:
            return -inf if a > 1 else inf if a < 1 else mp.log(a * b)
        if x == 1:
            return -inf if b > 1 else inf if b < 1 else mp.log(a * b)
        parts = [mp.log(a * b), (a - 1) * mp.log(x), (b - 1) * mp.log1p(-x ** a)]
        return sum(parts), max([abs(p) for p in parts] + [abs(mp.log(a)), abs(mp.log(b))])

    def below(self, x):
        return -mp.expm1(self.b * mp.log1p(-x ** self.a))

    def above(self, x):
        return mp.exp(self.b * mp.log1p(-x ** self.a))

    def quantile(self, u):
        return (-mp.expm1(mp.log1p(-u) / self.b)) ** (1 / self.a)

    def raw(self):
        # E X^k = Gamma(1 + k/a) Gamma(1 + b) / Gamma(1 + b + k/a)
        result = []
        for k in range(1, 5):
            h = k / self.a
            result.append(mp.exp(mp.loggamma(1 + h) + mp.loggamma(1 + self.b) - mp.loggamma(1 + self.b + h)))
        return result


def values():
    cases = [(2.0, 3.0), (0.5, 0.5), (1.5, 8.0), (1.0, 1.0), (0.05, 2.0), (3.0, 0.02), (1000.0, 50.0), (0.3, 1e6), (1e8, 2.0), (1e8, 1e8), (1e-3, 0.5), (2.0, 1e-8), (1.0, 4.0), (7.0, 1.0), (1e-2, 1e-2),
             (50.0, 1e-3), (0.7, 1e15), (1e-8, 0.02), (1e-8, 1e8), (1e-8, 1e-8), (1e8, 1e-8), (1e8, 0.02), (1e-8, 2.0), (1e-4, 0.02), (1e5, 1e-3),
             (1e3, 1e8), (1e-3, 1e4), (1e8, 1e-4), (20.0, 0.3), (1e-8, 30.0)]
    for a, b in cases:
        law = Law(a, b)
        xs = {float(law.quantile(mpf(u))) for u in (1e-12, 0.03, 0.4, 0.77, 0.99999)} | {1e-10, 0.3, 0.999999}
        xs = sorted(x for x in xs if 2.0 ** -1022 < x < 1)
        emit_points(law.text, [0.0] + xs + [1.0], log_density=law.log_density)
        emit_points(law.text, xs, below=law.below, above=law.above)
        for u in (1e-200, 1e-9, 0.02, 0.3, 0.5, 0.95):
            x = law.quantile(mpf(u))
            if x > mpf(2) ** -1020:
                value(law.text, "quantile", u, x)
        for v in (1e-200, 1e-9, 0.2, 0.7):
            x = law.quantile(1 - mpf(v))
            if x > mpf(2) ** -1020:
                value(law.text, "inverse_survival", v, x)
        moments = list(moments_from_raw(law.raw()))
        if a == 1 and b == 1:
            moments[2] = mpf(0)
        H = mp.digamma(law.b + 1) + mp.euler
        emit_constants(law.text, moments=moments, entropy=1 - 1 / law.b + (1 - 1 / law.a) * H - mp.log(law.a * law.b))
        if a > 1 and b > 1:
            value(law.text, "mode", 0, ((law.a - 1) / (law.a * law.b - 1)) ** (1 / law.a))


def pairs():
    def row(p, q, regime):
        divergence(text("Kumaraswamy", *p), text("Kumaraswamy", *q), regime, kl_oracle("Exponential", (p[1],), "Exponential", (q[1],)))

    def series(p, q, regime, beta=False):
        """E log(1 - X^c) by quadrature in S = -b log(1 - X^a), whose law is exponential; q may be Beta(c, d) with c = 1."""
        with mp.workdps(70):
            (a, b), (c, d) = [(mpf(x), mpf(y)) for x, y in (p, q)]
            P = lambda s: mp.log1p(-mp.exp(-s / b)) / a  # log x
            H = mp.digamma(b + 1) + mp.euler
            power = mpf(1) if beta else c
            cuts = sorted([-400, -200, -100, -60, -40, -25, -15, -10, -7, -5, -3, -2, -1, 0, 1, 2, 3, 4, 5.5] + [mp.log(b) + k for k in (-3, -1, 0, 1, 2, 3, 4) if mp.log(b) + k < 5])
            E = mp.quad(lambda y: mp.exp(y - mp.exp(y)) * mp.log(-mp.expm1(power * P(mp.exp(y)))), cuts)
            entropy = 1 - 1 / b + (1 - 1 / a) * H - mp.log(a * b)
            constant = mp.log(mp.beta(c, d)) if beta else -mp.log(c * d)
            kl = -entropy + constant + (c - 1) * H / a - (d - 1) * E
        divergence(text("Kumaraswamy", *p), text("Beta" if beta else "Kumaraswamy", *q), regime, kl)

    rng = random.Random(9)
    for p, q in (((2.0, 3.0), (2.0, 5.0)), ((0.5, 0.5), (0.5, 0.1)), ((1e8, 2.0), (1e8, 1e-3)), ((1e-3, 7.0), (1e-3, 7.0))):
        row(p, q, "identical" if p == q else "mod")
    for p, q in (((2.0, 1e-300), (2.0, 1e300)), ((2.0, 1e300), (2.0, 1e-300)), ((2.0, 1.0), (2.0, 1.0000000000000002))):
        row(p, q, "ext")
    for _ in range(30):
        a, b = 10.0 ** rng.uniform(-3, 3), 10.0 ** rng.uniform(-3, 3)
        row((a, b), (a, b * (1 + rng.choice([-1, 1]) * 10.0 ** rng.uniform(-13, -2))), "near")
    for p, q in (((2.0, 3.0), (1.5, 2.5)), ((2.0, 3.0), (3.0, 1.2)), ((0.8, 2.0), (1.2, 0.7)), ((5.0, 2.0), (4.0, 2.0)), ((1.5, 8.0), (2.0, 3.0)),
                 ((0.05, 2.0), (0.5, 0.5)), ((3.0, 0.05), (0.4, 3.0)), ((1000.0, 50.0), (1.0, 4.0)), ((0.3, 1e3), (2.0, 3.0)), ((2.0, 3.0), (0.01, 0.01)),
                 ((7.0, 1.0), (300.0, 0.1)), ((0.5, 0.5), (20.0, 40.0))):
        series(p, q, "mod")
        series(p, q, "mod", beta=True)
    for k in range(1, 14):
        a, b = 10.0 ** rng.uniform(-1, 1.5), 10.0 ** rng.uniform(-1, 1.5)
        series((a, b), (a * (1 + 10.0 ** -k), b * (1 + 10.0 ** -k * rng.uniform(-1, 1))), "near")
    series((2.0, 3.0), (2.0 + 2.0 ** -51, 3.0), "near")
    series((0.7, 0.3), (0.7 * (1 + 2.0 ** -52), 0.3), "near")
    for k in (1, 4, 8, 12):
        series((1.0 + 10.0 ** -k, 3.0), (1.0, 3.0), "near", beta=True)
        series((2.5, 1.0 - 10.0 ** -k), (2.5, 1.0), "near", beta=True)


main(values, pairs)
