"""Reference values of ContinuousBernoulli: closed forms of the exponential law cut at 1, with 400 digits."""
import random

from mpmath import inf, mp, mpf

from bounded import emit_constants, emit_points, emit_quantiles, moments_from_raw
from kl_oracle import kl_oracle
from rows import divergence, main, text

mp.dps = 400


def logit_of(case):
    kind, x = case
    x = mpf(x)
    return x if kind == "logit" else mp.log(x / (1 - x))


class Law:
    def __init__(self, case):
        kind, x = case
        self.text = text("ContinuousBernoulli", logit=x) if kind == "logit" else text("ContinuousBernoulli", x)
        self.h = logit_of(case)

    def norm(self):
        return mp.expm1(self.h) / self.h if self.h != 0 else mpf(1)

    def log_density(self, x):
        a, b = self.h * x, mp.log(self.norm())
        return a - b, max(abs(self.h) * (1 - x if self.h > 0 else x), abs(b - max(self.h, 0)))

    def below(self, x):
        return mp.expm1(self.h * x) / mp.expm1(self.h) if self.h != 0 else x

    def above(self, x):
        return 1 - self.below(x)

    def quantile(self, u):
        return mp.log1p(u * mp.expm1(self.h)) / self.h if self.h != 0 else u

    def inverse_survival(self, v):
        return self.quantile(1 - v)

    def raw(self):
        # E X^k = (e^h - k/h ... ) by parts
        h = self.h
        if h == 0:
            return [mpf(1) / (k + 1) for k in range(1, 5)]
        moments, integral = [], mp.expm1(h) / h
        for k in range(1, 5):
            integral = (mp.exp(h) - k * integral) / h
            moments.append(integral / self.norm())
        return moments

    def entropy(self):
        return mp.log(self.norm()) - self.h * self.raw()[0]


def values():
    cases = [("p", x) for x in (0.3, 0.9, 0.5, 0.5000001, 0.4999, 1e-300, 1e-20, 1 - 2.0 ** -53, 0.5 + 2.0 ** -52, 0.5 - 1e-3, 0.5 - 1e-6, 0.5 + 1e-10, 0.5 - 1e-15, 0.5 - 1e-8, 0.501, 0.04, 0.97, 0.731)]
    cases += [("logit", x) for x in (2.0, -2.9, 3.1, -1e5, 1e5, 60.0, -1e-8, 1e-15, 1e-12, -1e-5, 1e-3, 0.03, 699.0, -720.0, 15.0, 0.9)]
    for case in cases:
        law = Law(case)
        r = float(abs(law.h))
        near = [d for d in (0.5 / (1 + r), 5 / (1 + r)) if d < 0.9]
        xs = sorted(set([0.0, 1e-10, 0.2, 0.7, 1.0] + [1 - d if law.h > 0 else d for d in near]))
        emit_points(law.text, xs, log_density=law.log_density)
        emit_points(law.text, [x for x in xs if 0 < x < 1], below=law.below, above=law.above)
        emit_quantiles(law.text, [1e-200, 1e-9, 0.1, 0.5, 0.99], law.quantile, [1e-200, 1e-9, 0.3, 0.7], law.inverse_survival)
        moments = list(moments_from_raw(law.raw()))
        if law.h == 0:
            moments[2] = mpf(0)
        emit_constants(law.text, moments=moments, entropy=law.entropy(), median=law.quantile(mpf(1) / 2))


def pairs():
    def row(p, q, regime):
        if p[0] == "p" and q[0] == "p":
            kl = kl_oracle("ContinuousBernoulli", (p[1],), "ContinuousBernoulli", (q[1],))
        else:
            with mp.workdps(700):
                e, f = logit_of(p), logit_of(q)
                K = lambda h: mp.log(mp.expm1(h) / h) if h != 0 else mpf(0)
                mean = -1 / mp.expm1(-e) - 1 / e if e != 0 else mpf(1) / 2
                kl = K(f) - K(e) - (f - e) * mean
                if e == f:
                    kl = mpf(0)
        divergence(Law(p).text, Law(q).text, regime, kl)

    rng = random.Random(3)
    for a, b in ((2.0, -3.0), (1e5, 1.0001e5), (1e5, -1e5), (-1e5, 3.0), (40.0, 20.0), (24.0, 26.0), (-700.0, 0.0), (0.0, 700.0), (0.0, 1e-9), (16.0, 14.0), (30.0, 2.0)):
        row(("logit", a), ("logit", b), "ext")
    for _ in range(20):
        h = 10.0 ** rng.uniform(-4, 5) * rng.choice([-1, 1])
        row(("logit", h), ("logit", h * (1 + 10.0 ** rng.uniform(-13, -3))), "near")
    row(("logit", 5.0), ("logit", 5.000000000000001), "near")
    row(("p", 0.3), ("logit", -0.8472978603872037), "near")
    row(("logit", -0.8472978603872037), ("p", 0.3000001), "near")
    row(("p", 0.99), ("logit", 4.59511985013459), "near")
    row(("p", 1e-300), ("logit", -690.0), "ext")
    row(("logit", -1e5), ("logit", -98066.0), "ext")
    row(("logit", 1e5), ("logit", 20.0), "ext")
    row(("p", 0.25), ("p", 0.25), "identical")


main(values, pairs)
