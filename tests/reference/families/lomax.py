"""Lomax: elementary functions at 80 digits, moments of the Pareto law, KL by the hypergeometric function."""
from mpmath import digamma, exp, expm1, inf, log, log1p, hyp2f1, mp, mpf, nstr, quad, sqrt

from continuous import law_rows
from rows import divergence, main, text

mp.dps = 80
LAWS = [(2.5, 1.0), (1.0, 0.3), (6.0, 20.0), (0.1, 1.0), (3.0, 1e-100), (1e8, 1e8), (4.000001, 5.0), (2.0000001, 1e200),
        (1e-3, 1.0), (1e15, 7.0), (12.0, 1e-8), (1e300, 1e300), (1e300, 1.0)]


def moments(a, l):
    raw = [l**k * mp.factorial(k) / mp.mpf(mp.fprod(a - j for j in range(1, k + 1))) if a > k else inf for k in range(5)]
    if a <= 2:
        return {"mean": raw[1], "variance": inf}
    variance = raw[2] - raw[1] ** 2
    third = raw[3] - 3 * raw[1] * raw[2] + 2 * raw[1] ** 3
    fourth = raw[4] - 4 * raw[1] * raw[3] + 6 * raw[1] ** 2 * raw[2] - 3 * raw[1] ** 4
    return {"mean": raw[1], "variance": variance, "stddev": sqrt(variance),
            "skewness": third / variance ** mpf(1.5) if a > 3 else inf,
            "excess_kurtosis": fourth / variance**2 - 3 if a > 4 else inf}


def values():
    for shape, scale in LAWS:
        mp.dps = 80 if shape < 1e20 else 700
        a, l = mpf(shape), mpf(scale)
        constants = moments(a, l)
        constants.update({"mode": 0, "median": l * expm1(log(2) / a), "entropy": log(l / a) + 1 + 1 / a})
        law_rows(
            text("Lomax", shape, scale),
            lambda x: (log(a / l), -(a + 1) * log1p(x / l)),
            lambda x: log1p(-exp(-a * log1p(x / l))) if a * log1p(x / l) > 1 else log(-expm1(-a * log1p(x / l))),
            lambda x: -a * log1p(x / l),
            lambda u: l * expm1(-log1p(-u) / a),
            lambda v: l * expm1(-log(v) / a),
            constants,
            points=[scale * 2.0**-40, scale * 1.5, scale * 1e3, 1e300, 1e-300])
    mp.dps = 80


def hypergeometric(a1, l1, a2, l2):
    r = l2 / l1
    f = hyp2f1(1, 1, a1 + 1, 1 - 1 / r) / r if r > 1 else hyp2f1(1, a1, a1 + 1, 1 - r)
    return log(a1 * l2 / (a2 * l1)) - 1 - 1 / a1 + (a2 + 1) / a1 * f


def kl(p, q, digits=40):
    """Doubles the precision until two results agree."""
    if p == q:
        return mpf(0)
    last, mp.dps = None, 60
    while True:
        a1, l1, a2, l2 = (mpf(x) for x in p + q)
        value = log(a1 / a2) + a2 / a1 - 1 if l1 == l2 else hypergeometric(a1, l1, a2, l2)
        if last is not None and abs(value - last) < mpf(10) ** -digits * abs(value):
            mp.dps = 80
            return value
        last = value
        mp.dps *= 2
        if mp.dps > 4000:
            raise ArithmeticError(text("Lomax", *p) + text("Lomax", *q))


def pairs():
    def row(p, q, regime):
        divergence(text("Lomax", *p), text("Lomax", *q), regime, kl(p, q))

    ordinary = [(2.5, 1.0), (1.0, 0.3), (6.0, 20.0), (0.5, 1.0), (1.5, 2.0), (0.05, 3.0), (30.0, 10.0)]
    for p in ordinary:
        for q in ordinary:
            row(p, q, "mod" if p != q else "identical")
    for a, l in [(2.5, 1.0), (0.3, 2.0), (1.0, 5.0), (100.0, 7.0), (1e6, 1e6), (0.01, 1.0)]:
        for eps in (1e-3, 1e-6, 1e-10, 1e-13):
            row((a, l), (a * (1 + eps), l), "near")
            row((a, l), (a, l * (1 - eps)), "near")
            row((a, l), (a * (1 + eps), l * (1 + eps)), "near")
            row((a, l), (a * (1 + eps), l * (1 + eps * (a + 1) / a)), "near")
            row((a, l), (a * (1 - eps), l * (1 + 3 * eps)), "near")
        row((a, l), (a, float(mpf(l) * (1 + mpf(2) ** -52))), "nearext")
    for p, q in [((2.5, 1.0), (2.5, 1e6)), ((2.5, 1.0), (2.5, 1e-6)), ((0.5, 1.0), (0.7, 1e8)), ((0.5, 1.0), (0.7, 1e-8)),
                 ((1.0, 1.0), (1.0, 1e12)), ((1.0, 1.0), (1.0, 1e-12)), ((20.0, 1.0), (3.0, 1e-10)),
                 ((20.0, 1.0), (1e12, 1e12)), ((1e-3, 1.0), (2.0, 1e5)), ((1e-3, 1.0), (1e-4, 1e-5)),
                 ((0.9, 1.0), (0.02, 1e-30)), ((1.1, 1.0), (0.02, 1e-30)), ((1.1, 1e30), (4e30, 1e60)),
                 ((0.37226086368378385, 1.0), (534.4139921451968, 21.11952681075307)), ((5.0, 1e-20), (5.0, 1e20)),
                 ((5.0, 1e20), (5.0, 1e-20)), ((1e5, 1.0), (1e5, 1.001)), ((1e10, 1e10), (3.0, 1.0))]:
        row(p, q, "ext")


if __name__ == "__main__":
    main(values, pairs)
