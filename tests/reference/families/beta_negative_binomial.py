"""Reference values and divergences of BetaNegativeBinomial."""
import random

from mpmath import exp, inf, log, loggamma, mp, mpf

import line
from rows import divergence, main, text, value


def log_mass(r, a, b, k):
    k = mpf(k)
    choose = loggamma(k + r) - loggamma(r) - loggamma(k + 1) if k > 0 else mpf(0)
    return choose + loggamma(a + r) + loggamma(b + k) - loggamma(a + r + b + k) - loggamma(a) - loggamma(b) + loggamma(a + b)


def ratio(r, a, b, k):
    return (r + k) * (b + k) / ((a + b + r + k) * (1 + k))


def upper_tail(P, k):
    """P(X > k): masses up to `far`, then the factorial series of the ratio of gammas, each term summed in closed form:
    Gamma(j + r)/Gamma(j + 1) Gamma(j + b)/Gamma(j + a + b + r) = Gamma(j + b)/Gamma(j + a + b + 1) times
    2F1(a + b, 1 - r; j + a + b + 1; 1)."""
    r, a, b = P
    far = max(k + 1, int(40 * (1 + r) * (1 + a + b)) // 10 + 200)
    total, term = mpf(0), exp(log_mass(r, a, b, k + 1))
    for j in range(k + 1, far):
        total += term
        term *= ratio(r, a, b, j)
        if term < total * mpf(10) ** -60 and a > 20:
            return total
    J, i, series, c = mpf(far), 0, mpf(0), mpf(1)
    scale = exp(loggamma(a + r) - loggamma(r) - loggamma(a) - loggamma(b) + loggamma(a + b))
    while True:
        # sum over j >= J of Gamma(j + b)/Gamma(j + a + b + 1 + i) = Gamma(J + b)/Gamma(J + a + b + i)/(a + i)
        part = c * exp(loggamma(J + b) - loggamma(J + a + b + i)) / (a + i)
        series += part
        if part == 0 or abs(part) < abs(series) * mpf(10) ** -50:
            return total + scale * series
        c *= (a + b + i) * (1 - r + i) / (i + 1)
        i += 1


def lower_tail(P, k):
    return mp.fsum(exp(log_mass(*P, j)) for j in range(0, k + 1))


def tails(P, k):
    upper = upper_tail(P, k)
    if upper < 0.5:
        return mp.log1p(-upper), log(upper)
    lower = lower_tail(P, k) if k < 3000 else 1 - upper
    return log(lower), mp.log1p(-lower)


def entropy(P):
    """By the definition; beyond the first terms by Euler and Maclaurin's formula, mpmath's nsum, where the tail is heavy."""
    f = lambda j: -exp(log_mass(*P, j)) * log_mass(*P, j)
    if P[1] > 6:
        return mp.fsum(f(j) for j in range(0, 30000))
    return mp.fsum(f(j) for j in range(0, 300)) + mp.nsum(f, [300, inf], method="euler-maclaurin")


def moments(law, r, a, b):
    rising = lambda x, n: mp.rf(x, n)
    factorial = [mpf(1)] + [rising(r, n) * rising(b, n) / mp.fprod(a - i for i in range(1, n + 1)) if a > n else inf for n in range(1, 5)]
    m1 = factorial[1]
    value(law, "mean", 0, m1)
    if a <= 2:
        value(law, "variance", 0, inf)
        return
    variance = factorial[2] + m1 - m1**2
    line.constants(law, variance=variance, stddev=mp.sqrt(variance))
    if a <= 3:
        return
    m2 = factorial[2] + m1
    m3 = factorial[3] + 3 * factorial[2] + m1
    value(law, "skewness", 0, (m3 - 3 * m2 * m1 + 2 * m1**3) / variance ** mpf(1.5))
    if a <= 4:
        return
    m4 = factorial[4] + 6 * factorial[3] + 7 * factorial[2] + m1
    value(law, "excess_kurtosis", 0, (m4 - 4 * m3 * m1 + 6 * m2 * m1**2 - 3 * m1**4) / variance**2 - 3)


SUMMED = ((3.0, 14.0, 2.0), (0.5, 18.0, 0.7), (1.0, 7.0, 1.0), (1e-8, 20.0, 1e-3), (4.0, 40.0, 50.0), (1.0, 0.5, 1.0), (2.5, 1.0, 3.5), (0.3, 2.5, 0.2), (6.0, 3.5, 9.0),
          (1.0, 0.05, 0.5), (20.0, 4.5, 12.0), (0.01, 0.01, 0.01), (5.0, 500.0, 3000.0), (1e-30, 3.0, 2.0), (2.0, 3.0, 1e-30), (2.0, 1e-8, 1.5), (3.0, 1e6, 7.0), (0.7, 1e12, 0.1))


def values():
    mp.dps = 90
    for r, a, b in SUMMED:
        law, P = text("BetaNegativeBinomial", r, a, b), (mpf(r), mpf(a), mpf(b))
        mean = r * b / (a - 1) if a > 1 else 10
        for k in sorted({0, 2, 39, int(mean), 1000, 10**12}):
            if k > 1000 and a > 100:
                continue
            value(law, "log_prob", k, log_mass(*P, k))
            if a < 100 or k < 1000:
                line.tail_rows(law, k, *tails(P, k))
        for u in (0.1, 0.5, 0.99):
            k = quantile(P, mpf(u))
            if k is not None:
                value(law, "quantile", u, mpf(k))
        moments(law, *P)
    mp.dps = 40
    for r, a, b in SUMMED[:5] + SUMMED[8:9]:
        value(text("BetaNegativeBinomial", r, a, b), "entropy", 0, entropy((mpf(r), mpf(a), mpf(b))))
    mp.dps = 150
    random.seed(61)
    for _ in range(45):
        r = random.choice((1e-100, 1e-8, 0.3, 40.0, 1e8, 1e15))
        a = random.choice((1e-100, 1e-5, 3.0, 1e4, 1e15))
        b = random.choice((1e-100, 1e-3, 2.0, 1e6, 1e15))
        law, P = text("BetaNegativeBinomial", r, a, b), (mpf(r), mpf(a), mpf(b))
        for k in sorted({0, 1, 10**7, int(r * b / a) if r * b / a < 2**53 else 5, 10**60}):
            truth = log_mass(*P, k)
            value(law, "log_prob", k, truth, max(1, abs(truth)))
        moments(law, *P)
    mp.dps = 60


def quantile(P, u):
    low, high = -1, 1
    while exp(tails(P, high)[0]) < u:
        low, high = high, 2 * high
        if high > 10**7:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if exp(tails(P, middle)[0]) < u:
            low = middle
        else:
            high = middle
    return high


def pairs():
    random.seed(16)
    mp.dps = 40
    for i in range(40):
        p = (10 ** random.uniform(-1, 1), random.uniform(14, 60), 10 ** random.uniform(-1, 1.3))
        q = tuple(x * (10 ** random.uniform(-0.5, 0.5) if i % 2 else 1 + random.uniform(-1e-3, 1e-3)) for x in p)
        P, Q = [mpf(x) for x in p], [mpf(x) for x in q]
        f = lambda j: exp(log_mass(*P, j)) * (log_mass(*P, j) - log_mass(*Q, j))
        kl = mp.fsum(f(j) for j in range(0, 2000))
        divergence(text("BetaNegativeBinomial", *p), text("BetaNegativeBinomial", *q), "summation", kl)
    for p in ((3.0, 14.0, 2.0), (1e-8, 20.0, 1e-3), (2.0, 0.5, 1e10)):
        divergence(text("BetaNegativeBinomial", *p), text("BetaNegativeBinomial", *p), "identical", mpf(0))
    mp.dps = 60


main(values, pairs)
