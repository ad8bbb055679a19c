"""Reference values and divergences of Arcsine(low, high)."""
import random

from mpmath import asinh, inf, mp, mpf, sqrt

import beta_image
from rows import divergence, main, text


def values():
    half = mpf(1) / 2
    for low, high in ((0.0, 1.0), (-2.0, 3.0), (0.25, 0.75), (-1e150, 1e150), (0.0, 1e-200), (100.0, 100.5), (-1e-3, 1e6), (1e15, 1e15 + 64), (-7.5, -0.125)):
        mp.dps = 60
        middle = (mpf(low) + mpf(high)) / 2
        beta_image.law_rows(text("Arcsine", low, high), low, high, half, half, median=middle, mode=mpf(low))


def pairs():
    def row(p, q, regime):
        (l, h), (a, b) = [[mpf(x) for x in law] for law in (p, q)]
        kl = inf if l < a or h > b else asinh(sqrt((l - a) / (h - l))) + asinh(sqrt((b - h) / (h - l)))
        divergence(text("Arcsine", *p), text("Arcsine", *q), regime, kl)

    mp.dps = 80
    rng = random.Random(9)
    for p, q in (((0.0, 1.0), (0.0, 1.0)), ((-2.0, 3.0), (-2.0, 3.0))):
        row(p, q, "identical")
    for _ in range(15):
        a, b, c, d = sorted(rng.uniform(-5, 5) for _ in "1234")
        row((b, c), (a, d), "mod")
        row((b, c), (b, d), "mod")
    for e in (1e-2, 1e-5, 1e-9, 1e-13):
        row((1.0, 2.0), (1.0 - e, 2.0), "near")
        row((1.0, 2.0), (1.0 - e, 2.0 + e), "near")
    row((1.0, 2.0), (1.0, 2.0000000000000004), "ulp")
    row((0.0, 1.0), (0.5, 2.0), "boundary")
    row((0.0, 1.0), (0.0, 0.5), "boundary")
    for p, q in (((0.0, 1e-200), (-1.0, 1e200)), ((0.0, 1e150), (0.0, 1.5e150)), ((5.0, 5.000000001), (-1e100, 1e100))):
        row(p, q, "ext")
    mp.dps = 60


main(values, pairs)
