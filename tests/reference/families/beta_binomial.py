"""Reference values and divergences of BetaBinomial."""
import random

from mpmath import mp, mpf

import counts
from rows import divergence, main, text, value
from kl_oracle import _lpmf_beta_binomial, kl_oracle


def values():
    mp.dps = 120
    for n, a, b in ((10, 2.0, 3.0), (30, 0.5, 0.5), (200, 1.0, 1.0), (300, 1e-8, 1e-6), (1000, 1e10, 3e10), (700, 0.01, 40.0),
                    (500, 1e8, 2.0), (1000, 250.0, 0.3), (64, 1e-280, 3e-280), (50, 1e280, 1e250), (1500, 30.0, 70.0)):
        law, P = text("BetaBinomial", n, a, b), (mpf(n), mpf(a), mpf(b))
        mp.dps = 420 if max(a, b) > 1e100 else 120
        counts.finite_sums(law, 0, n, lambda k: _lpmf_beta_binomial(P, k))
    for n in (1, 2, 17, 1000, 10**6, 10**9, 10**15, 2**53):
        for a, b in ((2.0, 3.0), (0.5, 0.5), (1e-8, 1e-6), (1e-8, 1e8), (1e8, 1e8), (3e15, 1e15), (1e-200, 5.0), (1e250, 3e250),
                     (1e250, 1.0), (1e16, 2e16)):
            law, P = text("BetaBinomial", n, a, b), (mpf(n), mpf(a), mpf(b))
            mp.dps = 420 if max(a, b) > 1e100 else 120
            peak = int(n * P[1] / (P[1] + P[2]))
            for k in sorted({0, 1, n // 2, n - 1, n, n // 1000, peak, min(n, peak + int(mp.sqrt(n)))}):
                value(law, "log_prob", k, _lpmf_beta_binomial(P, k))
    mp.dps = 60


def parameters():
    random.seed(8)
    for n in (1, 5, 40):
        for _ in range(4):
            a, b, c, d = (10 ** random.uniform(-1, 2) for _ in range(4))
            yield "summation", (float(n), a, b), (float(n), c, d)
            yield "summation", (float(n), a, b), (float(n + 3), c, d)
    yield "boundary", (6.0, 1.0, 2.0), (5.0, 1.0, 2.0)
    yield "boundary", (0.0, 1.0, 2.0), (5.0, 1.0, 2.0)


def pairs():
    for regime, p, q in parameters():
        divergence(text("BetaBinomial", *p), text("BetaBinomial", *q), regime, kl_oracle("BetaBinomial", p, "BetaBinomial", q))


main(values, pairs)
