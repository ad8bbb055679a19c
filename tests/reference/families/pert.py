"""Reference values and divergences of Pert(low, mode, high, shape)."""
import random

from mpmath import inf, mp, mpf

import beta_image
from rows import divergence, main, text


def exponents(low, mode, high, shape):
    low, mode, high, shape = (mpf(x) for x in (low, mode, high, shape))
    return 1 + shape * (mode - low) / (high - low), 1 + shape * (high - mode) / (high - low)


def values():
    for low, mode, high, shape in ((0.0, 2.0, 10.0, 4.0), (-3.0, 1.0, 2.0, 6.0), (0.0, 0.25, 1.0, 3.0), (0.0, 0.0, 1.0, 4.0), (100.0, 101.0, 101.0, 40.0), (-1e100, 0.0, 1e100, 1e-8),
                                   (0.0, 1e-3, 1.0, 1e5), (-5.0, -4.999, 1e6, 4.0), (1e-200, 2e-200, 7e-200, 12.5), (-1.0, 1 / 3, 1.0, 1e4), (0.0, 0.9, 1.0, 700.0)):
        a, b = exponents(low, mode, high, shape)
        mp.dps = 60 + 2 * int(max(0, mp.log10(a + b)))
        beta_image.law_rows(text("Pert", low, mode, high, shape), low, high, a, b, mode=mpf(mode))
    mp.dps = 60


def pairs():
    def row(p, q, regime):
        if p[0] < q[0] or p[2] > q[2]:
            kl = inf
        elif (p[0], p[2]) == (q[0], q[2]):
            kl = beta_image.equal_kl(exponents(*p), exponents(*q))
        else:
            with mp.workdps(35):
                kl = beta_image.nested_kl((p[0], p[2]) + exponents(*p), (q[0], q[2]) + exponents(*q))
        divergence(text("Pert", *p), text("Pert", *q), regime, kl)

    mp.dps = 120
    rng = random.Random(10)
    row((0.0, 2.0, 10.0, 4.0), (0.0, 2.0, 10.0, 4.0), "identical")
    for _ in range(12):
        row((-1.0, rng.uniform(-1, 3), 3.0, rng.uniform(1, 9)), (-1.0, rng.uniform(-1, 3), 3.0, rng.uniform(1, 9)), "mod")
    for e in (1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-13):
        for _ in range(3):
            m, s = rng.uniform(0, 1), 10 ** rng.uniform(-1, 2)
            row((0.0, m, 1.0, s), (0.0, m * (1 - e * rng.random()), 1.0, s * (1 + e * rng.uniform(-1, 1))), "near")
    row((0.0, 0.25, 1.0, 4.0), (0.0, 0.25, 1.0, 4.000000000000001), "ulp")
    row((0.0, 0.0, 1.0, 4.0), (0.0, 1.0, 1.0, 4.0), "boundary")
    row((0.0, 0.0, 1.0, 4.0), (0.25, 0.5, 1.0, 4.0), "boundary")
    row((0.0, 0.5, 1.0, 1e5), (0.0, 0.25, 1.0, 1e6), "ext")
    row((0.0, 0.5, 1.0, 1e-8), (0.0, 0.5, 1.0, 1e5), "ext")
    for _ in range(5):
        row((0.25, rng.uniform(0.25, 0.75), 0.75, 4.0), (0.0, rng.uniform(0, 1), 1.0, rng.uniform(2, 6)), "quadrature")
    mp.dps = 60


main(values, pairs)
