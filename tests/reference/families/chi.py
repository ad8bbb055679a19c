"""Reference values and divergences of Chi."""
import random

from mpmath import mp, mpf

import power_gamma
from rows import main, text


def law(dof):
    return text("Chi", dof), mpf(dof) / 2, mpf(2), mp.sqrt(2), mpf(0)


def values():
    power_gamma.values(law(dof) for dof in (3.0, 1.0, 0.7, 0.02, 250.0, 1e-8, 39.0, 41.0, 1e4, 1e8, 1e15))


def pairs():
    random.seed(4)
    power_gamma.pairs((law(a), law(b), "mod") for a, b in ((10 ** random.uniform(-2, 4), 10 ** random.uniform(-2, 4)) for _ in range(10)))


main(values, pairs)
