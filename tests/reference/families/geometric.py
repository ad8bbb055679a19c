"""Reference values of Geometric: its tails and entropy are elementary."""
from mpmath import log, mp, mpf

import counts
import line
from rows import main, text, value


class Geometric(counts.Counts):
    def __init__(self, p):
        self.p = mpf(p)

    def log_mass(self, k):
        return log(self.p) + k * mp.log1p(-self.p)

    def tails(self, k):
        upper = (k + 1) * mp.log1p(-self.p)
        return line.complement(upper), upper

    def entropy(self):
        return -log(self.p) - (1 - self.p) / self.p * mp.log1p(-self.p)


def values():
    for p in (1e-100, 1e-8, 0.001, 0.05, 0.3, 0.5, 0.9, 1 - 1e-8):
        mp.dps = 150
        law = Geometric(p)
        deviation = float((1 - p) ** 0.5 / p)
        ks = sorted({0, 1, 2, 17, 1000} | {int(deviation * s) for s in (0.01, 0.5, 1, 3, 20, 1e3, 1e6) if deviation * s < 2**53})
        counts.rows(text("Geometric", p), law, ks, with_quantiles=False)
        if p > 1e-14:
            for u in (0.001, 0.1, 0.6, 0.9, 0.99995):
                value(text("Geometric", p), "quantile", u, max(mp.ceil(mp.log1p(-mpf(u)) / mp.log1p(-mpf(p)) - 1), mpf(0)))
    mp.dps = 60


def pairs():
    """The rows of tests/data/kl/geometric.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
