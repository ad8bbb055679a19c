"""Reference values and divergences of GeneralizedGamma, and of its relatives against each other."""
import random

from mpmath import mp, mpf

import power_gamma
from rows import main, text


def law(scale, shape, power):
    return text("GeneralizedGamma", scale, shape, power), mpf(shape) / mpf(power), mpf(power), mpf(scale), mpf(0)


def rayleigh(scale):
    return text("Rayleigh", scale), mpf(1), mpf(2), mp.sqrt(2) * mpf(scale), mpf(0)


def gamma(shape, rate):
    return text("Gamma", shape, rate), mpf(shape), mpf(1), 1 / mpf(rate), mpf(0)


def nakagami(shape, spread):
    return text("Nakagami", shape, spread), mpf(shape), mpf(2), mp.sqrt(mpf(spread) / mpf(shape)), mpf(0)


def values():
    power_gamma.values(law(*p) for p in ((1.0, 2.0, 1.5), (2.0, 1.0, 0.5), (0.5, 3.0, 3.0), (1.0, 0.05, 2.0), (1e-50, 200.0, 2.0), (3.0, 40.0, 20.0),
                                         (1.0, 1.0, 1.0), (1e8, 4.0, 0.25), (1e-8, 1e-6, 1.0), (1.0, 300.0, 0.75)))


def pairs():
    random.seed(6)
    laws = []
    for _ in range(12):
        laws.append((law(*(10 ** random.uniform(-0.5, 0.7) for _ in "123")), law(*(10 ** random.uniform(-0.5, 0.7) for _ in "123")), "mod"))
        p = [10 ** random.uniform(-0.5, 1) for _ in "123"]
        q = [x * (1 + random.choice([-1, 1]) * 10 ** random.uniform(-12, -3)) for x in p]
        laws.append((law(*p), law(*q), "near"))
        laws.append((law(*p), law(q[0], q[1], p[2]), "near"))
    for _ in range(6):
        g = law(*(10 ** random.uniform(-0.5, 0.7) for _ in "123"))
        laws.append((g, rayleigh(10 ** random.uniform(-1, 1)), "mod"))
        laws.append((g, gamma(10 ** random.uniform(-1, 1), 10 ** random.uniform(-1, 1)), "mod"))
        laws.append((gamma(10 ** random.uniform(-1, 1), 10 ** random.uniform(-1, 1)), g, "mod"))
        laws.append((nakagami(10 ** random.uniform(-1, 1), 10 ** random.uniform(-1, 1)), g, "mod"))
    laws.append((law(1.0, 2.0, 3.0), law(1.0, 2.0, 3.0), "identical"))
    power_gamma.pairs(laws)


main(values, pairs)
