"""Pareto: elementary functions at 60 digits, moments from E X^k = shape scale^k / (shape - k)."""
from mpmath import digamma, exp, inf, log, log1p, mp, mpf, nan, sqrt

from continuous import law_rows
from kl_oracle import kl_oracle
from rows import divergence, main, text

mp.dps = 80
LAWS = [(1.0, 2.5), (0.3, 1.0), (2.0, 6.0), (1.0, 0.1), (1e-100, 3.0), (3.0, 1e8), (5.0, 4.000001), (1e200, 2.0000001),
        (1.0, 1e-3), (7.0, 1e15), (1e-8, 12.0), (1.0, 1e300)]


def moments(m, a):
    raw = [a * m**k / (a - k) if a > k else inf for k in range(5)]
    if a <= 2:
        return {"mean": raw[1], "variance": inf}
    variance = raw[2] - raw[1] ** 2
    third = raw[3] - 3 * raw[1] * raw[2] + 2 * raw[1] ** 3
    fourth = raw[4] - 4 * raw[1] * raw[3] + 6 * raw[1] ** 2 * raw[2] - 3 * raw[1] ** 4
    return {"mean": raw[1], "variance": variance, "stddev": sqrt(variance),
            "skewness": third / variance ** mpf(1.5) if a > 3 else inf,
            "excess_kurtosis": fourth / variance**2 - 3 if a > 4 else inf}


def values():
    for scale, shape in LAWS:
        m, a = mpf(scale), mpf(shape)
        mp.dps = 80 if shape < 1e20 else 1300
        constants = moments(m, a)
        constants.update({"mode": m, "median": m * exp(log(2) / a), "entropy": log(m / a) + 1 + 1 / a})
        law_rows(
            text("Pareto", scale, shape),
            lambda x: (log(a / m), -(a + 1) * log(x / m)),
            lambda x: log1p(-exp(-a * log(x / m))) if x > m else mpf("-inf"),
            lambda x: -a * log(x / m),
            lambda u: m * exp(-log1p(-u) / a),
            lambda v: m * exp(-log(v) / a),
            constants,
            points=[scale, scale * (1 + 2.0**-40), scale * 1.5, scale * 1e3, 1e300])
    mp.dps = 80


def pairs():
    for p, q, regime in [((1.0, 1e10), (1.0, 1e10 + 1), "near"), ((3.0, 2.0), (3.0, 1e300), "ext"),
                         ((3.0, 1e300), (2.9, 2.0), "ext"), ((1e300, 2.0), (1e-300, 3.0), "ext"),
                         ((1.0, 2.0), (2.0, 2.0), "boundary"), ((1.0, 1e-300), (1.0, 1e-290), "ext"),
                         ((1.0000000000000002, 5.0), (1.0, 5.0), "nearext")]:
        divergence(text("Pareto", *p), text("Pareto", *q), regime, kl_oracle("Pareto", p, "Pareto", q))
    # against the Lomax law of the same tail: (shape + 1) E log(1 + scale/X), scale/X being Beta(shape, 1)
    for scale, shape in [(1.0, 0.1), (1.0, 0.5), (1.0, 1.0), (1.0, 2.0), (3.0, 5.0), (0.25, 7.3), (1e3, 30.0)]:
        a = mpf(shape)
        kl = (a + 1) * (log(2) - (digamma(a / 2 + 1) - digamma((a + 1) / 2)) / 2)
        divergence(text("Pareto", scale, shape), text("Lomax", shape, scale), "quadrature", kl)


main(values, pairs)
