"""Reference values of DiscreteUniform: everything is a quotient of integers."""
from mpmath import log, mp, mpf

import counts
from rows import main, text, value


class DiscreteUniform(counts.Counts):
    def __init__(self, low, high):
        self.low, self.high = low, high
        self.size = mpf(high - low + 1)

    def log_mass(self, k):
        return -log(self.size)

    def tails(self, k):
        return log((k - self.low + 1) / self.size), log((self.high - k) / self.size)

    def entropy(self):
        return log(self.size)


def values():
    for low, high in ((1, 6), (-10, 20), (0, 1), (0, 10**6), (-(2**40), 2**40), (-(2**53), 2**53)):
        law = DiscreteUniform(low, high)
        name = text("DiscreteUniform", low, high)
        inside = {low + (high - low) * part // 100 for part in (0, 1, 20, 50, 80, 99)} | {high - 1}
        counts.rows(name, law, sorted(k for k in inside if k < high), with_quantiles=False)
        if high < 10**7:
            for u in (0.001, 0.1, 0.49, 0.9, 0.99995):
                value(name, "quantile", u, low - 1 + mp.ceil(mpf(u) * law.size))


def pairs():
    """The rows of tests/data/kl/discrete_uniform.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
