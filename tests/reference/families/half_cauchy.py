"""HalfCauchy: the definition (arctangents)."""
from mpmath import atan2, inf, log, mpf, pi, tan

from continuous import law_rows
from kl_oracle import kl_oracle
from rows import divergence, main, text

LAWS = [1.0, 0.2, 25.0, 1e-10, 1e-150, 1e100, 1e-300, 1e300, 3e7]


def values():
    for scale in LAWS:
        s = mpf(scale)
        law_rows(
            text("HalfCauchy", scale),
            lambda x: (log(2 / pi), -log(s), -log(1 + (x / s) ** 2)),
            lambda x: log(atan2(x, s) * 2 / pi),
            lambda x: log(atan2(s, x) * 2 / pi),
            lambda u: s * tan(pi * u / 2),
            lambda v: s / tan(pi * v / 2),
            {"mean": inf, "variance": inf, "mode": 0, "median": s, "entropy": log(2 * pi * s)},
            points=[scale, 3e-9 * scale, 1e300, 12.5, 1e-300],
            levels=[1e-305, 1e-100, 1e-20, 1e-11, 1e-9, 1e-3, 0.05, 0.25, 0.4375, 0.5, 0.8, 0.99])


def pairs():
    for p, q, regime in [(1e308, 1.7e308, "ext"), (1e-308, 1.7e308, "ext"), (1.0, 1.0000000000000002, "nearext")]:
        divergence(text("HalfCauchy", p), text("HalfCauchy", q), regime, kl_oracle("HalfCauchy", (p,), "HalfCauchy", (q,)))


main(values, pairs)
