"""Reference values and divergences of Levy."""
import random

from mpmath import mpf

import power_gamma
from rows import main, text


def law(location, scale):
    return text("Levy", location, scale), mpf("0.5"), mpf(-1), mpf(scale) / 2, mpf(location)


def values():
    power_gamma.values(law(*p) for p in ((0.0, 1.0), (1.0, 2.0), (-3.0, 0.5), (0.0, 1e-100), (0.0, 1e100), (5.0, 1e-3), (0.0, 1e8), (0.0, 1e-8),
                                         (1e8, 1e8)))


def pairs():
    random.seed(8)
    laws = []
    for _ in range(12):
        location = random.choice([0.0, 1.0, -2.5])
        a, b = 10 ** random.uniform(-2, 2), 10 ** random.uniform(-2, 2)
        laws.append((law(location, a), law(location, b), "mod"))
        laws.append((law(location, a), law(location, a * (1 + 10 ** random.uniform(-13, -3))), "near"))
        laws.append((law(location, a), law(location, a * (1 + 2.0**-52)), "nearext"))
        laws.append((law(location, a**50), law(location, b**40), "ext"))
    laws.append((law(1.0, 2.0), law(1.0, 2.0), "identical"))
    power_gamma.pairs(laws)


main(values, pairs)
