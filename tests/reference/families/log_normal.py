"""Reference values and divergences of LogNormal, from the definitions."""
from mpmath import erfc, exp, expm1, inf, log, log1p, mp, mpf, pi, sqrt

from rows import divergence, main, text, value


def parameters(law):
    first, second = law[0], law[1]
    if len(law) == 2:
        return mpf(first), mpf(second)
    variance = log1p((mpf(second) / mpf(first)) ** 2)
    return log(mpf(first)) - variance / 2, sqrt(variance)


def written(law):
    return text("LogNormal", *law) if len(law) == 2 else text("LogNormal", mean=law[0], stddev=law[1])


def log_lower(z):
    return log(erfc(-z / sqrt(mpf(2))) / 2) if z < 0 else log1p(-erfc(z / sqrt(mpf(2))) / 2)


def normal_quantile(u):
    """Newton on the logarithm of the smaller tail."""
    if u > 0.5:
        return -normal_quantile(1 - mpf(u))
    if u == 0.5:
        return mpf(0)
    target = log(mpf(u))
    z = -sqrt(-2 * target) if target < -10 else mpf(-1)
    for _ in range(200):
        step = (log_lower(z) - target) * exp(log_lower(z) + z * z / 2) * sqrt(2 * pi)
        z -= step
        if abs(step) < mpf(10) ** (-mp.dps + 15):
            break
    return z


LAWS = [(0.0, 1.0), (-2.0, 0.25), (1.5, 5.0), (0.0, 30.0), (3.0, 1e-8), (-600.0, 1e-3), (650.0, 2.0), (1e-3, 1e-12), (0.0, 1e8), (-40.0, 9.0),
        (3.0, 2.0, "mean"), (1e-150, 1e-153, "mean"), (1.0, 1e-9, "mean"), (1e200, 1e190, "mean"), (1.0, 1e10, "mean"),
        (1e-100, 1e100, "mean"), (7.0, 1e-70, "mean"), (2.5, 2.5, "mean"), (1e-3, 40.0, "mean")]


def values():
    mp.dps = 120
    quantiles = {u: normal_quantile(u) for u in [1e-300, 1e-3, 0.3, 1 - 2.0 ** -53]}
    for given in LAWS:
        law = written(given)
        m, s = parameters(given)
        arguments = {float(exp(m + s * mpf(z))) for z in [-1e5, -38.6, -29.5, -2.0, 0.7, 6.0, 45.0]}
        arguments |= {1.0, float(exp(m)) * (1 + 2.0 ** -40)}
        for x in sorted(t for t in arguments if 2.0 ** -1000 < t < 1e308):
            w = log(mpf(x))
            z = (w - m) / s
            terms = [-z * z / 2, -log(s), -w, -log(2 * pi) / 2]
            if abs(z) > 1e140:
                continue
            value(law, "log_prob", x, sum(terms), max(abs(t) for t in terms))
            value(law, "log_cdf", x, log_lower(z))
            value(law, "log_survival", x, log_lower(-z))
            if abs(z) < 37:
                value(law, "cdf", x, erfc(-z / sqrt(mpf(2))) / 2)
                value(law, "survival", x, erfc(z / sqrt(mpf(2))) / 2)
        for u, z in quantiles.items():
            for name, sign in [("quantile", 1), ("inverse_survival", -1)]:
                truth = exp(m + sign * s * z)
                if 1e-300 < truth < 1e300:
                    value(law, name, u, truth)
        v = s * s
        mean = exp(m + v / 2)
        for name, truth in [("mean", mean), ("variance", mean ** 2 * expm1(v)), ("stddev", mean * sqrt(expm1(v))), ("mode", exp(m - v)),
                            ("skewness", (exp(v) + 2) * sqrt(expm1(v)) if v < 1e4 else inf), ("median", exp(m)),
                            ("excess_kurtosis", exp(4 * v) + 2 * exp(3 * v) + 3 * exp(2 * v) - 6 if v < 1e4 else inf)]:
            if name in ("skewness", "excess_kurtosis"):
                value(law, name, 0.0, truth if truth < 1e308 else inf)
            elif 1e-300 < truth < 1e300:
                value(law, name, 0.0, truth)
        value(law, "entropy", 0.0, m + log(2 * pi * s * s) / 2 + mpf(1) / 2)


def kl(given_p, given_q):
    m, s = parameters(given_p)
    n, t = parameters(given_q)
    return log(t / s) + (s * s + (m - n) ** 2) / (2 * t * t) - mpf(1) / 2


def pairs():
    mp.dps = 700
    rows = [((3.0, 2.0, "mean"), (3.0 + 2.0 ** -51, 2.0, "mean"), "nearext"), ((3.0, 2.0, "mean"), (3.0, 2.0 + 2.0 ** -51, "mean"), "nearext"),
            ((3.0, 2.0, "mean"), (3.0, 2.0, "mean"), "identical"), ((0.0, 1.0), (0.0, 1.0), "identical"),
            ((1.0, 1e-9, "mean"), (1.0 + 1e-12, 1e-9, "mean"), "near"), ((1.0, 1e-9, "mean"), (1.0, 1.1e-9, "mean"), "mod"),
            ((1e-150, 1e-153, "mean"), (1.1e-150, 1e-153, "mean"), "mod"), ((1e-100, 1e100, "mean"), (1e100, 1e-100, "mean"), "ext"),
            ((1e100, 1e-50, "mean"), (1e-100, 1e100, "mean"), "ext"), ((7.0, 1e-70, "mean"), (7.0, 2e-70, "mean"), "ext"),
            ((2.5, 2.5, "mean"), (0.5, 2.0), "mod"), ((0.5, 2.0), (2.5, 2.5, "mean"), "mod"), ((1.0, 1e10, "mean"), (1.0, 1e-10, "mean"), "wide"),
            ((2.0, 1.0 - 2.0 ** -53), (2.0, 1.0), "nearext"), ((-4.0, 1e-8), (-4.0 - 2.0 ** -50, 1e-8), "near"),
            ((5.0, 1e-3, "mean"), (5.0, 1.0, "mean"), "wide"), ((1e8, 1e-3), (1e8 + 1e-7, 1e-3), "near")]
    for p, q, regime in rows:
        divergence(written(p), written(q), regime, kl(p, q))


main(values, pairs)
