"""Reference values of Binomial in its two forms, up to 2^53 trials; tails by the incomplete beta integral, P(X > k) = I_p(k + 1, n - k)."""
from mpmath import exp, inf, log, loggamma, mp, mpf

import beta_type
import line
from rows import divergence, main, text, value


def log_mass(n, p, q, k):
    if (p == 0 and k > 0) or (q == 0 and k < n):
        return -inf
    choose = loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)
    return choose + (k * log(p) if k > 0 else 0) + ((n - k) * log(q) if k < n else 0)


def tails(n, p, q, k):
    if k >= n:
        return mpf(0), -inf
    if p == 0:
        return mpf(0), -inf
    if q == 0:
        return -inf, mpf(0)
    upper, lower = beta_type.tails(k + 1, n - k, p, q)
    return lower, upper


def entropy(n, p, q):
    """By the definition; of a bell of many integers every so many of them tell the sum to exp(-2 pi^2 16)."""
    mean, deviation = n * p, mp.sqrt(n * p * q)
    low, high = max(0, int(mean - 45 * deviation - 100)), min(int(n), int(mean + 45 * deviation + 100))
    stride = max(1, int(deviation / 4)) if deviation > 200 else 1
    logs = (log_mass(n, p, q, mpf(k)) for k in range(low, high + 1, stride))
    return -stride * mp.fsum(exp(m) * m for m in logs if m > -inf)


def values():
    laws = [(n, text("Binomial", n, p), mpf(p), 1 - mpf(p)) for n, p in (
        (0.0, 0.3), (1.0, 0.3), (5.0, 0.0), (5.0, 1.0), (10.0, 0.3), (100.0, 0.5), (7.0, 1e-300), (40.0, 1 - 2.0**-53), (300.0, 0.01), (2000.0, 0.4), (3000.0, 0.5), (1e6, 0.25), (1e6, 1e-9), (20000.0, 0.7), (1e5, 1e-3), (1e6, 1 - 1e-4),
        (1e9, 0.3), (1e12, 1e-8), (1e15, 0.3), (1e15, 1e-12), (1e15, 0.5), (1e15, 1 - 1e-9), (2.0**53, 0.7), (1e15, 0.0), (1e15, 1.0), (1e15, 5e-324))]
    laws += [(n, text("Binomial", n, logit=t), 1 / (1 + exp(-mpf(t))), 1 / (1 + exp(mpf(t)))) for n, t in
             ((7.0, 1.5), (20.0, -800.0), (20.0, 800.0), (1e9, -3.0), (1e15, 20.0), (50.0, 0.0))]
    for n, law, p, q in laws:
        mp.dps = 60 + 2 * int(mp.log10(n + 1)) + (350 if 0 < min(p, q) < mpf(10) ** -9 else 0)
        n = mpf(n)
        mean, variance = n * p, n * p * q
        deviation = mp.sqrt(variance)
        ks = {0, 1, n - 1, n, mp.floor(n / 3)} | {mp.floor(mean + c * max(deviation, 1)) for c in (mpf(c) for c in ("-40", "-8", "-3", "-1", "-0.2", "0", "0.6", "1.7", "5", "20", "1e5"))}
        for k in sorted(k for k in ks if 0 <= k <= n):
            k = mpf(k)
            value(law, "log_prob", k, log_mass(n, p, q, k))
            if k < n:
                line.tail_rows(law, k, *tails(n, p, q, k))
            if 0 < p < 1 and k < n and n < 1e12 and k > 0:
                # u is in the middle of the mass of k, so that the quantile is no matter of rounding
                before, at = tails(n, p, q, k - 1), tails(n, p, q, k)
                for name, low, high in (("quantile", before[0], at[0]), ("inverse_survival", at[1], before[1])):
                    if -600 < high < -0.5 and log_mass(n, p, q, k) > high - 18:
                        value(law, name, float((exp(low) + exp(high)) / 2), k)
        named = {"mean": mean, "variance": variance, "stddev": deviation, "mode": min(n, max(mpf(0), mp.ceil((n + 1) * p - 1)))}
        if variance > mpf(10) ** -300:
            named["skewness"] = (q - p) / deviation
            named["excess_kurtosis"] = (1 - 6 * p * q) / variance
        if min(p, q) == 0 or min(p, q) > mpf(10) ** -50:
            named["entropy"] = entropy(n, p, q)
        line.constants(law, **named)
    mp.dps = 60


def pairs():
    """Of different trials, by summation; the other rows of tests/data/kl/binomial.tsv come from tests/reference/kl_oracle.py."""
    def row(n, p, m, q):
        p_, q_ = mpf(p), mpf(q)
        logs = [(log_mass(n, p_, 1 - p_, mpf(k)), log_mass(m, q_, 1 - q_, mpf(k))) for k in range(n + 1)]
        kl = mp.fsum(exp(a) * (a - b) for a, b in logs if a > -inf)
        divergence(text("Binomial", float(n), p), text("Binomial", float(m), q), "summation", kl)

    for n, m in ((1, 2), (5, 6), (5, 500), (40, 41), (300, 301), (300, 330), (2000, 2001)):
        for p in (1e-6, 0.3, 0.97):
            for q in sorted({p, p * n / m}):  # the same, and one of the same mean
                row(n, p, m, q)
    for n, m, q in ((7, 9, 0.3), (7, 9, 1e-20), (7, 9, 1 - 2.0**-50), (1000, 1001, 0.999)):
        row(n, 1.0, m, q)
        row(n, 0.0, m, q)


main(values, pairs)
