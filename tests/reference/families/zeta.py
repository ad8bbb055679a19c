"""Reference values and divergences of Zeta, by mpmath's Hurwitz zeta function."""
import random

from mpmath import bernpoly, inf, log, loggamma, log1p, mp, mpf, pi, zeta

from rows import divergence, main, text, value

mp.dps = 50


def survival(s, k):
    if s > 100:  # a few terms
        return mp.fsum(mpf(j) ** -s for j in range(int(k) + 1, int(k) + 1 + int(40 + 4 * k))) / norm(s)
    return zeta(s, mpf(k) + 1) / norm(s)


def norm(s):
    if s > 100:
        return 1 + mp.fsum(mpf(j) ** -s for j in range(2, 60))
    return zeta(s)


def mean_log(s):
    if s > 100:
        return mp.fsum(log(mpf(j)) * mpf(j) ** -s for j in range(2, 60)) / norm(s)
    return -zeta(s, 1, 1) / zeta(s)


def mean_log_gamma(s, shift):
    """E[log Gamma(X + shift)]: the first terms, and beyond them Stirling's series, whose powers sum to Hurwitz's zeta."""
    first = 60
    total = mp.fsum(mpf(k) ** -s * loggamma(k + shift) for k in range(1, first))
    total += -zeta(s - 1, first, 1) - (shift - mpf(1) / 2) * zeta(s, first, 1) - zeta(s - 1, first)
    total += log(2 * pi) / 2 * zeta(s, first)
    total += mp.fsum((-1) ** (n + 1) * bernpoly(n + 1, shift) / (n * (n + 1)) * zeta(s + n, first) for n in range(1, 60))
    return total / zeta(s)


def values():
    for s in (2.0, 3.5, 2.5, 1.5, 1.1, 1 + 1e-6, 1 + 2.0 ** -40, 5.5, 9.0, 40.0, 300.0):
        name, S = text("Zeta", s), mpf(s)
        mp.dps = 50 if s < 30 else 160
        for k in [1, 2, 5, 17, 18, 30, 100] + ([10 ** 6, 10 ** 15] if s < 30 else []):
            value(name, "log_prob", k, -S * log(mpf(k)) - log(norm(S)))
            t = survival(S, k)
            value(name, "log_survival", k, log(t))
            value(name, "survival", k, t)
            if s < 30 or k < 6:
                value(name, "log_cdf", k, mp.log1p(-t))
                value(name, "cdf", k, 1 - t)
        for u in (0.01, 0.3, 0.5, 0.9, 0.99):
            k = 1
            while k < 300 and survival(S, k) > 1 - mpf(u):
                k += 1
            if k < 300:
                value(name, "quantile", u, k)
            k = 1
            while k < 300 and survival(S, k) > mpf(u):
                k += 1
            if k < 300:
                value(name, "inverse_survival", u, k)
        m = [norm(S - i) / norm(S) if s - i > 1 else inf for i in range(1, 5)]
        value(name, "mean", 0, m[0])
        value(name, "mode", 0, 1)
        value(name, "entropy", 0, log(norm(S)) + S * mean_log(S))
        var = m[1] - m[0] ** 2 if m[1] != inf else inf
        value(name, "variance", 0, var)
        value(name, "stddev", 0, mp.sqrt(var))
        if s > 3:
            value(name, "skewness", 0, (m[2] - 3 * m[1] * m[0] + 2 * m[0] ** 3) / var ** 1.5 if m[2] != inf else inf)
            fourth = m[3] - 4 * m[2] * m[0] + 6 * m[1] * m[0] ** 2 - 3 * m[0] ** 4 if m[3] != inf else inf
            value(name, "excess_kurtosis", 0, fourth / var ** 2 - 3 if fourth != inf else inf)


def pair(a, b, regime):
    mp.dps = 60 if max(a, b) < 30 else 250
    p, q = mpf(a), mpf(b)
    divergence(text("Zeta", a), text("Zeta", b), regime, log(norm(q) / norm(p)) + (q - p) * mean_log(p))


def pairs():
    random.seed(6)
    pair(2.5, 2.5, "identical")
    for _ in range(12):
        pair(1 + 10 ** random.uniform(-1, 1), 1 + 10 ** random.uniform(-1, 1), "mod")
    for d in (1e-1, 1e-2, 1e-3, 1e-5, 1e-8, 1e-11, 1e-13):
        pair(2.5, 2.5 * (1 + d), "near")
        pair(7.25, 7.25 * (1 - d), "near")
        pair(40.0, 40.0 * (1 + d), "near")
    for d in (1e-1, 1e-3, 1e-5):
        pair(1 + 2.0 ** -20, 1 + 2.0 ** -20 * (1 + d), "near")
    for s in (1.3, 3.5):
        pair(s, s * (1 + 2.3e-16), "ulp")
    for a, b in ((1 + 2.0 ** -20, 3.0), (3.0, 1 + 2.0 ** -20), (1 + 2.0 ** -30, 1 + 2.0 ** -29), (1 + 2.0 ** -30, 1 + 2.0 ** -45),
                 (300.0, 200.0), (200.0, 300.0), (2.0, 500.0), (500.0, 2.0)):
        pair(a, b, "extreme")
    cross_pairs()


def cross_pairs():
    """Sums whose tails fall as slowly as a finite divergence allows."""
    mp.dps = 60
    for a in (2.0001, 2.01, 2.3, 2.5, 3.5, 6.0, 12.0, 30.0):
        s = mpf(a)
        negative_entropy = -log(zeta(s)) - s * mean_log(s)
        mean = zeta(s - 1) / zeta(s)
        for rate in (0.2, 3.5, 1e6):
            kl = negative_entropy + mpf(rate) - mean * log(mpf(rate)) + mean_log_gamma(s, mpf(1))
            divergence(text("Zeta", a), text("Poisson", rate), "summation", kl)
        for size, chance in ((3.5, 0.4), (0.25, 0.001), (1.0, 0.5)):
            r, c = mpf(size), mpf(chance)
            cross = loggamma(r) + mean_log_gamma(s, mpf(1)) - mean_log_gamma(s, r) - r * log(c) - mean * log1p(-c)
            divergence(text("Zeta", a), text("NegativeBinomial", size, chance), "summation", negative_entropy + cross)


main(values, pairs)
