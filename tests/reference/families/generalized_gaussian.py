"""GeneralizedGaussian(location, scale, power): tests/data/values and tests/data/kl/generalized_gaussian.tsv."""
import random

from mpmath import exp, findroot, gamma, gammainc, hyp1f1, log, log1p, loggamma, mp, mpf, sqrt

from rows import divergence, main, text, value

NAME = "GeneralizedGaussian"


def inner(z, power):
    """P(|Z| <= z) = z M(1/power, 1 + 1/power, -z^power) / Gamma(1 + 1/power), a series of one sign after Kummer."""
    a, t = 1 / power, z ** power
    return z * exp(-t) * hyp1f1(1, 1 + a, t) / gamma(1 + a)


def outer(z, power):
    a, t = 1 / power, z ** power
    if t < 1:
        with mp.workdps(mp.dps + 30 - int(min(0, mp.log10(a)))):
            return 1 - inner(z, power)
    return gammainc(a, t) / gamma(a)


def rows_of(location, scale, power):
    name = text(NAME, location, scale, power)
    m, s, p = mpf(location), mpf(scale), mpf(power)
    a = 1 / p
    zs = [mpf(10) ** k for k in (-200, -60, -9)] + [mpf(k) / 100 for k in (5, 30, 60, 90, 99, 100, 101, 115, 150, 240, 400)]
    zs += [mpf(t) ** a for t in ("1e-8", "0.01", "0.5", "2", "10", "100", "690", "1e6", "1e200")]
    seen = set()
    for i, z in enumerate(zs):
        if not mpf(2) ** -1000 < z * s < mpf(2) ** 1000:
            continue
        x = float(m + (s * z if i % 3 else -s * z))
        if x in seen or x == location:
            continue
        seen.add(x)
        z = abs(mpf(x) - m) / s
        t = z ** p
        terms = [-t, -log(2 * s), -loggamma(1 + a)]
        if t > mpf(2) ** 1023:
            continue
        value(name, "log_prob", x, mp.fsum(terms), max(abs(u) for u in terms))
        near, far = ("cdf", "survival") if x < m else ("survival", "cdf")
        if t < 1e5:
            tail = outer(z, p) / 2
            log_tail = log(tail)
        else:  # the asymptotic series of the incomplete gamma function
            series, term, k = mpf(0), mpf(1), 0
            while abs(term) > mpf(10) ** -40 and k < 100:
                series += term
                k += 1
                term *= (a - k) / t
            log_tail = -t + (a - 1) * log(t) + log(series) - loggamma(a) - log(mpf(2))
            tail = exp(log_tail) if log_tail > -600 else mpf(0)
        value(name, "log_" + near, x, log_tail)
        if tail > mpf(2) ** -1000:
            value(name, near, x, tail)
            value(name, "log_" + far, x, log1p(-tail))
        value(name, far, x, 1 - tail)
    moments(name, s, p, m)
    for tail in (1e-290, 1e-40, 1e-9, 0.001, 0.07, 0.2, 0.26, 0.4, 0.499, 0.5 - 2.0 ** -40):
        target = 2 * mpf(tail)
        if p > 100:
            z = (1 - target) * gamma(1 + a)
            if z ** p > mpf(10) ** -50:
                continue
        else:
            side = (lambda z: log(inner(z, p) / (1 - target))) if tail > 0.25 else (lambda z: log(outer(z, p) / target))
            z = exp(a * findroot(lambda log_t: side(exp(a * log_t)), (mpf(-200) if tail > 0.25 else mpf(-3), mpf(7)),
                                 solver="anderson", tol=mpf(10) ** -60, maxsteps=300, verify=False))
        if p < 0.5:  # the solver does not arrive
            continue
        value(name, "quantile", tail, m - s * z)
        value(name, "inverse_survival", tail, m + s * z)


def moments(name, s, p, m):
    with mp.workdps(200):
        a = 1 / p
        value(name, "mean", 0, m)
        second = gamma(3 * a) / gamma(a)
        for function, number in (("variance", s ** 2 * second), ("stddev", s * sqrt(second)),
                                 ("excess_kurtosis", gamma(5 * a) * gamma(a) / gamma(3 * a) ** 2 - 3)):
            if number == 0 or mpf(2) ** -1000 < abs(number) < mpf(2) ** 1023:
                value(name, function, 0, number)
        value(name, "skewness", 0, mpf(0))
        value(name, "mode", 0, m)
        value(name, "median", 0, m)
        value(name, "entropy", 0, a + log(2 * s) + loggamma(1 + a))


LAWS = [(0.0, 1.0, 1.5), (3.0, 2.0, 0.7), (0.0, 1.0, 0.125), (1.0, 2.0, 1e4), (0.0, 1e-100, 2.0), (0.0, 3.0, 1e8)]


def values():
    for law in LAWS:
        rows_of(*law)
    for power in (0.01, 0.02, 0.3, 1.0, 2.0, 2.5, 30.0, 1e3, 1e6, 1e12):
        moments(text(NAME, 0.25, 1.5, power), mpf(1.5), mpf(power), mpf(0.25))


def kl(p, q):
    precision = 120
    while True:
        with mp.workdps(precision):
            (s1, p1), (s2, p2) = [(mpf(x), mpf(y)) for x, y in (p, q)]
            result = (log(p1 * s2 / (p2 * s1)) + loggamma(1 / p2) - loggamma(1 / p1)
                      + exp(p2 * log(s1 / s2) + loggamma((p2 + 1) / p1) - loggamma(1 / p1)) - 1 / p1)
            if result > mpf(10) ** (45 - precision):
                return result
        precision *= 2


def pairs():
    rng = random.Random(31)

    def row(p, q, regime):
        divergence(text(NAME, 0.5, *p), text(NAME, 0.5, *q), regime, mpf(0) if p == q else kl(p, q))

    for _ in range(16):
        row((rng.uniform(0.1, 5), rng.uniform(0.3, 6)), (rng.uniform(0.1, 5), rng.uniform(0.3, 6)), "mod")
    for k in range(1, 14):
        p = (rng.uniform(0.1, 5), 10 ** rng.uniform(-1.5, 3))
        step = 10.0 ** -k
        row(p, (p[0] * (1 + step * rng.uniform(-1, 1)), p[1] * (1 + step * rng.uniform(-1, 1))), "near")
        row(p, (p[0], p[1] * (1 + step * rng.uniform(-1, 1))), "near")
    row((1.5, 2.0), (1.5, 2.0 + 2.0 ** -51), "near")
    row((1.5, 2.0), (1.5 + 2.0 ** -52, 2.0), "near")
    row((1.5, 2.0), (1.5, 2.0), "identical")
    for p, q in [((1.0, 1e8), (1.0, 2e8)), ((1.0, 1e8), (1.001, 1e4)), ((1.0, 1e8), (1.0, 2.0)), ((1.0, 2.0), (1.1, 40.0)),
                 ((1.0, 0.01), (1.0, 0.02)), ((1e-100, 0.01), (1e-98, 0.012)), ((1.0, 0.05), (3.0, 0.001)), ((1.0, 2.0), (1e-3, 0.01)),
                 ((1.0, 1e6), (1.0, 1e3)), ((1.0, 1e3), (1.0, 1e6)), ((1.0, 1e8), (1.0, 1e-2)), ((1e150, 1.3), (2e150, 2.6)),
                 ((1.0, 3.0), (0.3, 20.0)), ((2.0, 1.7), (0.2, 5.0)), ((1.0, 300.0), (0.999, 1e5)), ((1.0, 0.3), (1.0, 0.1)),
                 ((1.0, 1e5), (1.0, 1.0001e5))]:
        row(p, q, "wide")


main(values, pairs)
