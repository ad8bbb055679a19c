"""GeneralizedPareto: elementary functions at 80 digits; KL by the hypergeometric functions of both signs of the shape."""
from mpmath import exp, expm1, inf, log, log1p, hyp2f1, mp, mpf, sqrt

from continuous import law_rows
from rows import divergence, main, text

mp.dps = 80
LAWS = [(0.0, 1.0, 0.3), (0.0, 2.0, -0.5), (1.0, 3.0, 0.1), (0.0, 1.0, 0.0), (0.0, 2.5, -1.25), (0.0, 3.0, -2.0), (0.0, 1.0, 4.0),
        (0.0, 1.0, 1e-9), (0.0, 1e100, -0.0625), (-2.0, 0.7, 0.24), (0.0, 1.0, -1.0), (0.0, 5.0, -1e-9), (0.0, 1.0, 1e-30),
        (0.0, 1e-100, 0.49), (0.0, 0.3, -0.1), (0.0, 1.0, 100.0), (0.0, 64.0, -64.0), (100.0, 0.01, 0.2), (0.0, 2.0, -1e4),
        (0.0, 1.0, -1e-300)]


def moments(m, s, k):
    raw = [mp.factorial(n) / mp.mpf(mp.fprod(1 - j * k for j in range(1, n + 1))) if n * k < 1 else inf for n in range(5)]
    if 2 * k >= 1:
        return {"mean": inf if raw[1] == inf else m + s * raw[1], "variance": inf}
    variance = raw[2] - raw[1] ** 2
    third = raw[3] - 3 * raw[1] * raw[2] + 2 * raw[1] ** 3
    fourth = raw[4] - 4 * raw[1] * raw[3] + 6 * raw[1] ** 2 * raw[2] - 3 * raw[1] ** 4
    return {"mean": m + s * raw[1], "variance": s * s * variance, "stddev": s * sqrt(variance),
            "skewness": third / variance ** mpf(1.5) if 3 * k < 1 else inf,
            "excess_kurtosis": fourth / variance**2 - 3 if 4 * k < 1 else inf}


def values():
    for location, scale, shape in LAWS:
        mp.dps = 80 if shape == 0 or abs(shape) > 1e-100 else 700
        m, s, k = mpf(location), mpf(scale), mpf(shape)

        def exponent(x):
            z = (x - m) / s
            return log1p(k * z) / k if k != 0 else z

        def place(e):
            return m + s * (expm1(k * e) / k if k != 0 else e)

        constants = moments(m, s, k)
        constants.update({"median": place(log(2)), "entropy": log(s) + 1 + k})
        if k >= -1:
            constants["mode"] = m
        points = [location + scale * 2.0**-10, location + scale * 0.25]
        if shape >= 0:
            points += [location + scale * 30, 1e300]
        else:
            end = location - scale / shape
            points += [end * (1 - 2.0**-6), end * (1 - 2.0**-20), end * (1 - 2.0**-40), end * 0.75]
            points = [x for x in points if x < m - s / k]
        law_rows(
            text("GeneralizedPareto", location, scale, shape),
            lambda x: (-log(s), -(1 + k) * exponent(x)),
            lambda x: log1p(-exp(-exponent(x))) if exponent(x) > 1 else log(-expm1(-exponent(x))),
            lambda x: -exponent(x),
            lambda u: place(-log1p(-u)),
            lambda v: place(-log(v)),
            constants,
            points=points, at_quantiles=shape >= 0)
    mp.dps = 80


def closed(s1, k1, s2, k2):
    if k1 == 0 and k2 == 0:
        return log(s2 / s1) + s1 / s2 - 1
    if k2 == 0:
        return log(s2 / s1) - 1 - k1 + s1 / s2 / (1 - k1)
    if k1 == 0:
        if k2 < 0:
            return inf
        c = s2 / (k2 * s1)  # E log(1 + X/c) = exp(c) E1(c)
        return log(s2 / s1) - 1 + (1 / k2 + 1) * exp(c) * mp.e1(c)
    if k1 > 0 and k2 < 0 or k1 < 0 and k2 < 0 and s1 / k1 < s2 / k2:
        return inf
    if abs(k1) < 0.01:  # by parts; the hypergeometric series would take 1/k terms
        zeta = k2 * s1 / s2
        end = inf if k1 > 0 else -1 / k1
        places = sorted(x for x in {mpf(0), abs(1 / zeta), mpf(1), mpf(10), mpf(50), mpf(200), mpf(500)} if x < end and x < 1e4)
        e = mp.quad(lambda x: exp(-log1p(k1 * x) / k1) * zeta / (1 + zeta * x), places + [end if end < 1000 else 1000])
        return log(s2 / s1) - (1 + k1) + (1 / k2 + 1) * e
    if k1 > 0:
        a, r = 1 / k1, (s2 / k2) / (s1 / k1)
        e = (hyp2f1(1, 1, a + 1, 1 - 1 / r) / r if r > 1 else hyp2f1(1, a, a + 1, 1 - r)) / a
    else:
        a, r = -1 / k1, (s1 / k1) / (s2 / k2)
        e = k1 if r == 1 else -(r / (1 - r)) / (a + 1) * hyp2f1(1, a + 1, a + 2, -r / (1 - r))
    return log(s2 / s1) - (1 + k1) + (1 / k2 + 1) * e


def kl(p, q, digits=40):
    if p == q:
        return mpf(0)
    if (q[1] == 0 and p[1] >= 1):
        return inf
    last, mp.dps = None, 220 if p[0] > 1e50 or q[0] > 1e50 else 60
    while True:
        value = closed(*(mpf(x) for x in p + q))
        if value == inf or (last is not None and abs(value - last) < mpf(10) ** -digits * abs(value)):
            mp.dps = 80
            return value
        last = value
        mp.dps *= 2
        if mp.dps > 4000:
            raise ArithmeticError(text("GeneralizedPareto", 0.0, *p) + text("GeneralizedPareto", 0.0, *q))


def pairs():
    def row(p, q, regime):
        truth = kl(p, q)
        divergence(text("GeneralizedPareto", 0.0, *p), text("GeneralizedPareto", 0.0, *q), regime, truth)

    ordinary = [(1.0, 0.3), (2.0, -0.5), (3.0, 0.1), (1.0, 0.0), (3.0, -2.0), (1.0, 4.0), (0.5, -0.1), (4.0, -0.9), (2.0, 0.9)]
    for p in ordinary:
        for q in ordinary:
            row(p, q, "mod" if p != q else "identical")
    for s, k in [(1.0, 0.3), (2.0, -0.25), (1.0, 1e-8), (1.0, 0.0), (5.0, -1e-3), (1.0, 2.0), (3.0, -0.75), (1.0, 1.0)]:
        for eps in (1e-3, 1e-7, 1e-12):
            row((s, k), (s * (1 + eps), k + eps), "near")
            row((s, k), (s * (1 - eps), k), "near" if k >= 0 else "boundary")
            row((s, k), (s * (1 + 2 * eps), k), "near")
            row((s, k), (s * (1 - eps), k + 2 * eps), "near")
    for p, q in [((1.0, 0.9), (1e6, 0.01)), ((1.0, 0.9), (1e-6, 0.01)), ((1.0, 0.0), (1.0, 1e10)), ((1.0, 0.0), (1e-8, 3.0)),
                 ((1.0, -0.5), (1.0, 1e5)), ((1.0, -0.5), (1e6, -0.5)), ((1.0, -30.0), (2.0, -31.0)), ((1.0, -30.0), (2.0, 0.2)),
                 ((1.0, 50.0), (2.0, 3.0)), ((1.0, 3.0), (2.0, 50.0)), ((1.0, 1e-12), (1.0, 0.5)), ((1.0, -1e-12), (1.0, 0.5)),
                 ((1.0, 1e-300), (1.5, 1e-3)), ((1e100, 0.2), (1e-50, 0.2)), ((1e-50, 0.2), (1e100, 0.2))]:
        row(p, q, "ext")


main(values, pairs)
