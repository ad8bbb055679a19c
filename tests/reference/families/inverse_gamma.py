"""Reference values and divergences of InverseGamma."""
import random

from mpmath import mpf

import power_gamma
from rows import main, text


def law(shape, scale):
    return text("InverseGamma", shape, scale), mpf(shape), mpf(-1), mpf(scale), mpf(0)


def values():
    power_gamma.values(law(*p) for p in ((3.0, 2.0), (5.0, 0.5), (1.5, 1.0), (0.5, 1.0), (6.0, 1e-100), (25.0, 1e8), (1e-3, 1.0), (300.0, 1e-8),
                                         (1e7, 1.0), (4.5, 1.0)))


def pairs():
    random.seed(7)
    power_gamma.pairs((law(*(10 ** random.uniform(-1, 2) for _ in "12")), law(*(10 ** random.uniform(-1, 2) for _ in "12")), "mod") for _ in range(10))


main(values, pairs)
