"""Reference values and divergences of Hypergeometric."""
import random

from mpmath import mp, mpf

import counts
from rows import divergence, main, text, value
from kl_oracle import _lpmf_hypergeometric, kl_oracle


def values():
    mp.dps = 120
    most = 2**53
    for N, K, n in ((50, 20, 10), (12, 9, 7), (3, 1, 1), (1000, 300, 200), (10**9, 3, 4 * 10**8), (10**6, 999_999, 500_000),
                    (4000, 1500, 2500), (most, 500, 2**52), (most, most - 400, 12345678), (10**5, 10**3, 99_900), (10**12, 100, 10)):
        law, P = text("Hypergeometric", N, K, n), (mpf(N), mpf(K), mpf(n))
        counts.finite_sums(law, max(0, n + K - N), min(n, K), lambda k: _lpmf_hypergeometric(P, k))
    for N, K, n in ((most, 2**52, 2**51), (most, 10**9, 10**9), (most, most - 10**6, 10**12), (10**9, 10**5, 10**6), (10**15, 3, 10**14),
                    (10**6, 5 * 10**5, 5 * 10**5)):
        law, P = text("Hypergeometric", N, K, n), (mpf(N), mpf(K), mpf(n))
        low, high = max(0, n + K - N), min(n, K)
        peak = n * K // N
        for k in sorted({low, low + 1, high, high - 1, (low + high) // 2, peak, peak + int(mp.sqrt(peak)), peak - peak // 7}):
            if low <= k <= high:
                value(law, "log_prob", k, _lpmf_hypergeometric(P, k))
    # near the peak of wide laws, by all their masses
    for N, K, n in ((10**6, 5 * 10**5, 2 * 10**4), (2 * 10**8, 10**8, 10**8)):
        law, P = text("Hypergeometric", N, K, n), (mpf(N), mpf(K), mpf(n))
        mp.dps = 30
        peak = n * K // N
        variance = mpf(n) * K / N * (N - K) / N * (N - n) / (N - 1)
        reach = int(14 * mp.sqrt(variance))
        entropy, mass = mpf(0), mp.exp(_lpmf_hypergeometric(P, peak))
        term = mass
        for k in range(peak, peak + reach):
            entropy -= term * mp.log(term)
            term = term * (K - k) * (n - k) / ((k + 1) * (N - K - n + k + 1))
        term = mass
        for k in range(peak, peak - reach, -1):
            term = term * k * (N - K - n + k) / ((K - k + 1) * (n - k + 1))
            entropy -= term * mp.log(term)
        value(law, "entropy", 0, entropy)
    mp.dps = 60


def parameters():
    random.seed(9)
    for _ in range(8):
        N = random.randint(20, 80)
        K, n = random.randint(6, N - 6), random.randint(2, 6)
        yield "summation", (float(N), float(K), float(n)), (float(N + 7), float(K + 2), float(n))
        yield "summation", (float(N), float(K), float(n)), (2.0 * N, float(K), float(n + 1))
    yield "identical", (50.0, 20.0, 10.0), (50.0, 20.0, 10.0)
    yield "identical", (50.0, 20.0, 10.0), (50.0, 10.0, 20.0)
    yield "boundary", (50.0, 20.0, 10.0), (50.0, 20.0, 9.0)
    yield "boundary", (20.0, 6.0, 6.0), (20.0, 16.0, 6.0)


def pairs():
    for regime, p, q in parameters():
        divergence(text("Hypergeometric", *p), text("Hypergeometric", *q), regime, kl_oracle("Hypergeometric", p, "Hypergeometric", q))


main(values, pairs)
