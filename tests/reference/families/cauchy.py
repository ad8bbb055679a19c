"""Cauchy: the definition (arctangents) and the divergence of Chyzak and Nielsen from kl_oracle."""
from mpmath import atan2, log, mpf, pi, tan

from continuous import law_rows
from kl_oracle import kl_oracle
from rows import divergence, main, text

LAWS = [(0.0, 1.0), (-2.0, 0.5), (3.0, 20.0), (100.0, 0.01), (0.0, 1e-150), (0.0, 1e150), (-1e10, 1e100), (1e8, 1e-8),
        (0.0, 1e-300), (0.0, 1e300), (0.7, 3e-5)]


def values():
    for location, scale in LAWS:
        m, s = mpf(location), mpf(scale)
        law_rows(
            text("Cauchy", location, scale),
            lambda x: (-log(pi), -log(s), -log(1 + ((x - m) / s) ** 2)),
            lambda x: log(atan2(s, m - x) / pi),
            lambda x: log(atan2(s, x - m) / pi),
            lambda u: m if u == 0.5 else m - s / tan(pi * u),
            lambda v: m if v == 0.5 else m + s / tan(pi * v),
            {"mode": m, "median": m, "entropy": log(4 * pi * s)},
            points=[location, location + scale, location - 3e9 * scale, 1e300, -1e300, 12.5],
            levels=[1e-305, 1e-100, 1e-20, 1e-11, 1e-9, 1e-3, 0.05, 0.25, 0.4375, 0.5, 0.8, 0.99] if location == 0
            else [1e-300, 1e-20, 1e-9, 0.0625, 0.25, 0.5, 0.75, 0.9375])


def pairs():
    for p, q, regime in [((0.0, 1.0), (1e-12, 1.0), "near"), ((1e300, 1e290), (-1e300, 1e290), "ext"),
                         ((1.7e308, 1e308), (-1.7e308, 1e308), "ext"), ((0.0, 1e-300), (1.0, 1e300), "ext"),
                         ((1.0, 1e-300), (0.0, 1e-200), "ext"), ((0.0, 1e-308), (1e308, 1.0), "ext"),
                         ((5.0, 2.0), (5.0, 2.0000000000000004), "nearext"), ((1e-200, 1e-300), (0.0, 1e200), "ext")]:
        divergence(text("Cauchy", *p), text("Cauchy", *q), regime, kl_oracle("Cauchy", p, "Cauchy", q))


main(values, pairs)
