"""Reference values of NegativeBinomial."""
from mpmath import log, loggamma, mp, mpf

import counts
from rows import main, text


class NegativeBinomial(counts.Counts):
    def __init__(self, r, p):
        self.r, self.p = mpf(r), mpf(p)

    def log_mass(self, k):
        r, p = self.r, self.p
        return loggamma(k + r) - loggamma(r) - loggamma(k + 1) + r * log(p) + k * mp.log1p(-p)

    def ratio(self, k):
        return (k + self.r) / (k + 1) * (1 - self.p)

    def center(self):
        return int(max((self.r - 1) * (1 - self.p) / self.p, 0))


def values():
    for r, p, with_sums in (
            (1e-8, 0.5, True), (1e-3, 0.01, True), (0.5, 0.1, True), (1.0, 0.3, True), (3.5, 0.4, True), (3.5, 0.004, True), (100.0, 0.9, True),
            (499.0, 0.5, True), (501.0, 0.5, True), (600.0, 0.3, True), (1e5, 0.999, True), (1e8, 1 - 1e-6, True), (1e-8, 1e-8, False), (20.0, 1e-8, False),
            (1e8, 1e-8, False), (1e8, 0.5, False), (1e15, 0.5, False), (1e15, 1 - 1e-8, False), (1e15, 0.999, False)):
        law = NegativeBinomial(r, p)
        counts.rows(text("NegativeBinomial", r, p), law, counts.points(law, (r * (1 - p)) ** 0.5 / p), with_sums, with_sums)


def pairs():
    """The rows of tests/data/kl/negative_binomial.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
