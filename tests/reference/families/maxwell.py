"""Reference values and divergences of Maxwell."""
import random

from mpmath import mp, mpf

import power_gamma
from rows import main, text


def law(scale):
    return text("Maxwell", scale), mpf("1.5"), mpf(2), mp.sqrt(2) * mpf(scale), mpf(0)


def values():
    power_gamma.values(law(scale) for scale in (1.0, 0.25, 3.0, 1e-8, 1e8, 1e-150, 1e150))


def pairs():
    random.seed(3)
    laws = []
    for _ in range(8):
        laws.append((10 ** random.uniform(-2, 2), 10 ** random.uniform(-2, 2), "mod"))
        s = 10 ** random.uniform(-2, 2)
        laws.append((s, s * (1 + 10 ** random.uniform(-12, -3)), "near"))
    power_gamma.pairs((law(a), law(b), regime) for a, b, regime in laws)


main(values, pairs)
