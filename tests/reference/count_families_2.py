#!/usr/bin/env python3
"""
Reference values of families of counts, by mpmath from their definitions at the exact doubles.

    count_families_2.py values DiscreteLaplace > tests/data/discrete_laplace_values.tsv
    count_families_2.py kl DiscreteLaplace     >> tests/data/kl_reference.tsv

A values row: law, function, argument (0 where there is none), value to 25 digits.
"""
import random
import sys

from mpmath import inf, mp, mpf

from kl_oracle import _lpmf_beta_binomial, _lpmf_hypergeometric, kl_oracle

mp.dps = 60


def text(family, parameters):
    return family + "(" + ", ".join(float(x).hex() for x in parameters) + ")"


def digits(x):
    return "inf" if x == inf else "-inf" if x == -inf else mp.nstr(x, 25, min_fixed=1, max_fixed=0)


def row(law, function, argument, value):
    print("\t".join([law, function, float(argument).hex(), digits(value)]))


# ----------------------------------------------------------------------------- DiscreteLaplace
def discrete_laplace_values():
    for decay in (0.5, 0.1, 0.9, 1e-8, 1e-300, 5e-324, 0.999999, 1 - 1e-8, 1 - 1e-15, 1 - 2.0**-53):
        law, p = text("DiscreteLaplace", [decay]), mpf(decay)
        # as many digits as resolve 1 less a subnormal tail
        mp.dps = 400
        scale = 1 / -mp.log(p)
        points = {0, 1, 2, 3, 17, 1000, 123456789, 2**52}
        points |= {int(scale * t) for t in (0.01, 0.3, 1, 5, 40, 700) if scale * t < 2**52}
        for k in sorted(points | {-k for k in points}):
            m = abs(k)
            row(law, "log_prob", k, m * mp.log(p) + mp.log((1 - p) / (1 + p)))
            lower = p**m / (1 + p) if k < 0 else 1 - p ** (k + 1) / (1 + p)
            upper = p ** (k + 1) / (1 + p) if k >= 0 else 1 - p**m / (1 + p)
            row(law, "log_cdf", k, mp.log(lower))
            row(law, "log_survival", k, mp.log(upper))
            if lower > mpf(10) ** -300:
                row(law, "cdf", k, lower)
            if upper > mpf(10) ** -300:
                row(law, "survival", k, upper)
        for u in (3e-300, 1e-12, 0.01, 0.3, 0.5, 0.51, 0.9, 0.999):
            level = mpf(u)
            if level * (1 + p) <= p:  # the least -m with p^m/(1 + p) >= u
                k = -int(mp.floor(mp.log(level * (1 + p)) / mp.log(p)))
            else:  # the least k >= 0 with p^(k + 1)/(1 + p) <= 1 - u
                k = max(0, int(mp.ceil(mp.log((1 - level) * (1 + p)) / mp.log(p))) - 1)
            if abs(k) < 2**49:
                row(law, "quantile", u, mpf(k))
        row(law, "variance", 0, 2 * p / (1 - p) ** 2)
        if decay > 1e-305:
            row(law, "excess_kurtosis", 0, (1 + 4 * p + p * p) / (2 * p))
        row(law, "entropy", 0, -mp.log((1 - p) / (1 + p)) - 2 * p / (1 - p * p) * mp.log(p))
        mp.dps = 60


def discrete_laplace_pairs():
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


# ----------------------------------------------------------------------------- BetaBinomial
def finite_sums(law, low, high, log_mass, levels=(1e-300, 1e-12, 0.01, 0.3, 0.5, 0.9, 0.999)):
    """The tails, quantiles, moments and entropy of a law on low..high with these log masses, by sums."""
    n = high - low
    logs = [log_mass(low + k) for k in range(n + 1)]
    masses = [mp.exp(x) for x in logs]
    below, cdf = mpf(0), []
    for mass in masses:
        below += mass
        cdf.append(below)
    above, survival = mpf(0), [mpf(0)] * (n + 1)
    for k in range(n, 0, -1):
        above += masses[k]
        survival[k - 1] = above
    for k in sorted({0, min(1, n - 1), n // 10, n // 3, n // 2, (2 * n) // 3, n - 1 - n // 10, n - 1}):
        row(law, "log_cdf", low + k, mp.log(cdf[k]) if cdf[k] < 0.5 else mp.log1p(-survival[k]))
        row(law, "log_survival", low + k, mp.log(survival[k]) if survival[k] < 0.5 else mp.log1p(-cdf[k]))
        if cdf[k] > mpf(10) ** -300:
            row(law, "cdf", low + k, cdf[k])
        if survival[k] > mpf(10) ** -300:
            row(law, "survival", low + k, survival[k])
    for u in levels:
        k = next(k for k in range(n + 1) if cdf[k] >= mpf(u))
        if min(abs(c - mpf(u)) / mpf(u) for c in cdf) > 1e-11:
            row(law, "quantile", u, mpf(low + k))
    mean = mp.fsum(k * w for k, w in enumerate(masses))
    central = [mp.fsum((k - mean) ** i * w for k, w in enumerate(masses)) for i in (2, 3, 4)]
    row(law, "mean", 0, low + mean)
    row(law, "variance", 0, central[0])
    row(law, "skewness", 0, central[1] / central[0] ** mpf(1.5))
    row(law, "excess_kurtosis", 0, central[2] / central[0] ** 2 - 3)
    row(law, "entropy", 0, -mp.fsum(w * x for w, x in zip(masses, logs)))


def beta_binomial_values():
    mp.dps = 120
    for n, a, b in ((10, 2.0, 3.0), (30, 0.5, 0.5), (200, 1.0, 1.0), (300, 1e-8, 1e-6), (1000, 1e10, 3e10), (700, 0.01, 40.0),
                    (500, 1e8, 2.0), (1000, 250.0, 0.3), (64, 1e-280, 3e-280), (50, 1e280, 1e250), (1500, 30.0, 70.0)):
        law, P = text("BetaBinomial", [n, a, b]), (mpf(n), mpf(a), mpf(b))
        mp.dps = 420 if max(a, b) > 1e100 else 120
        finite_sums(law, 0, n, lambda k: _lpmf_beta_binomial(P, k))
    for n in (1, 2, 17, 1000, 10**6, 10**9, 10**15, 2**53):
        for a, b in ((2.0, 3.0), (0.5, 0.5), (1e-8, 1e-6), (1e-8, 1e8), (1e8, 1e8), (3e15, 1e15), (1e-200, 5.0), (1e250, 3e250),
                     (1e250, 1.0), (1e16, 2e16)):
            law, P = text("BetaBinomial", [n, a, b]), (mpf(n), mpf(a), mpf(b))
            mp.dps = 420 if max(a, b) > 1e100 else 120
            peak = int(n * P[1] / (P[1] + P[2]))
            for k in sorted({0, 1, n // 2, n - 1, n, n // 1000, peak, min(n, peak + int(mp.sqrt(n)))}):
                row(law, "log_prob", k, _lpmf_beta_binomial(P, k))
    mp.dps = 60


def beta_binomial_pairs():
    random.seed(8)
    for n in (1, 5, 40):
        for _ in range(4):
            a, b, c, d = (10 ** random.uniform(-1, 2) for _ in range(4))
            yield "summation", (float(n), a, b), (float(n), c, d)
            yield "summation", (float(n), a, b), (float(n + 3), c, d)
    yield "boundary", (6.0, 1.0, 2.0), (5.0, 1.0, 2.0)
    yield "boundary", (0.0, 1.0, 2.0), (5.0, 1.0, 2.0)


# ----------------------------------------------------------------------------- Hypergeometric
def hypergeometric_values():
    mp.dps = 120
    most = 2**53
    for N, K, n in ((50, 20, 10), (12, 9, 7), (3, 1, 1), (1000, 300, 200), (10**9, 3, 4 * 10**8), (10**6, 999_999, 500_000),
                    (4000, 1500, 2500), (most, 500, 2**52), (most, most - 400, 12345678), (10**5, 10**3, 99_900), (10**12, 100, 10)):
        law, P = text("Hypergeometric", [N, K, n]), (mpf(N), mpf(K), mpf(n))
        finite_sums(law, max(0, n + K - N), min(n, K), lambda k: _lpmf_hypergeometric(P, k))
    for N, K, n in ((most, 2**52, 2**51), (most, 10**9, 10**9), (most, most - 10**6, 10**12), (10**9, 10**5, 10**6), (10**15, 3, 10**14),
                    (10**6, 5 * 10**5, 5 * 10**5)):
        law, P = text("Hypergeometric", [N, K, n]), (mpf(N), mpf(K), mpf(n))
        low, high = max(0, n + K - N), min(n, K)
        peak = n * K // N
        for k in sorted({low, low + 1, high, high - 1, (low + high) // 2, peak, peak + int(mp.sqrt(peak)), peak - peak // 7}):
            if low <= k <= high:
                row(law, "log_prob", k, _lpmf_hypergeometric(P, k))
    # near the peak of wide laws, by all their masses
    for N, K, n in ((10**6, 5 * 10**5, 2 * 10**4), (2 * 10**8, 10**8, 10**8)):
        law, P = text("Hypergeometric", [N, K, n]), (mpf(N), mpf(K), mpf(n))
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
        row(law, "entropy", 0, entropy)
    mp.dps = 60


def hypergeometric_pairs():
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


VALUES = {"DiscreteLaplace": discrete_laplace_values, "BetaBinomial": beta_binomial_values,
          "Hypergeometric": hypergeometric_values}
PAIRS = {"DiscreteLaplace": discrete_laplace_pairs, "BetaBinomial": beta_binomial_pairs,
         "Hypergeometric": hypergeometric_pairs}


def kl_rows(family):
    for regime, p, q in PAIRS[family]():
        kl = kl_oracle(family, p, family, q)
        if 0 < kl < mpf(2) ** -1022:
            regime += ":underflow"
        elif mpf(2) ** 1024 < kl < inf:
            regime += ":overflow"
        value = "inf" if kl == inf else "0" if kl == 0 else mp.nstr(kl, 30)
        print("\t".join([text(family, p), text(family, q), regime, value]))


if __name__ == "__main__":
    command, family = sys.argv[1:]
    if command == "kl":
        kl_rows(family)
    else:
        print("# Made by tests/reference/count_families_2.py with mpmath: law, function, argument, value to 25 digits.")
        VALUES[family]()
