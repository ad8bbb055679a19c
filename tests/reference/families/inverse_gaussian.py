"""Reference values and divergences of InverseGaussian, from the definitions."""
from mpmath import e1, erfc, exp, log, log1p, mp, mpf, pi, sqrt

from rows import divergence, main, text, value

LAWS = [(1.0, 1.0), (3.0, 0.5), (2.0, 20.0), (1.0, 1e8), (1.0, 1e-3), (1e-100, 1e-98), (1e8, 1.0), (1e-8, 1.0), (5.0, 1e-12), (7.0, 1e16),
        (1e200, 1e190), (1.5, 100.0), (0.3, 0.01)]


def tails(x, m, l):
    """P(X <= x) and P(X > x), each without cancellation of the other."""
    root = sqrt(l / x)
    a, b = root * (x / m - 1) / sqrt(mpf(2)), root * (x / m + 1) / sqrt(mpf(2))
    second = exp(2 * l / m) * erfc(b) / 2
    return erfc(-a) / 2 + second, erfc(a) / 2 - second


def logs(x, m, l):
    lower, upper = tails(x, m, l)
    return (log(lower) if lower < 0.5 else log1p(-upper)), (log(upper) if upper < 0.5 else log1p(-lower))


def log_density(x, m, l):
    return (log(l) - log(2 * pi) - 3 * log(x)) / 2 - l * (x - m) ** 2 / (2 * m * m * x)


def quantile(target, side, m, l):
    """x with log tail = target, which lies between shape e^-10 and the exponential tail: bisection in log x, then Newton."""
    low, high = min(log(m), log(l)) - 10, log(m) + log(1 + 2000 * m / l) + 5
    sign = 1 if side == 0 else -1
    mp.dps, digits = 70, mp.dps
    for _ in range(60):
        middle = (low + high) / 2
        if sign * (logs(exp(middle), m, l)[side] - target) < 0:
            low = middle
        else:
            high = middle
    mp.dps = digits
    x = exp((low + high) / 2)
    for _ in range(4):
        at = logs(x, m, l)[side]
        x -= sign * (at - target) * exp(at - log_density(x, m, l))
    return x


def values():
    mp.dps = 100
    for given in LAWS:
        law = text("InverseGaussian", *given)
        m, l = [mpf(v) for v in given]
        sd = m * sqrt(m / l)
        mode = m * (sqrt(1 + (3 * m / (2 * l)) ** 2) - 3 * m / (2 * l))
        xs = {float(mode * f) for f in (1e-3, 0.2, 1, 5, 1e4)} | {float(m * f) for f in (1, 3, 3e3)}
        xs |= {float(m + sd * z) for z in (-5, -0.5, 0.1, 6, 800) if m + sd * z > 0}
        for x in sorted(v for v in xs if 1e-300 < v < 1e300):
            at = mpf(x)
            terms = [log(l) / 2, -log(2 * pi) / 2, -3 * log(at) / 2, -l * (at - m) ** 2 / (2 * m * m * at)]
            value(law, "log_prob", x, sum(terms), max(abs(t) for t in terms))
            lower, upper = tails(at, m, l)
            log_lower, log_upper = logs(at, m, l)
            value(law, "log_cdf", x, log_lower)
            value(law, "log_survival", x, log_upper)
            value(law, "cdf", x, lower)
            value(law, "survival", x, upper)
        for u in [1e-300, 1e-20, 1e-3, 0.2, 0.7, 0.99]:
            v = mpf(u)
            truth = quantile(log(v), 0, m, l)
            if 1e-300 < truth < 1e300:
                value(law, "quantile", u, truth)
            truth = quantile(log(v), 1, m, l)
            if 1e-300 < truth < 1e300:
                value(law, "inverse_survival", u, truth)
        y = 2 * l / m
        value(law, "mean", 0.0, m)
        if 1e-300 < m ** 3 / l < 1e300:
            value(law, "variance", 0.0, m ** 3 / l)
        value(law, "stddev", 0.0, sd)
        value(law, "skewness", 0.0, 3 * sqrt(m / l))
        value(law, "excess_kurtosis", 0.0, 15 * m / l)
        value(law, "mode", 0.0, mode)
        value(law, "entropy", 0.0, (log(2 * pi) + 1 - log(l)) / 2 + mpf(3) / 2 * (log(m) - exp(y) * e1(y)))


def kl(p, q):
    m, l, n, k = [mpf(v) for v in p + q]
    return (log(l / k) + k / l - 1) / 2 + k * (m - n) ** 2 / (2 * m * n * n)


def pairs():
    mp.dps = 1500
    ulp = 2.0 ** -52
    rows = []
    for m, l in [(1.0, 1.0), (3.0, 0.5), (1.0, 1e8), (1e8, 1e-3)]:
        rows += [((m, l), (m * f, l * g), regime) for f, g, regime in
                 [(1 + ulp, 1.0, "nearext"), (1.0, 1 + ulp, "nearext"), (1 + 1e-9, 1 - 1e-8, "near"), (1.001, 0.999, "near"), (2.0, 0.3, "mod"), (0.1, 5.0, "mod"),
                  (1e10, 1e-10, "wide")]]
    rows += [((1e-100, 1e100), (1e-100, 2e100), "ext"), ((1e300, 1e-300), (1e300, 1e-300 * (1 + ulp)), "ext"), ((2.0, 3.0), (2.0, 3.0), "identical")]
    for p, q, regime in rows:
        divergence(text("InverseGaussian", *p), text("InverseGaussian", *q), regime, kl(p, q))


main(values, pairs)
