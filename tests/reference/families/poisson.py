"""Reference values of Poisson."""
from mpmath import log, loggamma, mpf

import counts
from rows import main, text


class Poisson(counts.Counts):
    def __init__(self, rate):
        self.rate = mpf(rate)

    def log_mass(self, k):
        return k * log(self.rate) - self.rate - loggamma(k + 1)

    def ratio(self, k):
        return self.rate / (k + 1)

    def center(self):
        return int(self.rate)


def values():
    for rate in (1e-300, 1e-8, 0.01, 0.7, 1.0, 3.5, 10.0, 33.25, 499.5, 500.5, 1e4, 1e6):
        law = Poisson(rate)
        counts.rows(text("Poisson", rate), law, counts.points(law, rate**0.5), True, rate <= 1e4)
    for rate in (1e8, 1e10, 1e15):
        law = Poisson(rate)
        counts.rows(text("Poisson", rate), law, counts.points(law, rate**0.5), False, False)
        counts.rows_of_smooth_tails(text("Poisson", rate), law, rate**0.5)


def pairs():
    """The rows of tests/data/kl/poisson.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
