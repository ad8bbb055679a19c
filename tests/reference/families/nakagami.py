"""Reference values and divergences of Nakagami."""
import random

from mpmath import mp, mpf

import power_gamma
from rows import main, text


def law(shape, spread):
    return text("Nakagami", shape, spread), mpf(shape), mpf(2), mp.sqrt(mpf(spread) / mpf(shape)), mpf(0)


def values():
    power_gamma.values(law(*p) for p in ((1.5, 2.0), (0.5, 1.0), (4.0, 0.3), (0.01, 3.0), (1e7, 2.0), (2.0, 1e-100), (25.0, 1e8), (1e-8, 1.0),
                                         (300.0, 1e-8), (19.0, 1.0), (1e14, 5.0)))


def pairs():
    random.seed(5)
    laws = []
    for _ in range(12):
        laws.append(([10 ** random.uniform(-1, 2) for _ in "12"], [10 ** random.uniform(-1, 2) for _ in "12"], "mod"))
        laws.append(([10 ** random.uniform(-8, 8) for _ in "12"], [10 ** random.uniform(-8, 8) for _ in "12"], "wide"))
        p = [10 ** random.uniform(-3, 5) for _ in "12"]
        laws.append((p, [x * (1 + random.choice([-1, 1]) * 10 ** random.uniform(-13, -3)) for x in p], "near"))
        laws.append((p, [p[0], p[1] * (1 + 2.0**-52)], "nearext"))
    laws.append(([2.0, 3.0], [2.0, 3.0], "identical"))
    power_gamma.pairs((law(*a), law(*b), regime) for a, b, regime in laws)


main(values, pairs)
