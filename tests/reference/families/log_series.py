"""Reference values and divergences of LogSeries, from the sums of its definition by mpmath."""
import random

from mpmath import mp, mpf, log, polylog

from rows import divergence, main, text, value


def norm(p):
    return -mp.log1p(-p)


def survival(p, k):
    """P(X > k) = p^(k+1)/L sum p^j/(k + 1 + j): the incomplete beta integral B_p(k + 1, 0)/L."""
    n = mpf(k) + 1
    if p < mpf("0.9") or n > 10000:
        if n * -log(p) > 2000 or p < mpf("0.9"):
            total, j, term = mpf(0), 0, mpf(1)
            while term > mp.eps * total * mpf("1e-10"):
                total += term / (n + j)
                term *= p
                j += 1
            return p ** n * total / norm(p)
    if n <= 2000:
        return (norm(p) - mp.fsum(p ** j / mpf(j) for j in range(1, int(n)))) / norm(p)
    rate = -log(p)  # t = p e^-u: the integral of e^(-n u)/(e^(rate + u) - 1) ... p^n
    points = sorted({mpf(0), 1 / n, 10 / n, rate, 10 * rate, 100 / n, 400 / n, mpf(1)})
    return p ** n * mp.quad(lambda u: mp.exp(-n * u) / (1 - p * mp.exp(-u)), points + [mp.inf]) / norm(p)


def mean_log(p):
    # -d/ds of Li_s(p) at s = 1, over L
    if p < mpf("0.99"):
        total, j, power = mpf(0), 2, p * p
        while True:
            term = power * log(mpf(j)) / j
            total += term
            if term < mp.eps * total * mpf("1e-6"):
                return total / norm(p)
            power *= p
            j += 1
    # log k = integral over (e^-t - e^-kt)/t
    return mp.quad(lambda t: (mp.exp(-t) * norm(p) - norm_at(p, t)) / t,
                   [0, 1e-12, 1e-9, 1e-7, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, mp.inf]) / norm(p)


def norm_at(p, t):
    return -mp.log1p(-p * mp.exp(-t))


def values():
    for p in (0.5, 0.1, 0.9, 0.001, 1e-8, 1e-13, 1e-300, 0.7, 0.78, 0.99, 0.9999, 1 - 1e-8, 1 - 2.0 ** -50):
        name, P = text("LogSeries", p), mpf(p)
        ks = [1, 2, 3, 7, 19, 20, 64, 65, 1000]
        if p > 0.9:
            ks += [30000, 10 ** 7]
        for k in ks:
            value(name, "log_prob", k, k * log(P) - log(mpf(k)) - log(norm(P)))
            s = survival(P, k)
            value(name, "log_survival", k, log(s))
            value(name, "log_cdf", k, mp.log1p(-s))
            value(name, "survival", k, s)
            value(name, "cdf", k, 1 - s)
        for u in (0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9):
            for f, hit in (("quantile", lambda k: 1 - survival(P, k) >= mpf(u)),
                           ("inverse_survival", lambda k: survival(P, k) <= mpf(u))):
                if P > mpf("0.99"):
                    continue
                k = 1
                while not hit(k):
                    k += 1
                value(name, f, u, k)
        L, q = norm(P), 1 - P
        m = [P / q / L, P / q ** 2 / L, P * (1 + P) / q ** 3 / L, P * (1 + 4 * P + P * P) / q ** 4 / L]
        mp.dps += 700
        P2 = mpf(p)
        L, q = norm(P2), 1 - P2
        m = [P2 / q / L, P2 / q ** 2 / L, P2 * (1 + P2) / q ** 3 / L, P2 * (1 + 4 * P2 + P2 * P2) / q ** 4 / L]
        var = m[1] - m[0] ** 2
        m3 = m[2] - 3 * m[1] * m[0] + 2 * m[0] ** 3
        m4 = m[3] - 4 * m[2] * m[0] + 6 * m[1] * m[0] ** 2 - 3 * m[0] ** 4
        value(name, "mean", 0, m[0])
        value(name, "variance", 0, var)
        value(name, "stddev", 0, mp.sqrt(var))
        value(name, "skewness", 0, m3 / var ** 1.5)
        value(name, "excess_kurtosis", 0, m4 / var ** 2 - 3)
        excess = m[0] - 1
        log_ratio = log(L / P2)
        mp.dps -= 700
        value(name, "mode", 0, 1)
        value(name, "entropy", 0, -excess * log(P) + mean_log(P) + log_ratio)


def pair(a, b, regime):
    mp.dps += 650
    p, q = mpf(a), mpf(b)
    kl = log(norm(q) / norm(p)) + p / ((1 - p) * norm(p)) * log(p / q)
    divergence(text("LogSeries", a), text("LogSeries", b), regime, kl)
    mp.dps -= 650


def pairs():
    random.seed(5)
    pair(0.3, 0.3, "identical")
    for _ in range(14):
        pair(random.uniform(0.01, 0.99), random.uniform(0.01, 0.99), "mod")
    for d in (1e-1, 1e-2, 1e-3, 1e-5, 1e-8, 1e-11, 1e-13):
        for p in (0.3, 0.8, 1e-9):
            pair(p, p * (1 + d), "near")
        q = 2.0 ** -20
        pair(1 - q, 1 - q * (1 + d), "near")
    for p in (0.4, 1e-10, 0.999999):
        pair(p, p * (1 + 2.3e-16), "ulp")
    for a, b in ((1e-8, 2e-8), (1e-8, 0.9), (1e-300, 1e-200), (1e-200, 1e-300), (1e-300, 1 - 2.0 ** -53), (1 - 2.0 ** -53, 1e-300),
                 (1 - 2.0 ** -30, 1 - 2.0 ** -31), (1 - 2.0 ** -30, 1 - 2.0 ** -50), (1 - 2.0 ** -50, 1 - 2.0 ** -30),
                 (1 - 2.0 ** -40, 0.5), (0.6, 1 - 2.0 ** -40), (0.5, 1e-10)):
        pair(a, b, "extreme")


main(values, pairs)
