"""Reference values and divergences of DiscreteLaplace."""
import random

from mpmath import mp, mpf

from rows import divergence, main, text, value
from kl_oracle import kl_oracle


def values():
    for decay in (0.5, 0.1, 0.9, 1e-8, 1e-300, 5e-324, 0.999999, 1 - 1e-8, 1 - 1e-15, 1 - 2.0**-53):
        law, p = text("DiscreteLaplace", decay), mpf(decay)
        # as many digits as resolve 1 less a subnormal tail
        mp.dps = 400
        scale = 1 / -mp.log(p)
        points = {0, 1, 2, 3, 17, 1000, 123456789, 2**52}
        points |= {int(scale * t) for t in (0.01, 0.3, 1, 5, 40, 700) if scale * t < 2**52}
        for k in sorted(points | {-k for k in points}):
            m = abs(k)
            value(law, "log_prob", k, m * mp.log(p) + mp.log((1 - p) / (1 + p)))
            lower = p**m / (1 + p) if k < 0 else 1 - p ** (k + 1) / (1 + p)
            upper = p ** (k + 1) / (1 + p) if k >= 0 else 1 - p**m / (1 + p)
            value(law, "log_cdf", k, mp.log(lower))
            value(law, "log_survival", k, mp.log(upper))
            if lower > mpf(10) ** -300:
                value(law, "cdf", k, lower)
            if upper > mpf(10) ** -300:
                value(law, "survival", k, upper)
        for u in (3e-300, 1e-12, 0.01, 0.3, 0.5, 0.51, 0.9, 0.999):
            level = mpf(u)
            if level * (1 + p) <= p:  # the least -m with p^m/(1 + p) >= u
                k = -int(mp.floor(mp.log(level * (1 + p)) / mp.log(p)))
            else:  # the least k >= 0 with p^(k + 1)/(1 + p) <= 1 - u
                k = max(0, int(mp.ceil(mp.log((1 - level) * (1 + p)) / mp.log(p))) - 1)
            if abs(k) < 2**49:
                value(law, "quantile", u, mpf(k))
        value(law, "variance", 0, 2 * p / (1 - p) ** 2)
        if decay > 1e-305:
            value(law, "excess_kurtosis", 0, (1 + 4 * p + p * p) / (2 * p))
        value(law, "entropy", 0, -mp.log((1 - p) / (1 + p)) - 2 * p / (1 - p * p) * mp.log(p))
        mp.dps = 60


def parameters():
    random.seed(7)
    for _ in range(10):
        yield "mod", (random.random(),), (random.random(),)
    for _ in range(10):
        yield "wide", (10 ** random.uniform(-12, 0),), (10 ** random.uniform(-12, 0),)
    for _ in range(10):
        p = random.random()
        yield "near", (p,), (p * (1 + random.choice([-1, 1]) * 10 ** random.uniform(-12, -2)),)
    for p in (1e-300, 1e-20, 0.25, 0.75, 1 - 2.0**-20, 1 - 2.0**-50):
        q = p + (2.0**-53 if p >= 0.5 else p * 2.0**-52)
        yield "nearext", (p,), (q,)
        yield "nearext", (q,), (p,)
        yield "identical", (p,), (p,)
    extremes = (1e-300, 1e-20, 1e-3, 0.5, 0.999, 1 - 2.0**-53)
    for p in extremes:
        for q in extremes:
            if p != q:
                yield "ext", (p,), (q,)


def pairs():
    for regime, p, q in parameters():
        divergence(text("DiscreteLaplace", *p), text("DiscreteLaplace", *q), regime, kl_oracle("DiscreteLaplace", p, "DiscreteLaplace", q))


main(values, pairs)
