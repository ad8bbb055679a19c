"""Reference values and divergences of AsymmetricLaplace, from the definitions."""
import math

from mpmath import exp, inf, log, mp, mpf, sqrt

from rows import divergence, main, text, value

LAWS = [(0.0, 1.0, 2.0), (-2.0, 0.5, 0.7), (3.0, 20.0, 1.0), (0.0, 1.0, 1e-3), (100.0, 0.01, 30.0), (0.0, 1e-100, 0.1), (0.0, 3.0, 1e8),
        (0.0, 2.0, 1e-8), (0.0, 1e150, 1.0 + 2.0 ** -52), (-1e-3, 1e8, 1e5), (0.0, 1.0, 1e100)]


def values():
    mp.dps = 400
    for law_of in LAWS:
        law = text("AsymmetricLaplace", *law_of)
        m, s, k = [mpf(v) for v in law_of]
        up, down = s / k, s * k
        upper, lower = 1 / (1 + k * k), k * k / (1 + k * k)
        xs = {law_of[0]}
        for y in [1e-6, 0.3, 2.0, 37.0, 700.0, 1e5]:
            xs |= {float(m + up * y), float(m - down * y)}
        for x in sorted(v for v in xs if math.isfinite(v)):
            at = mpf(x) - m
            tail = (upper * exp(-at / up)) if at >= 0 else (lower * exp(at / down))
            terms = [-log(s * (k + 1 / k)), -at / up if at >= 0 else at / down]
            value(law, "log_prob", x, sum(terms), max(abs(t) for t in terms + [log(s), log(k)]))
            below, above = (1 - tail, tail) if at >= 0 else (tail, 1 - tail)
            value(law, "log_cdf", x, log(below))
            value(law, "log_survival", x, log(above))
            value(law, "cdf", x, below)
            value(law, "survival", x, above)
        for u in [1e-300, 1e-20, 1e-3, 0.1, 0.3, 0.6, 0.95, 1 - 2.0 ** -53]:
            v = mpf(u)
            for name, truth in [("quantile", m + down * log(v / lower) if v < lower else m - up * log((1 - v) / upper)),
                                ("inverse_survival", m - up * log(v / upper) if v < upper else m + down * log((1 - v) / lower))]:
                share = lower if name == "quantile" else upper
                if abs(v - share) > share / 100 and (m == 0 or abs(truth) > abs(m) / 4):
                    value(law, name, u, truth)
        variance = up ** 2 + down ** 2
        value(law, "mean", 0.0, m + up - down)
        if 1e-300 < variance < 1e300:
            value(law, "variance", 0.0, variance)
        value(law, "stddev", 0.0, sqrt(variance))
        value(law, "skewness", 0.0, 2 * (up ** 3 - down ** 3) / variance ** mpf(1.5))
        value(law, "excess_kurtosis", 0.0, 6 * (up ** 4 + down ** 4) / variance ** 2)
        value(law, "mode", 0.0, m)
        if m == 0:
            value(law, "median", 0.0, down * log(1 / (2 * lower)) if lower >= 0.5 else -up * log(1 / (2 * upper)))
        value(law, "entropy", 0.0, 1 + log(up + down))


def kl(p, q):
    m, s, k = [mpf(v) for v in p]
    n, t, j = [mpf(v) for v in q]
    if n < m:  # the mirror image
        m, n, k, j = -m, -n, 1 / k, 1 / j
    b_up, b_down, c_up, c_down = s / k, s * k, t / j, t * j
    beyond = b_up ** 2 / (b_up + b_down) * exp(-(n - m) / b_up)  # E (X - n)+
    short = beyond - (m + b_up - b_down - n)
    return log((c_up + c_down) / (b_up + b_down)) + beyond / c_up + short / c_down - 1


def pairs():
    mp.dps = 1500
    ulp = 2.0 ** -52
    bases = [(0.0, 1.0, 2.0), (-2.0, 0.5, 0.7), (3.0, 20.0, 1.0), (0.25, 1.0, 1e-3), (100.0, 0.01, 30.0), (0.5, 3.0, 1e6)]
    for base in bases:
        m, s, k = base
        divergence(text("AsymmetricLaplace", *base), text("AsymmetricLaplace", *base), "identical", mpf(0))
        moved = [((m + s, s, k), "mod"), ((m - s, s, k), "mod"), ((m, 1.5 * s, k), "mod"), ((m, s, 3 * k), "mod"), ((m, s, k / 3), "mod"),
                 ((m + 0.3 * s, 0.7 * s, 1.2 * k), "mod"), ((m - 2.5 * s / k, 1.1 * s, 0.6 * k), "mod"), ((m - 2.5 * s * k, 1.1 * s, 0.6 * k), "mod"),
                 ((m + 2.5 * s / k, 1.1 * s, 1.6 * k), "mod"), ((m + 100 * s, s, 9 * k), "wide"), ((m - 100 * s, s, k / 9), "wide"),
                 ((m, s, k * (1 + ulp)), "nearext"), ((m, s * (1 + ulp), k), "nearext"), ((m, s * (1 + 1e-9), k * (1 - 1e-9)), "near"),
                 ((m + 1e-7 * s, s * (1 - 1e-7), k * (1 + 1e-7)), "near"), ((m - 1e-7 * s, s * (1 + 1e-6), k * (1 + 1e-7)), "near"),
                 ((m + 1e-3 * s, s, k), "near"), ((m - 1e-13 * s, s, k), "near"), ((m + 1e-3 * s, s * 1.001, k * 0.999), "near")]
        for other, regime in moved:
            divergence(text("AsymmetricLaplace", *base), text("AsymmetricLaplace", *other), regime, kl(base, other))
    for p, q in [((0.0, 1e-100, 1.0), (0.0, 1e100, 2.0)), ((0.0, 1e100, 1.0), (0.0, 1e-100, 2.0)), ((0.0, 1.0, 1e-50), (0.0, 1.0, 1e50)),
                 ((1e200, 1.0, 3.0), (-1e200, 2.0, 3.0)), ((0.0, 1.0, 1e50), (1e-40, 1.0, 1e50))]:
        divergence(text("AsymmetricLaplace", *p), text("AsymmetricLaplace", *q), "ext", kl(p, q))


main(values, pairs)
